"""What a percentage is: of a plan, of the figure before it, or of the noun behind it."""

from collections.abc import Sequence

from vnpartyextract.attribute.draft import Draft
from vnpartyextract.attribute.noun import said_noun
from vnpartyextract.attribute.scan import BREAKS, Cue, Mark, before_number
from vnpartyextract.attribute.scope import lead_start, tail_end
from vnpartyextract.attribute.whole import find_whole
from vnpartyextract.rules.patterns import ANY, PERCENT
from vnpartyextract.rules.phrases import longest

PLAN = "plan_rate"


def decide_share(draft: Draft, done: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Set metric, `of`, group and parent of a percentage."""
    passage = draft.passage
    words, markers = passage.words, passage.patterns.markers
    texts = words.texts
    done = [other for other in done if not is_age(other)]
    if _compares(draft):
        draft.why = "growth"  # `bằng 132,7% so với nhiệm kỳ trước`
        return
    plan = plan_behind(draft)
    last = last_percent(done)
    clause = _clause(draft, done)
    if plan is not None:
        draft.metric, draft.why = PLAN, "plan"
        draft.of_words = plan
        over = before_number(words, draft.mention.start, markers["over_plan"])
        draft.group = texts[over] if over is not None else None
        _rate(draft, _planned(draft, done))
        return
    mark = plan_before(draft, clause)
    if mark is not None:
        draft.metric, draft.why, draft.of_words = PLAN, "plan", (mark.start, mark.end)
        over = before_number(words, draft.mention.start, markers["over_plan"])
        draft.group = texts[over] if over is not None else None
        _rate(draft, _planned(draft, done))
        return
    noun = noun_behind(draft)
    count = _counted_before(draft, done)
    said = before_number(words, draft.mention.start, markers["share"])
    if (
        noun is None
        and count is not None
        and (_in_bracket_of(draft, count) or (said is not None and _beside(draft, count, said)))
    ):
        word = " ".join(texts[said : draft.mention.start]) if said is not None else ""
        if _is_rate(draft, count, done, word):
            draft.metric, draft.why = PLAN, "plan"
        else:
            draft.metric, draft.why, draft.group = count.metric, "share", count.group
        _rate(draft, count)
        return
    if noun is not None:
        draft.of_words = noun[:2]
    cue = _predicate(draft, done, noun)
    if cue is not None:
        draft.metric, draft.why, draft.cue = cue.rule.metric, "cue", cue
        if last is not None and last.mention.percent and last.metric == draft.metric and _is_part(draft, last):
            draft.parent, draft.relation = last, "part_of"
        return
    if said is not None and count is not None and noun is not None and texts[said] != "đạt":
        draft.metric, draft.why, draft.group = count.metric, "share", count.group
        _rate(draft, count)
        return
    whole = find_whole(draft, done, earlier, noun[2] if noun is not None else None)
    if last is not None and whole is not None and _divides_share(draft, last, whole, noun):
        draft.metric, draft.why, draft.cue = last.metric, "list", last.cue  # `tỷ lệ nữ trên 15%, trong đó Hà Nội 25%`
        return
    if whole is not None:
        draft.metric, draft.why, draft.cue = whole.metric, "part", whole.cue
        _rate(draft, whole)
        return
    told = said_noun(draft, clause, draft.mention.start)
    label = _label_noun(draft, done)
    if (
        last is not None
        and last.mention.percent
        and last.why != "growth"
        and noun is None
        and last.metric != PLAN
        and (told is None or told[2] not in passage.patterns.alone)
        and (label in (None, "member") or passage.patterns.alone[label or ""] == last.metric)
    ):
        draft.metric, draft.why, draft.cue = last.metric, "list", last.cue
        draft.parent, draft.relation = last.parent, last.relation
        return
    if noun is not None and noun[2] is not None and _goes_on(draft, noun[2], last):
        assert last is not None
        draft.metric, draft.why, draft.cue = last.metric, "list", last.cue
        return
    head = noun[2] if noun is not None else label or _head_in(draft, clause)
    if head is not None and (alone := passage.patterns.alone.get(head)) is not None and head in SPEAKING:
        draft.metric, draft.why = alone, "alone"


def _compares(draft: Draft) -> bool:
    """Whether the percentage compares with another time, and is a share of nothing."""
    texts, end = draft.passage.words.texts, draft.mention.end
    behind = draft.passage.patterns.markers["growth_after"]
    return (
        texts[end : end + 1] == ["so"]
        and (hit := longest(behind, texts, end, len(texts))) is not None
        and hit[0] > end + 2
    )


# Nouns whose share is of their own metric.
SPEAKING = frozenset(
    (
        "member",
        "new_member",
        "stage_member",
        "party_org",
        "committee",
        "learner",
        "delegate",
        "opinion",
        "petition",
        "inspection",
    )
)


def _goes_on(draft: Draft, noun: str, last: Draft | None) -> bool:
    """`quy hoạch có 35,3% cán bộ nữ, 21,5% cán bộ trẻ`: the same noun again, joined to the percentage before."""
    if last is None or last.cue is None or last.metric in ("other", PLAN) or last.of_words is None:
        return False
    patterns, texts = draft.passage.patterns, draft.passage.words.texts
    between = texts[last.of_words[1] : draft.mention.start]
    hit = longest(patterns.heads, texts, last.of_words[0], len(texts))
    same = hit is not None and patterns.kinds[hit[1]] == patterns.kinds[noun]
    return same and last.cue.end <= last.mention.start and between[-1:] in ([","], ["và"], [";"]) and len(between) < 9


def _divides_share(draft: Draft, last: Draft, whole: Draft, noun: tuple[int, int, str | None] | None) -> bool:
    """`13 đảng bộ có tỷ lệ nữ trên 15%, trong đó Hà Nội 25%, Huế 18%`: it divides the share told since the count."""
    if noun is not None or last.at < whole.at or last.why == "growth" or last.metric == PLAN:
        return False
    return _is_part(draft, last) or (last.why == "list" and last.parent is None)


def _label_noun(draft: Draft, done: Sequence[Draft]) -> str | None:
    """The class of the noun that opens a percentage's clause: `; đảng viên mới là nữ chiếm 65%`."""
    passage = draft.passage
    texts = passage.words.texts
    start = lead_start(draft, done)
    marks = [at for at in range(start, draft.mention.start) if texts[at] == ";"]
    if not marks:
        return None
    hit = longest(passage.patterns.heads, texts, marks[-1] + 1, draft.mention.start)
    return str(hit[1]) if hit is not None and hit[1] in SPEAKING and hit[1] in passage.patterns.alone else None


def last_percent(done: Sequence[Draft]) -> Draft | None:
    """The percentage before in the sentence."""
    return next((other for other in reversed(done) if other.mention.percent), None)


def plan_behind(draft: Draft) -> tuple[int, int] | None:
    """The words of the plan that the percentage is of: `kế hoạch`, `so với chỉ tiêu`."""
    texts, at = draft.passage.words.texts, draft.mention.end
    for lead in ((), ("so", "với"), ("so",), ("của",), ("trên",), ("theo",), ("các",), ("tổng", "số")):
        if tuple(texts[at : at + len(lead)]) == lead:
            hit = longest(draft.passage.patterns.markers["plan"], texts, at + len(lead), len(texts))
            if hit is not None:
                return at + len(lead), hit[0]
    return None


_REACHED = frozenset(
    [
        "đạt",
        "được",
        "bằng",
        "là",
        "tỷ",
        "tỉ",
        "lệ",
        "vượt",
        "hoàn",
        "thành",
        "thực",
        "hiện",
        "mới",
        "chỉ",
        "ước",
        "đã",
        "so",
        "với",
    ]
)


def plan_before(draft: Draft, clause: int) -> Mark | None:
    """The plan that the percentage is of where it stands before: `so với kế hoạch đạt 95%`."""
    passage = draft.passage
    texts = passage.words.texts
    for mark in passage.scan.marks_in(clause, draft.mention.start, "plan"):
        between = texts[mark.end : draft.mention.start]
        if between and len(between) < 6 and all(text in _REACHED for text in between):
            return mark
        if texts[max(0, mark.start - 2) : mark.start] == ["so", "với"] and len(between) < 8:
            return mark
    return None


def behind_bracket(draft: Draft) -> int:
    """Where the words behind a percentage begin; a bracket with nothing but its count is passed over:
    `98,5% (134/136) chi bộ`.
    """
    passage, end = draft.passage, draft.mention.end
    texts = passage.words.texts
    after = next((one for one in passage.mentions[draft.number + 1 :]), None)
    if texts[end : end + 1] != ["("] or after is None or after.at != end + 1 or after.head is not None:
        return end
    return after.end + 1 if texts[after.end : after.end + 1] == [")"] else end


def noun_behind(draft: Draft) -> tuple[int, int, str | None] | None:
    """The noun phrase that the percentage is of: its words and its class. None where a break or a verb follows."""
    passage = draft.passage
    texts, at = passage.words.texts, behind_bracket(draft)
    while at < len(texts) and texts[at] in ("số", "tổng", "lượng", "các", "trong", "của", "so", "với", "trên", "toàn"):
        if texts[at] == "trong" and texts[at + 1 : at + 2] not in (["tổng"], ["số"]):
            return None  # `20% trong doanh nghiệp`: where, not of what
        at += 1
    if at >= len(texts) or texts[at] in BREAKS or texts[at] == "0":
        return None
    hit = longest(passage.patterns.heads, texts, at, len(texts))
    if hit is not None:
        return at, hit[0], hit[1]
    if longest(passage.patterns.cues, texts, at, len(texts)) is not None:
        return None  # a predicate: `23,8% xếp loại hoàn thành xuất sắc`
    if at == behind_bracket(draft) and texts[at] in (
        "là",
        "và",
        "được",
        "bị",
        "có",
        "thì",
        "trở",
        "đạt",
        "hoàn",
        "đã",
        "không",
        "chưa",
        "nữ",
        "cán",
        "-",
        "/",
        "xuống",
        "yếu",
        "khá",
        "tốt",
    ):
        return None
    words = passage.words
    no_noun = longest(passage.patterns.markers["no_noun"], texts, at, len(texts)) is not None
    if no_noun or passage.folded.cased[words.starts[at]].isupper():
        return None
    end = at + 1
    while (
        end < min(len(texts), at + 3)
        and texts[end] not in BREAKS
        and texts[end] not in ("là", "có", "được", "theo", "đạt", "0", "trong", "và", "bị", "tham", "của")
    ):
        end += 1
    return at, end, None


def _clause(draft: Draft, done: Sequence[Draft]) -> int:
    texts = draft.passage.words.texts
    start = lead_start(draft, done)
    for at in range(draft.mention.start - 1, start - 1, -1):
        if texts[at] in BREAKS:
            return at + 1
    return start


def _counted_before(draft: Draft, done: Sequence[Draft]) -> Draft | None:
    """The last count before that the percentage can be about: what stands in a bracket is told of the bracket alone."""
    counts = [other for other in done if other.counted]
    beside = [other for other in counts if other.bracket in (-1, draft.bracket)]
    return (beside or counts)[-1] if counts else None


def is_age(draft: Draft) -> bool:
    """`hai người dưới 40 tuổi, chiếm 3,17%`: an age tells which people, it is not what a share is of."""
    head, texts = draft.mention.head, draft.passage.words.texts
    if head is not None:
        return texts[head.start] == "tuổi"
    return draft.why == "amount" and "tuổi" in texts[max(0, draft.mention.start - 4) : draft.mention.start]


def _is_part(draft: Draft, last: Draft) -> bool:
    """`100% chi bộ hoàn thành nhiệm vụ, trong đó từ 20% trở lên hoàn thành xuất sắc`."""
    return any(True for _ in draft.passage.scan.marks_in(last.mention.end, draft.mention.start, "part"))


def _planned(draft: Draft, done: Sequence[Draft]) -> Draft | None:
    """The result that a percentage of a plan is about; None where the clause is about something else."""
    texts = draft.passage.words.texts
    count = _counted_before(draft, done)
    if count is None:
        return None
    between = texts[count.mention.end : draft.mention.start]
    if ";" in between and draft.of_words is not None and texts[draft.of_words[0]] == "chương":
        return None  # `; hoàn thành 50% chương trình kiểm tra`: of another matter
    if "để" in between or (
        not any(text in BREAKS for text in between) and count.head in ("party_org", "place", "body")
    ):
        return None
    if draft.bracket < 0:
        if count.relation == "part_of" and count.parent is not None and ";" in between:
            count = count.parent
        totals = [one for one in done if one.mention.number.total is not None and one.at > _clause_of(draft)]
        if totals and count.relation == "attends":
            return totals[-1]
        if (
            count.why == "list"
            and count.relation is None
            and count.mention.head is not None
            and draft.mention.number.value <= 100
        ):
            return None
    return count


def _clause_of(draft: Draft) -> int:
    """The word behind the last semicolon before the number."""
    texts = draft.passage.words.texts
    return next((at + 1 for at in range(draft.mention.start - 1, -1, -1) if texts[at] == ";"), 0)


def _in_bracket_of(draft: Draft, count: Draft) -> bool:
    """`nữ 58 (51,8%)`: the bracket is about the count just before."""
    return draft.bracket >= 0 and draft.bracket > count.at and draft.bracket != count.bracket


def _beside(draft: Draft, count: Draft, said: int) -> bool:
    """`17 cấp ủy viên, chiếm 22,97%`: nothing but the count's own words stand between."""
    texts, brackets = draft.passage.words.texts, draft.passage.scan.brackets
    own = (-1, draft.bracket)
    between = [texts[at] for at in range(count.mention.end, said) if brackets[at] in own]
    return "0" not in between and not any(text in ";." for text in between)


def _is_rate(draft: Draft, count: Draft, done: Sequence[Draft], word: str) -> bool:
    """Whether a percentage without a noun is of a plan rather than a share of a whole."""
    if draft.mention.number.value > 100:
        return True
    if "chiếm" in word or "tỷ lệ" in word or "tỉ lệ" in word:
        return False
    rates = [one for one in done if one.mention.percent and one.why in ("plan", "share") and one.at > count.at]
    if count.mention.number.total is not None and count.unit is None and _counts_targets(count):
        return True
    if draft.bracket >= 0 and rates and rates[-1].bracket < 0 and count.mention.number.total is None:
        return False  # `bằng 116,4% kế hoạch; nữ 38 (59,4%)`
    if rates:
        return rates[-1].metric == PLAN and count.relation != "part_of"
    if draft.bracket >= 0:
        return False
    if count.relation == "part_of" or count.mention.number.total is not None:
        return False
    if count.passage.patterns.has(count.metric, "divided"):  # a count is a share of the one before: so is `đạt 91%`
        return False
    return count.metric not in ("other", "disciplined", "violations", "party_members")


def _counts_targets(count: Draft) -> bool:
    """`đạt 5/7 chỉ tiêu (71,4%)`."""
    head = count.mention.head
    return head is not None and count.passage.words.texts[head.start : head.start + 2] == ["chỉ", "tiêu"]


def _predicate(draft: Draft, done: Sequence[Draft], noun: tuple[int, int, str | None] | None) -> Cue | None:
    """The cue that says what the share of the noun did or is: `86% tổ chức cơ sở đảng hoàn thành tốt nhiệm vụ`."""
    passage = draft.passage
    end = tail_end(draft, behind_bracket(draft))
    head = noun[2] if noun is not None else None
    best: Cue | None = None
    told = said_noun(draft, lead_start(draft, done), draft.mention.start) if noun is None else None
    if told is not None:
        head = told[2]  # `tỷ lệ đảng viên được xếp loại hoàn thành tốt nhiệm vụ đạt 95%`
    for cue in passage.scan.cues:
        behind = draft.mention.end <= cue.start < end
        if cue.rule.direction != "after" or not (behind or (told is not None and _is_told_of(draft, cue, told))):
            continue
        rules = passage.patterns.metrics[cue.rule.metric]
        if not rules.counts(head) or (noun is not None and head is None and ANY not in rules.heads):
            continue
        if head is not None and cue.rule.heads is not None and not {head, PERCENT} & cue.rule.heads:
            continue  # `hơn 40% dân số sống trong …`: a noun that no metric counts
        if best is None or (cue.start, -cue.end) < (best.start, -best.end):
            best = cue
    voted = [
        cue
        for cue in passage.scan.cues
        if cue.rule.metric == "other" and 0 <= draft.mention.start - cue.end <= 1 and cue.rule.direction == "before"
    ]
    if voted and head is None:
        return voted[-1]  # `bỏ phiếu kín 100% thi hành kỷ luật`
    if best is not None:
        return best
    lead = [
        cue
        for cue in passage.scan.cues
        if cue.rule.direction == "before"
        and lead_start(draft, done) <= cue.start
        and cue.end <= draft.mention.start
        and ";" not in passage.words.texts[cue.end : draft.mention.start]
        and (
            passage.patterns.metrics[cue.rule.metric].counts(head)
            and (cue.rule.heads is None or head in cue.rule.heads)
            if head is not None
            else noun is None
            and passage.patterns.metrics[cue.rule.metric].counts("comrade")
            and (cue.rule.heads is None or "comrade" in cue.rule.heads)
        )
    ]
    return max(lead, key=lambda cue: (cue.end, cue.end - cue.start), default=None)


def _is_told_of(draft: Draft, cue: Cue, told: tuple[int, int, str]) -> bool:
    """Whether a predicate stands between the noun whose rate is told and the number."""
    between = draft.passage.words.texts[cue.end : draft.mention.start]
    return told[1] <= cue.start and cue.end <= draft.mention.start and BREAKS.isdisjoint(between)


def _head_in(draft: Draft, start: int) -> str | None:
    """The class of the last noun in the words before: `tỷ lệ đảng viên nữ chiếm 30%`."""
    texts = draft.passage.words.texts
    said = said_noun(draft, start, draft.mention.start)
    if said is not None:
        return said[2]
    for at in range(draft.mention.start - 1, start - 1, -1):
        hit = longest(draft.passage.patterns.heads, texts, at, draft.mention.start)
        if hit is not None and draft.passage.patterns.kinds[hit[1]] != "amount":
            return str(hit[1])
    return None


def _rate(draft: Draft, count: Draft | None) -> None:
    if count is not None:
        draft.parent, draft.relation = count, "rate_of"
