"""Plans: told, impossible, derived."""

import pytest

from checking import by_rule, derived, findings

DERIVED = [
    ("Năm 2023, Đảng bộ huyện kết nạp 178 đảng viên, đạt 101,72% kế hoạch.", {"plan": 175}),
    ("Kết nạp 111 quần chúng ưu tú vào Đảng, đạt 123,3% kế hoạch.", {"plan": 90}),
    ("Đảng ủy phường kết nạp được 5 quần chúng, đạt 125% chỉ tiêu thị xã giao.", {"plan": 4}),
    ("Đã thành lập mới 6 chi bộ, vượt 20% kế hoạch.", {"plan": 5}),
    ("Kết nạp 43 đảng viên mới: 36 sinh viên, 5 giảng viên, 2 chuyên viên; đạt 107,5% kế hoạch.", {"plan": 40}),
    ("Toàn Đảng bộ kết nạp 1.296 đảng viên, đạt 103,7% kế hoạch.", {"plan_low": 1249, "plan_high": 1250}),
    ("Năm 2023 kết nạp 486 đảng viên mới, đạt 108% chỉ tiêu.", {"plan_low": 446, "plan_high": 454}),
    ("Cả năm kết nạp 386 đảng viên, giảm 5% so với năm 2017 nhưng vẫn đạt 102,9% chỉ tiêu.", {"plan": 375}),
    ("Kết nạp 45 đảng viên, vượt 12,5% chỉ tiêu.", {"plan": 40}),
]
# Another time, another body, another thing, or a plan to come: none of these is the plan of the rate.
NO_PLAN_OF_IT = [
    "Năm 2023, Đảng bộ kết nạp 178 đảng viên, đạt 101,72% kế hoạch, năm 2024 phấn đấu kết nạp 190 đảng viên.",
    "Đảng bộ kết nạp 178 đảng viên, đạt 101,72% kế hoạch, phấn đấu đến cuối năm kết nạp 200 đảng viên.",
    "Kế hoạch mở 12 lớp bồi dưỡng, Đảng bộ kết nạp 178 đảng viên, đạt 101,72% kế hoạch.",
    "Chỉ tiêu kết nạp 180 đảng viên, trong đó 20 đảng viên là học sinh; đã kết nạp 180 đảng viên, đạt 100%.",
    "Kế hoạch kết nạp 175 đảng viên, 6 tháng đầu năm kết nạp 89 đảng viên, đạt 50,9% kế hoạch, 9 tháng kết nạp 140 "
    "đảng viên, đạt 80% kế hoạch.",
]
IMPOSSIBLE = [
    "Đảng bộ huyện kết nạp 45 đảng viên, đạt 101,12% kế hoạch.",
    "Đảng bộ kết nạp 7 đảng viên, đạt 102% kế hoạch.",
    "Huyện kết nạp 23 đảng viên, đạt 112,35% chỉ tiêu.",
    "Trung tâm mở 11 lớp, đạt 105% kế hoạch.",
    "Toàn huyện thành lập mới 4 chi bộ, vượt 15% kế hoạch.",
    "Đảng bộ kết nạp 12 đảng viên, đạt 98% chỉ tiêu.",
]
TOLD_WRONG = [
    ("Năm 2023, Đảng bộ huyện kết nạp 112 đảng viên, đạt 82% kế hoạch (140 đảng viên).", 80.0),
    ("Trung tâm mở 32 lớp, đạt 113,4% kế hoạch (28 lớp).", 114.2857),
    ("Kết nạp 2.436 đảng viên, bằng 97,3% kế hoạch năm 2022 (2.600 đảng viên).", 93.6923),
    ("Huyện kết nạp 171 đảng viên, đạt 95% kế hoạch (190 đảng viên).", 90.0),
    ("Kết nạp 45 đảng viên, đạt 121,5% chỉ tiêu (40 đảng viên).", 112.5),
    ("Kế hoạch kết nạp 175 đảng viên, thực hiện 178 đảng viên, đạt 105%.", 101.7143),
    ("Đảng bộ kết nạp 178 đảng viên, đạt 101,72% so với chỉ tiêu 180 đảng viên.", 98.8889),
    ("Với chỉ tiêu 180 đảng viên, Đảng bộ đã kết nạp 178 đảng viên, đạt 101,72% chỉ tiêu.", 98.8889),
    ("Năm 2023, chỉ tiêu kết nạp 180 đảng viên, đã kết nạp 178 đảng viên, đạt 101,72% chỉ tiêu.", 98.8889),
    ("Kế hoạch mở 28 lớp bồi dưỡng, đã mở 32 lớp, đạt 120% kế hoạch.", 114.2857),
    ("Đã kết nạp 66 đảng viên, vượt 20% kế hoạch (60 đảng viên).", 110.0),
]
NOT_DERIVED = [
    "Kết nạp 112 đảng viên, đạt 80% kế hoạch (140 đảng viên).",
    "Kế hoạch kết nạp 175 đảng viên, thực hiện 178 đảng viên, đạt 101,7%.",
    "Đảng bộ kết nạp 178 đảng viên, đạt 98,9% so với chỉ tiêu 180 đảng viên.",
    "Với chỉ tiêu 180 đảng viên, Đảng bộ đã kết nạp 178 đảng viên, đạt 98,89% chỉ tiêu.",
    "Kết nạp 112/140 đảng viên, đạt 80% chỉ tiêu.",
    "Thành ủy đặt chỉ tiêu năm 2023 kết nạp 45 đảng viên. Năm 2023, thành phố kết nạp được 39 đảng viên, đạt 86,7% "
    "chỉ tiêu.",
    "Kết nạp hơn 100 đảng viên, đạt 102% kế hoạch.",
    "Kết nạp 178 đảng viên, đạt gần 102% kế hoạch.",
    "Năm 2024, phấn đấu kết nạp 180 đảng viên, đạt 105% kế hoạch.",
    "Thu ngân sách đạt 145,5 tỷ đồng, đạt 102% kế hoạch.",
    "Sản lượng lương thực đạt 4.870 tấn, bằng 103% kế hoạch.",
    "Giải quyết 30 đơn, đạt 150% so với cùng kỳ năm trước.",
    "Có 11/14 xã bố trí bí thư không là người địa phương, đạt 78,6%, vượt 8,6% so với chỉ tiêu Nghị quyết.",
    "Tổ chức 4 hội nghị học tập nghị quyết, tỷ lệ đảng viên tham gia đạt 96%.",
    "Hoàn thành 100% kế hoạch kiểm tra, giám sát.",
]


