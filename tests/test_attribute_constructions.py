"""Ways to say it: for each construction several sentences of its kind, the number in double brackets, and what is due.

`parent` is the number of the figure that it hangs on, as the text writes it.
"""

from typing import Any

import pytest

from vnpartyextract import extract


def figure(marked: str) -> dict[str, Any]:
    """The figure in double brackets, with the number of its parent in `parent`."""
    before, rest = marked.split("[[")
    number, after = rest.split("]]")
    text = before + number + after
    facts = {fact["id"]: fact for fact in extract(text)["facts"]}
    found: dict[str, Any] = next(
        fact for fact in facts.values() if fact["kind"] == "figure" and fact["number_span"][0] == len(before)
    )
    parent = facts.get(found["parent"])
    return found | {"parent": text[slice(*parent["number_span"])] if parent is not None else None}


def check(marked: str, due: dict[str, Any]) -> None:
    found = figure(marked)
    assert {key: found[key] for key in due} == due


REASONS = [
    (
        "Các vi phạm: đạo đức, lối sống: 14 (18,9%); chính sách dân số kế hoạch hóa gia đình: [[12]] (16,2%).",
        {"metric": "violations", "unit": None, "group": "chính sách dân số kế hoạch hóa gia đình"},
    ),
    (
        "Nội dung vi phạm: đất đai 8 trường hợp; hôn nhân và gia đình: [[12]]; tham nhũng: 5.",
        {"metric": "violations", "unit": "trường hợp", "group": "hôn nhân và gia đình"},
    ),
    (
        "Nội dung vi phạm: quản lý doanh nghiệp: [[6]] đảng viên; quản lý hợp tác xã: 3.",
        {"metric": "violations", "unit": "đảng viên"},
    ),
    (
        "Nội dung vi phạm: đạo đức 6 đảng viên; quản lý hợp tác xã: [[3]]; tham nhũng: 2.",
        {"metric": "violations", "unit": "đảng viên", "group": "quản lý hợp tác xã"},
    ),
]
COORDINATED = [
    ("Ban Bí thư kỷ luật cảnh cáo 2 tổ chức đảng và [[17]] đảng viên.", {"metric": "disciplined", "group": "cảnh cáo"}),
    ("Cảnh cáo 5 tổ chức đảng, [[12]] đảng viên; khiển trách 4.", {"metric": "disciplined", "group": "cảnh cáo"}),
    ("Khiển trách 4 chi bộ cùng [[9]] đảng viên.", {"metric": "disciplined", "group": "khiển trách"}),
    ("Khiển trách 4 chi bộ, cảnh cáo [[9]] đảng viên.", {"metric": "disciplined", "group": "cảnh cáo"}),
    (
        "Xử lý kỷ luật cảnh cáo đối với 2 tổ chức đảng và [[9]] đảng viên.",
        {"metric": "disciplined", "group": "cảnh cáo"},
    ),
    ("Huyện ủy đã trao tặng, truy tặng Huy hiệu Đảng cho [[10]] đảng viên.", {"metric": "badges", "group": None}),
    ("Trao và truy tặng Huy hiệu Đảng cho [[10]] đảng viên.", {"metric": "badges", "group": None}),
    ("Truy tặng Huy hiệu Đảng cho [[2]] đảng viên.", {"metric": "badges", "group": "truy tặng"}),
]
ABBREVIATED = [
    ("Luân chuyển 44 người, trong đó có [[2]] đồng chí là Ủy viên T.Ư Đảng.", {"group": "Ủy viên T.Ư Đảng"}),
    ("Bầu 27 ủy viên, trong đó [[3]] đồng chí là Th.S Luật.", {"group": "Th.S Luật"}),
]
WHOLES = [
    (
        "Luân chuyển 44 người. Trong đó, 25 người là phó bí thư; 19 người là phó chủ tịch. Trong số cán bộ luân chuyển "
        "đợt này có [[3]] cán bộ nữ.",
        {"metric": "personnel_moves", "parent": "44"},
    ),
    (
        "Có 141 đảng viên mới được kết nạp, nâng tổng số đảng viên lên 6.000. Trong số đảng viên mới được kết nạp, có "
        "[[32]] đồng chí là giáo viên.",
        {"metric": "admissions", "parent": "141"},
    ),
    (
        "Kết nạp 141 đảng viên, nâng tổng số đảng viên lên 6.000. Trong số đảng viên mới kết nạp có [[32]] nữ.",
        {"metric": "admissions", "parent": "141"},
    ),
    (
        "UBKT khiển trách 3, cảnh cáo 1, khai trừ 4 (trong đó, UBKT Huyện ủy cảnh cáo [[1]], khai trừ 4).",
        {"metric": "disciplined", "group": "cảnh cáo", "parent": "1"},
    ),
    (
        "100% tổ chức đảng hoàn thành tốt nhiệm vụ trở lên; trong đó có [[3]] đảng bộ hoàn thành xuất sắc nhiệm vụ.",
        {"metric": "quality_rating", "parent": "100", "relation": "part_of"},
    ),
    (
        "95% đảng viên hoàn thành tốt nhiệm vụ, trong đó [[8]] đồng chí hoàn thành xuất sắc nhiệm vụ.",
        {"metric": "quality_rating", "parent": "95", "relation": "part_of"},
    ),
    (
        "Từ năm 2020 đến năm 2022, kết nạp 55 đảng viên (năm 2020: 20, năm 2021: 17, năm 2022: [[18]]).",
        {"metric": "admissions", "group": None, "parent": "55"},
    ),
    (
        "Kết luận 630 tổ chức đảng có vi phạm; trong đó, phải thi hành kỷ luật [[7]] tổ chức đảng.",
        {"parent": "630", "relation": "part_of"},
    ),
]
SHARES_OF_PETITIONS = [
    ("Có [[23]]% số đơn tố cáo không đúng sự thật.", "tố cáo không đúng sự thật"),
    ("Có 23% số đơn tố cáo sai, [[60]]% là tố cáo đúng hoặc đúng một phần.", "tố cáo đúng hoặc đúng một phần"),
    ("60% đơn đúng, [[17]]% đơn tố cáo không có cơ sở kết luận.", "tố cáo không có cơ sở kết luận"),
    ("Giải quyết 40 đơn, trong đó tố cáo đúng [[5]] đơn, tố cáo sai 20 đơn.", "tố cáo đúng"),
    ("Giải quyết 40 đơn, trong đó tố cáo đúng 5 đơn, tố cáo có đúng có sai [[15]] đơn.", "tố cáo có đúng có sai"),
    ("Qua giải quyết 12 đơn, [[4]] đơn tố cáo đúng một phần.", "tố cáo đúng một phần"),
]
BODIES = [
    ("[[13]] đảng viên thuộc Đảng bộ UBND tỉnh được trao tặng Huy hiệu Đảng.", {"metric": "badges", "group": None}),
    ("Có [[25]] đảng viên thuộc các chi bộ trực thuộc được trao Huy hiệu Đảng.", {"metric": "badges", "group": None}),
    ("[[17]] đảng viên thuộc nhiều thế hệ nhận Huy hiệu Đảng.", {"metric": "badges", "group": "nhiều thế hệ"}),
    ("Kết nạp [[5]] đoàn viên thuộc diện nhập ngũ.", {"metric": "admissions", "group": "nhập ngũ"}),
    ("[[55]] đảng viên phường An Lạc, Tân Hòa được trao Huy hiệu Đảng.", {"metric": "badges"}),
]
SHARES = [
    ("Tỷ lệ hộ nghèo còn [[3,2]]%.", {"metric": "other", "group": "hộ nghèo"}),
    ("Tỷ lệ hộ nghèo còn 3,2%; hộ cận nghèo còn [[9,58]]%.", {"metric": "other", "group": "hộ cận nghèo"}),
    ("Tỷ lệ lao động qua đào tạo đạt [[70,88]]%.", {"metric": "other", "group": "lao động qua đào tạo"}),
    ("Tỷ lệ dân số tham gia bảo hiểm y tế đạt [[95]]%.", {"metric": "other"}),
    ("Tỷ lệ phân loại rác thải đạt [[75]]%.", {"metric": "other", "group": "phân loại rác thải"}),
    (
        "Tỷ lệ tổ chức đảng hoàn thành tốt nhiệm vụ trở lên đạt [[97]]%.",
        {"metric": "quality_rating", "of": "tổ chức đảng", "group": "hoàn thành tốt nhiệm vụ trở lên"},
    ),
    (
        "Tỷ lệ đảng viên được xếp loại hoàn thành tốt nhiệm vụ bình quân đạt [[95]]%.",
        {"metric": "quality_rating", "of": "đảng viên", "group": "hoàn thành tốt nhiệm vụ"},
    ),
    ("Tỉ lệ kết nạp đảng viên mới hằng năm đạt từ [[3 - 4]]%.", {"metric": "admissions", "group": None}),
    ("Đảng viên độ tuổi 30 trở xuống chiếm [[47]]%.", {"metric": "party_members", "group": "độ tuổi 30 trở xuống"}),
    ("[[100]]% (152/152) đảng bộ trực thuộc đã hoàn thành đại hội.", {"of": "đảng bộ trực thuộc"}),
    (
        "[[98,5]]% (134/136) chi bộ hoàn thành tốt nhiệm vụ.",
        {"metric": "quality_rating", "of": "chi bộ", "group": "hoàn thành tốt nhiệm vụ"},
    ),
    ("98,5% ([[134/136]]) chi bộ hoàn thành tốt nhiệm vụ.", {"metric": "quality_rating", "unit": "chi bộ"}),
]
ATTENDED = [
    (
        "Đảng bộ xã có [[123/134]] đảng viên (11 đồng chí già yếu được miễn) và 126 cán bộ tham gia học tập.",
        {"metric": "attendees"},
    ),
    (
        "Mở 24 lớp chuyên đề cho 1.800 đảng viên và [[1.235]] cán bộ chưa phải là đảng viên.",
        {"metric": "attendees", "parent": "24", "relation": "attends"},
    ),
    ("Lớp học được tổ chức cho [[52]] đoàn viên, quần chúng.", {"metric": "attendees"}),
    ("Lớp bồi dưỡng được mở cho [[52]] đảng viên mới.", {"metric": "attendees"}),
    ("Đại hội phát trực tiếp, thu hút trên [[1.900]] lượt theo dõi.", {"metric": "other"}),
]
PLANS = [
    ("Đảng bộ kết nạp vượt chỉ tiêu [[9]] đảng viên.", {"metric": "other", "group": "vượt"}),
    ("Đảng bộ xã kết nạp 47 đảng viên, vượt [[2]] chỉ tiêu.", {"metric": "other", "group": "vượt"}),
    ("Huyện kết nạp 47 đảng viên, vượt kế hoạch [[5]] đồng chí.", {"metric": "other", "group": "vượt"}),
    ("Đảng bộ phấn đấu thực hiện [[16]] chỉ tiêu chủ yếu, 6 nhiệm vụ.", {"status": "target"}),
    ("Đảng bộ phấn đấu thực hiện 16 chỉ tiêu chủ yếu, [[6]] nhiệm vụ và 3 khâu đột phá.", {"status": "target"}),
    ("Nghị quyết đề ra [[17]] chỉ tiêu.", {"status": "target"}),
    ("Đảng bộ đã thực hiện đạt và vượt [[16]] chỉ tiêu.", {"status": "reported"}),
]
STATES = [
    ("Được thành lập ngày 1-7-2025, Đảng bộ xã Đề Gi hiện có [[44]] chi bộ.", {"metric": "party_organizations"}),
    ("Sau khi thành lập, Đảng bộ xã có [[44]] chi bộ trực thuộc.", {"metric": "party_organizations"}),
    (
        "Kết nạp: Trường Cao đẳng A (28 đảng viên), Công ty Cổ phần B ([[21]] đảng viên).",
        {"metric": "admissions", "parent": None},
    ),
]
RELIGIONS = [
    (
        "Kết nạp 677 đảng viên là người có đạo, trong đó đạo Công giáo là 443 người, Phật giáo [[221]] người.",
        {"metric": "admissions", "group": "Phật giáo", "parent": "677"},
    ),
    (
        "Kết nạp 677 đảng viên là người có đạo, trong đó Công giáo 443 người (65%), Tin lành [[2]] người (0,3%).",
        {"metric": "admissions", "group": "Tin lành", "parent": "677"},
    ),
]
DOERS = [("Ủy ban Kiểm tra đã khiển trách [[3]], cảnh cáo 1.", {"metric": "disciplined", "unit": None})]
DESCRIBED = [
    ("[[8]] đảng viên hoàn thành xuất sắc nhiệm vụ được tặng giấy khen.", {"metric": "awards"}),
    ("Có [[12]] chi bộ đạt trong sạch vững mạnh được khen thưởng.", {"metric": "awards"}),
    (
        "Có [[5]] đảng viên vi phạm chính sách dân số bị kỷ luật cảnh cáo.",
        {"metric": "disciplined", "group": "cảnh cáo"},
    ),
    ("Có [[9]] đảng viên hoàn thành tốt nhiệm vụ.", {"metric": "quality_rating"}),
    (
        "95% cán bộ chủ chốt và [[98]]% ủy viên Ban Thường vụ các Tỉnh ủy, Thành ủy đã qua luân chuyển.",
        {"metric": "personnel_moves", "group": "luân chuyển"},
    ),
    (
        "Kỷ luật 18 đảng viên, trong đó có 4 cấp ủy viên. Nội dung vi phạm chủ yếu: đất đai 6, đạo đức lối sống [[8]].",
        {"metric": "violations", "group": "đạo đức lối sống"},
    ),
    (
        "Mở 45 lớp, trong đó: 5 lớp cảm tình Đảng/350 quần chúng; 4 lớp đảng viên mới, [[265]] đảng viên.",
        {"metric": "attendees", "parent": "4", "relation": "attends"},
    ),
    ("Đại hội bầu ra Ban Thường vụ Tỉnh ủy gồm [[14]] người.", {"metric": "committee_members"}),
]
COMPARED = [
    ("Kiểm tra 146 đảng viên, bằng [[132,7]]% so với nhiệm kỳ trước.", {"metric": "other", "of": None}),
    ("Kết nạp 146 đảng viên, đạt [[95]]% so với kế hoạch.", {"metric": "plan_rate", "parent": "146"}),
    (
        "Năm 2011 kết nạp 41 đảng viên. Về chuyên môn, có [[10]] đảng viên trình độ đại học; cao đẳng 9.",
        {"metric": "admissions", "parent": "41"},
    ),
    ("Huyện giới thiệu [[8]] quần chúng ưu tú học bồi dưỡng nhận thức về Đảng.", {"metric": "attendees"}),
    (
        "100% học viên đạt yêu cầu, trong đó có [[3]] học viên đạt loại giỏi, 42 học viên đạt loại khá.",
        {"metric": "attendees", "parent": "100", "relation": "part_of"},
    ),
    ("Hiện toàn Đảng bộ có [[1.026]] đảng viên.", {"metric": "party_members", "group": None}),
    (
        "Kết nạp [[2]] quần chúng ưu tú là người công giáo vào Đảng.",
        {"metric": "admissions", "group": "người công giáo"},
    ),
]
# What newspapers tell that only touches the Party.
NEWSPAPERS = [
    ("Quân khu điều động gần [[2.500]] cán bộ, chiến sĩ giúp dân.", {"metric": "other"}),
    ("Huyện điều động [[12]] cán bộ về cơ sở.", {"metric": "personnel_moves"}),
    ("Trong số tân binh có 124 đảng viên, [[26]] công chức và 821 người có bằng đại học.", {"metric": "other"}),
    ("Đơn vị có 12 đảng viên và [[30]] quần chúng.", {"metric": "other"}),
    ("Quốc hội khóa mới có [[500]] đại biểu, nhiều hơn khóa trước.", {"metric": "other"}),
    ("Dự đại hội có [[250]] đại biểu.", {"metric": "attendees"}),
    ("Tòa án triệu tập [[47]] người có quyền lợi liên quan.", {"metric": "other"}),
    ("Nhóm cán bộ này nâng điểm cho [[44]] thí sinh.", {"metric": "other"}),
    ("Kỳ thi tuyển công chức có [[120]] thí sinh dự thi.", {"metric": "examinees"}),
    ("Bộ cử [[2]] đồng chí phó cục trưởng cùng đoàn đi xác minh.", {"metric": "other"}),
    ("Sở cử [[12]] cán bộ đi học cao cấp lý luận chính trị.", {"metric": "attendees"}),
]
ALL = [
    *COMPARED,
    *DESCRIBED,
    *NEWSPAPERS,
    *REASONS,
    *COORDINATED,
    *ABBREVIATED,
    *WHOLES,
    *BODIES,
    *SHARES,
    *ATTENDED,
    *PLANS,
    *STATES,
    *RELIGIONS,
    *DOERS,
]


@pytest.mark.parametrize(("text", "due"), ALL, ids=lambda one: one if isinstance(one, str) else "")
def test_constructions(text: str, due: dict[str, Any]) -> None:
    check(text, due)


@pytest.mark.parametrize(("text", "group"), SHARES_OF_PETITIONS)
def test_states_of_petitions(text: str, group: str) -> None:
    check(text, {"metric": "petitions", "group": group})
