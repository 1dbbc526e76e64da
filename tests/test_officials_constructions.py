"""The constructions in which Vietnamese prose tells of an office, in several forms, and what only looks like one."""

import pytest

from officials import LEXICON, officials, said
from vnpartyextract.annotate.officials.gather import (
    OfficialRules,
    compile_officials,
    load_officials,
)
from vnpartyextract.text import fold


@pytest.fixture(scope="module")
def rules() -> OfficialRules:
    return compile_officials(load_officials(LEXICON))


# Families of the peoples, names of two syllables, names with an apostrophe or a hyphen.
PEOPLES = [
    ("Phó Bí thư Tỉnh ủy Y Mới trao quyết định.", {"Y Mới": ["Phó Bí thư Tỉnh ủy"]}),
    ("Bí thư Đảng ủy xã Y Biêr Niê chủ trì.", {"Y Biêr Niê": ["Bí thư Đảng ủy xã"]}),
    ("bà H'Yao Bkrông, Phó Chủ tịch HĐND xã, nói", {"H'Yao Bkrông": ["Phó Chủ tịch HĐND xã"]}),
    ("Chủ tịch UBND xã H'Lan Ayun cho biết", {"H'Lan Ayun": ["Chủ tịch UBND xã"]}),
    ("ông Y-Thanh Niê Kđăm - Bí thư Huyện ủy - dự", {"Y-Thanh Niê Kđăm": ["Bí thư Huyện ủy"]}),
    ("Bí thư Chi bộ Bh'riu Pố kể", {"Bh'riu Pố": ["Bí thư Chi bộ"]}),
    ("già làng Ea Nol, nguyên Chủ tịch UBND xã, kể", {"Ea Nol": ["nguyên Chủ tịch UBND xã"]}),
    ("ông Điểu K'Ré, Phó Bí thư Tỉnh ủy, dự", {"Điểu K'Ré": ["Phó Bí thư Tỉnh ủy"]}),
    ("Chủ tịch UBND huyện Giàng A Páo dự", {"Giàng A Páo": ["Chủ tịch UBND huyện"]}),
    ("Theo Trưởng bản Vừ Bá Xềnh, bản có 40 hộ.", {"Vừ Bá Xềnh": ["Trưởng bản"]}),
    ("anh A Lăng Nhới, Bí thư Đoàn xã", {"A Lăng Nhới": ["Bí thư Đoàn xã"]}),
    ("Bí thư Đảng ủy xã Thạch Sa Rây nói", {"Thạch Sa Rây": ["Bí thư Đảng ủy xã"]}),
]

# Words that stand glued to the name or run into it.
GLUED = [
    ("Tham dự có ôngTrần Văn Hải, Chủ tịch UBND xã.", {"Trần Văn Hải": ["Chủ tịch UBND xã"]}),
    ("đồng chíLê Thị Mơ - Bí thư Đảng ủy xã", {"Lê Thị Mơ": ["Bí thư Đảng ủy xã"]}),
    ("Ảnh: Hà Vy Ông Lương Văn Sen, Chủ tịch UBND xã, nói.", {"Lương Văn Sen": ["Chủ tịch UBND xã"]}),
    ("Theo Bà Ngô Thị Lụa, Hiệu trưởng nhà trường, lớp học đã mở.", {"Ngô Thị Lụa": ["Hiệu trưởng nhà trường"]}),
    (
        "Nguyên Bí thư Tỉnh ủy Phan Văn Thiệp Chiều nay, hội nghị bế mạc.",
        {"Phan Văn Thiệp": ["Nguyên Bí thư Tỉnh ủy"]},
    ),
]