@pytest.mark.parametrize(("text", "plan"), DERIVED)
def test_plans_that_follow(text: str, plan: dict[str, int]) -> None:
    (found,) = [finding for finding in findings(text) if finding.rule.startswith("plan-")]
    assert (found.severity, derived(found)) == ("note", plan)


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_rates_that_no_plan_gives(text: str) -> None:
    assert [finding.severity for finding in by_rule("plan-impossible", text)] == ["warning"]
    assert by_rule("plan-derived", text) == []


@pytest.mark.parametrize(("text", "right"), TOLD_WRONG)
def test_rates_beside_their_plan(text: str, right: float) -> None:
    (found,) = [finding for finding in findings(text) if finding.rule.startswith("plan-")]
    assert (found.rule, derived(found)["rate"]) == ("plan-told", right)


@pytest.mark.parametrize("text", NO_PLAN_OF_IT)
def test_other_plans(text: str) -> None:
    assert by_rule("plan-told", text) == []


@pytest.mark.parametrize("text", NOT_DERIVED)
@pytest.mark.parametrize("with_text", [True, False])
def test_nothing_to_derive(text: str, with_text: bool) -> None:
    assert [one.message for one in findings(text, with_text=with_text) if one.rule.startswith("plan-")] == []


def test_what_was_worked_out_is_no_number_of_the_text() -> None:
    (found,) = by_rule("plan-derived", DERIVED[0][0])
    assert found.as_json()["numbers"] == {"result": 178, "rate": 101.72}
    assert [quote.text for quote in found.quotes] == ["178 đảng viên", "101,72%"]
