"""Pages in the manner of Vietnamese news sites and local portals: what is kept of them, and what is left out."""

import os
import re
import subprocess
import sys
from datetime import date
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from html_pages import BODY, OTHERS, SHAPES, Shape
from html_pages import LEAD as XA_LEAD
from old_encodings import tcvn3, vni, windows_1258
from vnpartyextract.errors import InputError
from vnpartyextract.model import Document
from vnpartyextract.read import html
from vnpartyextract.read.document import read_bytes
from vnpartyextract.read.words import built_in

TITLE = "Kim Bôi kết nạp 178 đảng viên mới"
LEAD = "(HBĐT) - Năm 2023, Đảng bộ huyện Kim Bôi kết nạp được 178 đảng viên, đạt 101,72% kế hoạch tỉnh giao."
SECOND = (
    "Trong đó, có 60 đảng viên là nữ, 25 đảng viên là học sinh. Các chi bộ đã giới thiệu quần chúng ưu tú đi học lớp "
    "bồi dưỡng nhận thức về Đảng; trung tâm chính trị huyện mở 4 lớp với 286 học viên tham gia."
)
LAST = "Năm 2024, huyện phấn đấu kết nạp 180 đảng viên, nâng cao chất lượng sinh hoạt của các chi bộ nông thôn."

