"""Wholes and their parts: what is found, and what is left alone."""

import pytest

from checking import by_rule, derived, findings

ERRORS = [
    # rule, text, what the parts make
    ("parts-over-whole", "Thi hành kỷ luật 22 đảng viên (khiển trách 14, cảnh cáo 6, khai trừ 3).", 23),
    ("parts-over-whole", "Thi hành kỷ luật 20 đảng viên, trong đó khiển trách 14, cảnh cáo 6, khai trừ 3.", 23),
    (
        "parts-over-whole",
        "Năm 2022, Huyện ủy tiếp nhận 64 đơn, thư; đã giải quyết 51 đơn, chuyển 8 đơn, còn lại 6 đơn đang xem xét.",
        65,
    ),
    (
        "parts-over-whole",
        "Đợt này, 27 đảng viên được trao Huy hiệu Đảng, gồm: 3 đồng chí 60 năm tuổi Đảng, 8 đồng chí 50 năm, 7 đồng "
        "chí 40 năm và 10 đồng chí 30 năm tuổi Đảng.",
        28,
    ),
    (
        "parts-over-whole",
        "Năm 2023 có 310 đảng viên được xếp loại: hoàn thành xuất sắc nhiệm vụ 60 đồng chí, hoàn thành tốt nhiệm vụ "
        "230 đồng chí, hoàn thành nhiệm vụ 25 đồng chí.",
        315,
    ),
    ("parts-over-whole", "UBKT kiểm tra 16 tổ chức đảng, gồm 9 đảng bộ và 8 chi bộ.", 17),
    (
        "parts-over-whole",
        "Huyện tiếp nhận 187 đơn các loại (gồm: khiếu nại 39, tố cáo 8, kiến nghị, phản ánh 150).",
        197,
    ),
    (
        "parts-over-whole",
        "Toàn huyện có 186 chi bộ, trong đó 92 chi bộ thôn, 61 chi bộ trường học, 40 chi bộ cơ quan.",
        193,
    ),
]
WARNINGS = [
    ("list-sum", "Huyện có 14 xã, gồm 9 xã loại I và 6 xã loại II.", 15),
    ("list-sum", "Hội nghị trực tuyến tại 18 điểm cầu, gồm 2 điểm cầu cấp thị xã và 17 điểm cầu xã, phường.", 19),
    ("list-sum", "Đã tiếp nhận 327 ý kiến, kiến nghị, giải quyết 301 ý kiến; 25 ý kiến đang được xem xét.", 326),
    ("list-sum", "Bầu 50 đồng chí. Trong đó, 33 người tái cử, 16 người tham gia lần đầu; 9 người là nữ.", 49),
    (
        "list-sum",
        "Thi hành kỷ luật 25 đảng viên, gồm: khiển trách 14 đồng chí, cảnh cáo 6 đồng chí, khai trừ 3 đồng chí.",
        23,
    ),
    ("list-sum", "Huyện mở 12 lớp bồi dưỡng, gồm: 5 lớp nhận thức về Đảng, 4 lớp đảng viên mới, 2 lớp nghiệp vụ.", 11),
    ("list-sum", "Toàn huyện có 48 tổ chức cơ sở đảng (21 đảng bộ, 26 chi bộ cơ sở).", 47),
    ("list-sum", "Toàn huyện có 48 tổ chức cơ sở đảng, trong đó có 21 đảng bộ, 26 chi bộ cơ sở.", 47),
    ("list-sum", "Kết nạp 53 đảng viên mới: 36 sinh viên, 5 giảng viên, 2 chuyên viên.", 43),
    ("list-sum", "Cấp ủy tổ chức 31 cuộc đối thoại (cấp huyện 5, cấp xã 25).", 30),
    (
        "list-sum",
        "Tỉnh giao chỉ tiêu kết nạp 500 đảng viên. Cụ thể: huyện Mẫu Sơn 190 đảng viên; huyện Tân Hòa 120; thị xã Bình "
        "Khê 100; thành phố Yên Phú 80.",
        490,
    ),
    ("list-sum", "Chi bộ có 32 đảng viên, trong đó 12 đảng viên dự bị và 19 đảng viên chính thức.", 31),
    ("list-sum", "Chuyển sinh hoạt đảng cho 215 lượt đảng viên (chuyển đi 98, chuyển đến 107).", 205),
    (
        "near-miss",
        "Kết nạp 39 đảng viên, trong đó: 21 công nhân, 9 kỹ sư, 6 cán bộ công đoàn và 2 chủ doanh nghiệp.",
        38,
    ),
    (
        "near-miss",
        "Huyện ủy điều động, luân chuyển 30 cán bộ, trong đó từ huyện về xã 10 đồng chí, từ xã về huyện 8 đồng chí, từ "
        "xã sang xã 11 đồng chí.",
        29,
    ),
    (
        "near-miss",
        "Ban Thường vụ điều động 9 đồng chí, trong đó: luân chuyển từ huyện về xã 3 đồng chí, từ xã này sang xã khác 2 "
        "đồng chí, điều động giữa các phòng 2 đồng chí, bổ nhiệm lại một đồng chí.",
        8,
    ),
    (
        "near-miss",
        "Lớp học có 120 học viên, trong đó loại giỏi 30 học viên, loại khá 70 học viên, loại trung bình 19 học viên.",
        119,
    ),
    (
        "near-miss",
        "Huyện ủy tiếp nhận 64 đơn, thư, đã giải quyết 51 đơn, lưu 8 đơn, chuyển 4 đơn.",
        63,
    ),
    (
        "near-miss",
        "Trong 52 tổ chức cơ sở đảng có 10 tổ chức hoàn thành xuất sắc nhiệm vụ, 36 tổ chức hoàn thành tốt nhiệm vụ, 5 "
        "tổ chức hoàn thành nhiệm vụ.",
        51,
    ),
]
ERRORS += [
    (
        "parts-over-whole",
        "UBKT kiểm tra 9 tổ chức đảng và 4 cấp ủy viên; thi hành kỷ luật 3 đảng viên (khiển trách 2, cảnh cáo 2).",
        4,
    ),
    (
        "parts-over-whole",
        "Huyện ủy tiếp nhận 19 đơn, trong đó có 6 đơn tố cáo; đã giải quyết 4 đơn, chuyển cơ quan có thẩm quyền 11 "
        "đơn, lưu 5 đơn.",
        20,
    ),
    ("parts-over-whole", "Thành lập 12 đoàn kiểm tra, trong đó cấp huyện 3 đoàn, cấp cơ sở 10 đoàn.", 13),
]
PARTS_TOO_GREAT = [
    "Năm 2023, Đảng bộ huyện kết nạp 40 đảng viên, trong đó có 45 đồng chí là nữ.",
    "Đảng bộ xã có 112 đảng viên, trong đó 121 đồng chí sinh hoạt tại chi bộ thôn.",
    "Trung tâm mở 12 lớp bồi dưỡng, trong đó có 14 lớp đảng viên mới.",
    "Huyện ủy nhận 19 đơn, trong đó 21 đơn tố cáo đảng viên.",
    "Chi bộ có 32 đảng viên, gồm 35 đảng viên chính thức.",
    "Lớp có 68 học viên, trong đó có 86 học viên là người dân tộc thiểu số.",
]
SOUND = [
    # lists that make their whole
    "Thi hành kỷ luật 23 đảng viên, trong đó khiển trách 14, cảnh cáo 6, khai trừ 3.",
    "Kỷ luật 73 đảng viên (54 người bị khiển trách, 18 người bị cảnh cáo và một người bị cách chức).",
    "Kết nạp 43 đảng viên mới: 36 sinh viên, 5 giảng viên, 2 chuyên viên; đạt 107,5% kế hoạch.",
    "Toàn huyện có 41 tổ chức cơ sở đảng, gồm 26 đảng bộ và 15 chi bộ cơ sở; 238 chi bộ trực thuộc với 5.127 đảng "
    "viên.",
    "Huyện tiếp nhận 187 đơn (gồm: khiếu nại 39, tố cáo 8, kiến nghị, phản ánh 140); đã giải quyết 172 đơn, còn lại 15 "
    "đơn.",
    "Bầu 50 đồng chí vào Ban Chấp hành. Trong đó, 33 người tái cử, 17 người tham gia lần đầu; 9 người là nữ.",
    # what may overlap
    "Năm 2023, Đảng bộ huyện kết nạp 178 đảng viên, trong đó 100 nữ, 90 người dân tộc thiểu số, 120 đoàn viên.",
    "Kết nạp 112 đảng viên. Trong số đảng viên mới có 58 nữ, 37 đồng chí có đạo, 19 giáo viên, 04 học sinh.",
    "Quy hoạch có 82 đồng chí, gồm 51 đồng chí đương nhiệm và 31 đồng chí quy hoạch mới; trong đó, nữ 15 đồng chí, cán "
    "bộ trẻ 12 đồng chí.",
    "Kết nạp 40 đảng viên, trong đó trình độ đại học 30 đồng chí, cao đẳng 12 đồng chí, dưới 35 tuổi 25 đồng chí.",
    "Kỷ luật 38 đảng viên, trong đó 24 trường hợp vi phạm chính sách dân số, 19 trường hợp vi phạm đất đai.",
    # lists that are left open
    "Kỷ luật 23 đảng viên, gồm khiển trách 14, cảnh cáo 6, còn lại là cách chức và khai trừ.",
    "Huyện mở 12 lớp bồi dưỡng, trong đó có 5 lớp nhận thức về Đảng, 4 lớp đảng viên mới.",
    "Huyện mở 12 lớp, gồm 5 lớp nhận thức về Đảng, 4 lớp đảng viên mới…",
    "Nhận 213 đơn thư, trong đó 57 đơn tố cáo; đã giải quyết 186 đơn, chuyển 19 đơn, số còn lại đang xem xét.",
    # what was left from before, and what came later
    "Tiếp nhận 64 đơn (trong đó 12 đơn kỳ trước chuyển sang); đã giải quyết 51 đơn, chuyển 15 đơn.",
    "Năm 2021 tiếp nhận 24 đơn, giải quyết 19 đơn, chuyển 3 đơn; từ đầu năm 2022 đến nay chỉ còn 5 đơn.",
    # numbers that are not meant exactly
    "Kết nạp gần 45 đảng viên, gồm 21 công nhân, 9 kỹ sư và 12 nhân viên.",
    "Kỷ luật hơn 20 đảng viên (khiển trách 14, cảnh cáo 6, khai trừ 1).",
    # other things than parts
    "Kết nạp 7 đảng viên mới, trong đó có 5 đồng chí là đoàn viên; đề nghị trao Huy hiệu Đảng cho 30 đồng chí.",
    "Số đảng viên bị kỷ luật là 17 (năm 2022: 21).",
    "Kỷ luật 214 đảng viên, hơn năm ngoái 23 người. Cụ thể: khiển trách 171, cảnh cáo 29, cách chức 5, khai trừ 9.",
    "Nay còn 406 chi bộ. Cụ thể, 13 chi bộ cơ quan được giải thể; 106 chi bộ thôn giảm do sáp nhập.",
    "Trong 13 đảng viên mới có 6 nữ, 5 đoàn viên và 7 giáo viên.",
    "Kiểm tra 118 đảng viên, trong đó có 57 cấp ủy viên; giám sát chuyên đề 31 tổ chức đảng, 164 đảng viên.",
    "Mở 4 lớp cho 236 học viên, trong đó 120 học viên là nữ.",
    "Kết nạp 21 quần chúng, trong đó có 5 học sinh (3 nữ, 2 người dân tộc thiểu số) và 16 giáo viên.",
]


