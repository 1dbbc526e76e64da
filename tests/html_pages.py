"""Pages in the shapes of Vietnamese portals, all texts made up: each with the text due."""

# ruff: noqa: E501

from dataclasses import dataclass

TITLE = "Đảng bộ xã Thanh Lâm sơ kết công tác xây dựng Đảng quý I"
LEAD = "Quý I năm 2024, Đảng bộ xã Thanh Lâm kết nạp 7 đảng viên mới, đạt 35% kế hoạch cả năm."
OPENS = "Kết quả cụ thể của các chi bộ như sau:"
ITEMS = (
    "Chi bộ thôn Đồng Rùa kết nạp 3 đảng viên;",
    "Chi bộ Trường THCS kết nạp 2 đảng viên;",
    "Chi bộ thôn Vạn Xuân kết nạp 2 đảng viên.",
)
HEADING = "Kiểm tra, giám sát được tăng cường"
BODY = (
    "Ủy ban Kiểm tra Đảng ủy xã kiểm tra 4 chi bộ và 11 đảng viên; qua kiểm tra kết luận 2 đảng viên có vi phạm, "
    "thi hành kỷ luật khiển trách 1 đảng viên. Đảng ủy đã yêu cầu các chi bộ rút kinh nghiệm sâu sắc."
)
LAST = "Đảng ủy xã phấn đấu đến hết năm 2024 kết nạp 20 đảng viên, chuyển đảng chính thức cho 18 đồng chí dự bị."
CAPTION = "Quang cảnh hội nghị sơ kết tại nhà văn hóa xã."

LIST = "".join(f"<li>{item}</li>" for item in ITEMS)
LISTED = "\n".join(f"- {item}" for item in ITEMS)
WHOLE = f"{TITLE}\n\n{LEAD}\n\n{OPENS}\n\n{LISTED}\n\n{HEADING}\n\n{BODY}\n\n{LAST}"

MENU = (
    '<ul class="menu"><li><a href="/">Trang chủ</a></li><li><a href="/gt">Giới thiệu</a></li>'
    '<li><a href="/tt">Tin tức</a></li><li><a href="/vb">Văn bản mới năm 2024</a></li></ul>'
)
OTHERS = "".join(
    f'<li><a href="/{number}">{title}</a> <span>({day})</span></li>'
    for number, (title, day) in enumerate(
        [
            ("Hội Nông dân xã tặng 25 suất quà cho hội viên khó khăn", "11/03/2024"),
            ("Đoàn Thanh niên ra quân làm sạch 6 km đường liên thôn", "09/03/2024"),
            ("Khai mạc giải bóng chuyền hơi với 12 đội tham gia", "02/03/2024"),
        ]
    )
)
FOOT = "<div class='footer'>Bản quyền thuộc UBND xã Thanh Lâm. Điện thoại: 0203.388.1234. Đang truy cập: 17</div>"


@dataclass(frozen=True)
class Shape:
    name: str
    page: str
    due: str


def whole(head: str, body: str) -> str:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def content(tag: str = "p") -> str:
    """The article's body; every paragraph in a `tag`, the list as a list."""
    return (
        f"<{tag}>{LEAD}</{tag}><{tag}>{OPENS}</{tag}><ul>{LIST}</ul><h3>{HEADING}</h3><{tag}>{BODY}</{tag}>"
        f"<{tag}>{LAST}</{tag}>"
    )


RELATED = f"<h3>Tin liên quan</h3><ul>{OTHERS}</ul>"
HEAD = f"<title>{TITLE} - UBND xã Thanh Lâm</title>"