NEWS = f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8">
<title>{TITLE} - Báo điện tử tỉnh Hòa Bình</title>
<meta property="og:title" content="{TITLE}">
<script>var views = 1204;</script><style>.date {{color: #666}}</style>
</head><body>
<header><a href="/">Báo Hòa Bình</a><nav><ul><li><a href="/">Trang chủ</a></li><li><a href="/a">Thời sự</a></li>
<li><a href="/b">Xây dựng Đảng</a></li></ul></nav><div>Đường dây nóng: 0218.385.2999</div></header>
<div class="main"><article class="detail">
<div class="breadcrumb"><a href="/">Trang chủ</a> &gt; <a href="/b">Xây dựng Đảng</a></div>
<h1 class="title">{TITLE}</h1>
<div class="meta"><span class="date">Thứ bảy, 17/2/2024 | 10:58:07 Sáng</span> <span>Lượt xem: 1.204</span></div>
<div class="share"><a href="#">Chia sẻ 35</a> <a href="#">Facebook 12</a></div>
<div class="sapo"><p><strong>{LEAD}</strong></p></div>
<div class="content"><p>{SECOND}</p>
<figure><img src="a.jpg" alt="Ảnh 1"><figcaption>Lễ kết nạp tại xóm Bãi.</figcaption></figure>
<table><tr><th>Đơn vị</th><th>Kết nạp</th></tr><tr><td>Xã Vĩnh Đồng</td><td>12 đảng viên</td></tr></table>
<p>{LAST}</p></div>
<div class="related"><h3>Tin liên quan</h3><ul><li><a href="/1">Lạc Thủy trao Huy hiệu Đảng cho 55 đảng viên</a></li>
<li><a href="/2">Mai Châu kiểm tra 14 tổ chức đảng</a></li></ul></div>
<div id="comments" class="comments"><h3>Bình luận (3)</h3>
<div class="comment"><p>Chúc mừng 178 đồng chí! 5 thích</p></div></div>
</article></div>
<aside><h3>Đọc nhiều</h3><ol><li><a href="/3">10 sự kiện nổi bật năm 2023</a></li></ol></aside>
<footer>© 2024 Báo Hòa Bình. Giấy phép số 123/GP-BTTTT ngày 5/6/2020.</footer>
</body></html>"""

NEWS_TEXT = f"""{TITLE}

Thứ bảy, 17/2/2024 | 10:58:07 Sáng Lượt xem: 1.204

{LEAD}

{SECOND}

Lễ kết nạp tại xóm Bãi.

Đơn vị
Kết nạp

Xã Vĩnh Đồng
12 đảng viên

{LAST}"""

PORTAL_TITLE = "Huyện ủy Kim Bôi sơ kết công tác kiểm tra 6 tháng đầu năm 2023"
PORTAL_BODY = (
    "Ngày 19/7, Ủy ban Kiểm tra Huyện ủy tổ chức hội nghị sơ kết 6 tháng đầu năm 2023. "
    "Cấp ủy các cấp đã kiểm tra 45 tổ chức đảng và 112 đảng viên."
)
PORTAL_END = "Thi hành kỷ luật 9 đảng viên, trong đó khiển trách 6, cảnh cáo 3."
PORTAL = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>Cổng thông tin điện tử huyện Kim Bôi</title></head>
<body><form id="aspnetForm"><table width="100%"><tr>
<td width="200"><a href="#">Giới thiệu</a><br><a href="#">Tin tức - Sự kiện</a><br>
<a href="#">Lịch công tác tuần 12</a></td>
<td><div class="TieuDe"><b>{PORTAL_TITLE}</b></div>
<span class="NgayDang">(Ngày đăng: 20/7/2023 08:15)</span><br><br>
<div class="NoiDung"><div style="text-align:justify">{PORTAL_BODY}<br><br>
{PORTAL_END}</div></div>
<div>Lượt xem: 542</div>
<div><b>Các tin khác:</b><ul><li><a href="#">Chi bộ xóm Bãi kết nạp 2 đảng viên</a> (18/7/2023)</li>
<li><a href="#">Trao Huy hiệu Đảng đợt 19/5</a> (19/5/2023)</li></ul></div>
</td></tr></table></form></body></html>"""

PORTAL_TEXT = f"""{PORTAL_TITLE}

(Ngày đăng: 20/7/2023 08:15)

{PORTAL_BODY}

{PORTAL_END}"""


def read(page: str | bytes) -> Document:
    return read_bytes(page if isinstance(page, bytes) else page.encode(), path="page.html", words=built_in())


@pytest.mark.parametrize(
    ("page", "text", "title", "published"),
    [
        (NEWS, NEWS_TEXT, TITLE, date(2024, 2, 17)),
        (PORTAL, PORTAL_TEXT, PORTAL_TITLE, date(2023, 7, 20)),
    ],
)
def test_the_article_of_a_page(page: str, text: str, title: str, published: date) -> None:
    document = read(page)
    assert document.text == text
    assert (document.title, document.published) == (title, published)
    assert document.title_span is not None
    assert text[slice(*document.title_span)] == title
    assert (document.encoding, document.carries_text) == ("utf-8", True)


def page(head: str = "", body: str = "", title: str = f"<h1>{TITLE}</h1>") -> str:
    text = f"<p>{LEAD}</p><p>{SECOND}</p><p>{LAST}</p>"
    return f"<html><head>{head}</head><body><div>{title}{body}{text}</div></body></html>"


@pytest.mark.parametrize(
    ("head", "title", "due"),
    [
        ("", f"<h1>{TITLE}</h1>", TITLE),
        (f"<title>{TITLE} | Báo Hòa Bình</title>", "", TITLE),
        (f'<meta property="og:title" content="{TITLE}"><title>Báo Hòa Bình</title>', "", TITLE),
        (f"<title>{TITLE}</title>", "<h1>BÁO HÒA BÌNH</h1>", TITLE),
        ("<title>Xây dựng Đảng</title>", f"<h1>Tin tức - Sự kiện</h1><h1>{TITLE}</h1>", TITLE),
        ("<title>Cổng thông tin điện tử huyện Kim Bôi</title>", "", None),
        ("", "", None),
        (f"<title>Báo Hòa Bình - {TITLE} - Xây dựng Đảng | baohoabinh.com.vn</title>", "", TITLE),
        (f"<title>{TITLE} - nhìn từ cơ sở</title>", "", f"{TITLE} - nhìn từ cơ sở"),
    ],
)
def test_the_headline_stands_first(head: str, title: str, due: str | None) -> None:
    document = read(page(head=head, title=title))
    assert document.title == due
    assert document.text.startswith(due or LEAD)
    assert document.text.count(TITLE) == (1 if due else 0)


META = '<meta {}="{}" content="{}">'
OTHER_DAY = '<p>Ngày <time datetime="2024-02-03">3/2/2024</time>, chi bộ họp tại xã.</p><img src="/2022/05/06/a.jpg">'


@pytest.mark.parametrize(
    ("head", "body", "due"),
    [
        (META.format("property", "article:published_time", "2024-02-17T10:58:07+07:00"), "", date(2024, 2, 17)),
        (META.format("name", "pubdate", "2024-02-17"), "", date(2024, 2, 17)),
        (META.format("name", "pubdate", "2024-02-17"), "<p>19/2/2024</p>", date(2024, 2, 19)),  # the article's own
        (META.format("itemprop", "datePublished", "17/2/2024"), "", date(2024, 2, 17)),
        ('<script type="application/ld+json">{"datePublished": "2024-02-17T10:58"}</script>', "", date(2024, 2, 17)),
        ("", '<time datetime="2024-02-17" pubdate>sáng nay</time>', date(2024, 2, 17)),
        ("", "<div>Thứ bảy, 17/2/2024 | 10:58 Sáng</div>", date(2024, 2, 17)),
        ("", "<div><span>17/02/2024 10:58</span> <span>Lượt xem: 35</span></div>", date(2024, 2, 17)),
        # What else has a date is no day of publication.
        (META.format("property", "article:modified_time", "2024-05-05"), OTHER_DAY, None),
        (META.format("name", "pubdate", "hôm qua"), "", None),
        ('<link rel="canonical" href="https://a.vn/2021/04/05/bai-viet">', "", None),
    ],
)
def test_the_day_of_a_page(head: str, body: str, due: date | None) -> None:
    document = read(page(head=head, body=body))
    assert document.published == due
    given = read_bytes(page(head=head, body=body).encode(), path="a.html", published=date(2020, 1, 1))
    assert given.published == (due or date(2020, 1, 1))


def test_tables_in_figures_and_marked_words_stay() -> None:
    table = "<figure class='table'><table><tr><td>Xã Vĩnh Đồng</td><td>12 đảng viên</td></tr></table></figure>"
    words = "<p>Ngày <time>3/2/2024</time>, chi bộ kết nạp <ins>2 đảng viên</ins> mới.</p>"
    text = read(page().replace(f"<p>{LAST}</p>", f"{table}{words}<p>{LAST}</p>")).text
    assert "Xã Vĩnh Đồng\n12 đảng viên\n\nNgày 3/2/2024, chi bộ kết nạp 2 đảng viên mới.\n\n" in text


def test_a_box_of_other_articles_in_the_middle_goes_and_the_rest_stays() -> None:
    box = "<p>Tin liên quan</p><p>Mai Châu kiểm tra 14 tổ chức đảng</p>"
    text = read(page().replace(f"<p>{LAST}</p>", f"{box}<p>{LAST}</p>")).text
    assert "Mai Châu" not in text
    assert text.endswith(LAST)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (NEWS.encode("utf-16"), "utf-16-le"),
        (tcvn3(NEWS).encode("cp1252"), "tcvn3"),
        (tcvn3(NEWS).encode(), "tcvn3"),
        (vni(NEWS).encode("cp1252"), "vni"),
        (vni(NEWS).encode("ascii", "xmlcharrefreplace"), "vni"),
        (NEWS.encode("ascii", "xmlcharrefreplace"), "utf-8"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    document = read(data)
    assert (document.text.lower(), document.encoding) == (NEWS_TEXT.lower(), encoding)


def test_windows_1258() -> None:
    document = read(windows_1258(NEWS))
    assert (document.encoding, document.published) == ("windows-1258", date(2024, 2, 17))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the input is empty"),
        (b" \n", "no HTML page that can be read"),
        (b"<!-- ", "no HTML page that can be read"),
        (b"<html></html>", "no article stands on this page"),
        (b"<html><script>" + b"x<y;" * 1000, "no article stands on this page"),
        (b"<html>" + b"<div>" * 100_000 + b"178", "nested too deep"),
        (NEWS.replace("178", "\0").encode(), "not text"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "an image"),
    ],
)
def test_what_is_no_page_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read(data)
    assert str(caught.value).startswith("page.html: ")
    assert str(caught.value).endswith(".")


def test_signs_that_no_page_may_hold_are_dropped() -> None:
    assert read(NEWS.replace("đảng viên mới", "đảng\x1b viên&#27; mới")).text == NEWS_TEXT


TORN = st.sampled_from(
    ["<div>", "</p>", "<", ">", "&", '"', "<table>", "</td>", "<!--", "&#x110000;", "\x07", "<a href=", "\ud800"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(NEWS)), st.integers(0, 30), TORN), max_size=40))
