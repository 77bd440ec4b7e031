"""
A document as OpenDocument text (.odt): four parts of XML and a list of them in a zip package.

Fields are placeholders whose description is ``veld:<id>``. A paragraph that
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
from macros.export.package import pack
from macros.letters import Block, Document, Said

_STYLES = {
    "title": "Heading_20_1",
    "heading": "Heading_20_2",
    "letterhead": "Letterhead",
    "date": "Letterhead",
}
#: What an .odt says of itself in its first, uncompressed member.
_MIMETYPE = b"application/vnd.oasis.opendocument.text"
_NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
_SETTINGS = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-settings {_NAMESPACES} office:version="1.3"/>'
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
_FONTS = (
    '<office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial" '
    'style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>'
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
    members = {
        "mimetype": _MIMETYPE,
        "styles.xml": _styles(document).encode(),
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
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta {_NAMESPACES} '
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta>'
        f"<meta:generator>Nazorgwijzer</meta:generator><dc:title>{escape(document.title)}</dc:title>"
        f"<meta:initial-creator>Nazorgwijzer</meta:initial-creator><dc:creator>Nazorgwijzer</dc:creator>"
        f"<meta:creation-date>{moment}</meta:creation-date><dc:date>{moment}</dc:date>"
        f"<dc:language>{REGIONS.get(document.languages[0], document.languages[0])}</dc:language>"
        "</office:meta></office:document-meta>"
    )


def _spoken(language: str, direction: str) -> str:
    """The language of text, as attributes; scripts from right to left have their own."""
    code, *parts = REGIONS.get(language, language).split("-")
    region = next((part for part in parts if part.isupper() or part.isdigit()), "none")
    script = next((part for part in parts if part.istitle()), "")
    if direction == "rtl":
        written = f' style:script-complex="{script}"' if script else ""
        return f'style:language-complex="{code}"{written} style:country-complex="{region}"'
    written = f' fo:script="{script}"' if script else ""
    return f'fo:language="{code}"{written} fo:country="{region}"'


def _styles(document: Document) -> str:
    size = 'fo:font-size="{0}pt" style:font-size-asian="{0}pt" style:font-size-complex="{0}pt"'
    bold = 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"'
    italic = 'fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"'
    font = 'style:font-name="Arial" style:font-name-asian="Arial" style:font-name-complex="Arial"'
    first = _spoken(document.languages[0], "ltr")

    def paragraph(name: str, shown: str, margins: str, words: str, more: str = "") -> str:
        return (
            f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph"{more}>'
            f"<style:paragraph-properties {margins}/><style:text-properties {words}/></style:style>"
        )

    normal = size.format(11)
    kept = 'fo:keep-with-next="always"'
    below = ' style:parent-style-name="Standard"'
    footer = "".join(_paragraph("p", "Footer", said) for said in document.footer)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles {_NAMESPACES} office:version="1.3">'
        f'{_FONTS}<office:styles><style:default-style style:family="paragraph">'
        f'<style:text-properties {font} {size.format(11)} {first} style:use-window-font-color="true"/>'
        "</style:default-style>"
        + paragraph("Standard", "Standard", 'fo:margin-bottom="0.28cm" fo:line-height="115%"', normal)
        + paragraph(
            "Heading_20_1", "Heading 1", f'fo:margin-top="0.4cm" fo:margin-bottom="0.35cm" {kept}',
            f"{size.format(17)} {bold}", below + ' style:default-outline-level="1"',
        )
        + paragraph(
            "Heading_20_2", "Heading 2", f'fo:margin-top="0.3cm" fo:margin-bottom="0.14cm" {kept}',
            f"{size.format(12)} {bold}", below + ' style:default-outline-level="2"',
        )
        + paragraph("Letterhead", "Letterhead", 'fo:margin-bottom="0.07cm"', size.format(11), below)
        + paragraph("Choice", "Choice", 'fo:margin-bottom="0cm" fo:keep-with-next="always"',
                    f"{size.format(9)} {italic}", below)
        + paragraph("Footer", "Footer", 'fo:margin-bottom="0cm"', size.format(8), below)
        + '<style:style style:name="Strong" style:family="text">'
        f"<style:text-properties {bold}/></style:style>"
        + '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="\N{BULLET}"><style:list-level-properties text:list-level-position-and-space-mode='
        '"label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" '
        'fo:text-indent="-0.5cm" fo:margin-left="0.6cm"/></style:list-level-properties>'
        "</text:list-level-style-bullet></text:list-style></office:styles>"
        '<office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties '
        'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="1.6cm" '
        f'fo:margin-left="2.2cm" fo:margin-right="2.2cm" style:writing-mode="{_mode(document.direction)}"/>'
        '<style:header-style/><style:footer-style><style:header-footer-properties fo:min-height="0.8cm" '
        f'fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>{_said_styles(document)}'
        "</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">'
        f"<style:footer>{footer}</style:footer></style:master-page></office:master-styles>"
        "</office:document-styles>"
    )  # fmt: skip


def _mode(direction: str) -> str:
    return "rl-tb" if direction == "rtl" else "lr-tb"


def _said_styles(document: Document) -> str:
    """A style for every paragraph style in every language: it holds language and direction."""
    found = {
        (said.language, said.direction)
        for block in document.blocks
        for said in (*block.said, *block.note, *document.footer)
    }
    return "".join(
        f'<style:style style:name="{parent}_{language}" style:family="paragraph" '
        f'style:parent-style-name="{parent}"><style:paragraph-properties '
        f'style:writing-mode="{_mode(direction)}" fo:text-align="start"/>'
        f"<style:text-properties {_spoken(language, direction)}/></style:style>"
        for parent in ("Standard", "Heading_20_1", "Heading_20_2", "Letterhead", "Choice", "Footer")
        for language, direction in sorted(found)
    )


def _content(document: Document) -> str:
    cells = (
        '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties '
        'fo:padding="0.15cm" fo:border="0.5pt solid #808080"/></style:style>'
        '<style:style style:name="Wide" style:family="table"><style:table-properties style:width="16.6cm" '
        'table:align="margins"/></style:style><style:style style:name="Half" style:family="table-column">'
        '<style:table-column-properties style:column-width="8.3cm"/></style:style>'
        '<style:style style:name="Whole" style:family="table-row"><style:table-row-properties '
        'fo:keep-together="always"/></style:style>'
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<office:document-content {_NAMESPACES} office:version="1.3">'
        f"<office:scripts/>{_FONTS}<office:automatic-styles>{cells}{_said_styles(document)}"
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
        '<text:p text:style-name="Standard"><text:span text:style-name="Strong">'
        f"{escape(name)}</text:span></text:p>"
        for name in document.names
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
        written = (
            f'<text:list text:style-name="Bullets"><text:list-item>{written}</text:list-item></text:list>'
        )
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
        words = escape(run.text)
        if run.field == "logo" and logo:
            inner.append(_picture(logo))
        elif run.value:
            inner.append("<text:line-break/>".join(str(escape(line)) for line in run.value.split("\n")))
        elif run.kind == "field":
            inner.append(
                f'<text:placeholder text:placeholder-type="text" text:description="veld:{run.field}">'
                f"[{words}]</text:placeholder>"
            )
        elif run.kind == "phone":
            inner.append(f'<text:span text:style-name="Strong">{words}</text:span>')
        else:
            inner.append(str(words))
    outline = f' text:outline-level="{level}"' if tag == "h" else ""
    return f'<text:{tag} text:style-name="{style}_{said.language}"{outline}>{"".join(inner)}</text:{tag}>'
