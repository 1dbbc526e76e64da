"""The outline of a text: what each line is, and which sentence opens it."""

import pytest

from vnpartyextract.discourse import Place, ancestors, layout
from vnpartyextract.segment import sentences
from vnpartyextract.text import fold


def outline(text: str) -> list[tuple[str, str | None]]:
    """Each sentence's kind and the first words of the one that opens it."""
    folded = fold(text)
    cut = sentences(folded)
    times = [(at, at + 4) for at in range(len(folded.text)) if folded.text.startswith("2023", at)]
    places = layout(folded, cut, times=times, ends={"tin liên quan"})

    def said(number: int | None) -> str | None:
        return None if number is None else " ".join(folded.text[cut[number].start : cut[number].end].split()[:2])

    return [(place.kind, said(place.parent)) for place in places]


def test_numbered_headings_hold_their_lines_and_one_another() -> None:
    text = "I. KẾT QUẢ NĂM 2023\n1. Về phát triển đảng viên\nKết nạp 12 người.\n2. Về kiểm tra\n- Giám sát 5.\n"
    assert outline(text + "II. NHIỆM VỤ\nKết nạp 15 đảng viên.") == [
        ("heading", None),
        ("heading", "i. kết"),
        ("prose", "1. về"),
        ("heading", "i. kết"),
        ("item", "2. về"),
        ("heading", None),
        ("prose", "ii. nhiệm"),
    ]


@pytest.mark.parametrize("mark", ["- ", "+ ", "• ", "a) ", "1. ", "1) ", ""])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_colon_opens_a_list_of_any_form(mark: str, gap: str) -> None:
    items = [f"{mark}Khiển trách 7 đồng chí;", f"{mark}Cảnh cáo 5 đồng chí."]
    text = gap.join(["Xã kỷ luật 12 đảng viên, cụ thể:", *items]) + "\n\nTrong năm, xã mở 5 lớp cho đảng viên."
    assert outline(text) == [("prose", None), ("item", "xã kỷ"), ("item", "xã kỷ"), ("prose", None)]


def test_labelled_lines_are_items_without_a_mark() -> None:
    text = "Kết quả xếp loại năm 2023\nHoàn thành tốt: 6 chi bộ\nHoàn thành: 2 chi bộ\nĐảng ủy khen 3 chi bộ."
    assert outline(text)[1:] == [("item", "kết quả"), ("item", "kết quả"), ("prose", "kết quả")]


def test_an_item_with_a_colon_opens_its_own() -> None:
    text = "Kết quả như sau:\n- Kiểm tra 7 chi bộ:\n+ Chi bộ thôn: 5\n+ Chi bộ trường: 2\n- Giám sát 3 chi bộ."
    assert [parent for _, parent in outline(text)] == [None, "kết quả", "- kiểm", "- kiểm", "kết quả"]


def test_what_stands_beside_the_article_is_told_apart() -> None:
    text = "Xã kết nạp 5 đảng viên.\nMinh Nhật\n\nTin liên quan:\n- Huyện Thanh Bình: 37 đảng viên nhận Huy hiệu"
    assert outline(text) == [("prose", None), ("prose", None), ("beside", None), ("beside", None)]


def test_ancestors_go_from_the_nearest_outwards() -> None:
    places = [Place("heading", None, True), Place("item", 0, True), Place("item", 1)]
    assert list(ancestors(places, 2)) == [1, 0]
