"""What lies ready in every build for a school that builds nothing: school.js, and the page that writes it."""

import json
from collections.abc import Mapping
from pathlib import Path

from macros.content import rules
from macros.views.school import VALUES

#: What school/school.js holds until a school puts its own in its place: nothing.
NEUTRAL = """/* Maak dit bestand met inrichten.html. Make this file with en/inrichten.html. */
"""
#: The scripts of the form, in the order in which they need each other.
SCRIPTS = ("drawing.js", "gathered.js", "logo.js", "pack.js", "said.js", "page.js")
#: Every file of the site, as a script: a page cannot ask for a list.
FILES = "assets/files.js"


def write(root: Path, docs: Mapping[str, Path]) -> None:
    """Puts the empty values at the top of the site, and the form's script into each language of ``docs``."""
    source = root / "overrides" / "components" / "setup"
    script = rules.script("nazorgDrawingRules")
    script += "".join((source / part).read_text("utf-8") for part in SCRIPTS)
    for at, folder in enumerate(docs.values()):
        (folder / "assets").mkdir(parents=True, exist_ok=True)
        (folder / "assets" / "setup.js").write_text(script, "utf-8")
        if not at:
            target = folder / VALUES
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(NEUTRAL, "utf-8")


def list_files(site: Path) -> None:
    """Writes the list of the finished site's files; those for servers alone cannot be asked for."""
    names = sorted(
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file()
        and path.name != "web.config"
        and "/." not in f"/{path.relative_to(site).as_posix()}"
    )
    (site / FILES).parent.mkdir(parents=True, exist_ok=True)
    # The list names itself: without it a copy could not be copied again.
    listed = json.dumps(sorted({*names, FILES}), ensure_ascii=False)
    (site / FILES).write_text(f"window.nazorgFiles = {listed};\n", "utf-8")
