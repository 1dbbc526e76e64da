"""Word documents as offices write them, all texts made up: the XML of the body, and the text due."""

# ruff: noqa: E501

import io
import zipfile
from dataclasses import dataclass

import docx

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
NUMBERING = f"""<?xml version="1.0" encoding="UTF-8"?><w:numbering {NAMES}>
<w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="6"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"""
NOTES = f"""<?xml version="1.0" encoding="UTF-8"?><w:footnotes {NAMES}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>
<w:r><w:t> Số liệu tính đến ngày 30/6/2024.</w:t></w:r></w:p></w:footnote></w:footnotes>"""
FOOTER = f"""<?xml version="1.0" encoding="UTF-8"?><w:ftr {NAMES}><w:p><w:r><w:t>Trang </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>
<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
</w:ftr>"""
HEADER = FOOTER.replace("w:ftr", "w:hdr").replace("Trang ", "Báo cáo số 15-BC/ĐU ")
EXTRA = {"numbering": NUMBERING, "footnotes": NOTES, "footer": FOOTER, "header": HEADER}


def word(body: str, *parts: str) -> bytes:
    """A document with this XML in its body; `parts`: those of `EXTRA` that it has beside it."""
    plain, out = io.BytesIO(), io.BytesIO()
    docx.Document().save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name).decode() if name.endswith((".xml", ".rels")) else old.read(name)
            if name == "word/document.xml":
                content = (
                    f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMES}><w:body>{body}</w:body></w:document>'
                )
            elif name == "word/numbering.xml":
                content = NUMBERING
            elif name == "word/_rels/document.xml.rels":
                content = content.replace("</Relationships>", "".join(map(_relation, parts)) + "</Relationships>")
            elif name == "[Content_Types].xml":
                content = content.replace("</Types>", "".join(map(_type, parts)) + "</Types>")
            new.writestr(name, content)
        for part in parts:
            new.writestr(f"word/{part}9.xml", EXTRA[part])
    return out.getvalue()


def _relation(part: str) -> str:
    kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{part}"
    return f'<Relationship Id="rIdX{part}" Type="{kind}" Target="{part}9.xml"/>'


def _type(part: str) -> str:
    kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{part}+xml"
    return f'<Override PartName="/word/{part}9.xml" ContentType="{kind}"/>'


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, style: str = "") -> str:
    runs = "".join(one if one.startswith("<") else r(one) for one in content)
    return f"<w:p><w:pPr>{style}</w:pPr>{runs}</w:p>"


