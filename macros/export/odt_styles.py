"""What an OpenDocument text looks like: its page, and each style in each language of it."""

from macros.export.docx import REGIONS, TYPED
from macros.letters import Document

#: Every style of paragraphs.
_PARAGRAPHS = (
    "Standard", "Heading_20_1", "Heading_20_2", "Letterhead", "Sign", "Item", "Choice", "Footer",
)  # fmt: skip
NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)
FONTS = (
    '<office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial" '
    'style:font-family-generic="swiss" style:font-pitch="variable"/></office:font-face-decls>'
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


def styles(document: Document, footer: str) -> str:
    """The part styles.xml, with the footer of every page."""
    size = 'fo:font-size="{0}pt" style:font-size-asian="{0}pt" style:font-size-complex="{0}pt"'
    bold = 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"'
    italic = 'fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"'
    font = 'style:font-name="Arial" style:font-name-asian="Arial" style:font-name-complex="Arial"'
    first = f"{_spoken(document.languages[0], 'ltr')} {_spoken(TYPED['rtl'], 'rtl')}"

    def paragraph(name: str, shown: str, margins: str, words: str, more: str = "") -> str:
        return (
            f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph"{more}>'
            f"<style:paragraph-properties {margins}/><style:text-properties {words}/></style:style>"
        )

    beside = document.bilingual  # words in two columns take more lines
    kept = 'fo:keep-with-next="always"'
    below = ' style:parent-style-name="Standard"'
    normal = size.format(9.5 if beside else 11)
    heading = 'fo:margin-top="{}cm" fo:margin-bottom="{}cm" ' + kept
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles {NAMESPACES} office:version="1.3">'
        f'{FONTS}<office:styles><style:default-style style:family="paragraph">'
        f'<style:text-properties {font} {normal} {first} style:use-window-font-color="true"/>'
        "</style:default-style>"
        + paragraph("Standard", "Standard",
                    f'fo:margin-bottom="{0.03 if beside else 0.28}cm" '
                    f'fo:line-height="{108 if beside else 115}%"', normal)
        + paragraph(
            "Heading_20_1", "Heading 1", heading.format(*((0.1, 0.07) if beside else (0.4, 0.35))),
            f"{size.format(13 if beside else 17)} {bold}", below + ' style:default-outline-level="1"',
        )
        + paragraph(
            "Heading_20_2", "Heading 2", heading.format(*((0.1, 0.03) if beside else (0.3, 0.14))),
            f"{size.format(10.5 if beside else 12)} {bold}", below + ' style:default-outline-level="2"',
        )
        + paragraph("Letterhead", "Letterhead", 'fo:margin-bottom="0.07cm"', size.format(11), below)
        + paragraph("Sign", "Sign", 'fo:margin-top="0.3cm"', "", below)
        + paragraph("Item", "Item", f'fo:margin-bottom="{0.03 if beside else 0.14}cm"', "", below)
        + paragraph("Choice", "Choice", 'fo:margin-bottom="0cm" fo:keep-with-next="always"',
                    f"{size.format(8.5 if beside else 9)} {italic}", below)
        + paragraph("Footer", "Footer", 'fo:margin-bottom="0cm"', size.format(8), below)
        + '<style:style style:name="Strong" style:family="text">'
        f"<style:text-properties {bold}/></style:style>"
        + '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="\N{BULLET}"><style:list-level-properties text:list-level-position-and-space-mode='
        '"label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" '
        'fo:text-indent="-0.5cm" fo:margin-left="0.7cm"/></style:list-level-properties>'
        "</text:list-level-style-bullet></text:list-style></office:styles>"
        '<office:automatic-styles><style:page-layout style:name="Page"><style:page-layout-properties '
        'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="1.6cm" '
        f'fo:margin-left="2.2cm" fo:margin-right="2.2cm" style:writing-mode="{_mode(document.direction)}"/>'
        '<style:header-style/><style:footer-style><style:header-footer-properties fo:min-height="0.8cm" '
        f'fo:margin-top="0.4cm"/></style:footer-style></style:page-layout>{said_styles(document)}'
        "</office:automatic-styles>"
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">'
        f"<style:footer>{footer}</style:footer></style:master-page></office:master-styles>"
        "</office:document-styles>"
    )  # fmt: skip


_EDGE = {"ltr": "left", "rtl": "right"}


def _mode(direction: str) -> str:
    return "rl-tb" if direction == "rtl" else "lr-tb"


def said_styles(document: Document) -> str:
    """A style for every paragraph style in every language: it holds language and direction."""
    found = {
        (said.language, said.direction)
        for block in document.blocks
        for said in (*block.said, *block.note, *document.footer)
    }
    return "".join(
        f'<style:style style:name="{parent}_{language}" style:family="paragraph" '
        f'style:parent-style-name="{parent}"><style:paragraph-properties '
        # "start" is the left edge to LibreOffice, whichever way the words run.
        f'style:writing-mode="{_mode(direction)}" fo:text-align="{_EDGE[direction]}"/>'
        f"<style:text-properties {_beside(direction)}{_spoken(language, direction)}/></style:style>"
        for parent in _PARAGRAPHS
        for language, direction in sorted(found)
    )


def _beside(direction: str) -> str:
    """The language of what is typed in Latin letters into a text that has others, as attributes."""
    return f"{_spoken(TYPED['ltr'], 'ltr')} " if direction == "rtl" else ""
