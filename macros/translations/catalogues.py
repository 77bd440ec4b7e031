"""The files of the catalogues: read with places, and what lies among them that is none."""

from collections.abc import Mapping
from pathlib import Path

from macros.content import files
from macros.content.guide import Guide
from macros.content.problems import Problem, choice, shorten
from macros.content.source import MOST_PROBLEMS, opened, strange
from macros.translations.head import fields, wrong_field
from macros.translations.po import EMPTY, Broken, Catalogue, Message, read
from macros.translations.wanted import DOCUMENT_KINDS, translated_kinds

#: Largest catalogue that is read, in bytes and in lines. One holds the texts of all things of a kind,
#: twice: 0.4 MB now, ten times that for a guide of 300 situations.
MOST_BYTES = 8 * 1024 * 1024
MOST_LINES = 150_000


def file_of(root: Path, language: str, kind: str) -> Path:
    """The catalogue of a kind in a language."""
    return root / "data" / "translations" / language / f"{kind}.po"


def template_of(root: Path, kind: str) -> Path:
    """The template of a kind."""
    return root / "data" / "translations" / f"{kind}.pot"


def read_catalogue(root: Path, language: str, kind: str) -> tuple[dict[str, Message], list[Problem]]:
    """The messages of a catalogue by context, without the obsolete ones; an absent file has none."""
    _, found, problems = read_whole(root, language, kind)
    return found, problems


def read_whole(root: Path, language: str, kind: str) -> tuple[Catalogue, dict[str, Message], list[Problem]]:
    """All of a catalogue, its messages of now by context, and what is wrong in it."""
    catalogue, problems = _read_file(root, language, kind)
    file = file_of(root, language, kind).relative_to(root).as_posix()
    found: dict[str, Message] = {}
    for message in catalogue.messages:
        if message.obsolete:
            continue
        if len(problems) == MOST_PROBLEMS:
            break
        if key := _wrong(message, found):
            problems.append(
                Problem.at(
                    file, key, place=(message.line, 1), found=shorten(message.context or message.id),
                    kind=kind, language=language,
                )
            )  # fmt: skip
        else:
            found[message.context] = message
    return catalogue, found, problems


def _wrong(message: Message, before: Mapping[str, Message]) -> str:
    """What is wrong with a message as such."""
    if not message.context:
        return "message-without-place"
    if message.pluralizable:
        return "message-with-plurals"
    return "message-twice" if message.context in before else ""


def _read_file(root: Path, language: str, kind: str) -> tuple[Catalogue, list[Problem]]:
    """All of a catalogue, and why it cannot be read."""
    path = file_of(root, language, kind)
    file = path.relative_to(root).as_posix()
    if files.sort_of(path) != "file":
        return EMPTY, strange(path, file)
    words, problems = opened(path, file, MOST_BYTES)
    lines = words.count("\n")
    if lines > MOST_LINES:
        problems.append(
            Problem.at(file, "too-many-lines", place=(MOST_LINES, 1), count=lines, most=MOST_LINES)
        )
    if problems:
        return EMPTY, problems
    try:
        catalogue = read(words)
    except Broken as fault:
        return EMPTY, [Problem.at(file, "not-a-catalogue", place=(fault.line, 1), found=fault.found)]
    for key, value in fields(catalogue.head):
        if wrong_field(key, value, language):
            found = shorten(f"{key}: {value}")
            place = (catalogue.head.line, 1)
            return EMPTY, [Problem.at(file, "catalogue-head", place=place, found=found, language=language)]
    return catalogue, []


def strangers(guide: Guide, root: Path, language: str) -> list[Problem]:
    """What lies in the folder of a language and is no catalogue of a kind."""
    folder = root / "data" / "translations" / language
    paper = language in guide.settings.document_languages
    known = {f"{kind}.po" for kind in (DOCUMENT_KINDS if paper else translated_kinds())}
    return [
        Problem.at(
            path.relative_to(root).as_posix(),
            "unknown-catalogue",
            found=path.name,
            **choice(path.name, known),
        )
        for path, _ in files.entries(folder)
        if path.name not in known
    ]


def strange_languages(guide: Guide, root: Path) -> list[Problem]:
    """What lies in data/translations/ and is no folder of a language that the guide is translated into."""
    folder = root / "data" / "translations"
    file = folder.relative_to(root).as_posix()
    if files.sort_of(folder) not in ("folder", "nothing"):
        return [Problem.at(file, "file-for-folder", name="translations")]
    first, *others = guide.settings.languages
    known = sorted({*others, *guide.settings.document_languages})
    problems = []
    for path, sort in files.entries(folder):
        if path.name in known and sort == "folder":
            continue
        if path.suffix == ".pot" and path.stem in translated_kinds() and sort == "file":
            continue
        bare = path.name.partition(".")[0].lower()
        here = f"{file}/{path.name}"
        if bare == first:
            problems.append(Problem.at(here, "language-of-the-guide", found=path.name, language=first))
        else:
            word = bare if bare in known else path.name
            problems.append(
                Problem.at(here, "catalogues-of-no-language", found=path.name, **choice(word, known))
            )
    return problems