@pytest.mark.parametrize(("rule", "text", "total"), ERRORS + WARNINGS)
def test_sums_that_are_wrong(rule: str, text: str, total: int) -> None:
    found = by_rule(rule, text)
    assert [derived(finding)["sum"] for finding in found] == [total]


@pytest.mark.parametrize("text", [text for _, text, _ in ERRORS + WARNINGS])
def test_one_slip_is_told_once(text: str) -> None:
    told = [finding for finding in findings(text) if finding.severity != "note"]
    assert len(told) == 1


@pytest.mark.parametrize("text", PARTS_TOO_GREAT)
def test_a_part_greater_than_its_whole(text: str) -> None:
    found = by_rule("part-over-whole", text)
    assert [finding.severity for finding in found] == ["error"]
    numbers = found[0].as_json()["numbers"]
    assert numbers["part"] > numbers["whole"]


@pytest.mark.parametrize("text", SOUND)
def test_what_adds_up_or_need_not(text: str) -> None:
    assert [finding.message for finding in findings(text) if finding.severity != "note"] == []


def test_quotes_stand_where_they_say() -> None:
    text = ERRORS[0][1]
    (found,) = by_rule("parts-over-whole", text)
    assert [quote.text for quote in found.quotes] == ["22 đảng viên", "14", "6", "3"]
    assert all(text[quote.span.start : quote.span.end] == quote.text for quote in found.quotes)