# `Tên (chức vụ)`, `Tên, chức vụ.` in rows; the office before a mark and the name.
ROWS = [
    (
        "gồm: ông Tạ Văn Sáng (nguyên Bí thư chi bộ, Chủ tịch HĐTV), ông Phạm Văn Thể (Phó bí thư chi bộ, Tổng giám "
        "đốc) và bà Lê Thị Bảy (Phó tổng giám đốc).",
        {
            "Tạ Văn Sáng": ["nguyên Bí thư chi bộ", "Chủ tịch HĐTV"],
            "Phạm Văn Thể": ["Phó bí thư chi bộ", "Tổng giám đốc"],
            "Lê Thị Bảy": ["Phó tổng giám đốc"],
        },
    ),
    (
        "1. Lê Văn Tâm (Bí thư Chi bộ thôn 3);\n2. Trần Thị Chín (Trưởng thôn 4).",
        {"Lê Văn Tâm": ["Bí thư Chi bộ thôn 3"], "Trần Thị Chín": ["Trưởng thôn 4"]},
    ),
    (
        "Danh sách:\n- Đỗ Văn Hoan, Bí thư Đảng ủy.\n- Bùi Thị Lành, Phó Bí thư Đảng ủy.",
        {"Đỗ Văn Hoan": ["Bí thư Đảng ủy"], "Bùi Thị Lành": ["Phó Bí thư Đảng ủy"]},
    ),
    (
        "Cùng đi có Bí thư Thành ủy Vi Đức Tùng; Bí thư Đảng ủy phường Hoàng Văn Thụ - Lý Thu Hường.",
        {"Vi Đức Tùng": ["Bí thư Thành ủy"], "Lý Thu Hường": ["Bí thư Đảng ủy phường Hoàng Văn Thụ"]},
    ),
    (
        "Các phó phòng gồm: ông Đinh Thế Đạt (Phó giám đốc Trung tâm Công tác xã hội); bà Hà Thị Hiên (Phó phòng "
        "Nội vụ).",
        {"Đinh Thế Đạt": ["Phó giám đốc Trung tâm Công tác xã hội"], "Hà Thị Hiên": ["Phó phòng Nội vụ"]},
    ),
]

# Brackets inside and behind an office.
BRACKETS = [
    (
        "Đồng chí Y Chương Êban, Chủ nhiệm Ủy ban Kiểm tra (UBKT) Huyện ủy, dự",
        {"Y Chương Êban": ["Chủ nhiệm Ủy ban Kiểm tra (UBKT) Huyện ủy"]},
    ),
    (
        "Bí thư Đảng ủy đặc khu Hòn Mây (tỉnh An Giang) Danh Hoàng Phú cho biết",
        {"Danh Hoàng Phú": ["Bí thư Đảng ủy đặc khu Hòn Mây"]},
    ),
    (
        "Chủ tịch UBND xã Ngọc Lâm, huyện Tân Yên (Bắc Giang) Dương Ngô Khải nói",
        {"Dương Ngô Khải": ["Chủ tịch UBND xã Ngọc Lâm, huyện Tân Yên"]},
    ),
    ("Trưởng thôn Hạ (xã Bình Sơn) đã báo. Trần Hạ Long viết.", {}),
]

# A heading over a list gives the office to each.
HEADINGS = [
    (
        "Dự lễ có các đồng chí Ủy viên Bộ Chính trị: Thủ tướng Chính phủ Nguyễn Xuân Phan; các Phó Thủ tướng: Trương "
        "Hòa Bân, Vương Đình Huê.",
        {
            "Nguyễn Xuân Phan": ["Ủy viên Bộ Chính trị", "Thủ tướng Chính phủ"],
            "Trương Hòa Bân": ["Ủy viên Bộ Chính trị", "Phó Thủ tướng"],
            "Vương Đình Huê": ["Ủy viên Bộ Chính trị", "Phó Thủ tướng"],
        },
    ),
    (
        "các đồng chí Ủy viên Trung ương Đảng: Vũ Đức Đạm, Phó Thủ tướng Chính phủ; Thượng tướng Nguyễn Văn Thái, Thứ "
        "trưởng Bộ Công an; Nguyễn Quang Đông, Bí thư Đảng ủy Khối các cơ quan Trung ương cùng các đồng chí",
        {
            "Vũ Đức Đạm": ["Ủy viên Trung ương Đảng", "Phó Thủ tướng Chính phủ"],
            "Nguyễn Văn Thái": ["Ủy viên Trung ương Đảng", "Thứ trưởng Bộ Công an"],
            "Nguyễn Quang Đông": ["Ủy viên Trung ương Đảng", "Bí thư Đảng ủy Khối các cơ quan Trung ương"],
        },
    ),
    (
        "Cùng dự có các đồng chí là Ủy viên Ban Thường vụ Tỉnh ủy: Vũ Duy Hào, Trưởng Ban Tuyên giáo Tỉnh ủy; Hoàng "
        "Văn Hưng, Chủ nhiệm UBKT Tỉnh ủy.",
        {
            "Vũ Duy Hào": ["Ủy viên Ban Thường vụ Tỉnh ủy", "Trưởng Ban Tuyên giáo Tỉnh ủy"],
            "Hoàng Văn Hưng": ["Ủy viên Ban Thường vụ Tỉnh ủy", "Chủ nhiệm UBKT Tỉnh ủy"],
        },
    ),
    (
        "Các Ủy viên Bộ Chính trị: Tòng Thị Phòng - Phó Chủ tịch Quốc hội; Phạm Minh Chiến - Trưởng Ban Tổ chức Trung "
        "ương chủ trì hội nghị.",
        {
            "Tòng Thị Phòng": ["Ủy viên Bộ Chính trị", "Phó Chủ tịch Quốc hội"],
            "Phạm Minh Chiến": ["Ủy viên Bộ Chính trị", "Trưởng Ban Tổ chức Trung ương"],
        },
    ),
    (
        "Các đồng chí Phó Bí thư Huyện ủy: Nguyễn Văn Thông, Lê Thị Nhàn chủ trì.",
        {"Nguyễn Văn Thông": ["Phó Bí thư Huyện ủy"], "Lê Thị Nhàn": ["Phó Bí thư Huyện ủy"]},
    ),
]

