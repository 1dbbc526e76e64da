"""The catalogues: every message of code, templates and script is in each, translated, with its places to fill in."""

import ast
import io
import string
from pathlib import Path

import pytest

from vnpartyextract import messages

pytest.importorskip("babel")
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(messages.__file__).parents[1]
CATALOGUE = PACKAGE / "messages" / "locale" / "vi" / "LC_MESSAGES" / "vnpartyextract.po"
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}


def places(message: str) -> list[str]:
    """What is filled into a message: `{name!r}`, in order of the alphabet."""
    parts = string.Formatter().parse(message) if "{" in message else []
    return sorted(f"{name}!{how}:{form}" for _, name, form, how in parts if name is not None)


@pytest.fixture(autouse=True)
def english_again():
    yield
    messages.use("en")


def marked() -> set[object]:
    """Every message that is marked in the sources; one with a plural is a pair."""
    with (PACKAGE / "messages" / "babel.cfg").open("r", encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(PACKAGE, method_map=methods, options_map=options, keywords=KEYWORDS)
    return {message for _, _, message, _, _ in found if message}


def test_no_message_is_missing_or_left_over() -> None:
    with CATALOGUE.open("rb") as file:
        ids = {message.id for message in read_po(file) if message.id}
    assert marked() - ids == set(), "run `make messages` and translate what is new"
    assert ids - marked() == set(), "run `make messages`"


def test_no_marked_message_is_out_of_sight_of_the_extraction() -> None:
    """Babel does not look into f-strings; what is marked there would stay in English."""
    written = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("_", "N_") and node.args:
                word = node.args[0]
                if isinstance(word, ast.Constant) and isinstance(word.value, str) and word.value:
                    written.add(word.value)
    assert written - marked() == set()


def test_every_message_is_translated_with_its_places() -> None:
    with CATALOGUE.open("rb") as file:
        told = [message for message in read_po(file) if message.id]
    for message in told:
        assert not message.fuzzy, message.id
        for one in [message.string] if isinstance(message.string, str) else message.string:
            assert one, f"not translated: {message.id!r}"
            first = message.id if isinstance(message.id, str) else message.id[0]
            assert places(one) == places(first), message.id


def test_what_is_loaded_is_what_is_written() -> None:
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run `make messages`"


@pytest.mark.parametrize(
    ("environment", "due"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "vi"}, "vi"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "vi_VN"}, "vi"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": ""}, "vi"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_language_of_the_user(environment: dict[str, str], due: str) -> None:
    assert messages.language(environment) == due


def test_messages_follow_the_language_in_use() -> None:
    assert messages._("the noun speaks for itself") == "the noun speaks for itself"
    messages.use("vi")
    assert messages._("the noun speaks for itself") == "danh từ tự nói lên"
    with pytest.raises(ValueError, match="no such language"):
        messages.use("xx")


def test_names_of_exclusive_sets_are_messages() -> None:
    from vnpartyextract.check.exclusive import NAMES, load_exclusive

    assert [one.name for one in load_exclusive().sets] == list(NAMES)
