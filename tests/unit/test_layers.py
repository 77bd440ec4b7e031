"""Who may import whom: architecture in one table, read from the code. ARCHITECTURE.md shows it."""

import ast
import re
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

#: What a module may import besides the standard library; the longest name that fits counts.
MAY = {
    "macros.content": {"pydantic", "pydantic_core", "macros.content"},
    "macros.content.messages": {"yaml"},
    "macros.content.source": {"yaml", "macros.content"},
    "macros.content.text": {"markdown_it", "markupsafe", "macros.content"},
    "macros.plan": {"macros.content", "macros.plan"},
    "macros.sheet": {"macros.content", "macros.plan"},
    "macros.letters": {"macros.content"},
    "macros.translations": {"pydantic", "macros.content", "macros.translations"},
    "macros.readability": {"macros.content"},
    "macros.numerals": {"macros.content"},
    "macros.glossary": {"macros.content", "macros.translations"},
    "macros.checks": {
        "macros.content", "macros.glossary", "macros.numerals", "macros.readability", "macros.translations",
    },
    "macros.schemas": {"macros.content"},
    "macros.review": {"docx", "macros.content", "macros.review"},
    "macros.qr": {"segno"},
    "macros.school": {
        "pydantic", "macros.content", "macros.plan", "macros.school", "macros.sheet", "macros.translations",
    },
    "macros.search": {"markupsafe", "pydantic", "macros.content", "macros.search"},
    "macros.views": {
        "markupsafe", "macros.content", "macros.letters", "macros.plan", "macros.qr", "macros.sheet",
        "macros.views",
    },
    # Documents are made from neutral parts, never from HTML: no view, no template.
    "macros.export": {"docx", "markupsafe", "macros.content", "macros.letters", "macros.export"},
    "macros.paper": {
        "markupsafe", "macros.content", "macros.paper", "macros.plan", "macros.qr", "macros.sheet",
        "macros.views",
    },
    "macros.paper.press": {"typst", "macros.content"},
    "macros.render": {"jinja2", "markupsafe"},
    "macros.site": {"markupsafe", "macros.content", "macros.render", "macros.views"},
    "macros.wiring": {"macros.content", "macros.render", "macros.site", "macros.views"},
    "macros.builder": {"yaml", "rcssmin", "rjsmin", "macros"},
    "macros.builder.engine": {"mkdocs", "macros.content"},
    # The doors to MkDocs, which are called by it.
    "macros": {"macros.wiring"},
    "macros.hooks": {"mkdocs", "macros.content"},
    "macros.__main__": {"macros"},
}  # fmt: skip
FILES = sorted((ROOT / "macros").rglob("*.py"))


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    """Every module of others that a file imports, wherever the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: name the whole module"
            # "from macros import plan" imports macros.plan.
            found |= (
                {f"macros.{one.name}" for one in node.names}
                if node.module == "macros"
                else {str(node.module)}
            )
    return {name for name in found if name.split(".")[0] not in sys.stdlib_module_names}


def within(name: str, prefix: str) -> bool:
    return name == prefix or name.startswith(f"{prefix}.")


def rule(name: str) -> str:
    """The row of the table that counts for a module; "macros" itself stands for the package alone."""
    rows = [row for row in MAY if (within(name, row) if row != "macros" else name == row)]
    assert rows, f"{name} has no row in the table: say what it may import"
    return max(rows, key=len)


@pytest.mark.parametrize("path", FILES, ids=module)
def test_imports_only_what_it_may(path):
    allowed = MAY[rule(module(path))]
    wrong = {name for name in imports(path) if not any(within(name, one) for one in allowed)}
    assert wrong == set()


@pytest.mark.parametrize("row", MAY)
def test_table_allows_nothing_that_nobody_needs(row):
    used = {name for path in FILES if rule(module(path)) == row for name in imports(path)}
    assert {one for one in MAY[row] if not any(within(name, one) for name in used)} == set()


def test_nothing_imports_the_build_but_the_command():
    users = {
        module(path)
        for path in FILES
        if any(within(name, "macros.builder") for name in imports(path))
        and not within(module(path), "macros.builder")
    }
    assert users == {"macros.__main__"}


def test_only_three_files_know_the_generator():
    """What MkDocs calls, and what calls MkDocs."""
    knowing = {
        module(path)
        for path in FILES
        if any(within(name, "mkdocs") for name in imports(path)) or "env.conf" in path.read_text("utf-8")
    }
    assert knowing == {"macros", "macros.builder.engine", "macros.hooks"}


def test_the_table_of_the_document_is_this_one():
    rows = re.findall(r"^\| `([\w.]+)` \|.*\| (.*) \|$", (ROOT / "ARCHITECTURE.md").read_text("utf-8"), re.M)
    shown = {name: set(re.findall(r"`([\w.]+)`", may)) for name, may in rows}
    names = {row: row.removeprefix("macros.") if row != "macros" else "__init__" for row in MAY}
    held = {names[row]: {one.removeprefix("macros.") for one in may - {row}} for row, may in MAY.items()}
    assert shown == held