# Offices told in prose: appointed, dismissed, moved.
PROSE = [
    (
        "quyết định thôi giữ chức Chủ tịch UBND huyện đối với ông Lê Văn Bền",
        {"Lê Văn Bền": ["Chủ tịch UBND huyện"]},
    ),
    (
        "ông Vương Quốc Toàn thôi giữ chức Phó bí thư Tỉnh ủy, Chủ tịch UBND tỉnh Bắc Ninh để giữ chức Phó bí thư Tỉnh "
        "ủy Thái Nguyên.",
        {"Vương Quốc Toàn": ["Phó bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh Bắc Ninh", "Phó bí thư Tỉnh ủy Thái Nguyên"]},
    ),
    (
        "Ông Vương Quốc Toàn từng giữ các chức vụ: Bí thư Tỉnh đoàn Bắc Ninh, Phó chủ tịch rồi Chủ tịch UBND tỉnh.",
        {"Vương Quốc Toàn": ["Bí thư Tỉnh đoàn Bắc Ninh", "Phó chủ tịch", "Chủ tịch UBND tỉnh"]},
    ),
    (
        "Ông Hồ Quốc Vinh, Chủ tịch UBND tỉnh, yêu cầu mỗi sở chỉ có 3 chức danh phó giám đốc.",
        {"Hồ Quốc Vinh": ["Chủ tịch UBND tỉnh"]},
    ),
    (
        "Đồng chí Dương Ngô Thi làm trưởng thôn Hội Phú từ năm 1992; làm Bí thư Chi bộ kiêm Trưởng ban Công tác Mặt "
        "trận từ năm 2012.",
        {"Dương Ngô Thi": ["trưởng thôn Hội Phú", "Bí thư Chi bộ", "Trưởng ban Công tác Mặt trận"]},
    ),
    (
        "điều động đồng chí Lê Thị Cúc, Phó Trưởng Ban Dân vận Huyện ủy, đến nhận công tác tại xã Ba Lòng, giữ chức "
        "Bí thư Đảng ủy xã Ba Lòng.",
        {"Lê Thị Cúc": ["Phó Trưởng Ban Dân vận Huyện ủy", "Bí thư Đảng ủy xã Ba Lòng"]},
    ),
    (
        "Bà Kiều Thị Loan là nguyên Phó Trưởng phòng Nội vụ. Theo bà Loan, Bí thư Huyện ủy nói như vậy là đúng.",
        {"Kiều Thị Loan": ["nguyên Phó Trưởng phòng Nội vụ"]},
    ),
]

