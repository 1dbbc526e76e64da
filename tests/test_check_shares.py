"""Shares: n/m and counts beside their per cent, shares above the whole."""

import pytest

from checking import by_rule, derived, findings

WRONG = [
    # rule, text, the share that would be right
    ("fraction-rate", "Toàn Đảng bộ có 4.911/4.973 đảng viên tham gia học tập, đạt 97,85%.", 98.75),
    ("fraction-rate", "Toàn tỉnh có 42/56 trường kết nạp được học sinh vào Đảng, đạt 85%.", 75.0),
    ("fraction-rate", "Có 11/14 xã, thị trấn bố trí bí thư không là người địa phương, đạt 76,8%.", 78.57),
    ("fraction-rate", "Năm 2024, tỉnh kết nạp 1.338/1.200 đảng viên, vượt 15,1% so với chỉ tiêu.", 11.5),
    ("fraction-rate", "Đảng bộ Khối kết nạp 57/110 đảng viên (58,1%).", 51.82),
    ("fraction-rate", "Công nhận 131/133 đảng viên chính thức, đạt hơn 99%.", 98.5),
    ("count-share", "Năm 2023, Đảng bộ kết nạp 112 đảng viên, trong đó 58 đồng chí là nữ (53,8%).", 51.79),
    ("count-share", "Kết nạp 136 đảng viên, trong đó 71 đồng chí là đoàn viên (chiếm 62,2%).", 52.21),
    ("count-share", "Kỷ luật 74 đảng viên, trong đó khiển trách 39 (chiếm 57,2%), cảnh cáo 35.", 52.7),
    ("count-share", "Huyện tiếp nhận 187 đơn; đã giải quyết 172 đơn, đạt 93,98%, còn lại 15 đơn.", 91.98),
    ("count-share", "Đánh giá 84 tổ chức đảng, trong đó 21 tổ chức hoàn thành xuất sắc nhiệm vụ (28%).", 25.0),
    ("count-share", "Bầu 21 cấp ủy viên, trong đó nữ 6 đồng chí (26,8%).", 28.57),
]
IMPOSSIBLE = [
    ("n-over-m", "Có 15/14 xã, thị trấn bố trí bí thư không là người địa phương."),
    ("n-over-m", "Đến nay 26/25 xã đạt chuẩn nông thôn mới."),
    ("n-over-m", "Toàn huyện có 9/8 thôn có chi bộ."),
    ("share-over-whole", "Năm 2023, 103% đảng viên được xếp loại hoàn thành tốt nhiệm vụ."),
    ("share-over-whole", "Qua bình xét, 101,5% chi bộ hoàn thành nhiệm vụ."),
    (
        "shares-over-whole",
        "Có 20% chi bộ hoàn thành xuất sắc nhiệm vụ, 75% hoàn thành tốt nhiệm vụ, 10% hoàn thành nhiệm vụ.",
    ),
]
SOUND = [
    # rounded and cut off
    "Kết nạp 248 đảng viên, trong đó 57 đồng chí là nữ (22,9%).",
    "Kết nạp 248 đảng viên, trong đó 57 đồng chí là nữ (22,98%).",
    "Kết nạp 248 đảng viên, trong đó 57 đồng chí là nữ (23%).",
    "Toàn Đảng bộ có 4.911/4.973 đảng viên tham gia, đạt 98,75%.",
    "Thành phố có 412 doanh nghiệp, trong đó 19 doanh nghiệp có tổ chức đảng (4,6%).",
    # not meant exactly
    "Kết nạp 248 đảng viên, trong đó 57 đồng chí là nữ (chiếm gần 23%).",
    "Kết nạp 112 đảng viên, trong đó 58 đồng chí là nữ, chiếm hơn 50%.",
    "Đảng bộ kết nạp hơn 100 đảng viên, trong đó 52 nữ, chiếm 51%.",
    # of another whole
    "Quy hoạch 86 lượt cán bộ, gồm: Ban Chấp hành 61 đồng chí (nữ đạt 24,6%), Ban Thường vụ 25 đồng chí.",
    "Công ty có 34 chi bộ với 527 đảng viên, chiếm 18% tổng số lao động.",
    "Kỷ luật 23 đảng viên (0,28% tổng số đảng viên), trong đó khiển trách 14, cảnh cáo 6, khai trừ 3.",
    "Huyện luân chuyển 46 lượt cán bộ, giới thiệu ứng cử 19 lượt. Trong số cán bộ được luân chuyển có 16 đồng chí nữ "
    "(34,8%).",
    # by a plan
    "Năm 2023 kết nạp 45/40 đảng viên, đạt 112,5% kế hoạch.",
    "Năm 2024, tỉnh kết nạp 1.338/1.200 đảng viên, vượt 11,5% so với chỉ tiêu.",
    "Trung tâm mở 43/40 lớp theo kế hoạch, đạt 107,5% kế hoạch.",
    "Có 11/14 xã bố trí bí thư không là người địa phương, đạt 78,6%, vượt 8,6% so với chỉ tiêu Nghị quyết.",
    # growth
    "Thu ngân sách tăng 120% so với năm trước; giá trị sản xuất bằng 161% cùng kỳ.",
    "Số đơn giảm 12%, số đảng viên bị kỷ luật tăng 116% so với cùng kỳ.",
    # overlapping and nested shares
    "Có 97,6% đảng viên hoàn thành tốt nhiệm vụ trở lên, trong đó hoàn thành xuất sắc nhiệm vụ 19,8%.",
    "Có 86% tổ chức cơ sở đảng và 90% đảng viên hoàn thành tốt nhiệm vụ.",
    "Có 25% chi bộ hoàn thành xuất sắc nhiệm vụ, 71,4% hoàn thành tốt nhiệm vụ, 3,6% hoàn thành nhiệm vụ.",
]


@pytest.mark.parametrize(("rule", "text", "right"), WRONG)
def test_shares_that_are_wrong(rule: str, text: str, right: float) -> None:
    found = by_rule(rule, text)
    assert [finding.severity for finding in found] == ["warning"]
    assert round(derived(found[0])["rate"], 2) == right


@pytest.mark.parametrize(("rule", "text"), IMPOSSIBLE)
def test_shares_that_cannot_be(rule: str, text: str) -> None:
    assert [finding.severity for finding in by_rule(rule, text)] == ["error"]


@pytest.mark.parametrize("text", SOUND)
@pytest.mark.parametrize("with_text", [True, False])
def test_shares_that_are_sound(text: str, with_text: bool) -> None:
    assert [one.message for one in findings(text, with_text=with_text) if one.severity != "note"] == []


FROM_FACTS = [*WRONG[1:3], ("count-share", "Kết nạp 112 đảng viên, trong đó có 58 nữ (53,8%).", 51.79)]


@pytest.mark.parametrize(("rule", "text", "right"), FROM_FACTS)
def test_facts_alone_tell_of_shares(rule: str, text: str, right: float) -> None:
    assert [round(derived(finding)["rate"], 2) for finding in by_rule(rule, text, with_text=False)] == [right]
