"""
MkDocs' own door for pages: those without a file in docs/ are made by the layout of their kind.

A plain ``mkdocs serve`` on the project needs it; a staged project has every page as a file.
"""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from macros.content import rules
from macros.content.pages import documents


def on_files(files: Files, config: MkDocsConfig, **_: Any) -> Files:
    """Adds the pages that have no file, and the rules that scripts find before them."""
    guide = config.extra["site"].guide
    for name, text in documents(guide, Path(config.docs_dir)).items():
        if files.get_file_from_path(name) is None:
            files.append(File.generated(config, name, content=text))
    files.append(File.generated(config, rules.FILE, content=rules.script("nazorgRules")))
    return files
