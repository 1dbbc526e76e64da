"""Which metric a number is of: for every step of the order a table of sentences, with what is read from each.

`178 admissions cue` is a figure: its value, its metric, and the step that decided.
"""

import pytest

from vnpartyextract.model import Document
from vnpartyextract.pipeline import read_facts
from vnpartyextract.rules.load import load_patterns


def decided(text: str) -> list[str]:
    drafts = read_facts(Document(text), load_patterns()).drafts
    return [f"{draft.mention.number.value:.12g} {draft.metric} {draft.why}" for draft in drafts]


CHANGES = [
    ("Năm qua, huyện kết nạp 178 đảng viên, tăng 12 đồng chí so với năm trước.", "178 admissions cue; 12 other growth"),
    ("Toàn tỉnh có 2.068 đảng viên, giảm 35 so với đầu nhiệm kỳ.", "2068 party_members alone; 35 other growth"),
    ("Số đơn thư giảm 8,25% so với cùng kỳ.", "8.25 other growth"),
    ("Huyện mở 20 lớp, nhiều hơn 5 lớp so với cùng kỳ.", "20 classes alone; 5 other growth"),
    ("Tỷ lệ tham gia cao hơn 3,2% so với năm 2022.", "3.2 other growth"),
    # the bracket behind a change is the change in per cent
    ("Kết nạp 178 đảng viên, tăng 12 (7,2%) so với năm 2022.", "178 admissions cue; 12 other growth; 7.2 other growth"),
    # the level that was reached is none
    ("Số đảng viên tăng đến 300 đồng chí.", "300 party_members cue"),
]

CUES = [
    ("Huyện kết nạp 178 đảng viên.", "178 admissions cue"),
    ("Trong năm, có 45 quần chúng ưu tú được kết nạp vào Đảng.", "45 admissions cue"),
    ("Chi bộ chuyển đảng chính thức cho 12 đồng chí.", "12 official_recognitions cue"),
    ("Qua kiểm tra, phát hiện 5 đảng viên vi phạm.", "5 violations cue"),
    ("Huyện ủy khai trừ 3 đảng viên, cảnh cáo 4 đảng viên.", "3 disciplined cue; 4 disciplined cue"),
    ("Huyện ủy trao Huy hiệu Đảng cho 35 đảng viên.", "35 badges cue"),
    ("Đại hội bầu 27 đồng chí vào Ban Chấp hành.", "27 committee_members cue"),
    ("Huyện ủy ban hành 15 nghị quyết.", "15 documents_issued cue"),
    ("Giải thể 4 chi bộ và thành lập 2 chi bộ mới.", "4 organizations_dissolved cue; 2 organizations_founded cue"),
    ("Ban Tổ chức tiếp nhận 141 đơn thư.", "141 petitions cue"),
    ("Có 12 ý kiến kiến nghị của cử tri.", "12 opinions cue"),
    ("Kiểm tra 24 tổ chức đảng, phát hiện 5 tổ chức đảng vi phạm.", "24 inspected cue; 5 violations cue"),
    ("Qua rà soát, xóa tên 5 đảng viên.", "5 other cue"),
    ("Nâng tổng số đảng viên toàn huyện lên 4.120 đồng chí.", "4120 party_members cue"),
    # a metric may only count its own nouns
    ("Huyện kết nạp đảng viên với kinh phí 3 tỷ đồng.", "3000000000 other rest"),
    # a false cue says nothing
    ("Huyện mở 11 lớp bồi dưỡng đối tượng kết nạp đảng.", "11 classes alone"),
    # of verbs in a row the metric that most of them say
    ("Bổ nhiệm, điều động, quy hoạch đối với 28 lượt cán bộ.", "28 personnel_moves cue"),
    # a bare number behind a label
    ("Đảng viên bị kỷ luật do vi phạm chính sách dân số: 16.", "16 disciplined cue"),
    ("Bổ nhiệm 11, điều động 5 cán bộ.", "11 personnel_moves cue; 5 personnel_moves cue"),
    # a full stop, a new statement and words such as `đồng thời` close a cue's scope
    ("Kiểm tra 5 chi bộ; chi bộ trường có 32 đảng viên.", "5 inspected cue; 32 party_members alone"),
    ("Kết nạp 12 đảng viên; Đảng bộ hiện có 327 đảng viên.", "12 admissions cue; 327 party_members alone"),
    ("Kết nạp 12 đảng viên, đồng thời 5 đồng chí được tặng giấy khen.", "12 admissions cue; 5 awards cue"),
]

