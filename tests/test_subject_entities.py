"""Organisations of a document, each once: their names in full, kinds, hosts, and all places where they are meant."""

from vnpartyextract.pipeline import extract

TEXT = """Chi bộ Công ty cổ phần Bao bì Hoàng Long lớn mạnh

UBKT Huyện ủy Mường Khê đã kiểm tra 12 tổ chức đảng. Ủy ban Kiểm tra Huyện ủy Mường Khê đã giám sát 5 chi bộ.

Chi bộ Công ty cổ phần Bao bì Hoàng Long có 15 đảng viên. Năm 2024, chi bộ kết nạp 3 đảng viên."""


def test_one_organisation_by_all_its_spellings() -> None:
    document = extract(TEXT)
    names = [one["name"] for one in document["organizations"]]
    assert names.count("Ủy ban Kiểm tra Huyện ủy Mường Khê") == 1
    inspectors = next(one for one in document["organizations"] if one["name"] == "Ủy ban Kiểm tra Huyện ủy Mường Khê")
    said = [TEXT[start:end] for start, end in inspectors["mentions"]]
    assert said == ["UBKT Huyện ủy Mường Khê", "Ủy ban Kiểm tra Huyện ủy Mường Khê"]
    assert (inspectors["kind"], inspectors["place"]) == ("party", "huyện Mường Khê")


def test_figures_point_to_their_organisation() -> None:
    document = extract(TEXT)
    by_id = {one["id"]: one for one in document["organizations"]}
    figures = [fact for fact in document["facts"] if fact["kind"] == "figure"]
    assert figures
    assert all(by_id[fact["subject_id"]]["name"] == fact["subject"] for fact in figures if fact["subject"])


def test_a_branch_belongs_to_its_company() -> None:
    document = extract(TEXT)
    by_id = {one["id"]: one for one in document["organizations"]}
    branch = next(one for one in document["organizations"] if one["name"].startswith("Chi bộ Công ty"))
    assert by_id[branch["host"]]["name"] == "Công ty cổ phần Bao bì Hoàng Long"
    assert by_id[branch["host"]]["kind"] == "company"