def test_torn_pages_are_read_or_refused(cuts: list[tuple[int, int, str]]) -> None:
    torn = NEWS
    for place, length, put in cuts:
        torn = torn[:place] + put + torn[place + length :]
    try:
        said = read(torn.encode("utf-8", "replace")).text
    except InputError as error:
        said = str(error)
    assert said.strip()


def test_a_missing_library_is_told_with_the_extra_to_install(tmp_path: Path) -> None:
    (tmp_path / "trafilatura.py").write_text("raise ImportError", "utf-8")
    (tmp_path / "page.html").write_text(NEWS, "utf-8")
    path = os.pathsep.join([str(tmp_path), str(Path(__file__).parents[1] / "src")])
    done = subprocess.run(
        [sys.executable, "-m", "vnpartyextract", "extract", "page.html"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
    )
    due = "page.html: reading HTML pages needs trafilatura, which is not installed: pip install 'vnpartyextract[html]'."
    assert (done.returncode, done.stdout, done.stderr) == (1, "", f"vnpartyextract: {due}\n")


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_all_that_stands_on_the_page_and_nothing_else(shape: Shape) -> None:
    document = read(shape.page)
    assert document.text == shape.due
    assert (document.left_out, document.notes) == (None, ())


def test_a_saved_page_is_read_as_the_page_in_it() -> None:
    page = SHAPES[3].page
    saved = MIMEMultipart("related", type="text/html")
    saved["From"] = "<Saved by Blink>"
    saved.attach(MIMEImage(b"GIF89a", "gif"))
    saved.attach(MIMEText(page, "html", "utf-8"))
    for path in ("trang.mhtml", "trang.mht", "trang"):
        assert read_bytes(saved.as_bytes(), path=path).text == SHAPES[3].due
    with pytest.raises(InputError, match=r"a\.mht: this is no saved page"):
        read_bytes(b"From: x\n\nno page", path="a.mht")


def test_a_page_of_teasers_is_told_as_such() -> None:
    teaser = "<div class='item'><h3><a href='/{0}'>Xã Tân Lập kết nạp {0} đảng viên trong quý</a></h3><p>{1}</p></div>"
    page = (
        "<html><body><div class='list'>"
        + "".join(teaser.format(at, XA_LEAD) for at in range(2, 10))
        + "</div></body></html>"
    )
    assert read(page).notes == (
        "this page lists 8 other articles and seems to be none itself; give the pages of the articles.",
    )


BLOCKS = st.sampled_from(
    ["<p>{}</p>", "<div>{}</div>", "<h3>{}</h3>", "<ul><li>{}</li></ul>", "<span>{}</span><br>", "{}<br><br>",
     "<table><tr><td>{}</td></tr></table>", "<div><div><b>{}</b></div></div>", "<center>{}</center>",
     "<section>{}</section>", "<dl><dd>{}</dd></dl>", "<p><a href='/x'>{}</a> tin</p>", "<blockquote>{}</blockquote>",
     "<figure><figcaption>{}</figcaption></figure>"]
)  # fmt: skip
SENTENCES = st.sampled_from(
    ["Chi bộ thôn số {} kết nạp đảng viên mới trong quý và đạt kế hoạch cấp trên giao cho cả năm.",
     "Kết nạp {} đảng viên",
     "Trong đợt này, xã trao Huy hiệu Đảng cho {} đồng chí; các đồng chí đều là đảng viên lão thành.",
     "{} lớp", "{}"]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(BLOCKS, SENTENCES), min_size=1, max_size=12), st.data())
