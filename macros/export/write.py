"""Writes every letter in every edition and format into a folder, with the data for filling it in."""

import base64
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from macros.content.guide import Guide
from macros.export.docx import docx_file
from macros.export.odt import odt_file
from macros.export.txt import txt
from macros.letters import Document, document, editions, letter_of, path_of

_MAKERS: dict[str, Callable[[Document], bytes]] = {"docx": docx_file, "odt": odt_file, "txt": txt}


def write_letters(
    guides: Mapping[str, Guide], folder: Path, paper: Callable[[Document], str]
) -> dict[str, bytes]:
    """
    Writes all letters below ``folder``; the files by their address.

    ``guides`` holds the guide in every language of documents, the first of the
    site first; ``paper`` gives a document as HTML for the page.
    """
    first = next(iter(guides.values()))
    made: dict[str, bytes] = {}
    for name in first.settings.letters:
        for edition in editions(first, name):
            about = document(guides, name, edition)
            files = {suffix: make(about) for suffix, make in _MAKERS.items()}
            if not letter_of(first, name).blank_only:
                files["js"] = _data(about, files, paper(about))
            made |= {path_of(name, edition, suffix): content for suffix, content in files.items()}
    for path, content in made.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return made


def _data(about: Document, files: Mapping[str, bytes], paper: str) -> bytes:
    """The paper and the two templates as a script, because a page on file:// cannot fetch."""
    odt = files["odt"]
    key = f"{about.letter}/{'-'.join(about.languages)}"
    value = {
        "paper": paper,
        "docx": base64.b64encode(files["docx"]).decode(),
        "odt": base64.b64encode(odt if about == about.open() else odt_file(about, open_fields=True)).decode(),
    }
    return (
        "(window.nazorgLetters = window.nazorgLetters || {})"
        f"[{json.dumps(key)}] = {json.dumps(value, ensure_ascii=False)};\n"
    ).encode()
