"""What a Word document looks like: the library's own template, made slim and given our styles."""

import io
from collections.abc import Mapping
from functools import cache
from typing import Any, cast

import docx
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor

#: Parts of the library's template that no reader needs.
_UNUSED = ("thumbnail", "stylesWithEffects", "customXml")
#: Styles of the library's template that a letter uses.
_KEPT = {
    "Normal", "Heading1", "Heading2", "ListBullet", "Footer", "DefaultParagraphFont", "TableNormal",
    "TableGrid", "NoList",
}  # fmt: skip
_FONT = "Arial"
#: Size of the words of each style and the room below them, in points; side by side words take more lines.
_SIZES = {"Normal": (11, 8), "Heading 1": (17, 10), "Heading 2": (12, 4), "List Bullet": (11, 4)}
_SIZES_BESIDE = {"Normal": (9.5, 1), "Heading 1": (13, 2), "Heading 2": (10.5, 1), "List Bullet": (9.5, 1)}


@cache
def template() -> bytes:
    """The library's own template, made slim and given our styles once."""
    file = docx.Document()
    _slim(file)
    _styles(file)
    buffer = io.BytesIO()
    file.save(buffer)
    return buffer.getvalue()


def beside(file: Docx) -> None:
    """Makes the words of a document small enough for two languages side by side."""
    _size(file, _SIZES_BESIDE)


def _slim(file: Docx) -> None:
    """Takes out the parts of the library's template that no letter needs: nine tenths of its size."""
    for rels in (file.part.package.rels, file.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.rsplit("/", 1)[-1] in _UNUSED]:
            del rels[key]
    sheet = file.styles.element
    for style in sheet.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in _KEPT:
            sheet.remove(style)
            continue
        for link in style.findall(qn("w:link")):
            style.remove(link)


def _styles(file: Docx) -> None:
    """Readable sizes, one font, black headings."""
    for name in (*_SIZES, "Footer"):
        style = cast(Any, file.styles[name])
        style.font.name = _FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in [key for key in fonts.attrib if key.endswith("Theme")]:
            del fonts.attrib[attribute]
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), _FONT)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.line_spacing = 1.15
    # The bullet a little within the line: at its very edge it stands on the border of a column.
    bullet = cast(Any, file.styles["List Bullet"]).paragraph_format
    bullet.left_indent, bullet.first_line_indent = Cm(0.7), Cm(-0.5)
    for name in ("Letterhead", "Letterhead Date", "Sign", "Choice"):
        style = cast(Any, file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        style.base_style = file.styles["Normal"]
    _size(
        file,
        _SIZES | {"Footer": (8, 0), "Letterhead": (11, 2), "Letterhead Date": (11, 14), "Choice": (9, 0)},
    )
    note, sign = cast(Any, file.styles["Choice"]), cast(Any, file.styles["Sign"])
    note.font.italic = note.font.cs_italic = True
    note.paragraph_format.keep_with_next = True
    sign.paragraph_format.space_before = Pt(8)
    place = cast(Any, file.styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER))
    place.font.color.rgb = RGBColor(0x40, 0x40, 0x40)


def _size(file: Docx, sizes: Mapping[str, tuple[float, float]]) -> None:
    """Gives styles their size, which every kind of script has of its own, and the room below."""
    for name, (size, after) in sizes.items():
        style = cast(Any, file.styles[name])
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(after)
        if name.startswith("Heading"):
            style.paragraph_format.space_before = Pt(after + 2)
        complex_size = OxmlElement("w:szCs")
        complex_size.set(qn("w:val"), str(round(size * 2)))
        for old in style.element.rPr.findall(qn("w:szCs")):
            style.element.rPr.remove(old)
        style.element.rPr.find(qn("w:sz")).addnext(complex_size)
