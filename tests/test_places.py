"""Administrative units: what the lists hold, how a name is spelled, what became of old units."""

import os
from datetime import date
from pathlib import Path

import pytest

from vnpartyextract.places import Gazetteer, Unit, gazetteer
from vnpartyextract.places.build import built
from vnpartyextract.places.gazetteer import NEW_ORDER, lines_of
from vnpartyextract.rules.folder import builtin_folder

ROOT = Path(__file__).resolve().parents[1]
PLACES = builtin_folder() / "places"
MONTHS = ("2020-02", "2021-02", "2023-05", "2025-01", "2025-06", "2025-07")  # of the lists


@pytest.fixture(scope="module")
def units() -> Gazetteer:
    return gazetteer()


def rows() -> list[list[str]]:
    """The lines of both files: key, code, level, name, code of what it lies in, first list, last list, now."""
    lines = [*(PLACES / "districts.tsv").read_text("utf-8").splitlines()[2:]]
    lines += (PLACES / "communes.tsv").read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines]


def codes_of(list_of: str) -> dict[int, int]:
    """How many codes of each length a list has."""

    def stands(first: str, last: str) -> bool:
        since = MONTHS[int(first) - 1] if len(first) == 1 else first[:7]
        until = MONTHS[int(last) - 1] if len(last) == 1 else last[:7]
        return since <= list_of and (list_of <= until if len(last) == 1 else list_of < until)

    codes = {row[1] for row in rows() if stands(row[5], row[6])}
    return {size: sum(len(code) == size for code in codes) for size in (2, 3, 5)}


@pytest.mark.parametrize(
    ("list_of", "provinces", "districts", "communes"),
    [
        ("2021-02", 63, 705, 10603),
        ("2023-05", 63, 705, 10598),
        ("2025-06", 63, 696, 10035),
        ("2025-07", 34, 0, 3321),
    ],
)
def test_the_lists_hold_what_was_in_force(list_of: str, provinces: int, districts: int, communes: int) -> None:
    assert codes_of(list_of) == {2: provinces, 3: districts, 5: communes}


def told(found: tuple[Unit, ...]) -> list[str]:
    return [f"{unit.code} {unit.text}" for unit in found]


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("huyện Lạc Thủy", "159 huyện Lạc Thủy"),
        ("Huyện Lạc Thuỷ", "159 huyện Lạc Thủy"),
        ("H. Lạc Thủy", "159 huyện Lạc Thủy"),
        ("HUYỆN LẠC THỦY", "159 huyện Lạc Thủy"),
        ("tỉnh Thừa Thiên - Huế", "46 tỉnh Thừa Thiên Huế"),
        ("tỉnh Thừa Thiên – Huế", "46 tỉnh Thừa Thiên Huế"),
        ("T. Thừa Thiên Huế", "46 tỉnh Thừa Thiên Huế"),
        ("tỉnh Bắc Cạn", "06 tỉnh Bắc Kạn"),
        ("tỉnh Đắc Lắc", "66 tỉnh Đắk Lắk"),
        ("tỉnh Đăk Lăk", "66 tỉnh Đắk Lắk"),
        ("tỉnh Đăk Nông", "67 tỉnh Đắk Nông"),
        ("tỉnh Bà Rịa – Vũng Tàu", "77 tỉnh Bà Rịa - Vũng Tàu"),
        ("TP.HCM", "79 thành phố Hồ Chí Minh"),
        ("TP. Hồ Chí Minh", "79 thành phố Hồ Chí Minh"),
        ("TP HCM", "79 thành phố Hồ Chí Minh"),
        ("Q.7", "778 quận 7"),
        ("quận 07", "778 quận 7"),
        ("TX.Buôn Hồ", "644 thị xã Buôn Hồ"),
        ("huyện Cư M’gar", "648 huyện Cư M'gar"),
        ("huyện Cư Mgar", "648 huyện Cư M'gar"),
        ("huyện Krông Ana", "655 huyện Krông A Na"),
        ("huyện Đắk Đoa", "626 huyện Đak Đoa"),
        ("TP. Qui Nhơn", "540 thành phố Quy Nhơn"),
        ("TP Mĩ Tho", "815 thành phố Mỹ Tho"),
        ("thành phố Buôn Mê Thuột", "643 thành phố Buôn Ma Thuột"),
        ("thành phố Phan Rang – Tháp Chàm", "582 thành phố Phan Rang - Tháp Chàm"),
        ("TT Chi Nê", "05392 thị trấn Chi Nê"),
        ("xã Sà Phìn", "00736 xã Sà Phìn"),
        ("xã Xà Phìn", "00736 xã Sà Phìn"),
    ],
)
def test_a_name_is_found_however_it_is_spelled(units: Gazetteer, written: str, unit: str) -> None:
    assert told(units.named(written, day=date(2024, 2, 17))) == [unit]


