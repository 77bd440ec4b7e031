"""
A document as OpenDocument text (.odt): four parts of XML and a list of them in a zip package.

Fields are placeholders whose description is ``veld:<id>:<direction of the text>``. A paragraph that
depends on a choice stands, with the note about it, in a section
``alinea:<id>:<language>``; the note in one of its own, ``keuze:<id>:<language>``.
The script that fills a letter in the browser looks for these names.
"""

from collections.abc import Iterator
from itertools import count

from markupsafe import escape

from macros.content.model.school import Logo
from macros.content.rules import RULES
from macros.export.docx import REGIONS
from macros.export.odt_styles import FONTS, NAMESPACES, said_styles, styles
from macros.export.package import pack
from macros.letters import Block, Document, Said

_STYLES = {
    "title": "Heading_20_1",
    "heading": "Heading_20_2",
    "letterhead": "Letterhead",
    "date": "Letterhead",
    "sign": "Sign",
    "item": "Item",
}
#: What an .odt says of itself in its first, uncompressed member.
_MIMETYPE = b"application/vnd.oasis.opendocument.text"
_SETTINGS = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-settings {NAMESPACES} office:version="1.3"/>'
)
_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
    '<manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
    'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
    + "".join(
        f'<manifest:file-entry manifest:full-path="{part}.xml" manifest:media-type="text/xml"/>'
        for part in ("content", "styles", "meta", "settings")
    )
    + "{picture}</manifest:manifest>"
)


def _manifest(logo: Logo | None) -> str:
    """The list of the parts of the package."""
    picture = (
        f'<manifest:file-entry manifest:full-path="Pictures/{logo.name}" '
        f'manifest:media-type="{RULES["pictures"][logo.kind]}"/>'
        if logo
        else ""
    )
    return _MANIFEST.replace("{picture}", picture)


def odt_file(document: Document, *, open_fields: bool = False) -> bytes:
    """The document as an .odt package, the same bytes at every build.

    With ``open_fields`` what the school filled in is a field still: the script that fills
    in a letter looks for fields.
    """
    if open_fields:
        document = document.open()
    footer = "".join(_paragraph("p", "Footer", said) for said in document.footer)
    members = {
        "mimetype": _MIMETYPE,
        "styles.xml": styles(document, footer).encode(),
        "content.xml": _content(document).encode(),
        "meta.xml": _meta(document).encode(),
        "settings.xml": _SETTINGS.encode(),
        "META-INF/manifest.xml": _manifest(document.logo).encode(),
    }
    if document.logo:
        members[f"Pictures/{document.logo.name}"] = document.logo.data
    return pack(members, stored="mimetype")


def _meta(document: Document) -> str:
    moment = f"{document.date}T00:00:00"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta {NAMESPACES} '
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>'
        f"<meta:generator>Nazorgwijzer</meta:generator><dc:title>{escape(document.title)}</dc:title>"
        f"<meta:initial-creator>Nazorgwijzer</meta:initial-creator><dc:creator>Nazorgwijzer</dc:creator>"
        f"<meta:creation-date>{moment}</meta:creation-date><dc:date>{moment}</dc:date>"
        f"<dc:language>{REGIONS.get(document.languages[0], document.languages[0])}</dc:language>"
        "</office:meta></office:document-meta>"
    )


def _content(document: Document) -> str:
    cells = (
        '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties '
        'fo:padding="0.15cm" fo:padding-top="0.03cm" fo:padding-bottom="0.03cm" '
        'fo:border="0.5pt solid #808080"/></style:style>'
        '<style:style style:name="Wide" style:family="table"><style:table-properties style:width="16.6cm" '
        'fo:margin-top="0.4cm" '
        'table:align="margins"/></style:style><style:style style:name="Half" style:family="table-column">'
        '<style:table-column-properties style:column-width="8.3cm"/></style:style>'
        '<style:style style:name="Whole" style:family="table-row"><style:table-row-properties '
        'fo:keep-together="always"/></style:style>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document-content {NAMESPACES} office:version="1.3">'
        f"<office:scripts/>{FONTS}<office:automatic-styles>{cells}{said_styles(document)}"
        f"</office:automatic-styles><office:body><office:text>{''.join(_body(document))}"
        "</office:text></office:body></office:document-content>"
    )


