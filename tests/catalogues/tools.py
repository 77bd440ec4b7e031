"""What others read in a catalogue: polib, translate-toolkit and the tools of gettext, each by itself."""

import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import polib
from translate.storage import pypo

from macros.translations import po


class Seen(NamedTuple):
    """A message as somebody reads it: its text, translation, former text, and marks."""

    id: str
    string: str
    former: str
    fuzzy: bool
    obsolete: bool


Seen_ = dict[str, Seen]


def tool(name: str, *arguments: str | Path) -> str:
    """What a tool of gettext prints; a tool that is not there, or that complains, is a failure."""
    path = shutil.which(name)
    assert path, f"{name} is missing: install gettext"
    done = subprocess.run([path, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, ""), f"{name} {arguments}: {done.stderr}"
    return done.stdout


def ours(path: Path) -> Seen_:
    """As the build reads it."""
    return {
        one.context: Seen(one.id, one.string, one.former.get("msgid", ""), one.fuzzy, one.obsolete)
        for one in po.read(path.read_text("utf-8")).messages
    }


def polibs(path: Path) -> Seen_:
    """As polib reads it, which skips the former text of an obsolete message."""
    return {
        str(one.msgctxt): Seen(one.msgid, one.msgstr, one.previous_msgid or "", one.fuzzy, bool(one.obsolete))
        for one in polib.pofile(str(path))
    }


def toolkits(path: Path) -> Seen_:
    """As translate-toolkit reads it, and so Weblate."""
    return {
        one.getcontext(): Seen(
            str(one.source),
            str(one.target),
            pypo.unquotefrompo(one.prev_msgid),
            one.isfuzzy(),
            one.isobsolete(),
        )
        for one in pypo.pofile.parsefile(str(path)).units
        if not one.isheader()
    }


def agreed(path: Path) -> Seen_:
    """What everybody reads in a catalogue; fails where two differ, or a tool complains."""
    seen = ours(path)
    assert len(seen) == len(po.read(path.read_text("utf-8")).messages)
    assert toolkits(path) == seen
    without = {where: one._replace(former="") if one.obsolete else one for where, one in seen.items()}
    assert polibs(path) == without
    tool("msgfmt", "--check", "--output-file=/dev/null", path)
    assert tool("msgcat", "--no-wrap", path) == path.read_text("utf-8")
    return seen