def test_what_the_extractor_drops_is_read_or_told(blocks: list[tuple[str, str]], data: st.DataObject) -> None:
    hidden = data.draw(st.integers(0, len(blocks) - 1))
    texts = [sentence.format(3000 + place) for place, (_, sentence) in enumerate(blocks)]
    body = "".join(tag.format(text) for (tag, _), text in zip(blocks, texts, strict=True))
    page = f"<html><body><div><h1>{TITLE}</h1><p>{LEAD}</p>{body}<p>{LAST}</p></div></body></html>"
    plain = html.extract
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(html, "extract", lambda tree: plain(tree).replace(texts[hidden], ""))
        document = read(page)
    told = document.left_out.numerals if document.left_out else 0
    missing = [text for place, text in enumerate(texts) if str(3000 + place) not in document.text]
    assert told == len(missing)


@pytest.mark.parametrize("extracted", ["", LEAD, f"{LEAD} {LAST}", OTHERS])
def test_what_an_extractor_that_finds_little_drops_is_told(extracted: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "extract", lambda tree: extracted)
    page = f"<html><body><h1>{TITLE}</h1><div>{LEAD}</div><div>{BODY}</div><div>{LAST}</div></body></html>"
    try:
        document = read(page)
    except InputError as error:
        assert extracted in ("", OTHERS)
        assert str(error).endswith("copy its text out.")  # noqa: PT017
        return
    told = document.left_out.numerals if document.left_out else 0
    read_ = [number for text in (LEAD, BODY, LAST) if text in document.text for number in re.findall(r"\d+", text)]
    assert told + len(read_) == len(re.findall(r"\d+", LEAD + BODY + LAST))
