"""
What no school can take away, and what it is told when it tries.

What is held (held.py) is compared as it is shown: first what the files of the school say
in the guide's own language, then what they hide, and at the end the texts of every
language, however they came there. Other national numbers may differ; the check says which.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from macros.content.guide import Guide
from macros.content.loader import Loaded
from macros.content.messages import Filling, Said, fillings, say
from macros.content.model import KINDS
from macros.content.parts import key_of
from macros.content.problems import Problem, shorten
from macros.content.source import Path_, Value
from macros.school.explaining import explained_otherwise
from macros.school.folder import Folder
from macros.school.held import CALLED, FRAMING, Held, held, held_texts
from macros.school.overlay import Overlay
from macros.translations.catalogues import file_of, read_catalogue

_NOTHING: Any = object()


def turned(before: Loaded, overlay: Overlay, every: list[Held]) -> Iterator[Problem]:
    """What is held and the files of the school say otherwise, each where they say it."""
    told: set[tuple[object, Path_]] = set()
    for one in every:
        about = (one.kind, one.thing)
        now, then = overlay.loaded.sources.get(about), before.sources[about]
        if now is None or now is then:
            continue
        old, new = (_value(read.value, one.path) for read in (then, now))
        if old == new or (one.reason == FRAMING and isinstance(new, dict)):
            continue  # or it is a part of the school's own, whose id is the name of a key
        path, was, said = _first(old, new, one.path)
        if (about, path) in told:
            continue
        told.add((about, path))
        key = "held-number" if one.reason == CALLED else "held"
        told_of = _shown(said, "gone")
        parts: dict[str, Filling] = {
            "name": one.name, "reason": say(one.reason), "national": _shown(was, "as-in-every-copy"),
        }  # fmt: skip
        covering = [
            change for change in overlay.changes
            if (change.kind, change.name) == about and path[: len(change.path)] == change.path
        ]  # fmt: skip
        if covering:
            yield covering[-1].problem(key, found=told_of, **parts)
        else:
            yield now.problem(now.place(path, key=was is _NOTHING), key, found=told_of, **parts)


def _value(value: Value, path: Path_) -> Value:
    for part in path:
        inside = part in value if isinstance(value, dict) else isinstance(value, list)
        if not inside or (isinstance(value, list) and not (isinstance(part, int) and part < len(value))):
            return _NOTHING
        value = value[part]
    return value


def _first(old: Value, new: Value, path: Path_) -> tuple[Path_, Value, Value]:
    """Where two values differ first, and what stands there in each."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*new, *old]:
            was, said = old.get(key, _NOTHING), new.get(key, _NOTHING)
            if was != said:
                return _first(was, said, (*path, key))
    return path, old, new


def _shown(value: Value, otherwise: str) -> str | Said:
    """A value as a message has it; ``otherwise`` where there is none, or more than a line of it."""
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    return shorten(value, 120) if isinstance(value, str) and value else say(otherwise)


def hidden(overlay: Overlay, file: str, every: list[Held]) -> Iterator[Problem]:
    """What is held and the school hides in ``file``."""
    for change in overlay.changes:
        if change.read.file != file:
            continue
        hit = next((one for one in every if _hides(change.path, one)
                    and (one.kind, one.thing) == (change.kind, change.name)), None)  # fmt: skip
        if hit:
            yield change.problem(
                "held",
                found=change.key,
                name=hit.name,
                reason=say(hit.reason),
                national=say("as-in-every-copy"),
            )


def _hides(path: Path_, one: Held) -> bool:
    """Whether hiding ``path`` takes away something held, other than with a whole page that may go."""
    return one.path[: len(path)] == path if path else one.stays


def shown(national: Mapping[str, Guide], own: Mapping[str, Guide], folder: Folder) -> Iterator[Problem]:
    """Texts that are held and read otherwise in some language of a copy, where its catalogue says so."""
    first = next(iter(national.values()))
    texts = held_texts(first, held(first))
    for language, guide in own.items():
        for one in texts:
            was, said = one.words(national[language]), one.words(guide)
            if said is None or (was and (said, said.language) == (was, was.language)):
                continue
            yield _in_catalogue(
                folder,
                (language, one.kind, key_of(one.kind, one.thing, one.path)),
                ("held-translation", "held"),
                shorten(said, 120),
                name=one.by.name,
                reason=say(one.by.reason),
                national=_shown(was, "as-in-every-copy"),
            )
        if language in guide.settings.languages:
            for name, word, by in explained_otherwise(national[language], guide, texts):
                yield _in_catalogue(
                    folder,
                    (language, "terms", f"terms:{name}.explanation"),
                    ("explained-in-held", "explained-in-held"),
                    name,
                    word=word,
                    name=by.name,
                    reason=say(by.reason),
                )


def explained(guide: Guide, merged: Guide, overlay: Overlay, every: list[Held]) -> Iterator[Problem]:
    """Terms of the school that would explain a word of what is held."""
    read = overlay.loaded.sources[("terms", "terms")]
    for name, word, one in explained_otherwise(guide, merged, held_texts(guide, every)):
        yield read.problem(
            read.place((name,), key=True),
            "explained-in-held",
            found=name,
            word=word,
            name=one.name,
            reason=say(one.reason),
        )


def _in_catalogue(
    folder: Folder, at: tuple[str, str, str], keys: tuple[str, str], found: str, /, **values: Filling
) -> Problem:
    """A problem in a catalogue of the school, or, as another message, where it has no such text."""
    (language, kind, where), (key, otherwise) = at, keys
    message = read_catalogue(folder.path, language, kind)[0].get(where) if KINDS[kind].translated else None
    file = file_of(folder.path, language, kind).relative_to(folder.path).as_posix()
    if message is None:
        return folder.source.problem((1, 1), otherwise, found=found, **values)
    return Problem(folder.file(file), message.line, 1, key, found, fillings(values))


def warnings(guide: Guide, overlay: Overlay) -> Iterator[Problem]:
    """National numbers that a school has replaced by others."""
    for change in overlay.changes:
        if (
            change.kind != "organisations"
            or change.path[:1] != ("phones",)
            or change.name not in guide.organisations
        ):
            continue
        about = guide.organisations[change.name]
        phone = about.phones.get(str(change.path[1])) if len(change.path) > 1 else None
        if phone and change.path[-1] in ("number", change.path[1]):
            yield change.problem("national-number-replaced", name=str(about.name), number=phone.number)
