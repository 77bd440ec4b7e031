"""Letters as LibreOffice prints them: many files in one run, and what stands where on paper."""

import re
import shutil
import subprocess
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from ctypes import c_double
from pathlib import Path

import pypdfium2
from pypdfium2.raw import FPDFText_GetCharOrigin

#: The PDF that everybody can read, a screen reader too: LibreOffice's own filter for PDF/UA-1.
TAGGED = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'


def office(folder: Path, files: Iterable[Path], to: str = "pdf") -> Path:
    """Converts files in one run of LibreOffice, which takes seconds to start; the folder of what it made."""
    found = shutil.which("soffice")
    assert found, "LibreOffice is missing; make test installs it (libreoffice-writer-nogui)"
    made = folder / "printed"
    subprocess.run(
        [found, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to,
         "--outdir", made, *files],
        check=True, capture_output=True, timeout=900,
    )  # fmt: skip
    return made


def lines(pdf: Path) -> list[str]:
    """
    The lines of a PDF as an eye meets them: signs from left to right, without spaces.

    By where each stands on paper, not by the order in which the file names them.
    """
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        text = page.get_textpage()
        rows: dict[int, list[tuple[float, str]]] = defaultdict(list)
        x, foot = c_double(), c_double()
        for at in range(text.count_chars()):
            sign = text.get_text_range(at, 1)
            if sign.strip() and FPDFText_GetCharOrigin(text, at, x, foot):
                rows[round(foot.value)].append((x.value, sign))
        found += ["".join(sign for _, sign in sorted(rows[at])) for at in sorted(rows, reverse=True)]
    return found


def boxes(pdf: Path) -> list[tuple[str, float, float, float]]:
    """Every sign on the first page: itself, its left and right edge, and the line on which it stands."""
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    found = []
    x, foot = c_double(), c_double()
    for at in range(text.count_chars()):
        sign = text.get_text_range(at, 1)
        if sign.strip() and FPDFText_GetCharOrigin(text, at, x, foot):
            left, _, right, _ = text.get_charbox(at)
            found.append((sign, left, right, foot.value))
    return found


def stands(value: str, found: list[str]) -> bool:
    """Whether a value stands on one line, or its first part at the end of one and the rest on another."""
    bare = signs(value)
    return any(
        all(any(half in line for line in found) for half in (bare[:at], bare[at:])) for at in range(len(bare))
    )


def signs(line: str) -> str:
    """What is compared of a line: which way a bracket opens is what the reader of the PDF makes of it."""
    line = line.replace("\ufffe", "-")  # what the reader makes of a hyphen at the end of a line
    bare = re.sub("[\\s\u200b\u200e\u200f\u202a-\u202e]", "", unicodedata.normalize("NFKC", line))
    return re.sub(r"[()]", "|", bare)