PROSE += [
    (
        "ông Nguyễn Sỹ Kha (thời điểm này là chủ tịch UBND huyện Krông Na) đã ký",
        {"Nguyễn Sỹ Kha": ["chủ tịch UBND huyện Krông Na"]},
    ),
    (
        "Tại đại hội, ông Trần Văn Năm được bầu chọn là Bí thư Tỉnh ủy.",
        {"Trần Văn Năm": ["Bí thư Tỉnh ủy"]},
    ),
    (
        "Các ông Phạm Gia Tú, Phạm Văn Hiếu, Võ Thành Thông được bầu làm Phó bí thư Thành ủy.",
        {name: ["Phó bí thư Thành ủy"] for name in ("Phạm Gia Tú", "Phạm Văn Hiếu", "Võ Thành Thông")},
    ),
    (
        "Ông Lê Văn Vinh sinh năm 1968, quê xã Hồ Thầu, từng là Bí thư Huyện ủy.",
        {"Lê Văn Vinh": ["Bí thư Huyện ủy"]},
    ),
    (
        "Đinh Ngọc Hà với tư cách là Chủ tịch HĐQT đã ký; ông Mai Văn Sáu, Nguyễn Văn Bảy được bầu làm Phó Giám đốc.",
        {"Đinh Ngọc Hà": ["Chủ tịch HĐQT"], "Nguyễn Văn Bảy": ["Phó Giám đốc"]},
    ),
]

# A bare address means the one person addressed so before.
PRONOUNS = [
    (
        "Ông Lê Hữu Bảo, Chủ tịch UBND huyện, sinh năm 1970. Từ năm 2015, ông giữ chức Bí thư Huyện ủy. Ông là đại "
        "biểu HĐND tỉnh.",
        {"Lê Hữu Bảo": ["Chủ tịch UBND huyện", "Bí thư Huyện ủy", "đại biểu HĐND tỉnh"]},
    ),
    (
        "Bà Hồ Thị Thơm sinh năm 1968. Từ năm 2013, bà được bầu giữ chức Chủ tịch Liên đoàn Lao động tỉnh.",
        {"Hồ Thị Thơm": ["Chủ tịch Liên đoàn Lao động tỉnh"]},
    ),
    (
        "Ông Lê Hữu Bảo gặp ông Đỗ Văn Kha. Năm 2015, ông giữ chức Bí thư Huyện ủy.",  # which of the two?
        {},
    ),
    (
        "Đất được cấp thời ông Vũ Mạnh Quý đứng đầu. Chị ruột là Phan Thị Lài được thuê khi ông này làm Bí thư "
        "Huyện ủy.",
        {"Vũ Mạnh Quý": ["Bí thư Huyện ủy"]},
    ),
    (
        "bà Lương Thị Phụng, em gái bà Hồng, làm chủ tịch hội phụ nữ xã",
        {"Lương Thị Phụng": ["chủ tịch hội phụ nữ xã"]},
    ),
]

# Words that only look like the beginning of an office, and what a name is no part of.
EDGES = [
    (
        "Theo Thường trực Ban Bí thư Trần Quốc Vịnh, kết quả rõ.",
        {"Trần Quốc Vịnh": ["Thường trực Ban Bí thư"]},
    ),
    (
        "ông Lê Hữu Thuần bị tạm đình chỉ chức vụ Trưởng khoa Lý luận Mác - Lênin.",
        {"Lê Hữu Thuần": ["Trưởng khoa Lý luận Mác - Lênin"]},
    ),
    (
        "ký bổ nhiệm ông Nguyễn Văn Sua lên chức Phó Trạm trưởng Trạm cấp nước",
        {"Nguyễn Văn Sua": ["Phó Trạm trưởng Trạm cấp nước"]},
    ),
    (
        "ông Nguyễn Thanh Ngân (39 tuổi, con trai của Thủ tướng Nguyễn Tấn Dư) được bầu giữ chức Bí thư Tỉnh ủy",
        {"Nguyễn Thanh Ngân": ["Bí thư Tỉnh ủy"], "Nguyễn Tấn Dư": ["Thủ tướng"]},
    ),
    (
        "ông Lê Hoàng Phòng, Giám đốc Công ty TNHH Thương mại Hoàng Gia Phúc, cam kết",
        {"Lê Hoàng Phòng": ["Giám đốc Công ty TNHH Thương mại Hoàng Gia Phúc"]},
    ),
    (
        "Thứ trưởng Bộ Giao thông vận tải Nguyễn Nhất dự. Thứ trưởng Nguyễn Nhất nói.",
        {"Nguyễn Nhất": ["Thứ trưởng Bộ Giao thông vận tải"]},
    ),
    ("Bộ trưởng Bộ TN - MT Trần Hồng Hải nói", {"Trần Hồng Hải": ["Bộ trưởng Bộ TN - MT"]}),
    (
        "ông Lê Hữu Thuần, Phó Hiệu trưởng Trường Chính trị Trần Phú Hà Tĩnh, dự",
        {"Lê Hữu Thuần": ["Phó Hiệu trưởng Trường Chính trị Trần Phú Hà Tĩnh"]},
    ),
]

