"""What a tagged PDF says of its parts: headings, lists, tables, languages."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pypdf import PdfReader


def parts(pdf: Path) -> list[tuple[str, dict[str, Any]]]:
    """Each part of the structure of a PDF in its order: its role, and what else is said of it."""
    top: Any = PdfReader(pdf).trailer["/Root"].get_object()
    root = top["/StructTreeRoot"].get_object()
    roles = {str(key): str(value) for key, value in root.get("/RoleMap", {}).items()}
    return [(roles.get(role, role).lstrip("/"), part) for role, part in _under(root)]


def _under(part: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    below = part.get("/K", [])
    for one in below if isinstance(below, list) else [below]:
        child = one.get_object()
        if hasattr(child, "get") and "/S" in child:
            yield str(child["/S"]), child
            yield from _under(child)


def counted(pdf: Path) -> Counter[str]:
    """How often each role is there."""
    return Counter(role for role, _ in parts(pdf))