def item(text: str, level: int = 0, number: int = 2) -> str:
    return p(text, style=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<') else p(text)}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(one if one.startswith('<w:tc') else tc(one) for one in cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


@dataclass(frozen=True)
class Made:
    name: str
    body: str
    due: str
    parts: tuple[str, ...] = ()
    left_out: int = 0


TITLE = "Báo cáo sơ kết công tác xây dựng Đảng 6 tháng đầu năm 2024"
OPENS = "Sáu tháng đầu năm 2024, Đảng ủy xã Yên Mô đạt các kết quả sau:"

MADE = (
    Made(
        "insertions and deletions",
        p(TITLE)
        + p("Kết nạp ", f"<w:del>{r('8').replace('w:t', 'w:delText')}</w:del><w:ins>{r('9')}</w:ins>", " đảng viên."),
        f"{TITLE}\n\nKết nạp 9 đảng viên.",
    ),
    Made(
        "content controls",
        p(TITLE)
        + p("Kết nạp ", f"<w:sdt><w:sdtPr/><w:sdtContent>{r('9')}</w:sdtContent></w:sdt>", " đảng viên.")
        + f"<w:sdt><w:sdtContent>{p('Mở 3 lớp bồi dưỡng.')}</w:sdtContent></w:sdt>"
        + tbl(tr("Đơn vị", "Kết nạp"), f"<w:tr><w:sdt><w:sdtContent>{tc('Thôn Phúc')}</w:sdtContent></w:sdt>{tc('4')}</w:tr>"),
        f"{TITLE}\n\nKết nạp 9 đảng viên.\n\nMở 3 lớp bồi dưỡng.\n\nĐơn vị\nKết nạp\n\nThôn Phúc\n4",
    ),
    Made(
        "smart tags, fields, hyperlinks",
        p(TITLE)
        + p(
            f"<w:smartTag w:element='place'>{r('Xã Yên Mô')}</w:smartTag>",
            " kết nạp ",
            f"<w:fldSimple w:instr='=SUM(ABOVE)'>{r('9')}</w:fldSimple>",
            " đảng viên, trong đó ",
            f"<w:hyperlink r:id='x'>{r('4 nữ')}</w:hyperlink>",
            "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>=2+3</w:instrText></w:r>"
            "<w:r><w:fldChar w:fldCharType='separate'/></w:r>",
            ", 5 nam",
            "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
        ),
        f"{TITLE}\n\nXã Yên Mô kết nạp 9 đảng viên, trong đó 4 nữ, 5 nam",
    ),
    Made(
        "moved text stands where it was moved to",
        p(TITLE) + p(f"<w:moveFrom>{r('Kết nạp 9 đảng viên.')}</w:moveFrom>", "Mở 3 lớp. ") + p(f"<w:moveTo>{r('Kết nạp 9 đảng viên.')}</w:moveTo>"),
        f"{TITLE}\n\nMở 3 lớp.\n\nKết nạp 9 đảng viên.",
    ),
    Made(
        "alternate content and text boxes once",
        p(TITLE)
        + p(
            "Kết nạp 9 đảng viên.",
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>{p('Số nữ: 4')}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{p('Số nữ: 4')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        ),
        f"{TITLE}\n\nKết nạp 9 đảng viên.\n\nSố nữ: 4",
    ),
    Made(
        "hidden and struck-out text",
        p(TITLE) + p("Kết nạp ", r("12 ", "<w:vanish/>"), r("11 ", "<w:strike/>"), r("9 ", "<w:vanish w:val='0'/>"), "đảng viên."),
        f"{TITLE}\n\nKết nạp 9 đảng viên.",
        left_out=1,
    ),
    Made(
        "deleted rows",
        p(TITLE)
        + tbl(
            tr("Thôn", "Kết nạp", properties="<w:tblHeader/>"),
            tr("Phúc", "4"),
            tr("Lộc", "77", properties="<w:del w:id='1'/>"),
            tr("Thọ", "5", properties="<w:ins w:id='2'/>"),
        ),
        f"{TITLE}\n\nThôn\nKết nạp\n\nPhúc\n4\n\nThọ\n5",
    ),
    Made(
        "marks of notes, powers, symbols",
        p(TITLE)
        + p(
            "Kết nạp 9", r("1", "<w:vertAlign w:val='superscript'/>"), "<w:r><w:footnoteReference w:id='2'/></w:r>", " đảng viên; xây nhà rộng 90 m",
            r("2", "<w:vertAlign w:val='superscript'/>"), "<w:r><w:sym w:font='Times New Roman' w:char='00B1'/></w:r>", "5."
        ),
        f"{TITLE}\n\nKết nạp 9 đảng viên; xây nhà rộng 90 m²±5.",
        ("footnotes",),
        left_out=3,
    ),
    Made(
        "headers and footers",
        p(TITLE) + p("Kết nạp 9 đảng viên."),
        f"{TITLE}\n\nKết nạp 9 đảng viên.",
        ("header", "footer"),
        left_out=1,
    ),
    Made(
        "bullets",
        p(OPENS) + item("Kết nạp 9 đảng viên;") + item("Chi bộ thôn: 6;", 1) + item("- Chi bộ trường: 3;", 1) + item("Mở 3 lớp.") + p("Hết năm, xã kết nạp 20."),
        f"{OPENS}\n\n- Kết nạp 9 đảng viên;\n+ Chi bộ thôn: 6;\n- Chi bộ trường: 3;\n- Mở 3 lớp.\n\nHết năm, xã kết nạp 20.",
    ),
    Made(
        "numbered lists with levels, and one that starts anew",
        item("Kết quả", 0, 3) + item("Kết nạp 9", 0, 1) + item("Nữ 4", 1, 1) + item("Nam 5", 1, 1) + item("dưới 30 tuổi: 2", 2, 1) + item("Mở 3 lớp", 0, 1)
        + item("Nữ 60", 1, 1) + p("Phương hướng") + item("Tồn tại", 0, 3) + item("Kết nạp 20", 0, 4),
        "I. Kết quả\n1. Kết nạp 9\n1.1. Nữ 4\n1.2. Nam 5\na) dưới 30 tuổi: 2\n2. Mở 3 lớp\n2.1. Nữ 60\n\nPhương hướng\n\nII. Tồn tại\n1. Kết nạp 20",
    ),
    Made(
        "lists by the style of the paragraph",
        p(OPENS) + p("Kết nạp 9 đảng viên", style="<w:pStyle w:val='Listed'/>") + p("Mở 3 lớp", style="<w:pStyle w:val='ListBullet'/>"),
        f"{OPENS}\n\nKết nạp 9 đảng viên\n\n1. Mở 3 lớp",
    ),
    Made(
        "cells over rows and columns",
        p(TITLE)
        + tbl(
            tr(tc("Thôn", "<w:vMerge w:val='restart'/>"), tc("Kết nạp", "<w:gridSpan w:val='2'/>")),
            tr(tc("", "<w:vMerge/>"), "Tổng", "Nữ"),
            tr("Phúc", "4", "2"),
        ),
        f"{TITLE}\n\nThôn\nKết nạp\n\nTổng\nNữ\n\nPhúc\n4\n2",
    ),
    Made(
        "bidirectional runs, tabs, hyphens that stay, deleted ends of paragraphs",
        p(TITLE)
        + "<w:p><w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>" + r("Kết nạp ") + "</w:p>"
        + p(f"<w:bdo w:val='ltr'>{r('9')}</w:bdo>", "<w:r><w:tab/></w:r>", "đảng viên theo Nghị quyết 05", "<w:r><w:noBreakHyphen/></w:r>", "NQ/ĐU."),
        f"{TITLE}\n\nKết nạp 9\tđảng viên theo Nghị quyết 05-NQ/ĐU.",
    ),
)  # fmt: skip
