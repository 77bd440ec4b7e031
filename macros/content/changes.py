"""The versions of the content: which is the newest, and that it is the one that the guide says it is."""

from collections.abc import Iterable, Iterator
from typing import cast

from macros.content.loader import Loaded
from macros.content.model.changes import Changes
from macros.content.model.guide import Settings
from macros.content.problems import Problem


def numbers(version: str) -> tuple[int, ...]:
    """A version as it is compared: 0.10.0 comes after 0.9.0."""
    return tuple(int(part) for part in version.split("."))


def newest_first(versions: Iterable[str]) -> list[str]:
    """Versions by their numbers, the newest first."""
    return sorted(versions, key=numbers, reverse=True)


def change_problems(loaded: Loaded) -> Iterator[Problem]:
    """A version or date of guide.yml that is not the newest of changes.yml."""
    if not loaded.things["changes"]:
        return
    releases = cast(Changes, loaded.things["changes"]["changes"]).root
    settings = cast(Settings, loaded.things["guide"]["guide"])
    read_from = loaded.sources[("guide", "guide")]
    newest = newest_first(releases)[0]
    if settings.version != newest:
        yield read_from.problem(
            read_from.place(("version",)), "version-not-the-newest", found=settings.version, newest=newest
        )
    elif settings.date != releases[newest].date:
        yield read_from.problem(
            read_from.place(("date",)),
            "version-of-another-date",
            found=settings.date.isoformat(),
            date=releases[newest].date.isoformat(),
        )
