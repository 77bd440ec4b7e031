"""
What the generator's process needs before it can ask for components.

A build loads and checks the guide once and hands it to the processes that it
forks (``prepared``); a plain ``mkdocs serve`` on the project finds nothing
prepared and reads the Dutch guide itself.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from macros.content import rules
from macros.content.guide import Guide, read
from macros.content.problems import Failed
from macros.render import source_files
from macros.site import Pages
from macros.views.site import Site

#: Guides by language, and the site they are for; set before a build forks its workers.
prepared: dict[str, tuple[Guide, Site]] = {}

STYLES = ("tokens", "base", "layout")
LAST_STYLE = "print"


def style_files(overrides: Path) -> list[Path]:
    """All style sheets in the order of the cascade: tokens, base, components, print."""
    folder = overrides / "styles"
    return [
        *(folder / f"{name}.css" for name in STYLES),
        *source_files(overrides / "components", ".css"),
        folder / f"{LAST_STYLE}.css",
    ]


def script_files(overrides: Path) -> list[Path]:
    """
    The scripts of every page: what all share, then those of each component by name.

    The file of a component's own name is its last: it puts the others to work on the page. A
    component without one has no script that every page loads.
    """
    files = sorted((overrides / "scripts").glob("*.js"))
    for own in source_files(overrides / "components", ".js"):
        files += [*(file for file in sorted(own.parent.glob("*.js")) if file != own), own]
    return files


def pages_for(extra: Mapping[str, Any], project: Path) -> Pages:
    """The site of the language that the configuration names."""
    language = str(extra.get("language", "nl"))
    components = Path(str(extra.get("components", project / "overrides" / "components")))
    if language in prepared:
        guide, site = prepared[language]
        return Pages(guide, site, components)
    guide, _, problems = read(project)
    if problems:
        raise SystemExit(str(Failed(problems)))  # no build is there to say it, and MkDocs shows a traceback
    overrides = project / "overrides"
    site = Site(
        url="",
        languages=(guide.language,),
        styles=tuple(path.relative_to(overrides).as_posix() for path in style_files(overrides)),
        scripts=(
            rules.FILE,
            *(path.relative_to(overrides).as_posix() for path in script_files(overrides)),
        ),
        guard="assets/guard.js",
    )
    return Pages(guide, site, components)
