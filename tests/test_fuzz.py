"""Texts nobody wrote: the invariants of the document hold, and layout is no meaning. `make fuzz COUNT=100000 SEED=7`.

Texts are the language of the articles in pieces, noise, and mutations of the corpus: cut, repeated, moved, with other
numbers and signs put in. What fails is shrunk to its smallest form; it becomes a test of its own beside its mending.
"""

import os
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from changes import LAYOUTS, changed, shape
from properties.test_extract_properties import PATTERNS, texts
from vnpartyextract import extract
from vnpartyextract.verify import broken

COUNT = int(os.environ.get("FUZZ_COUNT", "2000"))
SEED = int(os.environ.get("FUZZ_SEED", "1"))
CORPUS = [
    path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    for path in sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))
]
_SIGNS = [*"①½5²٣\n()%:;/“”\x00", "5️⃣", "1.", "- ", "\n\n", "trong đó ", "v.v…"]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A stretch of an article with a few changes."""
    text = draw(st.sampled_from(CORPUS))
    start = draw(st.integers(0, max(0, len(text) - 50)))
    text = text[start : start + draw(st.integers(20, 700))]
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(text)))
        to = min(len(text), at + draw(st.integers(0, 40)))
        text = draw(
            st.sampled_from(
                [
                    text[:at] + text[to:],
                    text[:to] + text[at:],
                    text[:at] + text[to : to + 40] + text[at:to] + text[to + 40 :],
                    text[:at] + draw(st.sampled_from(_SIGNS)) + text[at:],
                    text[:at] + str(draw(st.integers(0, 3000))) + text[to:],
                ]
            )
        )
    return text


ANY = st.one_of(texts, mutated(), mutated()).filter(lambda text: not any("\ud800" <= char <= "\udfff" for char in text))
# Those that mean nothing whatever the text. Where a text has signs of its own for a line end, two of them may meet.
EXACT = sorted({"doubled spaces", "no-break spaces", "tabs", "trailing spaces", "indented"})
FUZZ = settings(
    max_examples=COUNT,
    deadline=None,
    database=None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


@seed(SEED)
@FUZZ
@given(ANY, st.sampled_from(EXACT))
def test_any_text_keeps_the_contract_in_any_layout(text: str, layout: str) -> None:
    document = extract(text, patterns=PATTERNS)
    assert broken(document, text) == []
    other = LAYOUTS[layout](text)
    again = extract(other, patterns=PATTERNS)
    assert broken(again, other) == []
    assert changed(shape(document, text), shape(again, other), None) == []
