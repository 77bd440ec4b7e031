"""
A release: two zip files for schools that build nothing.

``nazorgwijzer-<version>-nieuw.zip`` is the whole site with an empty ``school/`` and an
example; ``nazorgwijzer-<version>-bijwerken.zip`` is the same without ``school/``, so that
unzipping it over a school's copy leaves what is the school's own.
"""

import re
import tempfile
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.builder.make import build, load
from macros.builder.ownership import MARK, foreign_zip, mark_of
from macros.checks import release_problems
from macros.content.changes import newest_first, numbers
from macros.content.guide import Guide
from macros.content.messages import Tell, silent
from macros.content.problems import Failed, Problem
from macros.views.school import VALUES

#: The folder that is the school's own.
OWN = VALUES.partition("/")[0] + "/"
PARCEL = Path(__file__).resolve().parent / "parcel"
EXAMPLE = ("voorbeeld-logo.svg", "voorbeeld-school.js")
#: What somebody may have printed, saved or linked to; assets change their names with their content.
_KEPT = re.compile(r".*\.html|downloads/.*\.(pdf|docx|odt|txt)")
#: The first moment that a zip file can name.
_START = (1980, 1, 1, 0, 0, 0)


def release(root: Path, out: Path, *, draft: bool = False, tell: Tell = silent) -> list[Path]:
    """
    Builds the site of ``root`` and writes both zip files into ``out``; their paths.

    A ``draft`` leaves out the check of what a release needs, and is not written
    down in releases/. Raises Failed with what stands in the way.
    """
    project = load(root)
    if not draft and (found := release_problems(project.guides, project.counts, project.loaded, root)):
        raise Failed(found)
    guide = next(iter(project.guides.values()))
    _claim(_targets(out, guide.settings.version))
    with tempfile.TemporaryDirectory(prefix="nazorgwijzer-") as work:
        site = Path(work) / "site"
        build(root, site, tell=tell)
        return pack(site, out, guide, root, draft=draft)


def pack(site: Path, out: Path, guide: Guide, root: Path, *, draft: bool = False) -> list[Path]:
    """Writes both zip files of a built ``site`` into ``out``; raises Failed where an address vanished."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    version = guide.settings.version
    if found := vanished(root, version, files):
        raise Failed(found)
    update = {name: path.read_bytes() for name, path in files.items() if not name.startswith(OWN)}
    readme = (PARCEL / "LEESMIJ.txt").read_text("utf-8")
    readme = readme.replace("{version}", version).replace("{date}", guide.settings.date.isoformat())
    # Notepad of an older Windows needs both the mark and its own line ends.
    update["LEESMIJ.txt"] = readme.replace("\n", "\r\n").encode("utf-8-sig")
    new = {**update, VALUES: files[VALUES].read_bytes()}
    new |= {OWN + name: (PARCEL / name).read_bytes() for name in EXAMPLE}
    targets = _targets(out, version)
    _claim(targets)
    out.mkdir(parents=True, exist_ok=True)
    # Each has a list of its own: what a school has in its folder is never an update's to replace.
    whole = [{**members, MARK: mark_of(members)} for members in (new, update)]
    made = [_zip(target, members) for target, members in zip(targets, whole, strict=True)]
    if not draft:
        (root / "releases").mkdir(exist_ok=True)
        (root / "releases" / f"{version}.txt").write_text("\n".join(addresses(update)) + "\n", "utf-8")
    return made


def _targets(out: Path, version: str) -> list[Path]:
    return [out / f"nazorgwijzer-{version}-{kind}.zip" for kind in ("nieuw", "bijwerken")]


def _claim(targets: Iterable[Path]) -> None:
    """Raises Failed where something lies that no release made."""
    problems = [problem for target in targets for problem in foreign_zip(target)]
    if problems:
        raise Failed(problems)


def addresses(files: Iterable[str]) -> list[str]:
    """The addresses among ``files`` that a later release must not drop in silence."""
    return sorted(name for name in files if _KEPT.fullmatch(name))


def vanished(root: Path, version: str, files: Iterable[str]) -> list[Problem]:
    """Addresses of the release before this one at which nothing stands any more, not even a notice."""
    last = _before(root / "releases", version)
    if last is None:
        return []
    there = set(files)
    return [
        Problem.at(f"releases/{last.name}", "address-gone", place=(line, 1), found=name)
        for line, name in enumerate(last.read_text("utf-8").splitlines(), 1)
        if name and name not in there
    ]


def _before(folder: Path, version: str) -> Path | None:
    """The list of the last release before ``version``."""
    known = {path.stem: path for path in folder.glob("*.txt") if re.fullmatch(r"\d+\.\d+\.\d+", path.stem)}
    older = [one for one in newest_first(known) if numbers(one) < numbers(version)]
    return known[older[0]] if older else None


def _zip(target: Path, members: Mapping[str, bytes]) -> Path:
    """A zip file that is the same for the same members: fixed order, dates and rights."""
    with tempfile.TemporaryDirectory(prefix=f".{target.name}.new-", dir=target.parent) as folder:
        unfinished = Path(folder) / target.name
        with zipfile.ZipFile(unfinished, "w") as packed:
            for name in sorted(members):
                info = zipfile.ZipInfo(name, _START)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.create_system = 3
                info.external_attr = 0o644 << 16
                packed.writestr(info, members[name], compresslevel=9)
        unfinished.replace(target)
    return target
