"""Reading what was printed: sizes of type, QR codes, pixels."""

import io
import math
from pathlib import Path
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image
from pypdf import PdfReader

#: The smallest type of each paper, in points.
LEAST = {"sheet": 9, "poster": 12, "card": 7, "leaflet": 8.5}
#: The foot of the site and what is said of sources; less is a page that one could have spared.
FEWEST_LINES = 4
CENTIMETRE = 72 / 2.54


def reader(pdf: bytes | Path) -> PdfReader:
    """The PDF, opened."""
    return PdfReader(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf)


def sizes(pdf: bytes | Path) -> set[float]:
    """Every size of type in a PDF, in points as it comes on paper."""
    found: set[float] = set()

    def note(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if text.strip():
            scale = math.sqrt(abs(cm[0] * cm[3] - cm[1] * cm[2]) * abs(tm[0] * tm[3] - tm[1] * tm[2]))
            found.add(round(size * scale, 2))

    for page in reader(pdf).pages:
        page.extract_text(visitor_text=note)
    return found


def text_of(pdf: bytes) -> str:
    """The words of the first page, as a screen reader or a search in it finds them."""
    words: str = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    return words


def image(pdf: bytes | Path, scale: float = 2.0, number: int = 0) -> Image.Image:
    """A page in grey, as a printer without colour prints it."""
    document = pypdfium2.PdfDocument(pdf if isinstance(pdf, bytes) else str(pdf))
    drawn: Image.Image = document[number].render(scale=scale).to_pil()
    return drawn.convert("L")


def codes(picture: Image.Image) -> list[tuple[str, int]]:
    """The QR codes on a page: what each says, and how far from the left it stands."""
    return [(code.text, code.position.top_left.x) for code in zxingcpp.read_barcodes(picture)]


def left_alone(pdf: bytes) -> list[str]:
    """
    What stands alone: a heading with nothing of its section below it, a last page of a few lines.

    The PDF has an outline, which says where each heading is; text stands in one or two columns.
    """
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for entry in document.get_toc():
        place = entry.get_dest()
        page, (left, top, *_) = place.get_index(), place.get_view()[1]
        wide = document[page].get_width()
        column = (0, wide / 2) if left < wide / 2 - CENTIMETRE else (wide / 2, wide)
        below = document[page].get_textpage().get_text_bounded(column[0], 0, column[1], top + 1)
        if len("".join(below.split())) <= len("".join(entry.get_title().split())):
            found.append(f"page {page + 1}: the heading {entry.get_title()!r} stands alone")
    lines = document[len(document) - 1].get_textpage().get_text_range().split("\n")
    if len(lines) < FEWEST_LINES:
        found.append(f"the last of {len(document)} pages has only {lines}")
    return found


def overlapping(pdf: bytes | Path) -> list[str]:
    """Runs of text that stand on top of each other: their words, in pairs."""
    page = pypdfium2.PdfDocument(pdf if isinstance(pdf, bytes) else str(pdf))[0]
    text = page.get_textpage()
    found = []
    # From the top of the page down, each beside those that reach as low as its own top: the rest lies above.
    near: list[tuple[float, float, float, float]] = []
    for box in sorted((text.get_rect(at) for at in range(text.count_rects())), key=lambda it: -it[3]):
        left, bottom, right, top = box
        near = [other for other in near if other[1] < top]
        for other in near:
            wide = min(right, other[2]) - max(left, other[0])
            high = min(top, other[3]) - max(bottom, other[1])
            # Boxes of neighbouring lines touch; letters that cover each other share most of their height.
            if wide > 4 and high > 0.5 * min(top - bottom, other[3] - other[1]):
                found.append(f"{text.get_text_bounded(*box)!r} and {text.get_text_bounded(*other)!r}")
        near.append(box)
    return found


def beside_the_page(pdf: bytes) -> list[str]:
    """Words that stand, wholly or in part, outside the page or in its margin."""
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()
    wide, high = page.get_size()
    margin = 10
    found = []
    for left, bottom, right, top in (text.get_rect(at) for at in range(text.count_rects())):
        if left < margin or bottom < margin or right > wide - margin or top > high - margin:
            found.append(text.get_text_bounded(left, bottom, right, top))
    return found