SHAPES = (
    Shape(
        "Liferay",
        whole(
            HEAD,
            f"<header id='banner'>{MENU}</header><div class='portlet-content'><div class='portlet-body'><h1 class='title-detail'>{TITLE}</h1>"
            f"<div class='journal-content-article'>{content()}</div><div class='related-assets'>{RELATED}</div></div></div>{FOOT}",
        ),
        WHOLE,
    ),
    Shape(
        "SharePoint",
        whole(
            f"<title>\r\n\t{TITLE}\r\n</title>",
            "<form id='aspnetForm'><div class='ms-hidden'>Skip Ribbon Commands</div><a class='ms-skip'>Skip to main content</a>"
            f"<div id='s4-workspace'><div class='nav'>{MENU}</div><div class='ArticleTitle'>{TITLE}</div><div class='ExternalClass0A1B'>{content('div')}</div>"
            f"<div class='tinkhac'><b>Tin khác</b><ul>{OTHERS}</ul></div></div></form>{FOOT}",
        ),
        WHOLE,
    ),
    Shape(
        "VNPT portal",
        whole(
            HEAD,
            f"<div class='vnpt-header'>{MENU}</div><div class='col-md-8'><div class='module-detail'><div class='title'>{TITLE}</div>"
            f"<div class='article-sapo'>{LEAD}</div><div class='ArticleContent'>"
            f"<div>{OPENS}</div><ul>{LIST}</ul><h3>{HEADING}</h3><div><span>{BODY}</span></div><div>{LAST}</div></div>"
            f"<div class='tool'><a href='#'>In trang</a> <a href='#'>Gửi email</a></div></div></div><div class='col-md-4'><h4>Tin mới</h4><ul>{OTHERS}</ul></div>{FOOT}",
        ),
        WHOLE,
    ),
    Shape(
        "WordPress",
        whole(
            HEAD,
            f"<nav>{MENU}</nav><main><article class='post type-post'><header class='entry-header'><h1 class='entry-title'>{TITLE}</h1></header>"
            f"<div class='entry-content'>{content()}<div class='sharedaddy'>Chia sẻ 12</div></div>"
            "<footer class='entry-meta'>Chuyên mục: Tin xã. 245 lượt xem</footer></article>"
            "<section id='comments'><h2>3 bình luận</h2><p>Chúc mừng 7 đồng chí đảng viên mới của xã nhà!</p></section></main>"
            f"<aside class='widget-area'><h3>Bài viết mới</h3><ul>{OTHERS}</ul></aside>{FOOT}",
        ),
        WHOLE,
    ),
    Shape(
        "Joomla",
        whole(
            HEAD,
            f"<div class='moduletable_menu'>{MENU}</div><div class='item-page' itemscope><h2 itemprop='headline'>{TITLE}</h2><dl class='article-info'>"
            f"<dd class='hits'>Lượt xem: 318</dd></dl><div itemprop='articleBody'>{content()}</div>"
            f"<ul class='pager pagenav'><li><a href='/a'>Trước</a></li><li><a href='/b'>Tiếp</a></li></ul></div>{FOOT}",
        ),
        WHOLE,
    ),
    Shape(
        "Drupal",
        whole(
            HEAD,
            f"<div id='page'><div class='region-header'>{MENU}</div><h1 id='page-title'>{TITLE}</h1><div class='node node-article'>"
            f"<div class='field-name-body'><div class='field-items'><div class='field-item even'>{content()}</div></div></div></div>"
            f"<div class='block-views related-news'>{RELATED}</div></div>{FOOT}",
        ),
        WHOLE,
    ),
    Shape(
        "detail-content",
        whole(
            HEAD,
            f"<div class='header'>{MENU}</div><div class='container'><h1 class='detail-title'>{TITLE}</h1><h2 class='detail-sapo'>{LEAD}</h2>"
            f"<div class='detail-content afcbc-body'><p>{OPENS}</p><ul>{LIST}</ul><p><b>{HEADING}</b></p><p>{BODY}</p>"
            f"<figure><img src='a.jpg'><figcaption><p>{CAPTION}</p></figcaption></figure><p>{LAST}</p></div>"
            f"<div class='box-relatednews'>{RELATED}</div></div>{FOOT}",
        ),
        f"{TITLE}\n\n{LEAD}\n\n{OPENS}\n\n{LISTED}\n\n{HEADING}\n\n{BODY}\n\n{CAPTION}\n\n{LAST}",
    ),
    Shape(
        "content-detail",
        whole(
            HEAD,
            f"<div id='menu'>{MENU}</div><div class='content-detail'><div class='title-news'>{TITLE}</div>"
            f"<div>{LEAD}</div><div>{OPENS}</div>"
            + "".join(f"<div>- {item}</div>" for item in ITEMS)
            + f"<div><strong>{HEADING}</strong></div><div>{BODY}</div><div>{LAST}</div></div><div class='tin-cung-chuyen-muc'><p>Tin cùng chuyên mục</p><ul>{OTHERS}</ul></div>{FOOT}",
        ),
        WHOLE.replace("\n- ", "\n\n- ").replace("\n\n\n", "\n\n"),
    ),
    Shape(
        "noidung",
        whole(
            "<title>Cổng thông tin điện tử xã Thanh Lâm</title>",
            f"<div id='left'>{MENU}</div><div id='noidung'><span class='tieude'>{TITLE}</span><br><br>{LEAD}<br><br>{OPENS}<br>"
            + "<br>".join(f"+ {item}" for item in ITEMS)
            + f"<br><br><b>{HEADING}</b><br><br>{BODY}<br><br>{LAST}</div>{FOOT}",
        ),
        f"{TITLE}\n\n{LEAD}\n\n{OPENS}\n"
        + "\n".join(f"+ {item}" for item in ITEMS)
        + f"\n\n{HEADING}\n\n{BODY}\n\n{LAST}",
    ),
    Shape(
        "bvcontent",
        whole(
            HEAD,
            f"<table width='1000'><tr><td>{MENU}</td></tr><tr><td><div class='bvtitle'>{TITLE}</div><div class='bvcontent'>{content('p')}</div>"
            f"<div class='tinlienquan'>{RELATED}</div></td></tr><tr><td>{FOOT}</td></tr></table>",
        ),
        WHOLE,
    ),
    Shape(
        "fck_detail",
        whole(
            HEAD,
            f"<section class='top-header'>{MENU}</section><section class='sidebar-1'><h1 class='title-detail'>{TITLE}</h1><p class='description'>{LEAD}</p>"
            f"<article class='fck_detail'><p class='Normal'>{OPENS}</p><ul>{LIST}</ul><p class='Normal'><strong>{HEADING}</strong></p>"
            f"<p class='Normal'>{BODY}</p><p class='Normal'>{LAST}</p></article></section>"
            f"<div class='box-tinlienquanv2'><article><h4><a href='/x'>Xã Hải Lạng trao 14 Huy hiệu Đảng</a></h4></article></div>{FOOT}",
        ),
        WHOLE,
    ),
    Shape(
        "tables of the 2000s",
        whole(
            "<title>UBND xã Thanh Lâm</title>",
            f"<table><tr><td colspan=2><img src='b.gif'></td></tr><tr><td width=180><a href='/1'>Giới thiệu chung</a><br><a href='/2'>Lịch tuần 14</a><br><a href='/3'>Văn bản</a><br><a href='/4'>Liên hệ</a></td>"
            f"<td><table><tr><td><font size=4>{TITLE}</font></td></tr><tr><td><center><i>{LEAD}</i></center></td></tr><tr><td><p align=justify>{OPENS}</p><ul type=disc>{LIST}</ul>"
            f"<p><b>{HEADING}</b></p><p>{BODY}</p><p>{LAST}</p></td></tr></table></td></tr><tr><td colspan=2>{FOOT}</td></tr></table>",
        ),
        WHOLE,
    ),
    Shape(
        "several articles",
        whole(
            HEAD,
            f"<main><h1>{TITLE}</h1><article><p>{LEAD}</p><p>{OPENS}</p><ul>{LIST}</ul></article>"
            f"<article><h3>{HEADING}</h3><p>{BODY}</p><p>{LAST}</p></article></main>",
        ),
        WHOLE,
    ),
    Shape(
        "details and sections",
        whole(
            HEAD,
            f"<main><h1>{TITLE}</h1><section><p>{LEAD}</p><details><summary>{OPENS}</summary><ol>{LIST}</ol></details></section>"
            f"<section><h2>{HEADING}</h2><p>{BODY}</p></section><section><center>{LAST}</center></section></main>",
        ),
        WHOLE.replace(LISTED, "\n".join(f"{number}. {item}" for number, item in enumerate(ITEMS, 1))),
    ),
    Shape(
        "marks of changes, notes and hidden text",
        whole(
            HEAD,
            f"<div class='content'><h1>{TITLE}</h1><p>Quý I, xã kết nạp <del>6</del> <ins>7</ins> đảng viên<sup>1</sup>, có <s>2</s> 3 đồng chí là nữ<sup>[2]</sup>.</p>"
            f"<p style='display: none'>Bản nháp: kết nạp 99 đảng viên.</p><p hidden>Ghi chú 45</p><p>{BODY}</p>"
            f"<p>Nhà văn hóa rộng 320 m<sup>2</sup> được khánh thành trong dịp này. Các chi bộ đóng góp 45 triệu đồng.</p></div>",
        ),
        f"{TITLE}\n\nQuý I, xã kết nạp 7 đảng viên, có 3 đồng chí là nữ.\n\n{BODY}\n\n"
        "Nhà văn hóa rộng 320 m² được khánh thành trong dịp này. Các chi bộ đóng góp 45 triệu đồng.",
    ),
    Shape(
        "counters, ages and a cookie bar",
        whole(
            HEAD,
            f"<div class='cookie-consent'>Trang này dùng cookie trong 30 ngày. <button>Đồng ý</button></div><div class='main'><h1>{TITLE}</h1>"
            f"<div>58 phút trước</div><div>1.204 lượt xem</div><div class='c'>{content()}</div><div>Bình luận (12)</div><div>Từ khóa: đảng viên, quý I</div></div>{FOOT}",
        ),
        WHOLE,
    ),
    Shape(
        "lines in spans",
        whole(
            HEAD,
            f"<div class='wrap'><div class='heading'><span>{TITLE}</span></div><div class='text'><span>{LEAD}</span><br/><span>{OPENS}</span><br/>"
            + "<br/>".join(f"<span>{item}</span>" for item in ITEMS)
            + f"<br/><span>{HEADING}</span><br/><span>{BODY}</span><br/><span>{LAST}</span></div></div>{FOOT}",
        ),
        f"{TITLE}\n\n{LEAD}\n{OPENS}\n" + "\n".join(ITEMS) + f"\n{HEADING}\n{BODY}\n{LAST}",
    ),
    Shape(
        "a box beside the text",
        whole(
            HEAD,
            f"<div class='post-body'><h1>{TITLE}</h1><p>{LEAD}</p><aside class='box-info'><p>Toàn xã hiện có 412 đảng viên, sinh hoạt ở 19 chi bộ.</p></aside>"
            f"<p>{BODY}</p><blockquote>Chúng tôi sẽ không chạy theo số lượng, đồng chí Bí thư Đảng ủy nói.</blockquote><p>{LAST}</p></div>",
        ),
        f"{TITLE}\n\n{LEAD}\n\nToàn xã hiện có 412 đảng viên, sinh hoạt ở 19 chi bộ.\n\n{BODY}\n\n"
        f"Chúng tôi sẽ không chạy theo số lượng, đồng chí Bí thư Đảng ủy nói.\n\n{LAST}",
    ),
    Shape(
        "lists of terms",
        whole(
            HEAD,
            f"<div class='article-body'><h1>{TITLE}</h1><p>{LEAD}</p><dl><dt>Kết nạp</dt><dd>7 đảng viên</dd><dt>Chuyển chính thức</dt><dd>5 đảng viên</dd></dl><p>{BODY}</p><p>{LAST}</p></div>",
        ),
        f"{TITLE}\n\n{LEAD}\n\nKết nạp\n7 đảng viên\nChuyển chính thức\n5 đảng viên\n\n{BODY}\n\n{LAST}",
    ),
    Shape(
        "lists in lists",
        whole(
            HEAD,
            f"<div class='article-body'><h1>{TITLE}</h1><p>{LEAD}</p><p>{OPENS}</p><ul><li>Khối thôn: 5 đảng viên<ul><li>Đồng Rùa: 3</li><li>Vạn Xuân: 2</li></ul></li><li>Khối trường học: 2 đảng viên</li></ul><p>{BODY}</p><p>{LAST}</p></div>",
        ),
        f"{TITLE}\n\n{LEAD}\n\n{OPENS}\n\n- Khối thôn: 5 đảng viên\n\n+ Đồng Rùa: 3\n+ Vạn Xuân: 2\n\n- Khối trường học: 2 đảng viên\n\n{BODY}\n\n{LAST}",
    ),
    Shape(
        "loose text between tags",
        whole(
            HEAD,
            f"<div class='nd'><h1>{TITLE}</h1>{LEAD}<p>{OPENS}</p><ul>{LIST}</ul><h4>{HEADING}</h4>{BODY}<div>{LAST}</div></div>{FOOT}",
        ),
        WHOLE,
    ),
    Shape(
        "a short notice",
        whole(
            "<title>Thông báo</title>",
            f"<div class='top'>{MENU}</div><div class='view'><h1>Thông báo kết quả bầu cử</h1><p>Đại hội bầu 9 đồng chí vào Ban Chấp hành.</p></div>{FOOT}",
        ),
        "Thông báo kết quả bầu cử\n\nĐại hội bầu 9 đồng chí vào Ban Chấp hành.",
    ),
    Shape(
        "the headline in og:title alone",
        whole(
            f"<meta property='og:title' content='{TITLE}'><title>Liên kết website</title>",
            f"<div class='h'><h1>Liên kết website</h1></div><div class='article'>{content()}</div>{FOOT}",
        ),
        WHOLE,
    ),
    Shape(
        "a lead in a block of its own",
        whole(
            HEAD,
            f"<div class='news-detail'><div class='row1'><h1>{TITLE}</h1></div><div class='row2'><div class='sapo'><b>{LEAD}</b></div></div>"
            f"<div class='row3'><div class='inner'><p>{OPENS}</p><ul>{LIST}</ul><h5>{HEADING}</h5><p>{BODY}</p><p>{LAST}</p></div></div>"
            f"<div class='row4'>{RELATED}</div></div>{FOOT}",
        ),
        WHOLE,
    ),
)
