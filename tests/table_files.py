"""Tables as offices make them, all numbers made up: every figure due with value, metric, group and subject."""

from dataclasses import dataclass

Due = tuple[float, str, str | None, str | None]
LAM = "Đảng bộ huyện Sông Lam"  # what the document is about: whose a row is that names nobody


@dataclass(frozen=True)
class Made:
    """A table and its title; `due`: value, metric, group and subject of each figure, in the order of reading."""

    name: str
    title: str
    rows: list[list[str]]
    due: list[Due]


def each(subject: str, *told: tuple[float, str, str | None]) -> list[Due]:
    return [(*one, subject) for one in told]


TABLES = [
    Made(
        "plans",
        "Kết quả kết nạp đảng viên năm 2023 (ĐVT: đảng viên)",
        [
            ["STT", "Đơn vị", "Chỉ tiêu", "Kết nạp", "Trong đó nữ", "Tỷ lệ (%)"],
            ["1", "Xã Tân Hợp", "12", "14", "6", "116,7"],
            ["2", "Xã Nghĩa Sơn", "10", "9", "3", "90"],
            ["", "Tổng cộng", "22", "23", "9", "104,5"],
        ],
        [
            *each("xã Tân Hợp", (12, "admissions", None), (14, "admissions", None), (6, "admissions", "nữ")),
            (116.7, "plan_rate", None, "xã Tân Hợp"),
            *each("xã Nghĩa Sơn", (10, "admissions", None), (9, "admissions", None), (3, "admissions", "nữ")),
            (90, "plan_rate", None, "xã Nghĩa Sơn"),
            *each(LAM, (22, "admissions", None), (23, "admissions", None), (9, "admissions", "nữ")),
            (104.5, "plan_rate", None, LAM),
        ],
    ),
    Made(
        "indicators",
        "",
        [
            ["Nội dung", "ĐVT", "Năm 2022", "Năm 2023"],
            ["Kết nạp đảng viên", "đảng viên", "160", "178"],
            ["Chuyển đảng chính thức", "đảng viên", "141", "150"],
            ["Lớp bồi dưỡng lý luận chính trị", "lớp", "9", "11"],
            ["Diện tích trồng rừng", "ha", "95,5", "1.204"],
        ],
        each(
            LAM,
            (160, "admissions", None),
            (178, "admissions", None),
            (141, "official_recognitions", None),
            (150, "official_recognitions", None),
            (9, "classes", None),
            (11, "classes", None),
            (95.5, "other", None),
            (1204, "other", None),
        ),
    ),
    Made(
        "rate rows",
        "Công tác phát triển đảng viên",
        [
            ["Chỉ tiêu", "ĐVT", "2022", "2023"],
            ["Kế hoạch kết nạp", "đảng viên", "150", "170"],
            ["Số đảng viên kết nạp", "đảng viên", "160", "178"],
            ["Tỷ lệ so với kế hoạch", "%", "106,7", "104,7"],
        ],
        each(
            LAM,
            (150, "admissions", None),
            (170, "admissions", None),
            (160, "admissions", None),
            (178, "admissions", None),
            (106.7, "plan_rate", None),
            (104.7, "plan_rate", None),
        ),
    ),
    Made(
        "discipline",
        "Kết quả thi hành kỷ luật đảng viên năm 2022",
        [
            ["Đơn vị", "Tổng số", "Khiển trách", "Cảnh cáo", "Khai trừ"],
            ["Đảng bộ xã Tân Hợp", "3", "2", "1", "0"],
            ["Đảng bộ xã Nghĩa Sơn", "4", "1", "2", "1"],
        ],
        [
            *each(
                "Đảng bộ xã Tân Hợp",
                (3, "disciplined", None),
                (2, "disciplined", "khiển trách"),
                (1, "disciplined", "cảnh cáo"),
                (0, "disciplined", "khai trừ"),
            ),
            *each(
                "Đảng bộ xã Nghĩa Sơn",
                (4, "disciplined", None),
                (1, "disciplined", "khiển trách"),
                (2, "disciplined", "cảnh cáo"),
                (1, "disciplined", "khai trừ"),
            ),
        ],
    ),
    Made(
        "classes",
        "",
        [["Đơn vị", "Số lớp", "Học viên"], ["Xã Tân Hợp", "3", "145"], ["Xã Nghĩa Sơn", "2 lớp", "88 học viên"]],
        [
            *each("xã Tân Hợp", (3, "classes", None), (145, "attendees", None)),
            *each("xã Nghĩa Sơn", (2, "classes", None), (88, "attendees", None)),
        ],
    ),
    Made(
        "ratings",
        "Kết quả đánh giá, xếp loại tổ chức cơ sở đảng năm 2023",
        [
            ["Mức xếp loại", "Số lượng", "Tỷ lệ (%)"],
            ["Hoàn thành xuất sắc nhiệm vụ", "7", "20"],
            ["Hoàn thành tốt nhiệm vụ", "25", "71,4"],
            ["Hoàn thành nhiệm vụ", "3", "8,6"],
        ],
        each(
            LAM,
            (7, "quality_rating", "hoàn thành xuất sắc nhiệm vụ"),
            (20, "quality_rating", "hoàn thành xuất sắc nhiệm vụ"),
            (25, "quality_rating", "hoàn thành tốt nhiệm vụ"),
            (71.4, "quality_rating", "hoàn thành tốt nhiệm vụ"),
            (3, "quality_rating", "hoàn thành nhiệm vụ"),
            (8.6, "quality_rating", "hoàn thành nhiệm vụ"),
        ),
    ),
    Made(
        "quarters",
        "Số đảng viên kết nạp năm 2023 theo quý",
        [["Đơn vị", "Quý I", "Quý II", "Quý III", "Quý IV"], ["Xã Tân Hợp", "3", "5", "2", "4"]],
        each("xã Tân Hợp", *((value, "admissions", None) for value in (3, 5, 2, 4))),
    ),
    Made(
        "members",
        "Đội ngũ đảng viên của Đảng bộ",
        [
            ["Nội dung", "31/12/2022", "31/12/2023"],
            ["Tổng số đảng viên", "5.120", "5.268"],
            ["Trong đó: nữ", "1.890", "1.964"],
            ["Dân tộc thiểu số", "4.011", "4.120"],
            ["Số chi bộ", "310", "305"],
        ],
        each(
            LAM,
            (5120, "party_members", None),
            (5268, "party_members", None),
            (1890, "party_members", "nữ"),
            (1964, "party_members", "nữ"),
            (4011, "party_members", "dân tộc thiểu số"),
            (4120, "party_members", "dân tộc thiểu số"),
            (310, "party_organizations", None),
            (305, "party_organizations", None),
        ),
    ),
    Made(
        "inspections",
        "Kết quả công tác kiểm tra, giám sát năm 2023",
        [
            ["Nội dung", "Tổ chức đảng", "Đảng viên"],
            ["Kiểm tra khi có dấu hiệu vi phạm", "6", "14"],
            ["Giám sát chuyên đề", "21", "35"],
            ["Thi hành kỷ luật", "1", "9"],
        ],
        each(
            LAM,
            (6, "inspected", "khi có dấu hiệu vi phạm"),
            (14, "inspected", "khi có dấu hiệu vi phạm"),
            (21, "inspected", "giám sát chuyên đề"),
            (35, "inspected", "giám sát chuyên đề"),
            (1, "disciplined", None),
            (9, "disciplined", None),
        ),
    ),
    Made(
        "total column",
        "Kết nạp đảng viên 6 tháng đầu năm 2024",
        [
            ["TT", "Tên đơn vị", "Nam", "Nữ", "Cộng"],
            ["1", "Đảng bộ xã Tân Hợp", "8", "6", "14"],
            ["2", "Chi bộ Công an huyện", "2", "1", "3"],
        ],
        [
            *each("Đảng bộ xã Tân Hợp", (8, "admissions", "nam"), (6, "admissions", "nữ"), (14, "admissions", None)),
            *each(
                "Chi bộ Công an huyện Sông Lam",
                (2, "admissions", "nam"),
                (1, "admissions", "nữ"),
                (3, "admissions", None),
            ),
        ],
    ),
    Made(
        "bodies",
        "Tổ chức đảng, đảng viên đến 31/12/2023",
        [
            ["TT", "Đảng bộ", "Số chi bộ", "Số đảng viên", "Kết nạp trong năm"],
            ["1", "Xã Tân Hợp", "11", "214", "14"],
            ["2", "Xã Nghĩa Sơn", "9", "187", "9"],
            ["", "Cộng", "20", "401", "23"],
        ],
        [
            *each(
                "Đảng bộ xã Tân Hợp",
                (11, "party_organizations", None),
                (214, "party_members", None),
                (14, "admissions", None),
            ),
            *each(
                "Đảng bộ xã Nghĩa Sơn",
                (9, "party_organizations", None),
                (187, "party_members", None),
                (9, "admissions", None),
            ),
            *each(LAM, (20, "party_organizations", None), (401, "party_members", None), (23, "admissions", None)),
        ],
    ),
    Made(
        "badges",
        "Trao tặng Huy hiệu Đảng dịp 19/5/2024 (ĐVT: đồng chí)",
        [
            ["Đơn vị", "30 năm tuổi Đảng", "50 năm tuổi Đảng", "75 năm tuổi Đảng"],
            ["Đảng bộ xã Tân Hợp", "5", "3", "1"],
        ],
        each(
            "Đảng bộ xã Tân Hợp",
            (5, "badges", "30 năm tuổi đảng"),
            (3, "badges", "50 năm tuổi đảng"),
            (1, "badges", "75 năm tuổi đảng"),
        ),
    ),
    Made(
        "petitions",
        "Tiếp nhận, giải quyết đơn thư năm 2023 (ĐVT: đơn)",
        [["Nội dung", "Tiếp nhận", "Đã giải quyết"], ["Khiếu nại", "12", "11"], ["Tố cáo", "5", "5"]],
        each(
            "huyện Sông Lam",
            (12, "petitions", "tiếp nhận"),
            (11, "petitions", "giải quyết"),
            (5, "petitions", "tiếp nhận"),
            (5, "petitions", "giải quyết"),
        ),
    ),
]
