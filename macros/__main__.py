"""The command: python -m macros build | serve | check | translate | review | new | schema | release."""

import argparse
import gc
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from macros.content.messages import LANGUAGES, Language, Said, Tell, notes, say, spoken, written
from macros.content.problems import Failed, Problem, choice, report

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 when all is well, 1 when something stands in the way."""
    parser = argparse.ArgumentParser(prog="python -m macros", description=__doc__)
    parser.add_argument(
        "--language", dest="spoken", choices=LANGUAGES, default=spoken(os.environ),
        help="what the command speaks; Dutch, unless the language of the system (LANG) is English",
    )  # fmt: skip
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    build = commands.add_parser("build", help="build the whole site into site/")
    build.add_argument("--site-url", default=None, help="the address at which it is published")
    build.add_argument(
        "--school", type=Path, action="append", default=[], metavar="FOLDER",
        help="a school's folder, or a folder of them; may be given several times",
    )  # fmt: skip
    build.add_argument("--out", type=Path, default=ROOT / "site", help="where the site goes")
    # What serve builds: pages that may load themselves anew.
    build.add_argument("--preview", action="store_true", help=argparse.SUPPRESS)
    serve = commands.add_parser("serve", help="preview, built again at every change")
    serve.add_argument("--port", type=int, default=8000)
    check = commands.add_parser("check", help="check the content and count the translations")
    check.add_argument(
        "--school", type=Path, action="append", default=[], metavar="FOLDER",
        help="check what a school changes, and which originals have changed since",
    )  # fmt: skip
    check.add_argument(
        "--accept", action="store_true",
        help="each brief fits the text of its action; of a school: its texts fit the originals of now",
    )  # fmt: skip
    check.add_argument("--release", action="store_true", help="also what a release needs")
    translate = commands.add_parser("translate", help="bring the catalogues of a language up to date")
    translate.add_argument("language", help="en, for instance")
    review = commands.add_parser("review", help="write sheets for reviewers, or accept one that came back")
    review.add_argument(
        "--for", dest="reader", choices=["jurist", "politie", "native"], help="who reads; jurist, or native"
    )
    review.add_argument("--language", help="of a translation, for a native reader: en, for instance")
    review.add_argument(
        "--kind", action="append", metavar="KIND", help="letters, for instance; all otherwise"
    )
    review.add_argument("--accept", type=Path, metavar="FILE", help="a filled-in sheet that came back")
    review.add_argument("--out", type=Path, default=ROOT / "build" / "review", help="where the sheets go")
    new = commands.add_parser("new", help="make the folder of a school, after six questions")
    new.add_argument("what", choices=["school"], help="school")
    new.add_argument("folder", type=Path, metavar="FOLDER", help="where it goes")
    commands.add_parser("schema", help="write the JSON Schemas for editors from the models")
    release = commands.add_parser("release", help="write the zip files for schools into dist/")
    release.add_argument("--draft", action="store_true", help="of the content as it is; not to hand out")
    release.add_argument("--out", type=Path, default=ROOT / "dist", help="where the zip files go")
    clean = commands.add_parser("clean", help="remove what build and serve made in the project")
    for command in (build, serve, check, translate, review, new, release, clean):
        command.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    chosen.tell = _teller(chosen.spoken)
    # A command makes many things and throws few away: looking often for garbage is a fifth of its time.
    gc.set_threshold(100_000)
    # Stopped by a machine is stopped: what was begun is tidied up in both cases.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _COMMANDS[chosen.command](chosen)
    except Failed as failed:
        print(report(failed.problems, chosen.spoken), file=sys.stderr)
        return 1
    except KeyboardInterrupt as stop:
        said = [say("stopped"), *notes(stop)]
        print(" ".join(one.words(chosen.spoken) for one in said), file=sys.stderr)
        return 130
    except OSError as fault:
        for line in [*_told(fault), *notes(fault)]:
            print(written(line, chosen.spoken), file=sys.stderr)
        return 1


def _teller(language: Language) -> Tell:
    """What prints all that a command says, in a language."""

    def tell(said: Said) -> None:
        print(said.words(language), flush=True)

    return tell


def _told(fault: OSError) -> list[str | Said]:
    """What the system refused, a line for each file, at most five."""
    if isinstance(fault, ChildProcessError):
        return [say("ended-from-outside")]
    if isinstance(fault, shutil.Error) and fault.args and isinstance(fault.args[0], list):
        return [f"{target}: {why}" for _, target, why in fault.args[0][:5]]
    place = fault.filename or say("the-disk")
    return [say("refused", where=place, why=fault.strerror or str(fault))]


def _build(chosen: argparse.Namespace) -> int:
    from macros.builder.make import build
    from macros.builder.settings import site_url

    url = site_url(chosen.root, chosen.site_url)
    for project in build(
        chosen.root, chosen.out, url=url, preview=chosen.preview, tell=chosen.tell, schools=chosen.school
    ):
        copy = project.copy
        if copy and (copy.warnings or copy.changed):
            print()
            chosen.tell(say("to-look-at-built"))
            print(report([*copy.warnings, *copy.changed], chosen.spoken))
        for language, count in project.counts.items():
            if count.missing or count.fuzzy:
                chosen.tell(
                    say("not-translated", language=language, missing=count.missing, fuzzy=count.fuzzy)
                )
    return 0


def _check_schools(chosen: argparse.Namespace) -> int:
    from macros.builder.project import load_schools, unprintable
    from macros.school import originals

    projects, _ = load_schools(chosen.root, chosen.school)
    if problems := [problem for project in projects for problem in unprintable(project)]:
        raise Failed(problems)
    changed: list[Problem] = []
    for copy in filter(None, (project.copy for project in projects)):
        folder = copy.folder
        if copy.warnings:
            chosen.tell(say("to-look-at"))
            print(report(copy.warnings, chosen.spoken), end="\n\n")
        changed += [] if chosen.accept else copy.changed
        if originals.keep(folder.path, copy.changes, dict(copy.kept), accept=chosen.accept):
            chosen.tell(say("written", file=folder.file(originals.FILE)))
        chosen.tell(say("school-counted", name=folder.school.name, count=len(copy.changes)))
    if changed:
        raise Failed(changed)
    chosen.tell(say("school-in-order"))
    return 0


def _new(chosen: argparse.Namespace) -> int:
    from macros.builder.places import project, real, reserved
    from macros.school.new import interview, make

    problems = list(reserved(real(chosen.folder), project(chosen.root), "a-new-school"))
    if problems:
        raise Failed(problems)
    for path in make(chosen.folder, interview(input, print, chosen.spoken), chosen.root):
        chosen.tell(say("written", file=path.as_posix()))
    chosen.tell(say("check-the-school", folder=chosen.folder.as_posix()))
    return 0


def _check(chosen: argparse.Namespace) -> int:
    from macros import checks
    from macros.builder.project import load, unprintable
    from macros.content import briefs

    if chosen.school:
        return _check_schools(chosen)
    project = load(chosen.root)
    if problems := unprintable(project):
        raise Failed(problems)
    for line in checks.notes(project.guides, project.counts):
        chosen.tell(line)
    guide, loaded, root = next(iter(project.guides.values())), project.loaded, project.root
    if chosen.accept and (read := briefs.keep(guide, root)):
        chosen.tell(say("briefs-read", file=f"data/{briefs.FILE}", names=", ".join(read)))
    problems = list(checks.wording(guide, loaded, root))
    if chosen.release:
        problems += checks.release_problems(project.guides, project.counts, loaded, root)
    elif unread := list(briefs.problems(guide, loaded.sources, root)):
        chosen.tell(say("to-look-at"))
        print(report(unread, chosen.spoken), end="\n\n")
    if problems:
        raise Failed(problems)
    chosen.tell(say("in-order"))
    return 0


def _release(chosen: argparse.Namespace) -> int:
    from macros.builder.release import release

    for path in release(chosen.root, chosen.out, draft=chosen.draft, tell=chosen.tell):
        chosen.tell(say("written-zip", file=path.name, size=path.stat().st_size / 1e6))
    return 0


def _translate(chosen: argparse.Namespace) -> int:
    from macros.content.guide import read
    from macros.translations import translate as translated
    from macros.translations.merging import merge, templates

    guide, loaded, problems = read(chosen.root)
    settings = guide.settings if not problems else None
    others = [*list(settings.languages)[1:], *settings.document_languages] if settings else []
    if not problems and chosen.language not in others:
        problems = [
            Problem.at(
                "data/guide.yml",
                "no-language-to-translate-into",
                found=chosen.language[:20],
                name=chosen.language[:20],
                **choice(chosen.language, others),
            )
        ]
    if problems:
        raise Failed(problems)
    sources = loaded.sources
    for path in [
        *templates(guide, chosen.root, sources),
        *merge(guide, chosen.root, chosen.language, sources),
    ]:
        chosen.tell(say("written", file=path.relative_to(chosen.root).as_posix()))
    _, count, problems = translated(guide, chosen.root, chosen.language)
    chosen.tell(count.said(chosen.language))
    if problems:
        raise Failed(problems)
    return 0


def _review(chosen: argparse.Namespace) -> int:
    from macros.builder.project import load
    from macros.review import READERS, sheet
    from macros.review.returned import accept, keep

    project = load(chosen.root)
    guides = {**project.guides, **project.documents}
    if chosen.accept:
        found = accept(guides, project.loaded.sources, chosen.accept)
        path = keep(found, chosen.root / "data")
        if found.remarks:
            chosen.tell(say("to-mend-or-answer"))
            print(report(found.remarks, chosen.spoken), end="\n\n")
        if found.outdated:
            chosen.tell(say("changed-since-the-sheet", count=found.outdated))
        chosen.tell(
            say("written", file=path.relative_to(chosen.root).as_posix())
            if path
            else say("nothing-found-right")
        )
        return 0
    reader = chosen.reader or ("native" if chosen.language else "jurist")
    language = sheet.language_of(guides, READERS[reader], chosen.language)
    kinds = sheet.chosen_kinds(guides[language], chosen.kind)
    for path in sheet.write(guides[language], kinds, READERS[reader], chosen.out):
        chosen.tell(say("written", file=str(path)))
    return 0


def _schema(chosen: argparse.Namespace) -> int:
    from macros.schemas import write

    for path in write(ROOT / "data" / "schema"):
        chosen.tell(say("written", file=path.relative_to(ROOT).as_posix()))
    return 0


def _serve(chosen: argparse.Namespace) -> int:
    from macros.builder.engine import watch
    from macros.builder.publish import claim

    site = _preview(chosen.root)
    claim([site])

    def rebuild() -> None:
        # A process of its own, so that changed Python is used as well.
        subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "macros", "--language", chosen.spoken, "build", "--preview",
             "--root", str(chosen.root), "--out", str(site)],
            check=False, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip

    rebuild()
    folders = [chosen.root / name for name in ("data", "docs", "overrides", "macros")]
    watch(site, rebuild, [folder for folder in folders if folder.is_dir()], chosen.port, chosen.tell)
    return 0


def _preview(root: Path) -> Path:
    """Where serve builds; not where the generator does so by itself, as it marks nothing."""
    return root / "build" / "serve"


def _clean(chosen: argparse.Namespace) -> int:
    from macros.builder.places import real
    from macros.builder.workplace import remove

    problems: list[Problem] = []
    root = real(chosen.root)
    for place in (root / "site", _preview(root)):
        try:
            if remove(place):
                chosen.tell(say("removed", file=place.as_posix()))
        except Failed as failed:
            problems += failed.problems
    if problems:
        raise Failed(problems)
    return 0


_COMMANDS = {
    "build": _build,
    "check": _check,
    "clean": _clean,
    "release": _release,
    "review": _review,
    "new": _new,
    "schema": _schema,
    "serve": _serve,
    "translate": _translate,
}

if __name__ == "__main__":
    sys.exit(main())
