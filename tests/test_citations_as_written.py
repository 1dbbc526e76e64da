"""Documents as people name them, by the kinds that were once read wrongly."""

import pytest

from vnpartyextract.pipeline import extract
from vnpartyextract.rules.load import load_patterns

PATTERNS = load_patterns()

# Type, number, day, term and issuer of each document; figures behind #.
KINDS = {
    "plenums in short": [
        ("Quán triệt NQTW6 (khóa XII) tới đảng viên.", "Nghị quyết TW6 XII"),
        ("thực hiện NQTW4 (khóa XI), NQTW 7 khóa X", "Nghị quyết TW4 XI; Nghị quyết TW 7 X"),
        ("theo NQ TW 8 (khóa XIII)", "Nghị quyết TW 8 XIII"),
        ("học tập NQTƯ 5 khóa XII", "Nghị quyết TƯ 5 XII"),
        ("thực hiện nghị quyết TW6, TW7 khóa XII", "Nghị quyết TW6 XII; Nghị quyết TW7 XII"),
        ("Hội nghị Trung ương 4 bế mạc", ""),
        ("ban hành 6 nghị quyết", "#6 nghị quyết"),
    ],
    "a number alone": [
        ("thực hiện Đề án 904 của Tỉnh ủy", "Đề án 904 Tỉnh ủy"),
        ("triển khai Đề án 06 tới nhân dân", "Đề án 06"),
        ("theo đề án 1019 về công nghệ", "Đề án 1019"),
        ("Đề án số 04-ĐA/TU của Tỉnh ủy", "Đề án 04-ĐA/TU Tỉnh ủy"),
        ("xây dựng 3 đề án", "#3 đề án"),
        ("Đề án 15 tỷ đồng", "#15000000000 đồng"),
    ],
    "issuer behind the year or the day": [
        ("theo Quyết định số 1087 năm 2009 của Thủ tướng Chính phủ", "Quyết định 1087 Thủ tướng Chính phủ"),
        ("theo Nghị quyết số 43/2021 của HĐND tỉnh", "Nghị quyết 43/2021 HĐND tỉnh"),
        ("Chỉ thị 17 ngày 5/6/2021 của Ban Thường vụ Tỉnh ủy", "Chỉ thị 17 2021-06-05 Ban Thường vụ Tỉnh ủy"),
        ("Thông tư số 12/2022/TT-BNV, ngày 5/6/2022, của Bộ Nội vụ", "Thông tư 12/2022/TT-BNV 2022-06-05 Bộ Nội vụ"),
        ("Kết luận 21-KL/TW, năm 2021, của Ban Bí thư", "Kết luận 21-KL/TW Ban Bí thư"),
        ("Quyết định năm 2009 của 3 xã", "#3 xã"),
        ("quyết định 12 nhân sự của huyện", "#12 nhân sự"),
    ],
    "the day behind the issuer": [
        ("Kết luận số 24-KL/TW của Bộ Chính trị, ngày 5/6/2012 về cán bộ", "Kết luận 24-KL/TW 2012-06-05 Bộ Chính trị"),
        ("Nghị quyết số 15-NQ/HU của Huyện ủy ngày 12/3/2021", "Nghị quyết 15-NQ/HU 2021-03-12 Huyện ủy"),
        ("Quy định số 96-QĐ/TW của Bộ Chính trị ban hành ngày 2/2/2023", "Quy định 96-QĐ/TW 2023-02-02 Bộ Chính trị"),
        ("Chỉ thị số 35 của Bộ Chính trị (ngày 30/5/2019)", "Chỉ thị 35 2019-05-30 Bộ Chính trị"),
        ("Kế hoạch số 5 của Đảng ủy, ngày 12/3 chi bộ họp", "Kế hoạch 5 Đảng ủy"),
        ("Nghị quyết số 2 của Chi bộ, ngày 3/2/2023 chi bộ kết nạp", "Nghị quyết 2 Chi bộ"),
    ],
    "consolidated texts": [
        ("theo Văn bản hợp nhất số 02/VBHN-VPQH", "Văn bản hợp nhất 02/VBHN-VPQH"),
        ("Văn bản hợp nhất 12/VBHN-BTC năm 2020 của Bộ Tài chính", "Văn bản hợp nhất 12/VBHN-BTC Bộ Tài chính"),
        ("văn bản hợp nhất số 26/VBHN-BNV ngày 12/5/2020", "Văn bản hợp nhất 26/VBHN-BNV 2020-05-12"),
        ("Văn bản hợp nhất số 5 về thi đua", "Văn bản hợp nhất 5"),
        ("ban hành 3 văn bản hợp nhất", "#3 văn bản"),
        ("hợp nhất 5 văn bản", "#5 văn bản"),
    ],
    "letters of office": [
        ("Công văn số 45-CV/HU", "Công văn 45-CV/HU"),
        ("Công văn 6021 gửi các sở", "Công văn 6021"),
        ("công văn số 1234/UBND-NC ngày 5-6-2023 của UBND tỉnh", "Công văn 1234/UBND-NC 2023-06-05 UBND tỉnh"),
        ("Công văn hỏa tốc số 567/SYT-NV", "Công văn 567/SYT-NV"),
        ("xử lý 125 công văn đến", "#125 công văn"),
        ("công văn đến 125, công văn đi 98", "#125 công văn; #98 công văn"),
    ],
}


def said(text: str) -> str:
    found = []
    for fact in extract(text, patterns=PATTERNS)["facts"]:
        if fact["kind"] == "citation":
            fields = (fact["type"], fact["number"], fact["date"], fact["term"], fact["issuer"])
            found.append(" ".join(field for field in fields if field))
        elif fact["kind"] == "figure":
            found.append(f"#{fact['value']} {fact['unit']}")
    return "; ".join(found)


@pytest.mark.parametrize(
    ("text", "due"), [pytest.param(*case, id=f"{kind}-{case[0]}") for kind, cases in KINDS.items() for case in cases]
)
def test_document(text: str, due: str) -> None:
    assert said(text) == due
