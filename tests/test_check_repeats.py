"""What is told more than once, with two values."""

import pytest

from checking import by_rule, findings

SLOW = "Hội nghị diễn ra sáng nay. Huyện có nhiều đổi mới. "
TWO_VALUES = [
    (
        "Mẫu Sơn kết nạp 178 đảng viên\n\n" + SLOW + "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp được 187 đảng viên.",
        [178, 187],
    ),
    (
        "Hơn 80 tổ chức đảng bị kỷ luật\n\n6 tháng đầu năm 2023, có 81 tổ chức đảng bị kỷ luật.\n\n"
        + SLOW
        + "Trong 6 tháng đầu năm 2023, cấp ủy các cấp đã thi hành kỷ luật 87 tổ chức đảng.",
        [81, 87],
    ),
    (
        "Hội nghị của Huyện ủy\n\n"
        + SLOW
        + "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên. "
        + SLOW
        + "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 187 đảng viên.",
        [178, 187],
    ),
    (
        "Hội nghị của Huyện ủy\n\n"
        + SLOW
        + "Hiện nay, Đảng bộ huyện Mẫu Sơn có 5.458 đảng viên. "
        + SLOW
        + "Hiện nay, Đảng bộ huyện Mẫu Sơn có 5.548 đảng viên.",
        [5458, 5548],
    ),
    (
        "Kỷ luật 74 đảng viên\n\n" + SLOW + "Năm 2023, cấp ủy các cấp của huyện Mẫu Sơn thi hành kỷ luật 76 đảng viên.",
        [74, 76],
    ),
    (
        "Mẫu Sơn: công nhận 116 đảng viên chính thức\n\n"
        + SLOW
        + "Năm 2023, huyện Mẫu Sơn công nhận 106 đảng viên chính thức.",
        [116, 106],
    ),
]
ONE_VALUE = [
    "Mẫu Sơn kết nạp 178 đảng viên\n\n" + SLOW + "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp được 178 đảng viên.",
    "Mẫu Sơn kết nạp gần 180 đảng viên\n\n" + SLOW + "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp được 178 đảng viên.",
    # other years, other bodies, parts
    SLOW
    + "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên. "
    + SLOW
    + "Năm 2022, Đảng bộ huyện kết nạp 187 đảng viên.",
    SLOW + "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên. Đảng bộ huyện Tân Hòa kết nạp 187 đảng viên.",
    "Kết nạp 178 đảng viên\n\n" + SLOW + "Năm 2023, huyện kết nạp 178 đảng viên, riêng khối xã kết nạp 150 đảng viên.",
    # a whole and its two parts
    "Hơn 11.000 đảng viên bị kỷ luật\n\n9 tháng, có 11.284 đảng viên bị kỷ luật. "
    + SLOW
    + "Cấp ủy các cấp thi hành kỷ luật 9.412 đảng viên. UBKT các cấp thi hành kỷ luật 1.872 đảng viên.",
    # many of a kind
    SLOW + "Năm 2023, huyện Mẫu Sơn mở 12 lớp bồi dưỡng. " + SLOW + "Năm 2023, huyện Mẫu Sơn mở 14 lớp tập huấn.",
    SLOW + "Năm 2023, UBKT huyện kiểm tra 22 tổ chức đảng. " + SLOW + "Năm 2023, UBKT huyện kiểm tra 24 tổ chức đảng.",
]


def values(text: str) -> list[list[float]]:
    return [list(finding.as_json()["numbers"]["values"]) for finding in by_rule("two-values", text)]


@pytest.mark.parametrize(("text", "told"), TWO_VALUES)
def test_two_values_in_one_article(text: str, told: list[float]) -> None:
    assert values(text) == [told]


@pytest.mark.parametrize("text", ONE_VALUE)
def test_one_value_or_two_things(text: str) -> None:
    assert values(text) == []


A = "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên."
DIFFER = [
    (A, "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 187 đảng viên."),
    (A, "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp được 170 quần chúng ưu tú."),
    (A, "Trong năm 2023, Đảng bộ huyện Mẫu Sơn đã phát triển mới 198 đảng viên."),
    ("Hiện nay, Đảng bộ huyện Mẫu Sơn có 5.458 đảng viên.", "Hiện nay, Đảng bộ huyện Mẫu Sơn có 5.548 đảng viên."),
    (
        "Năm 2023, Đảng bộ huyện Mẫu Sơn công nhận chính thức cho 116 đảng viên.",
        "Năm 2023, Đảng bộ huyện Mẫu Sơn công nhận chính thức cho 126 đảng viên.",
    ),
    (A, "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp hơn 180 đảng viên."),
    # one place by other names
    (A, "Năm 2023, Huyện ủy Mẫu Sơn kết nạp 187 đảng viên."),
    (A, "Năm 2023, huyện Mẫu Sơn kết nạp 187 đảng viên."),
    (
        "Năm 2023, Huyện ủy Lạc Thủy kết nạp 178 đảng viên.",
        "Năm 2023, Đảng bộ huyện Lạc Thuỷ kết nạp 187 đảng viên.",
    ),
]
AGREE = [
    (A, A),
    (A, "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp gần 180 đảng viên."),
    (A, "Năm 2022, Đảng bộ huyện Mẫu Sơn kết nạp 187 đảng viên."),
    (A, "Năm 2023, Đảng bộ huyện Tân Hòa kết nạp 187 đảng viên."),
    (A, "Năm 2023, Đảng bộ xã Mẫu Sơn kết nạp 187 đảng viên."),
    (A, "Năm 2023, Đảng bộ Công an huyện Mẫu Sơn kết nạp 187 đảng viên."),
    (A, "Năm 2023, Huyện ủy Mẫu Sơn kết nạp 178 đảng viên."),
    (A, "Năm 2023, Đảng bộ huyện Mẫu Sơn phấn đấu kết nạp 187 đảng viên."),
    (A, "6 tháng đầu năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 170 đảng viên."),
    (A, "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 5 đảng viên là học sinh."),
]


@pytest.mark.parametrize("pair", DIFFER)
def test_articles_that_differ(pair: tuple[str, str]) -> None:
    (found,) = by_rule("articles-differ", *pair)
    assert [quote.path for quote in found.quotes] == ["0.txt", "1.txt"]


@pytest.mark.parametrize("pair", AGREE)
def test_articles_that_agree(pair: tuple[str, str]) -> None:
    assert [finding.message for finding in findings(*pair) if finding.severity != "note"] == []