# What stands between a name and its office, and posts that are spoken of without a holder.
BETWEEN = [
    (
        "Đồng chí Phan Tiến Dân, CVCC, Trưởng Ban Tuyên giáo Tỉnh ủy, Trưởng Ban tổ chức Hội thi dự.",
        {"Phan Tiến Dân": ["Trưởng Ban Tuyên giáo Tỉnh ủy", "Trưởng Ban tổ chức Hội thi"]},
    ),
    (
        "Trong thời gian chờ kiện toàn chức vụ Bí thư Thành ủy Móng Cái, đồng chí Dương Văn Cờ, Phó Bí thư Thành ủy, "
        "phụ trách Đảng bộ.",
        {"Dương Văn Cờ": ["Phó Bí thư Thành ủy"]},
    ),
    (
        "đ/c Pờ Hừ Xá PBT Đảng ủy; đ/c Lý A Sánh UVBTV, Trưởng Ban Xây dựng Đảng",
        {"Pờ Hừ Xá": ["PBT Đảng ủy"], "Lý A Sánh": ["UVBTV", "Trưởng Ban Xây dựng Đảng"]},
    ),
    (
        "Khi được bầu làm Bí thư Huyện ủy, ông Lê Văn Tuất mới 35 tuổi.",
        {"Lê Văn Tuất": ["Bí thư Huyện ủy"]},
    ),
]

# No mark between the name and the office.
UNMARKED = [
    (
        "Phát biểu tại đại hội, đồng chí Trần Xuân Bình Bí thư Đảng ủy xã ghi nhận kết quả.",
        {"Trần Xuân Bình": ["Bí thư Đảng ủy xã"]},
    ),
    (
        "Ông Nguyễn Văn Thật Chủ tịch UBND xã Sông Trầu nói",
        {"Nguyễn Văn Thật": ["Chủ tịch UBND xã Sông Trầu"]},
    ),
    (
        "Về dự có đồng chí Hồ Văn Niềm-Ủy viên Trung ương Đảng, Bí thư Tỉnh ủy; Rah Lan Chung-Phó Bí thư Tỉnh ủy",
        {"Hồ Văn Niềm": ["Ủy viên Trung ương Đảng", "Bí thư Tỉnh ủy"], "Rah Lan Chung": ["Phó Bí thư Tỉnh ủy"]},
    ),
]

