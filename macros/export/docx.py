"""
A document as Office Open XML (.docx), made with python-docx.

Fields are content controls with the tag ``veld:<id>``. A paragraph that depends
on a choice stands, with the note about it, in a control ``alinea:<id>``; the
note in one of its own, ``keuze:<id>``. The script that fills a letter in the
browser (overrides/components/letter/word.js) looks for these tags.
"""

import datetime
import io
from itertools import count
from typing import Any

import docx
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from macros.content.isolation import direction_of
from macros.content.model.school import Logo
from macros.content.rules import RULES
from macros.export.docx_styles import beside, template
from macros.export.package import repack
from macros.letters import Block, Document, Run, Said

#: The region that spelling checkers need beside a language.
REGIONS = {"nl": "nl-NL", "en": "en-GB", "tr": "tr-TR", "ar": "ar-SA", "pl": "pl-PL", "uk": "uk-UA"}
#: The language of a value by its direction, where it runs against the text around it.
TYPED = {"ltr": "nl", "rtl": "ar"}
_STYLES = {
    "title": "Heading 1",
    "heading": "Heading 2",
    "item": "List Bullet",
    "letterhead": "Letterhead",
    "date": "Letterhead Date",
    "sign": "Sign",
}


def docx_file(document: Document) -> bytes:
    """The document as a .docx package, the same bytes at every build."""
    file = docx.Document(io.BytesIO(template()))
    _properties(file, document)
    _speak(file, document.languages[0])
    if document.bilingual:
        beside(file)
    _Writer(file, document).write()
    buffer = io.BytesIO()
    file.save(buffer)
    return repack(buffer.getvalue())


def cannot_hold(logo: Logo) -> str:
    """Why a Word document cannot hold a picture; empty when it can."""
    try:
        docx.Document(io.BytesIO(template())).add_picture(io.BytesIO(logo.data), width=Cm(1))
    except Exception as fault:  # whatever a broken picture brings about in the library
        return f"{type(fault).__name__} {fault}".strip()
    return ""


def _properties(file: Docx, document: Document) -> None:
    about = file.core_properties
    moment = datetime.datetime.fromisoformat(document.date)
    about.title = document.title
    about.author = about.last_modified_by = "Nazorgwijzer"
    about.language = REGIONS.get(document.languages[0], document.languages[0])
    about.created = about.modified = moment
    about.comments = about.keywords = about.subject = ""
    about.revision = 1


def _speak(file: Docx, language: str) -> None:
    """Sets the language of the document."""
    defaults = file.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    spoken = defaults.find(qn("w:lang"))
    spoken.set(qn("w:val"), REGIONS.get(language, language))
    spoken.set(qn("w:bidi"), "ar-SA")


