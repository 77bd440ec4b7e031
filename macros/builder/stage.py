"""Staging: one plain MkDocs project per language, in a folder of its own.

A staged folder holds a mkdocs.yml, docs/, the theme's overrides and a module of
three lines that hands over to this package: no hook or plugin of ours, nothing
that points outside it. Any generator that reads such a project can build it.
"""

import hashlib
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import rcssmin
import rjsmin
import yaml

from macros.content import rules
from macros.wiring import script_files, style_files

MODULE = '''"""Hands over to the package macros, which holds the macros of this project."""

from macros import define_env

__all__ = ["define_env"]
'''


def small(files: list[Path], name: str, before: str = "") -> str:
    """What stands in ``files``, behind the text ``before``, as a browser gets it under ``name``."""
    joined = before + "\n".join(file.read_text("utf-8") for file in files if file.is_file())
    # Comments and indents are for us: without them a first visit is a quarter lighter.
    return str(rcssmin.cssmin(joined) if name.endswith(".css") else rjsmin.jsmin(joined))


def bundle(files: list[Path], docs: Path, name: str, before: str = "") -> str:
    """Joins ``files`` behind the text ``before`` into one asset named after its content; its address."""
    joined = small(files, name, before)
    digest = hashlib.sha256(joined.encode()).hexdigest()[:8]
    stem, _, suffix = name.rpartition(".")
    address = f"assets/{stem}.{digest}.{suffix}"
    target = docs / address
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(joined, "utf-8")
    return address


def assets(root: Path, docs: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Puts the joined style sheet and script into ``docs``; their addresses."""
    overrides = root / "overrides"
    style = bundle(style_files(overrides), docs, "site.css")
    script = bundle(script_files(overrides), docs, "site.js", rules.script("nazorgRules"))
    return (style,), (script,)


def guard(root: Path, docs: Path) -> str:
    """Puts the script that every page reads first into ``docs``; its address."""
    return bundle([root / "overrides" / "assets" / "guard.js"], docs, "guard.js")


def stage(root: Path, folder: Path, language: str, documents: Mapping[str, str]) -> Path:
    """
    Makes the MkDocs project of one language in ``folder``; the path of its configuration.

    ``documents`` has the text of every page, by its file in docs/.
    """
    folder.mkdir(parents=True)
    for name, text in documents.items():
        document = folder / "docs" / name
        document.parent.mkdir(parents=True, exist_ok=True)
        document.write_text(text, "utf-8")
    shutil.copytree(
        root / "overrides",
        folder / "overrides",
        ignore=shutil.ignore_patterns("*.css", "*.js", "components", "scripts", "styles"),
    )
    (folder / "site_macros.py").write_text(MODULE, "utf-8")
    config: dict[str, Any] = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    config["site_dir"] = "site"
    # Every page lies there as a file: what makes them for a plain `mkdocs serve` is not needed.
    del config["hooks"]
    config["theme"]["language"] = language
    config["plugins"][0]["macros"]["module_name"] = "site_macros"
    config["extra"] = {
        **(config.get("extra") or {}),
        "language": language,
        "components": str(root / "overrides" / "components"),
    }
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config, sort_keys=False, allow_unicode=True), "utf-8")
    return path
