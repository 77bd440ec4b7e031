"""
Holds the catalogues against the tools of others: python -m tests.catalogues, in make check.

What ``msgfmt --check`` refuses is a fault, in a template as well. What the checks of translate-toolkit
find is to be looked at: each with its place, and no reason to fail.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from translate.filters import checks
from translate.storage import pypo

from macros.translations import po
from tests.conftest import ROOT

#: What is worth a look. Left out: punctuation and brackets, which differ for good reasons (a gloss behind a
#: Dutch name); open brackets and other numbers stop the check of the content itself.
LOOKED_AT = [
    "blank", "doublewords", "emails", "endwhitespace", "escapes", "newlines", "numbers", "pythonbraceformat",
    "startwhitespace", "tabs", "unchanged", "urls", "variables",
]  # fmt: skip


def faults(path: Path) -> Iterator[str]:
    """What msgfmt refuses in a file, with its places."""
    msgfmt = shutil.which("msgfmt")
    if not msgfmt:
        raise SystemExit("catalogues: msgfmt is missing. Install gettext: sudo apt-get install gettext")
    # The head of a template is for whoever begins with it to fill in.
    check = "--check" if path.suffix == ".po" else "--check-format"
    command = [msgfmt, check, "--output-file=/dev/null", path.relative_to(ROOT).as_posix()]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    yield from done.stderr.splitlines()


def notes(path: Path) -> Iterator[str]:
    """What translate-toolkit would have somebody look at, with its places."""
    lines = {one.context: one.line for one in po.read(path.read_text("utf-8")).messages}
    config = checks.CheckerConfig(targetlanguage=path.parent.name)
    checker = checks.StandardChecker(config, limitfilters=LOOKED_AT)
    for unit in pypo.pofile.parsefile(str(path)).units:
        if unit.isheader() or unit.isobsolete() or not unit.target:
            continue
        for name, said in sorted(checker.run_filters(unit).items()):
            # A name, or another word or two, is often the same.
            if name != "unchanged" or len(str(unit.source).split()) > 2:
                place = f"{path.relative_to(ROOT).as_posix()}:{lines[unit.getcontext()]}:1"
                yield f"{place}: {name}: {said} ({unit.getcontext()})"


def main() -> int:
    """Says what there is; 1 where gettext refuses a file."""
    folder = ROOT / "data" / "translations"
    files = sorted(folder.rglob("*.po"))
    wrong = [fault for path in [*files, *sorted(folder.glob("*.pot"))] for fault in faults(path)]
    look = [] if wrong else [note for path in files for note in notes(path)]
    for line in look:
        print(f"to look at: {line}")
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"catalogues: {len(files)} read by gettext, {len(wrong)} faults, {len(look)} texts to look at")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