# How far the body of an office goes: a field in small letters, a task, a name.
BODIES = [
    (
        "bà Đinh Thị Thảo (Trưởng phòng Dữ liệu và lưu trữ); ông Trần Văn Hiến (Trưởng phòng Khảo thí và kiểm định "
        "chất lượng giáo dục)",
        {
            "Đinh Thị Thảo": ["Trưởng phòng Dữ liệu và lưu trữ"],
            "Trần Văn Hiến": ["Trưởng phòng Khảo thí và kiểm định chất lượng giáo dục"],
        },
    ),
    (
        "ông Bùi Văn Cần, Trưởng ban chỉ đạo kỳ thi THPT quốc gia, nói",
        {"Bùi Văn Cần": ["Trưởng ban chỉ đạo kỳ thi THPT quốc gia"]},
    ),
    (
        "ông Phan Đình Trí - Phó trưởng Ban Chỉ đạo Trung ương về phòng chống tham nhũng (PCTN), Trưởng Ban Nội chính",
        {
            "Phan Đình Trí": [
                "Phó trưởng Ban Chỉ đạo Trung ương về phòng chống tham nhũng",
                "Trưởng Ban Nội chính",
            ]
        },
    ),
    (
        "bà Hồng Diễm Kha, Phó Trưởng ban Quản lý chợ Bình Tâm; ông Dư Ngọc Sang, Phó Giám đốc Ban Quản lý công viên "
        "quận 6",
        {
            "Hồng Diễm Kha": ["Phó Trưởng ban Quản lý chợ Bình Tâm"],
            "Dư Ngọc Sang": ["Phó Giám đốc Ban Quản lý công viên quận 6"],
        },
    ),
    (
        "Trưởng phòng Quản lý nhà và thị trường bất động sản Trần Vũ Anh nói",
        {"Trần Vũ Anh": ["Trưởng phòng Quản lý nhà và thị trường bất động sản"]},
    ),
    (
        "Giám đốc Sở Kế hoạch và Đầu tư (KH & ĐT) Hà Nội Nguyễn Mạnh Quyết nói",
        {"Nguyễn Mạnh Quyết": ["Giám đốc Sở Kế hoạch và Đầu tư (KH & ĐT) Hà Nội"]},
    ),
    ("ông Mai Tuấn Kha, Bí thư Chi bộ Sinh viên nhiệm kỳ 2024", {"Mai Tuấn Kha": ["Bí thư Chi bộ Sinh viên"]}),
    (
        "đồng chí Lê Thị Hằng, Trưởng phòng Nội vụ và lãnh đạo các xã, thị trấn",
        {"Lê Thị Hằng": ["Trưởng phòng Nội vụ"]},
    ),
    (
        "Trưởng phòng Nội vụ Lê Thị Hằng và nhân dân các xã, thị trấn",
        {"Lê Thị Hằng": ["Trưởng phòng Nội vụ"]},
    ),
]

# Bodies with several fields, hyphens, words that look like no body.
BODIES += [
    (
        "bà Ngô Lan Hoa (Phó phòng Quản lý vận tải, phương tiện và người lái, Sở Giao thông Vận tải)",
        {"Ngô Lan Hoa": ["Phó phòng Quản lý vận tải, phương tiện và người lái, Sở Giao thông Vận tải"]},
    ),
    (
        "ông Trần Văn Mần (31 tuổi, Trưởng phòng Đấu thầu, Thẩm định và giám sát đầu tư) xin rút",
        {"Trần Văn Mần": ["Trưởng phòng Đấu thầu, Thẩm định và giám sát đầu tư"]},
    ),
    (
        "ông Lê Văn Thành, Cục trưởng Cục Phòng chống tệ nạn xã hội, nói",
        {"Lê Văn Thành": ["Cục trưởng Cục Phòng chống tệ nạn xã hội"]},
    ),
    (
        "ông Phan Ngọc Thả, Chủ tịch UBND tỉnh Thừa Thiên - Huế, nói",
        {"Phan Ngọc Thả": ["Chủ tịch UBND tỉnh Thừa Thiên - Huế"]},
    ),
    (
        "ông Trần Văn Lạm, Chánh văn phòng UBND - HĐND huyện Chư Sê",
        {"Trần Văn Lạm": ["Chánh văn phòng UBND - HĐND huyện Chư Sê"]},
    ),
    (
        "Bộ có 4 Thứ trưởng là: Bà Nguyễn Thị Hà và các ông Lê Tấn Dương, Lê Quân.",
        {"Nguyễn Thị Hà": ["Thứ trưởng"], "Lê Tấn Dương": ["Thứ trưởng"], "Lê Quân": ["Thứ trưởng"]},
    ),
]

# The plain offices that stand with a unit.
PLAIN = [
    ("anh Lê Văn Bình, thanh tra viên Thanh tra huyện", {"Lê Văn Bình": ["thanh tra viên Thanh tra huyện"]}),
    ("chị Trần Thị Na, kiểm tra viên UBKT Tỉnh ủy", {"Trần Thị Na": ["kiểm tra viên UBKT Tỉnh ủy"]}),
    ("ông Đỗ Văn Lực, Kiểm soát viên Công ty Cấp nước", {"Đỗ Văn Lực": ["Kiểm soát viên Công ty Cấp nước"]}),
    ("ông Vũ Văn Cầu, Tổ trưởng Tổ dân phố 5", {"Vũ Văn Cầu": ["Tổ trưởng Tổ dân phố 5"]}),
    ("bà Mai Thị Nụ, Hiệu phó Trường Tiểu học Sao Mai", {"Mai Thị Nụ": ["Hiệu phó Trường Tiểu học Sao Mai"]}),
    ("Thượng úy Lý Văn Tẩn, Đồn phó Đồn Biên phòng Pa Ủ", {"Lý Văn Tẩn": ["Đồn phó Đồn Biên phòng Pa Ủ"]}),
    ("ông Võ Văn Hoàn, Chánh VP UBND TP.HCM, nói", {"Võ Văn Hoàn": ["Chánh VP UBND TP.HCM"]}),
    ("ông Trần Văn Rô, trưởng bon Bu Đắk", {"Trần Văn Rô": ["trưởng bon Bu Đắk"]}),
    ("Trưởng Ban nhân dân ấp Lê Văn Út nói", {"Lê Văn Út": ["Trưởng Ban nhân dân ấp"]}),
]

