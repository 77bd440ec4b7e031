"""
The short text (``brief``) of an act whose text a school changes.

The guide's was written for the text that stood there, and would be printed instead of the
school's. So the school's own text stands on the sheet where it is short enough; else the
school is asked for a short one.
"""

from collections.abc import Iterable

from macros.content.model.fields import MOST_SHORT
from macros.content.problems import shorten
from macros.school.held import Held
from macros.school.overlay import Change, Overlay


def follow(overlay: Overlay, every: Iterable[Held]) -> None:
    """Gives each act with a text of the school's a short text that says the same, or asks for one."""
    kept = list(every)
    for change in overlay.changes:
        brief = (*change.path[:2], "brief")
        if change.path[:1] + change.path[2:] != ("actions", "text") or brief in change.read.keys:
            continue
        # What is held stays, and only the guide says something else of it.
        if not any(one.holds(change.kind, change.name, brief) for one in kept):
            _follow(overlay, change)


def _follow(overlay: Overlay, change: Change) -> None:
    joined = overlay.joined(change.kind, change.name)
    action = joined.container(change.path)
    text, before = action["text"], action.get("brief")
    if not (isinstance(text, str) and isinstance(before, str)):
        return
    if len(text) > MOST_SHORT:
        problem = change.problem(
            "brief-of-the-guide",
            found=shorten(before, MOST_SHORT),
            name=f"{change.name}.{change.path[1]}",
            text=shorten(text, 600),
        )
        overlay.problems.append(problem)
        return
    brief = (*change.path[:2], "brief")
    action["brief"] = text
    joined.values[brief], joined.keys[brief] = joined.values[change.path], joined.keys[change.path]