VERBS = [
    # one verb, two objects: what describes the second changes nothing
    ("Tặng giấy khen cho 6 chi bộ và 19 đảng viên hoàn thành xuất sắc nhiệm vụ.", "6 awards cue; 19 awards list"),
    # a cue behind a figure that it decided is not the next one's
    (
        "Bầu 15 đồng chí, trong đó 10 đồng chí tái cử, 5 đồng chí tham gia lần đầu.",
        "15 committee_members cue; 10 committee_members cue; 5 committee_members part",
    ),
    # what a class is about is no verb
    ("Mở 1 lớp bồi dưỡng nghiệp vụ kiểm tra cho 120 học viên.", "1 classes alone; 120 attendees linked"),
    # what stands in a bracket is said of the bracket alone
    ("Kỷ luật 1 chi bộ (khiển trách) và 9 đảng viên.", "1 disciplined cue; 9 disciplined list"),
    # a part with a verb of its own
    ("Kiểm điểm 8 đồng chí có vi phạm, trong đó 2 đồng chí bị kỷ luật.", "8 violations cue; 2 disciplined cue"),
    # a semicolon closes what has no number of its own
    ("Không phát sinh đơn tố cáo; hiện có 12 chi bộ.", "12 party_organizations alone"),
    # over a full stop only what has no predicate of its own
    ("Kỷ luật 3 đảng viên. Hai đồng chí đã hy sinh.", "3 disciplined cue; 2 other rest"),
    # a bare number far from a cue
    ("Ban hành quy chế về việc họp của các xã vùng cao 1374.", "1374 other rest"),
    # names are no cues
    ("Ông Võ Văn Cử gặp 5 cán bộ.", "5 other rest"),
]

LINKED = [
    ("Trung tâm mở 20 lớp cho 1.115 học viên.", "20 classes alone; 1115 attendees linked"),
    ("Huyện tổ chức 3 hội nghị với 450 đại biểu tham dự.", "3 events alone; 450 attendees linked"),
    ("Năm 2023 mở 3 lớp/286 học viên.", "3 classes alone; 286 attendees linked"),
    ("Bí thư tổ chức 12 cuộc đối thoại với 650 người dân.", "12 dialogues alone; 650 attendees linked"),
    ("Tiến hành 12 cuộc kiểm tra đối với 24 tổ chức đảng.", "12 inspections alone; 24 inspected linked"),
    (
        "Tổ chức 4 lớp cho 250 đoàn viên và 120 hội viên.",
        "4 classes alone; 250 attendees linked; 120 attendees linked",
    ),
    # a cue of their own goes before
    (
        "Mở 12 lớp với 800 học viên, kết nạp 50 đảng viên.",
        "12 classes alone; 800 attendees linked; 50 admissions cue",
    ),
]

PARTS = [
    ("Huyện kết nạp 178 đảng viên, trong đó 10 đảng viên là học sinh.", "178 admissions cue; 10 admissions part"),
    (
        "Đảng bộ kết nạp 50 đảng viên, gồm 20 nữ và 8 người dân tộc thiểu số.",
        "50 admissions cue; 20 admissions part; 8 admissions part",
    ),
    ("Chi bộ kết nạp 12 đảng viên (5 nữ).", "12 admissions cue; 5 admissions part"),
    (
        "Kết nạp 178 đảng viên: 100 nông dân, 78 công chức.",
        "178 admissions cue; 100 admissions part; 78 admissions part",
    ),
    ("Huyện kết nạp 178 đảng viên. Trong số này có 88 nữ.", "178 admissions cue; 88 admissions part"),
    # a noun that no list knows, in a breakdown of people
    ("Kết nạp 50 đảng viên, trong đó 31 thợ lò.", "50 admissions cue; 31 admissions part"),
    # the whole told first
    ("Trong 63 lớp, có 45 lớp do huyện mở.", "63 classes alone; 45 classes part"),
    ("Xử lý kỷ luật 19 đảng viên thì 15 là cấp ủy viên.", "19 disciplined cue; 15 disciplined part"),
    # something else that is told behind `;` is no part
    ("Huyện kết nạp 74 đảng viên; bầu 11 ủy viên.", "74 admissions cue; 11 committee_members cue"),
]