@pytest.mark.parametrize(("rule", "text", "total"), [ERRORS[0], *ERRORS[4:6]])
def test_more_than_the_whole_is_seen_without_the_text(rule: str, text: str, total: int) -> None:
    assert [derived(finding)["sum"] for finding in by_rule(rule, text, with_text=False)] == [total]


@pytest.mark.parametrize("text", SOUND)
def test_facts_alone_raise_no_false_alarm(text: str) -> None:
    assert [finding.message for finding in findings(text, with_text=False) if finding.severity != "note"] == []


SEXES_AND_VOTES = [
    ("Năm 2023, huyện kết nạp 100 đảng viên, trong đó 60 nam và 45 nữ.", ["parts-over-whole"]),
    ("Kết nạp 15 đồng chí, gồm 10 nam và 4 nữ.", ["list-sum"]),
    (
        "Có 450 đại biểu, trong đó 440 đại biểu tán thành, 8 đại biểu không tán thành, 4 đại biểu không biểu quyết.",
        ["parts-over-whole"],
    ),
    ("Năm 2023, huyện kết nạp 100 đảng viên, trong đó 55 nam và 45 nữ.", []),
    ("Kết nạp 15 đồng chí, gồm 10 nam và 5 nữ.", []),
    ("Lớp có 15 đồng chí, gồm 10 nam và 4 nữ.", ["list-sum"]),
    ("Lớp có 15 đồng chí, gồm 10 nam và 5 nữ.", []),
    ("Kết nạp 100 đảng viên, trong đó 60 nữ và 45 người dân tộc thiểu số.", []),
    ("Kết nạp 100 đảng viên, trong đó 55 nam, 45 nữ, 30 người dân tộc thiểu số.", []),
    ("Có 450 đại biểu, trong đó 440 đại biểu tán thành, 8 đại biểu không tán thành, 2 đại biểu không biểu quyết.", []),
]


@pytest.mark.parametrize(("text", "rules"), SEXES_AND_VOTES)
def test_men_and_women_and_votes(text: str, rules: list[str]) -> None:
    assert [finding.rule for finding in findings(text) if finding.severity != "note"] == rules