# An office that one holds and held is one; a shortened repetition is none.
ONCE = [
    (
        "Nguyên Thủ tướng Chính phủ Nguyễn Tấn Dư dự. Khi là Thủ tướng, ông Dư đã ký. Thủ tướng Nguyễn Tấn Dư nói.",
        {"Nguyễn Tấn Dư": ["Nguyên Thủ tướng Chính phủ"]},
    ),
    (
        "Bí thư Huyện ủy Lê Văn Đạt nói. Ông Lê Văn Đạt - nguyên Bí thư Huyện ủy - đã nghỉ.",
        {"Lê Văn Đạt": ["Bí thư Huyện ủy"]},
    ),
]

# Given names and shortened names join the one who bears them in full.
SHORT = [
    (
        "Sở bổ nhiệm bà Trần Vũ Quỳnh Ân làm Phó phòng Nội vụ. Năm sau bà Quỳnh Ân giữ chức Trưởng phòng Nội vụ.",
        {"Trần Vũ Quỳnh Ân": ["Phó phòng Nội vụ", "Trưởng phòng Nội vụ"]},
    ),
    (
        "Ông Lê Gia Huy, Bí thư Đảng ủy xã, dự. Theo ông Huy, Chủ tịch HĐND xã, việc đã xong.",
        {"Lê Gia Huy": ["Bí thư Đảng ủy xã", "Chủ tịch HĐND xã"]},
    ),
]

ONCE += [
    (
        "Ông Lê Ngọc Sen, nguyên phó trưởng phòng Nội vụ huyện. Ông Lê Ngọc Sen (nguyên phó phòng Nội vụ huyện) nói.",
        {"Lê Ngọc Sen": ["nguyên phó trưởng phòng Nội vụ huyện"]},
    ),
]
EDGES += [
    ("Phó Tổng Thanh tra Chính phủ Bùi Ngọc Lạm nói", {"Bùi Ngọc Lạm": ["Phó Tổng Thanh tra Chính phủ"]}),
    ("Phó Tổng Giám đốc Lê Văn Dần nói", {"Lê Văn Dần": ["Phó Tổng Giám đốc"]}),
    (
        "bác sĩ Võ Thành Lực, Giám đốc Bệnh viện Sản - Nhi Cà Mau, nói",
        {"Võ Thành Lực": ["Giám đốc Bệnh viện Sản - Nhi Cà Mau"]},
    ),
]

SIGNED = [
    ("TM. BAN THƯỜNG VỤ\nBÍ THƯ\n(Đã ký)\nNguyễn Văn An", {"Nguyễn Văn An": ["BÍ THƯ"]}),
    ("T/M ĐẢNG ỦY\nPHÓ BÍ THƯ\n\nTrần Thị Bông\n", {"Trần Thị Bông": ["PHÓ BÍ THƯ"]}),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLÊ VĂN CHÍN", {"Lê Văn Chín": ["PHÓ CHỦ TỊCH"]}),
]