MEMBERS = [
    ("Kiểm tra 24 tổ chức đảng và 90 đảng viên.", "24 inspected cue; 90 inspected list"),
    ("Khen thưởng 16 tập thể và 32 cá nhân.", "16 awards cue; 32 awards list"),
    ("Huyện Ninh Giang kết nạp 87 đảng viên, huyện Thanh Hà 65 đảng viên.", "87 admissions cue; 65 admissions list"),
    ("Huyện Ninh Giang kết nạp 87 đảng viên, huyện Thanh Hà 65.", "87 admissions cue; 65 admissions list"),
    # what the metric may not count is no member
    ("Kết nạp 12 đảng viên, 3 tỷ đồng.", "12 admissions cue; 3000000000 other rest"),
]

NOUNS = [
    ("Huyện có 62 chi bộ với 2.068 đảng viên.", "62 party_organizations alone; 2068 party_members alone"),
    ("Trung tâm đã hoàn thành 12 lớp.", "12 classes alone"),
    ("Huyện có 12 cuộc đối thoại.", "12 dialogues alone"),
    # the noun that opens the clause speaks for a plain one behind
    ("Đảng viên trong toàn Đảng bộ: 1.147 đồng chí.", "1147 party_members alone"),
    # a plain noun without a cue goes on with what was counted before
    ("Chi bộ kết nạp 12 đảng viên. Có thêm 3 đồng chí nữa.", "12 admissions cue; 3 admissions passage"),
]

HEADINGS = [
    (
        "Công tác kết nạp đảng viên ở 12 xã có chuyển biến. Toàn huyện được 178 đồng chí.",
        "12 other rest; 178 admissions heading",
    ),
    (
        "Công tác phát triển đảng viên có chuyển biến. Toàn huyện được 178 đồng chí.",
        "178 admissions heading",
    ),
    (
        "Công tác phát triển đảng viên:\n- Toàn huyện: 178 đồng chí.",
        "178 admissions heading",
    ),
]

REST = [
    ("Huyện giải ngân 145,5 tỷ đồng cho 9/10 xã.", "145500000000 other rest; 9 other rest"),
    ("Ông Tư xây 3 căn nhà cho hộ nghèo.", "3 other rest"),
    ("Có 15 chi nhánh và 4 nhà máy hoạt động.", "15 other rest; 4 other rest"),
    # ages and averages
    ("Tuổi bình quân là 41.", "41 other amount"),
    ("Người trẻ nhất 32 tuổi.", "32 other rest"),
    ("Bình quân mỗi chi bộ 15,5 đảng viên.", "15.5 other amount"),
    ("Kết nạp 12 đảng viên, bình quân tuổi là 28,5.", "12 admissions cue; 28.5 other amount"),
]

PLANS_BESIDE = [
    ("Huyện kết nạp 165 đảng viên (KH: 190).", "165 admissions cue; 190 admissions plan"),
    ("Huyện kết nạp 165 đảng viên (chỉ tiêu 180 đảng viên).", "165 admissions cue; 180 admissions plan"),
    (
        "Kết nạp 165 đảng viên, đạt 92,6% kế hoạch (178 đảng viên).",
        "165 admissions cue; 92.6 plan_rate plan; 178 admissions plan",
    ),
    # in a bracket that speaks of no plan it is a part
    ("Huyện kết nạp 165 đảng viên (90 nữ).", "165 admissions cue; 90 admissions part"),
]


@pytest.mark.parametrize(
    ("text", "due"),
    [*CHANGES, *CUES, *VERBS, *LINKED, *PARTS, *MEMBERS, *NOUNS, *HEADINGS, *REST, *PLANS_BESIDE],
)
def test_each_number_is_decided(text: str, due: str) -> None:
    assert decided(text) == due.split("; ")
