"""Totals and changes, days and years."""

import pytest

from checking import by_rule, findings

WRONG = [
    ("total-falls", "Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên, nâng tổng số đảng viên lên 158 đồng chí."),
    (
        "total-falls",
        "Năm 2023 kết nạp được 45 đảng viên mới, đạt 112,5% kế hoạch, nâng tổng số đảng viên lên 43 đồng chí.",
    ),
    ("total-falls", "Huyện thành lập mới 12 chi bộ, nâng tổng số chi bộ trong doanh nghiệp lên 9."),
    (
        "total-falls",
        "Đến hết năm 2022, Đảng bộ huyện Mẫu Sơn có 5.458 đảng viên. Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng "
        "viên, nâng tổng số đảng viên toàn Đảng bộ huyện Mẫu Sơn lên 5.236 đảng viên.",
    ),
    (
        "total-falls",
        "Tính đến 31/12/2022, Đảng bộ huyện Mẫu Sơn có 500 đảng viên. Năm 2023, kết nạp 12 đảng viên, nâng tổng số "
        "đảng viên lên 480 đồng chí.",
    ),
    ("wrong-way", "Kết nạp 12 đảng viên, nâng tổng số đảng viên từ 350 lên 340 đồng chí."),
    ("wrong-way", "Số tổ chức đảng giảm từ 62 TCĐ xuống 65 tổ chức cơ sở đảng."),
    ("wrong-way", "Số đảng viên tăng từ 5.458 lên 5.312 đảng viên."),
    ("wrong-way", "Số tổ chức cơ sở đảng giảm từ 62 tổ chức xuống 65 tổ chức."),
    ("wrong-way", "Tỷ lệ đảng viên là nữ tăng từ 24,6% lên 21,4%."),
    ("wrong-way", "Nâng số chi bộ có chi ủy từ 52 chi bộ lên 48 chi bộ."),
    ("wrong-way", "Số đơn thư giảm từ 64 đơn xuống còn 71 đơn."),
    ("wrong-way", "Số lớp bồi dưỡng tăng từ 12 lớp lên 11 lớp."),
    ("change-told", "Qua sắp xếp, từ 127 tổ chức cơ sở đảng nay còn 98 tổ chức cơ sở đảng (giảm 28)."),
    ("change-told", "Số đảng viên tăng từ 5.312 lên 5.458 đảng viên, tăng 164 đồng chí."),
    ("change-told", "Số chi bộ giảm từ 246 chi bộ xuống 231 chi bộ (giảm 25 chi bộ)."),
    ("change-told", "Tỷ lệ nữ tăng từ 21,4% lên 24,6%, tăng 4,2%."),
    ("rest-told", "Có 4.911/4.973 đảng viên tham gia. Còn 72 đảng viên vắng mặt sẽ học bù."),
    ("rest-told", "Có 52/75 chi bộ có cấp ủy, còn 33 chi bộ chưa có."),
    ("rest-told", "Lãnh đạo huyện trả lời 15/19 ý kiến, còn lại 5 ý kiến trả lời bằng văn bản."),
]
SOUND = [
    "Kết nạp 12 đảng viên, nâng tổng số đảng viên từ 350 lên 362 đồng chí.",
    "Tính đến 31/12/2022, Đảng bộ huyện Mẫu Sơn có 500 đảng viên. Năm 2023, kết nạp 12 đảng viên, nâng tổng số đảng "
    "viên lên 512 đồng chí.",
    "Tính đến 31/12/2022, Đảng bộ huyện Mẫu Sơn có 500 đảng viên. Năm 2023, nâng số đảng viên là nữ lên 180 đồng chí.",
    "Năm 2022, Đảng bộ huyện Mẫu Sơn tặng quà 500 người. Năm 2023, nâng tổng số hòa giải viên lên 180 người.",
    "Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên, nâng tổng số đảng viên lên 5.458 đồng chí.",
    "Toàn huyện kết nạp 1.052 đảng viên, trong đó 287 đồng chí là người có đạo, nâng tổng số đảng viên gốc giáo lên "
    "871 đồng chí.",
    "Thành lập mới 2 chi bộ: Chi bộ May Thái Bảo (5 đảng viên) và Chi bộ Cơ khí (04 đảng viên), nâng tổng số tổ chức "
    "đảng trong doanh nghiệp lên 19.",
    "Qua sắp xếp, từ 127 tổ chức cơ sở đảng nay còn 98 tổ chức cơ sở đảng (giảm 29), trong đó có 36 đảng bộ, 62 chi "
    "bộ cơ sở.",
    "Số đảng viên tăng từ 5.312 lên 5.458 đảng viên, tăng 146 đồng chí.",
    "Số đơn thư giảm từ 64 đơn xuống còn 51 đơn; số cuộc đối thoại tăng từ 12 lên 16 cuộc.",
    "Tỷ lệ nữ tăng từ 21,4% lên 24,6%, tăng 3,2%.",
    "Có 4.911/4.973 đảng viên tham gia. Còn 62 đảng viên vắng mặt sẽ học bù.",
    "Có 52/75 chi bộ có cấp ủy. Toàn huyện còn 4 chi bộ chưa có trụ sở.",
    "Kết nạp 112/140 đảng viên; trong quý IV còn 4 tổ chức chưa kết nạp được đảng viên.",
    "Trong 6 tháng từ 13 đến 17 tháng 3, mở 3 lớp cho 176 người.",
]
BACKWARDS = [
    ("dates-backwards", "Nghị quyết Đại hội Đảng bộ huyện nhiệm kỳ 2025 - 2020 đề ra 15 chỉ tiêu."),
    ("dates-backwards", "Giai đoạn 2021-2016, toàn huyện kết nạp 392 đảng viên."),
    ("dates-backwards", "Từ năm 2020 đến năm 2015, huyện mở 11 lớp."),
    ("dates-backwards", "Tổng kết công tác xây dựng Đảng (2025 - 2011) của huyện."),
    ("dates-backwards", "Từ ngày 15/4/2024 đến ngày 10/4/2024, huyện mở 3 lớp."),
    ("dates-backwards", "Năm học 2023 - 2022, Đảng ủy mở 2 lớp bồi dưỡng."),
    ("dates-backwards", "Từ tháng 9/2023 đến tháng 3/2023, thành phố mở 4 lớp."),
    ("days-backwards", "Từ ngày 15/4 đến 10/4/2024, Huyện ủy mở 3 lớp bồi dưỡng."),
    (
        "later-document",
        "Hội nghị Huyện ủy Mẫu Sơn\n17/2/2024\n\nHội nghị triển khai Kế hoạch số 12-KH/HU ngày 20/5/2025 của Huyện ủy.",
    ),
]
FORWARDS = [
    "Nhiệm kỳ 2020 - 2025, Đảng bộ kết nạp 30 đảng viên.",
    "Từ năm 2015 đến nay, huyện mở 11 lớp; giai đoạn 2021-2025 phấn đấu mở 12 lớp.",
    "Từ tháng 9 đến tháng 3/2023, thành phố mở 4 lớp.",
    "Từ ngày 28/12/2023 đến ngày 3/1/2024, huyện mở 3 lớp.",
    "Đợt 3/2, 19/5 và 2/9, huyện trao Huy hiệu Đảng cho 423 đảng viên.",
    "Năm 2024 so với năm 2023, số đảng viên tăng 12 đồng chí.",
    "Hội nghị Huyện ủy\n17/2/2024\n\nThực hiện Kế hoạch số 12-KH/HU ngày 20/5/2023 của Huyện ủy, mở 3 lớp.",
    "Điện thoại: 2025-2020 hoặc 0299.3821.456.",
]


@pytest.mark.parametrize(("rule", "text"), WRONG + BACKWARDS)
def test_what_goes_the_wrong_way(rule: str, text: str) -> None:
    assert len(by_rule(rule, text)) == 1
    assert [finding.rule for finding in findings(text) if finding.severity != "note"] == [rule]


@pytest.mark.parametrize("text", SOUND + FORWARDS)
def test_what_is_as_it_should_be(text: str) -> None:
    assert [finding.message for finding in findings(text) if finding.severity != "note"] == []
