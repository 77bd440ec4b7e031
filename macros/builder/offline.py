"""The worker that keeps the site for use without internet: which files, and in which words it says so."""

import hashlib
import json
from collections.abc import Mapping
from html import escape
from pathlib import Path

from macros.content.guide import Guide

FILE = "sw.js"
#: What is not kept: it is large, or of no use without a server.
_LEFT_OUT = ("downloads", "hosting", "school")
_KEPT = {".html", ".css", ".js", ".svg", ".woff2"}


def _wanted(path: Path) -> bool:
    """Whether a file is kept; of the school's folder only its values, which every page reads."""
    return path.parts[0] not in _LEFT_OUT or path.as_posix() == "school/school.js"


def write(site: Path, template: Path, guides: Mapping[str, Guide]) -> None:
    """Writes the worker of a finished site; another content is another version of it."""
    files = [
        path
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.suffix in _KEPT and _wanted(path.relative_to(site))
    ]
    names = [path.relative_to(site).as_posix() for path in files]
    words = {code: escape(str(guide.word("offline_notice", date="{date}"))) for code, guide in guides.items()}
    text = template.read_text("utf-8")
    digest = hashlib.sha256(text.encode())
    for name, path in zip(names, files, strict=True):
        digest.update(f"{name}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    parts = {
        "version": json.dumps(digest.hexdigest()[:12]),
        "files": json.dumps(names),
        "words": json.dumps(words, ensure_ascii=False),
    }
    for key, value in parts.items():
        text = text.replace(f'"@@{key}@@"', value)
    (site / FILE).write_text(text, "utf-8")