@pytest.mark.parametrize("written", ["huyện Sao Mai", "xã Lạc Thủy", "huyện", "", "tỉnh Trung ương", "huyện Lạc"])
def test_what_no_list_has_is_no_unit(units: Gazetteer, written: str) -> None:
    assert units.named(written, day=date(2024, 2, 17)) == ()


@pytest.mark.parametrize(
    ("unit", "in_force", "gone"),
    [
        ("448 huyện Lộc Hà", "2024-12-31", "2025-01-01"),
        ("763 quận 9", "2020-06-01", "2021-01-01"),
        ("413 thị xã Cửa Lò", "2024-11-30", "2024-12-01"),
        ("369 thành phố Ninh Bình", "2024-12-31", "2025-01-01"),
        ("526 huyện Tây Trà", "2020-01-15", "2021-06-01"),
        ("259 huyện Quế Võ", "2022-01-01", "2023-06-01"),
        ("697 huyện Chơn Thành", "2021-06-01", "2023-06-01"),
        ("222 huyện Việt Yên", "2023-01-01", "2025-02-01"),
        ("17 tỉnh Hòa Bình", "2025-06-30", "2025-07-01"),
        ("159 huyện Lạc Thủy", "2019-01-01", "2025-07-01"),
        ("04237 xã Nậm Lạnh", "2020-01-01", "2025-07-01"),
    ],
)
def test_a_unit_ends(units: Gazetteer, unit: str, in_force: str, gone: str) -> None:
    code, _, text = unit.partition(" ")
    assert unit in told(units.named(text, day=date.fromisoformat(in_force)))
    assert code not in [one.code for one in units.named(text, day=date.fromisoformat(gone)) if not one.is_new]


@pytest.mark.parametrize(
    ("text", "day", "code"),
    [
        ("thành phố Huế", "2024-12-31", "474"),
        ("thành phố Huế", "2025-01-01", "46"),
        ("thành phố Huế", "2026-01-01", "46"),
        ("thành phố Thủ Đức", "2022-05-01", "769"),
        ("huyện Đạ Huoai", "2024-11-30", "681"),
        ("huyện Đạ Huoai", "2024-12-01", "682"),
        ("tỉnh Phú Thọ", "2025-06-30", "25"),
        ("tỉnh Phú Thọ", "2025-07-01", "25"),
    ],
)
def test_one_name_means_what_bears_it_on_that_day(units: Gazetteer, text: str, day: str, code: str) -> None:
    assert [unit.code for unit in units.named(text, day=date.fromisoformat(day))] == [code]