def _body(document: Document) -> Iterator[str]:
    rows: list[Block] = []
    numbers = count(1)
    for block in document.blocks:
        if document.bilingual and len(block.said) > 1:
            rows.append(block)
            continue
        yield _table(document, rows, numbers)
        rows = []
        yield _block(block, 0, document.logo)
    yield _table(document, rows, numbers)


def _table(document: Document, rows: list[Block], numbers: Iterator[int]) -> str:
    if not rows:
        return ""

    def row(cells: list[str]) -> str:
        inner = "".join(
            f'<table:table-cell table:style-name="Cell" office:value-type="string">{cell}</table:table-cell>'
            for cell in cells
        )
        return f'<table:table-row table:style-name="Whole">{inner}</table:table-row>'

    names = [
        f'<text:p text:style-name="Standard_{language}"><text:span text:style-name="Strong">'
        f"{escape(name)}</text:span></text:p>"
        for language, name in zip(document.languages, document.names, strict=True)
    ]
    body = "".join(row([_block(block, at) for at in range(len(block.said))]) for block in rows)
    return (
        f'<table:table table:name="Tabel{next(numbers)}" table:style-name="Wide">'
        f'<table:table-column table:style-name="Half" table:number-columns-repeated="{len(names)}"/>'
        f"<table:table-header-rows>{row(names)}</table:table-header-rows>{body}</table:table>"
    )


def _block(block: Block, at: int, logo: Logo | None = None) -> str:
    said = block.said[at]
    style = _STYLES.get(block.style, "Standard")
    tag = {"title": "h", "heading": "h"}.get(block.style, "p")
    written = _paragraph(tag, style, said, "1" if block.style == "title" else "2", logo)
    if block.style == "item":
        # Items that follow each other are one list, also where a section stands between them.
        joined = ' text:continue-numbering="true"' if len(block.said) == 1 else ""
        item = f"<text:list-item>{written}</text:list-item>"
        written = f'<text:list text:style-name="Bullets"{joined}>{item}</text:list>'
    if not block.note:
        return written
    key = f"{block.id}:{at}"
    note = _paragraph("p", "Choice", block.note[at])
    return (
        f'<text:section text:name="alinea:{key}"><text:section text:name="keuze:{key}">{note}</text:section>'
        f"{written}</text:section>"
    )


def _picture(logo: Logo) -> str:
    """The logo above the letter, as a character of its line."""
    wide, high = logo.in_letter
    return (
        '<draw:frame draw:name="logo" text:anchor-type="as-char" '
        f'svg:width="{wide:.2f}cm" svg:height="{high:.2f}cm">'
        f'<draw:image xlink:href="Pictures/{logo.name}" xlink:type="simple" xlink:show="embed" '
        f'xlink:actuate="onLoad"/><svg:title>{RULES["letter_logo"]["words"]}</svg:title></draw:frame>'
    )


def _paragraph(tag: str, style: str, said: Said, level: str = "", logo: Logo | None = None) -> str:
    inner = []
    for run in said.runs:
        words = escape(said.shown(run))
        if run.field == "logo" and logo:
            inner.append(_picture(logo))
        elif run.value:
            inner.append(str(words).replace("\n", "<text:line-break/>"))
        elif run.kind == "field":
            inner.append(
                f'<text:placeholder text:placeholder-type="text" '
                f'text:description="veld:{run.field}:{said.direction}">'
                f"{words}</text:placeholder>"
            )
        elif run.kind == "phone":
            inner.append(f'<text:span text:style-name="Strong">{words}</text:span>')
        else:
            inner.append(str(words))
    outline = f' text:outline-level="{level}"' if tag == "h" else ""
    return f'<text:{tag} text:style-name="{style}_{said.language}"{outline}>{"".join(inner)}</text:{tag}>'
