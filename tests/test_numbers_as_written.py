"""Numbers as people write them: what each text counts, kind by kind. `-` stands for a text that counts nothing."""

import pytest

from vnpartyextract.pipeline import extract
from vnpartyextract.rules.load import load_patterns

PATTERNS = load_patterns()


def said(text: str) -> str:
    """Value and unit of every figure: `12 lớp; 15 lớp`. Ranges are `5..10`, n/m is `3/4`."""
    return "; ".join(
        f"{fact['value']}"
        + (f"..{fact['value_max']}" if fact["value_max"] is not None else "")
        + (f"/{fact['total']}" if fact["total"] is not None else "")
        + f" {fact['unit']}"
        for fact in extract(text, patterns=PATTERNS)["facts"]
        if fact["kind"] == "figure"
    )


KINDS = {
    "a scale word is shared": [
        ("Thu ngân sách tăng từ 12 lên 15 tỷ đồng", "12000000000 đồng; 15000000000 đồng"),
        ("Các tuyến kênh được đầu tư 12, 15 và 20 tỷ đồng", "12000000000 đồng; 15000000000 đồng; 20000000000 đồng"),
        ("mỗi xã chi từ 1,5 đến hơn 2 tỷ đồng", "1500000000 đồng; 2000000000 đồng"),
        ("Số hộ vay vốn giảm từ 20 xuống 18 nghìn hộ", "20000 hộ; 18000 hộ"),
        ("thu nhập tăng từ 45 lên gần 60 triệu đồng/người/năm", "45000000 đồng/người/năm; 60000000 đồng/người/năm"),
        ("các mức hỗ trợ 2, 3 hoặc 4 triệu đồng", "2000000 đồng; 3000000 đồng; 4000000 đồng"),
        ("nợ giảm từ 7,5 xuống còn 4 tỷ đồng", "7500000000 đồng; 4000000000 đồng"),
        # Not where each has its own, or a noun of its own stands behind the first.
        ("vốn tăng từ 500 triệu lên 1,2 tỷ đồng", "500000000 đồng; 1200000000 đồng"),
        ("có 3 huyện và 15 nghìn hộ", "3 huyện; 15000 hộ"),
        ("nộp 1.200 và 15 tỷ đồng", "1200 đồng; 15000000000 đồng"),
    ],
    "a noun is shared": [
        ("Ba xã mở 12, 15 và 20 lớp", "3 xã; 12 lớp; 15 lớp; 20 lớp"),
        ("số chi bộ tăng từ 8 lên 11 chi bộ", "8 chi bộ; 11 chi bộ"),
        ("Ba xã lần lượt trồng 5, 7 và 9 ha", "3 xã; 5 ha; 7 ha; 9 ha"),
        ("tỷ lệ hộ khá tăng từ 85 lên 92,5%", "85 %; 92.5 %"),
        ("tỷ lệ hộ nghèo giảm từ 12,5 xuống còn 3,2%", "12.5 %; 3.2 %"),
        ("trao 3, 4, 5 suất quà", "3 suất quà; 4 suất quà; 5 suất quà"),
        ("có 5 xã, 3 phường và 2 thị trấn", "5 xã; 3 phường; 2 thị trấn"),
        ("mở 3 lớp/286 học viên", "3 lớp; 286 học viên"),
    ],
    "the sign": [
        ("tăng trưởng âm 0,6%", "-0.6 %"),
        ("tăng trưởng -0,6% so với cùng kỳ", "-0.6 %"),
        ("sản lượng giảm còn −1,2%", "-1.2 %"),
        ("kinh tế tăng trưởng - 3,4%", "-3.4 %"),
        ("tăng trưởng âm hai phần trăm", "-2 %"),
        ("Nông nghiệp (-2,3%), công nghiệp tăng 5%", "-2.3 %; 5 %"),
        ("nhiệt độ xuống âm 3 độ", "-3 độ"),
        # A hyphen of a list, of a range, between words; `âm` inside another word.
        ("- 3,5% đảng viên là nữ", "3.5 %"),
        ("chiếm 5 -10% dân số", "5..10 %"),
        ("xã Đồng Tâm - 15 đảng viên", "15 đảng viên"),
        ("ghi âm 12 cuộc họp", "12 cuộc họp"),
        ("Kết quả: - 90% hoàn thành tốt; - 10% hoàn thành", "90 %; 10 %"),
    ],
    "thousands in groups by spaces": [
        ("Đảng bộ có 5 458 đảng viên", "5458 đảng viên"),
        ("sản lượng 816 000 tấn", "816000 tấn"),
        ("sản lượng 816\u00a0000 tấn", "816000 tấn"),
        ("sản lượng 816\u2009000 tấn", "816000 tấn"),
        ("chi 1 234 567,5 đồng", "1234567.5 đồng"),
        ("có từ 5 458 đến 6 000 hộ", "5458..6000 hộ"),
        ("năm 2023 178 đảng viên được kết nạp", "178 đảng viên"),
        ("học sinh lớp 12 115 em", "115 em"),
        ("ngày 30 458 đảng viên dự họp", "458 đảng viên"),
        ("chi bộ 3 125 đảng viên", "125 đảng viên"),
    ],
    "a fraction behind a number": [
        ("diện tích 3 ¼ ha", "3.25 ha"),
        ("trồng 2½ sào", "2.5 sào"),
        ("trồng ½ sào", "0.5 sào"),
        ("thu 1½ triệu đồng", "1500000 đồng"),
        ("trồng 5 1/2 sào", "5.5 sào"),
        ("12 3/4 điểm", "12.75 điểm"),
        ("9/10 xã đạt chuẩn", "9/10 xã"),
        ("có 3 trong 4 xã", "3 xã; 4 xã"),
    ],
    "marks of notes": [
        ("kết nạp 178¹ đảng viên", "178 đảng viên"),
        ("kết nạp 8 đảng viên[1] trong năm", "8 đảng viên"),
        ("kết nạp 8 đảng viên [2], đạt 80% kế hoạch", "8 đảng viên; 80 %"),
        ("kết nạp 8 đảng viên² trong năm", "8 đảng viên"),
        ("kết nạp 8 đảng viên[1, 3] trong năm", "8 đảng viên"),
        ("kết nạp 178* đảng viên", "178 đảng viên"),
        ("rộng 15 m² và 3 km²", "15 m²; 3 km²"),
        ("kết nạp 12 đảng viên (nữ 5)", "12 đảng viên; 5 đảng viên"),
    ],
    "keys of things and persons": [
        ("số thẻ đảng 45120987", ""),
        ("Số lý lịch: 123456 của đồng chí", ""),
        ("mã hồ sơ 000.12.34 được giải quyết", ""),
        ("thí sinh có số báo danh 210345", ""),
        ("quyết định có số hiệu 4521", ""),
        ("mã bưu chính 10000", ""),
        ("gửi về hòm thư 1234", ""),
        ("chuyển vào tài khoản số 2705 123 456", ""),
        ("CCCD 001088012345", ""),
        ("xe mang biển số 14C-123.45", ""),
        ("nộp 12 hồ sơ", "12 hồ sơ"),
        ("mở hòm thư 12 ý kiến", "12 ý kiến"),
        ("phát số thẻ 12 đảng viên", "12 đảng viên"),
    ],
    "addresses and numbered places": [
        ("nhà 73B/563 ngõ 12 Lạc Long Quân", ""),
        ("ở 1806/127/2/6 đường Lê Lợi", ""),
        ("tại 15 Lê Duẩn, Hà Nội", ""),
        ("trụ sở 2B Hoàng Diệu", ""),
        ("số nhà 24, tổ 5", ""),
        ("phường 12, quận 10 mở 3 lớp", "3 lớp"),
        ("phường 4 tặng 12 suất quà", "12 suất quà"),
        ("xây 3 ngôi nhà", "3 ngôi nhà"),
        ("tại 12 Chi bộ", "12 chi bộ"),
        ("nhà 3 tầng", "3 tầng"),
    ],
    "scores, formations, mottos, versions, grades": [
        ("thắng đội bạn với tỷ số 3-1", ""),
        ("xếp đội hình 4-4-2", ""),
        ("theo phương châm 4 tại chỗ", ""),
        ("với tinh thần 6 rõ", ""),
        ("phần mềm phiên bản 3.2", ""),
        ("công nhân bậc 3/7", ""),
        ("hưởng hệ số 3,66", ""),
        ("học sinh lớp 12A1", ""),
        ("thắng 3 trận", "3 trận"),
        ("có 3 phiên bản", "3 phiên bản"),
        ("gấp hệ số 2,5 lần", "2.5 lần"),
    ],
    "units whole": [
        ("đón 12.000 lượt khách", "12000 lượt khách"),
        ("tiếp nhận 345 bộ hồ sơ", "345 bộ hồ sơ"),
        ("trao 500 cuốn sách", "500 cuốn sách"),
        ("chạy 60 km/h", "60 km/h"),
        ("năng suất 62 tạ/ha", "62 tạ/ha"),
        ("giá 6.500 đồng/kg", "6500 đồng/kg"),
        ("năng suất 6,5 tấn/ha/vụ", "6.5 tấn/ha/vụ"),
        ("tặng 20 chiếc xe đạp", "20 chiếc xe đạp"),
        ("mua 3 bộ cho trường", "3 bộ"),
        ("thực hiện 12 lượt", "12 lượt"),
    ],
    "capitals": [
        ("KẾT NẠP 178 ĐẢNG VIÊN", "178 đảng viên"),
        ("MỞ 3 LỚP BỒI DƯỠNG", "3 lớp bồi dưỡng"),
        ("CÓ 12 NGƯỜI", "12 người"),
        ("Kết nạp 178 Đảng viên", "178 đảng viên"),
        ("gồm 12 TCCSĐ", "12 TCCSĐ"),
        ("có 34 ĐV", "34 ĐV"),
    ],
    "marks of Markdown": [
        ("kết nạp **178** đảng viên", "178 đảng viên"),
        ("kết nạp _178_ đảng viên", "178 đảng viên"),
        ("**kết nạp 178 đảng viên**", "178 đảng viên"),
        ("kết nạp ***178 đảng viên*** mới", "178 đảng viên mới"),
        ("* kết nạp 178 đảng viên", "178 đảng viên"),
        ("ảnh img_178_a.jpg", ""),
        ("5*3 đảng viên", "5 đảng viên; 3 đảng viên"),
    ],
}


@pytest.mark.parametrize(
    ("text", "due"), [pytest.param(*case, id=f"{kind}-{case[0]}") for kind, cases in KINDS.items() for case in cases]
)
def test_number(text: str, due: str) -> None:
    assert said(text) == due


def test_text_is_quoted_as_it_stands() -> None:
    text = "Năm qua kết nạp **178** đảng viên, tăng trưởng −1,2%"
    facts = [fact for fact in extract(text, patterns=PATTERNS)["facts"] if fact["kind"] == "figure"]
    assert [fact["text"] for fact in facts] == ["178** đảng viên", "−1,2%"]
    assert all(text[slice(*fact["span"])] == fact["text"] for fact in facts)