class _Writer:
    """Writes the blocks of one document; numbers its content controls."""

    def __init__(self, file: Docx, document: Document) -> None:
        self.file = file
        self.document = document
        self.ids = count(1)

    def write(self) -> None:
        """The letterhead across the page, then the text: in two columns when it is in two languages."""
        section = self.file.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)
        if self.document.direction == "rtl":
            # The schema wants it before the grid of the page, which stands last.
            section._sectPr.insert_element_before(OxmlElement("w:bidi"), "w:rtlGutter", "w:docGrid")
        rows: list[Block] = []
        for block in self.document.blocks:
            if self.document.bilingual and len(block.said) > 1:
                rows.append(block)
            else:
                self._table(rows)
                rows = []
                self._whole(block)
        self._table(rows)
        if rows:  # a document ends with a paragraph, never with a table
            self.file.add_paragraph(style="Letterhead")
        footer = section.footer.paragraphs[0]
        for at, said in enumerate(self.document.footer):
            paragraph = footer if not at else section.footer.add_paragraph(style="Footer")
            self._words(paragraph, said)

    def _whole(self, block: Block) -> None:
        said = block.said[0]
        paragraph = self.file.add_paragraph(style=_STYLES.get(block.style, "Normal"))
        self._words(paragraph, said)
        if block.note:
            note = self.file.add_paragraph(style="Choice")
            self._words(note, block.note[0])
            paragraph._p.addprevious(note._p)
            self._wrap(f"keuze:{block.id}", note._p)
            self._wrap(f"alinea:{block.id}", note._p.getparent().getparent(), paragraph._p)

    def _table(self, rows: list[Block]) -> None:
        if not rows:
            return
        table = self.file.add_table(rows=1, cols=len(self.document.languages), style="Table Grid")
        table.autofit = False
        for cell, name, language in zip(
            table.rows[0].cells, self.document.names, self.document.languages, strict=True
        ):
            said = Said(language, direction_of(name), (Run("text", name),))
            self._words(cell.paragraphs[0], said)
            font = cell.paragraphs[0].runs[0].font
            font.bold = font.cs_bold = True
        header = table.rows[0]._tr.get_or_add_trPr()
        header.append(OxmlElement("w:tblHeader"))
        for block in rows:
            row = table.add_row()
            cant = OxmlElement("w:cantSplit")
            row._tr.get_or_add_trPr().append(cant)
            for at, (cell, said) in enumerate(zip(row.cells, block.said, strict=True)):
                self._cell(cell, block, said, block.note[at] if block.note else None)
            if block.note:
                self._wrap(f"alinea:{block.id}", row._tr)
        for column in table.columns:
            column.width = Cm(8.3)

    def _cell(self, cell: _Cell, block: Block, said: Said, note: Said | None) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.style = self.file.styles[_STYLES.get(block.style, "Normal")]
        self._words(paragraph, said)
        if note:
            above = cell.add_paragraph(style="Choice")
            self._words(above, note)
            paragraph._p.addprevious(above._p)
            self._wrap(f"keuze:{block.id}", above._p)

    def _words(self, paragraph: Paragraph, said: Said) -> None:
        if said.direction == "rtl":
            properties = paragraph._p.get_or_add_pPr()
            properties.insert_element_before(
                OxmlElement("w:bidi"), "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind",
                "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:rPr",
            )  # fmt: skip
        for run in said.runs:
            if run.field == "logo" and self.document.logo:
                self._picture(paragraph, self.document.logo)
                continue
            made = paragraph.add_run(said.shown(run))
            _language(made._r, said, run.text if run.kind == "phone" else run.value)
            if run.kind == "phone":
                made.bold = True
            if run.kind == "field":
                if not run.value:
                    made.style = self.file.styles["Placeholder Text"]
                self._control(made._r, run)

    def _picture(self, paragraph: Paragraph, logo: Logo) -> None:
        """The logo above the letter."""
        picture = paragraph.add_run().add_picture(io.BytesIO(logo.data), *map(Cm, logo.in_letter))
        picture._inline.docPr.set("descr", RULES["letter_logo"]["words"])

    def _control(self, run: Any, field: Run) -> None:
        tag, label = f"veld:{field.field}", field.text
        # Plain text holds one line only in the eyes of LibreOffice.
        rich = field.field == "logo" or "\n" in field.value
        control, content = self._sdt(tag, label)
        properties = control[0]
        if not field.value:
            properties.append(OxmlElement("w:showingPlcHdr"))
        kind = OxmlElement("w:richText" if rich else "w:text")
        if not rich:
            kind.set(qn("w:multiLine"), "1")
        properties.append(kind)
        run.addprevious(control)
        content.append(run)

    def _wrap(self, tag: str, *elements: Any) -> None:
        control, content = self._sdt(tag, tag)
        elements[0].addprevious(control)
        for element in elements:
            content.append(element)

    def _sdt(self, tag: str, label: str) -> tuple[Any, Any]:
        control, properties, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
        for name, value in (("alias", label), ("tag", tag), ("id", str(next(self.ids)))):
            part = OxmlElement(f"w:{name}")
            part.set(qn("w:val"), value)
            properties.append(part)
        control.append(properties)
        control.append(content)
        return control, content


def _language(run: Any, said: Said, value: str) -> None:
    """
    Marks a run with its language, and with its direction where that is right to left.

    Word reads the order of a value from the direction of its run, LibreOffice from the signs around
    it. A value that runs against its paragraph is in the language of who fills in, or in Arabic.
    """
    direction = direction_of(value) if value else said.direction
    language = said.language if direction == said.direction else TYPED[direction]
    properties = run.get_or_add_rPr()
    if direction == "rtl":
        properties.append(OxmlElement("w:rtl"))
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:bidi" if direction == "rtl" else "w:val"), REGIONS.get(language, language))
    properties.append(spoken)
