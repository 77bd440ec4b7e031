"""
Isolation: a value stands in a text in its own order, whichever way the text around it runs.

"020-123 45 67" in an Arabic sentence would read "67 45 123-020": digits, spaces and signs take
their direction from what stands beside them. A page isolates with ``bdi`` and paper with Typst's
own direction; files have signs that nobody sees, which are made here. They are the signs of an
embedding between two marks, and not the newer isolates (U+2066 to U+2069): those do the same, but
many a program on Windows shows them as boxes, and LibreOffice and Word read these as well.
overrides/components/letter/check.js does the same with what is typed.
"""

import unicodedata

_MARKS = {"ltr": "\N{LEFT-TO-RIGHT MARK}", "rtl": "\N{RIGHT-TO-LEFT MARK}"}
_EMBEDDINGS = {"ltr": "\N{LEFT-TO-RIGHT EMBEDDING}", "rtl": "\N{RIGHT-TO-LEFT EMBEDDING}"}
# Where a line may break: without it LibreOffice breaks inside the first word of the value.
_BREAK = "\N{ZERO WIDTH SPACE}"
_END = "\N{POP DIRECTIONAL FORMATTING}"
_RIGHT = ("R", "AL", "AN")


def direction_of(value: str) -> str:
    """The direction of the first letter of a value; digits and signs alone run from left to right."""
    first = next(filter(str.isalpha, value), "a")
    return "rtl" if unicodedata.bidirectional(first) in ("R", "AL") else "ltr"


def isolated(value: str, around: str) -> str:
    """
    A value for a text that runs ``around`` ("ltr" or "rtl"), each of its lines by itself.

    Where all runs from left to right it is the value alone: nothing turns there.
    """
    return "\n".join(_line(line, around) for line in value.split("\n"))


def _line(line: str, around: str) -> str:
    turns = around == "rtl" or any(unicodedata.bidirectional(char) in _RIGHT for char in line)
    if not (line and turns):
        return line
    mark = _MARKS[around]
    return f"{mark}{_EMBEDDINGS[direction_of(line)]}{_BREAK}{line}{_END}{mark}"