NONE = [
    "Đồng chí Bí thư Chi bộ bản Tân Lập 1C báo cáo; Trưởng thôn Nà Tấu 2 phát biểu.",
    "bổ nhiệm vào chức vụ trưởng phòng, phó phòng",
    "Bí thư Đoàn Trường Đại học Lê Quý Đôn; Hiệu trưởng Trường THPT Phan Bội Châu nói",
    "Đại tá Nguyễn Văn Hùng, Tiến sĩ Lê Thị Mơ, giáo viên Trần Thị Na, bác sĩ Đỗ Văn Lực",
    "phong trào Trần Quốc Toản; đường Nguyễn Văn Cừ, Chủ tịch UBND phường nói",
    "Trưởng Ban Tổ chức Tỉnh ủy, Trưởng Ban Tuyên giáo Tỉnh ủy đồng chủ trì",
    "Mỗi thôn có một đảng viên là trưởng thôn, cán bộ là Bí thư Chi bộ.",
    "theo đề nghị của cố Thủ tướng Phan Văn Khiêm",
    "Theo ông Đề, Bí thư Huyện ủy nói như vậy là không đúng.",
]

TABLES = {
    "peoples": PEOPLES,
    "glued": GLUED,
    "rows": ROWS,
    "brackets": BRACKETS,
    "headings": HEADINGS,
    "prose": PROSE,
    "pronouns": PRONOUNS,
    "unmarked": UNMARKED,
    "edges": EDGES,
    "between": BETWEEN,
    "bodies": BODIES,
    "plain": PLAIN,
    "once": ONCE,
    "short": SHORT,
    "signed": SIGNED,
}


@pytest.mark.parametrize(
    ("text", "due"),
    [pytest.param(*case, id=f"{name}-{number}") for name, table in TABLES.items() for number, case in enumerate(table)],
)
def test_construction(text: str, due: dict[str, list[str]], rules: OfficialRules) -> None:
    assert said(text, rules) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (
            "Ông Đặng Hùng Sang - Thanh tra viên cao cấp - Phó Cục trưởng Cục Thuế tỉnh Bình Sơn nói",
            {"Đặng Hùng Sang": ["Phó Cục trưởng Cục Thuế tỉnh Bình Sơn"]},
        ),
        (
            "bà Lê Thị Hoan, chuyên viên chính Phòng Nội vụ, dự",
            {"Lê Thị Hoan": ["chuyên viên chính Phòng Nội vụ"]},
        ),
        (
            "các bị cáo Nguyễn Văn Bốn, Nguyễn Văn Sáng, Lê Đình Thuân đều là nguyên Chủ tịch UBND xã Đồng Tiến",
            {
                name: ["nguyên Chủ tịch UBND xã Đồng Tiến"]
                for name in ("Nguyễn Văn Bốn", "Nguyễn Văn Sáng", "Lê Đình Thuân")
            },
        ),
        (
            "Lê Đình Thuân (SN 1965, nguyên là Chủ tịch UBND xã Đồng Tiến)",
            {"Lê Đình Thuân": ["Chủ tịch UBND xã Đồng Tiến"]},
        ),
    ],
)
def test_grades_and_several_persons_of_one_office(text: str, due: dict[str, list[str]], rules: OfficialRules) -> None:
    assert said(text, rules) == due


def test_an_office_in_capitals_is_written_out_in_small_letters(rules: OfficialRules) -> None:
    (official,) = officials("TM. ĐẢNG ỦY\nPHÓ BÍ THƯ\nTrần Thị Bông", rules)
    (title,) = official.titles
    assert (title.text, title.position, title.organization) == ("PHÓ BÍ THƯ", "Phó bí thư", None)


def test_mentions_by_two_syllables_of_the_name(rules: OfficialRules) -> None:
    text = "Chủ tịch HĐND tỉnh Nguyễn Thị Quyết Tân chủ trì. Bà Quyết Tân nói; bà Tân kết luận."
    (official,) = officials(text, rules)
    cased = fold(text).cased
    assert [cased[start:end] for start, end in official.mentions] == ["Quyết Tân", "Tân"]


@pytest.mark.parametrize("text", NONE)
def test_no_official(text: str, rules: OfficialRules) -> None:
    assert said(text, rules) == {}


@pytest.mark.parametrize(
    "mark", ["(", "(a", "(" + "gồm nhà số một, nhà số hai, nhà số ba, nhà số bốn, nhà số năm, " * 3 + ")"]
)
def test_a_bracket_without_an_end_or_too_long_ends_the_office(mark: str, rules: OfficialRules) -> None:
    (official,) = officials(f"Theo bà Đàm Thị Loan, Tổ trưởng tổ dân phố 2A {mark}", rules)
    assert [(title.text, title.start < title.end) for title in official.titles] == [("Tổ trưởng tổ dân phố 2A", True)]
