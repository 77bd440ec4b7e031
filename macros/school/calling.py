"""Whom a school adds to be called: nobody goes by the number of danger of somebody else."""

import re
from collections.abc import Iterable, Iterator

from macros.content.guide import Guide
from macros.content.model.organisation import Organisation
from macros.content.problems import Problem, shorten
from macros.content.source import Path_, Source
from macros.school.folder import Folder
from macros.school.overlay import Overlay


def organisations(guide: Guide, merged: Guide, overlay: Overlay) -> Iterator[Problem]:
    """Organisations of the school, or named by it, that are called 112 or 113 and answer another number."""
    for name, about in merged.organisations.items():
        if about != guide.organisations.get(name):
            read = overlay.loaded.sources[("organisations", name)]
            yield from _organisation(guide, about, read)


def _organisation(guide: Guide, about: Organisation, read: Source) -> Iterator[Problem]:
    answered = [phone.number for phone in about.phones.values()]
    yield from _otherwise(guide, read, ("name",), about.name, answered)
    for key, phone in about.phones.items():
        yield from _otherwise(guide, read, ("phones", key, "label"), phone.label or "", [phone.number])


def people(guide: Guide, folder: Folder) -> Iterator[Problem]:
    """People of the school who are called 112 or 113, and the same."""
    for at, person in enumerate(folder.school.people):
        for key, said in (("role", person.role), ("name", person.name or "")):
            answered = [person.phone] if person.phone else []
            yield from _otherwise(guide, folder.source, ("people", at, key), said, answered)


def _otherwise(
    guide: Guide, read: Source, path: Path_, said: str, answered: Iterable[str]
) -> Iterator[Problem]:
    """That what is ``said`` names a number of danger, and something else answers."""
    danger = [guide.phone(name).number for name in guide.settings.danger]
    named = [one for one in danger if re.search(rf"(?<!\d){re.escape(one)}(?!\d)", said)]
    other = sorted({*answered} - {*named})
    if named and (other or not answered):
        found = f"{shorten(said, 60)}: {', '.join(other) or '-'}"
        yield read.problem(read.place(path), "called-as-danger", found=found, name=named[0])