@pytest.mark.parametrize(
    ("old", "province", "now", "province_now"),
    [
        ("xã Nậm Lạnh", "tỉnh Sơn La", ["xã Sốp Cộp"], "tỉnh Sơn La"),
        ("phường Bến Nghé", "thành phố Hồ Chí Minh", ["phường Sài Gòn"], "thành phố Hồ Chí Minh"),
        ("thị trấn Chi Nê", "tỉnh Hòa Bình", ["xã Lạc Thủy"], "tỉnh Phú Thọ"),
        ("phường Linh Đông", "thành phố Hồ Chí Minh", ["phường Hiệp Bình", "phường Thủ Đức"], "thành phố Hồ Chí Minh"),
        ("huyện Lạc Thủy", "tỉnh Hòa Bình", [], "tỉnh Phú Thọ"),
        ("huyện Côn Đảo", "tỉnh Bà Rịa - Vũng Tàu", ["đặc khu Côn Đảo"], "thành phố Hồ Chí Minh"),
        ("tỉnh Kon Tum", "tỉnh Kon Tum", ["tỉnh Quảng Ngãi"], "tỉnh Quảng Ngãi"),
    ],
)
def test_what_became_of_an_old_unit(
    units: Gazetteer, old: str, province: str, now: list[str], province_now: str
) -> None:
    (unit,) = units.named(old, day=date(2025, 3, 1))
    of, since = units.province_of(unit), units.province_now(unit)
    assert of is not None
    assert since is not None
    assert (of.text, since.text) == (province, province_now)
    assert sorted(one.text for code in unit.now for one in units.coded(code, NEW_ORDER)) == sorted(now)


def test_the_last_units_of_the_old_order_went_into_all_of_the_new(units: Gazetteer) -> None:
    """Each of the 10,035 communes and five districts without any told where, and no new commune made of nothing."""
    islands = ("318", "471", "498", "536", "755")
    last = [row for row in rows() if row[6] == "5" and (len(row[1]) == 5 or row[1] in islands)]
    new = {row[1] for row in rows() if row[5] == "6" and len(row[1]) == 5}
    assert len({row[1] for row in last}) == 10040
    assert [row for row in last if not row[7]] == []
    assert {code for row in last for code in row[7].split()} == new
    divided = [row for row in last if " " in row[7]]
    assert len({row[1] for row in divided}) == 471


@pytest.mark.parametrize(
    ("name", "day", "kind"),
    [
        ("Tuy Phước", "2024-02-17", "huyện"),
        ("Tuy Phước", "2025-09-01", "xã"),
        ("Hòa Bình", "2024-02-17", "tỉnh"),
        ("Hà Nội", "2025-09-01", "thành phố"),
        ("Thủ Đức", "2020-06-01", "quận"),
        ("Thủ Đức", "2022-06-01", "thành phố"),
        ("Châu Thành", "2024-02-17", "huyện"),  # ten of them, all huyện
        ("Hòa Bình", "2025-09-01", None),  # a xã here, a phường there
        ("Sao Mai", "2024-02-17", None),
    ],
)
def test_a_bare_name_has_the_level_of_the_largest_that_bears_it(
    units: Gazetteer, name: str, day: str, kind: str | None
) -> None:
    assert units.kind_of(name, date.fromisoformat(day)) == kind


def test_communes_are_sorted_so_that_each_can_be_found(units: Gazetteer) -> None:
    data = (PLACES / "communes.tsv").read_bytes()
    keys = [line.split(b"\t")[0] for line in data.splitlines()]
    assert keys == sorted(keys)
    for key in [keys[0], keys[-1], *keys[:: len(keys) // 97]]:
        assert len(lines_of(data, key.decode())) == keys.count(key)
    assert lines_of(data, "") == lines_of(data, "a") == lines_of(data, "ỹỹ") == []
    assert lines_of(b"", "a") == []


def test_the_files_are_what_the_script_makes() -> None:
    wheels = Path(os.environ.get("VNPARTYEXTRACT_WHEELS", ROOT / "build" / "wheels"))
    try:
        larger, communes = built(wheels)
    except FileNotFoundError as missing:
        pytest.skip(str(missing))
    assert larger == (PLACES / "districts.tsv").read_text("utf-8")
    assert communes == (PLACES / "communes.tsv").read_text("utf-8")
