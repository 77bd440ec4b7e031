"""
What no school can take away, and what it is told when it tries.

112, 113 and the rule that nobody views the images stand in every copy, unchanged: the
parts that guide.yml names as ``protected``, every action that calls for emergency help or
limits viewing, and the organisations behind the two numbers of danger. They also stay in
the plan and on the sheet of every situation, so a situation of the school's own cannot
strike them either. Other national numbers may differ; the check says which do.
"""

from collections.abc import Iterator
from typing import cast

from macros import plan, sheet
from macros.content.guide import Guide
from macros.content.model.organisation import Organisation
from macros.content.model.step import Action
from macros.content.parts import Part, parts
from macros.content.problems import Problem
from macros.content.source import Path_, Source
from macros.school.overlay import Change, Overlay

#: Effects of which every action stays.
STAYING = {"limits-viewing", "calls-emergency"}
_STAYS = {
    "expected": "as it is in every copy of the guide",
    "advice": "take this out again; beside it you may add what you like",
}


def protected(guide: Guide) -> dict[str, Part]:
    """Every part that stays as it is, by ``thing.part``."""
    found: dict[str, Part] = {}
    for part in parts(guide.things):
        thing = guide.things[part.kind][part.thing]
        member = getattr(thing, part.group)[part.id]
        stays = isinstance(member, Action) and STAYING & set(member.effects)
        if part.key in guide.settings.protected or stays:
            found.setdefault(part.key, part)
    return found


def raw_problems(guide: Guide, overlay: Overlay) -> Iterator[Problem]:
    """Changes to what stays as it is, each where the school makes it."""
    parts_staying: dict[tuple[str, str, Path_], str] = {
        (part.kind, part.thing, part.path): key for key, part in protected(guide).items()
    }
    things = {(kind, thing) for kind, thing, _ in parts_staying}
    danger = {phone.partition(".")[0] for phone in guide.settings.danger}
    for change in overlay.changes:
        about = (change.kind, change.name)
        hit = parts_staying.get((change.kind, change.name, change.path[:2]))
        if not hit and len(change.path) == 1 and about in things:  # a whole group, such as  actions: ...
            hit = next((key for (k, n, path), key in parts_staying.items()
                        if (k, n) == about and path[0] == change.path[0]), None)  # fmt: skip
        if not change.path and about in things:
            inside = [(path, key) for (k, n, path), key in parts_staying.items() if (k, n) == about]
            hit = _lost(overlay, change, inside)
        if change.kind == "organisations" and change.name in danger and change.path[:1] in ((), ("phones",)):
            hit = f"organisations/{change.name}"
        if change.kind == "sheet" and change.path[:1] == ("rows",) and len(change.path) == 2:
            hit = str(change.path[1]) if str(change.path[1]) in parts_staying.values() else hit
        if hit:
            yield change.problem(
                f'"{hit}" belongs to what keeps children safe, and stays', found=change.key, **_STAYS
            )


def _lost(overlay: Overlay, change: Change, staying: list[tuple[Path_, str]]) -> str | None:
    """A part that stays and that a whole new thing does not have, or a hidden one takes along."""
    merged = overlay.loaded.sources.get((change.kind, change.name))
    for path, key in staying:
        group, name = path
        now = merged.value.get(group, {}) if merged else {}
        if not isinstance(now, dict) or now.get(name) != change.original[group][name]:
            return key
    return None


def plan_problems(guide: Guide, merged: Guide, overlay: Overlay, first: Source) -> Iterator[Problem]:
    """Plans, sheets and lists from which something is gone that stays; ``first`` is a file of the school."""
    staying = set(protected(guide))
    for name in ["", *merged.things["situations"]]:
        known = name in guide.things["situations"] or not name
        before = [name] if known and name else []
        after = [name] if name else []
        read = overlay.added.get(("situations", name), first)
        for what, lost in (
            ("the plan", _planned(guide, before) & staying - _planned(merged, after)),
            ("the sheet", _rows(guide, before) & staying - _rows(merged, after)),
        ):
            if name and not known and what == "the sheet":
                continue
            if lost:
                yield read.problem(
                    (1, 1), f'"{min(lost)}" belongs to what keeps children safe, and stays in {what}',
                    found=f"gone where {name} applies" if name else "gone", **_STAYS,
                )  # fmt: skip
    yield from _lists(guide, merged, overlay)


def _planned(guide: Guide, names: list[str]) -> set[str]:
    return {planned.key for planned in plan.compute(guide, names).actions if not planned.waits}


def _rows(guide: Guide, names: list[str]) -> set[str]:
    return {row.planned.key for row in sheet.select(guide, names).rows}


def _lists(guide: Guide, merged: Guide, overlay: Overlay) -> Iterator[Problem]:
    staying, danger = set(protected(guide)), set(guide.settings.danger)
    read = overlay.loaded.sources[("guide", "guide")]
    lost = [("first_hour", key) for key in guide.settings.first_hour
            if key in staying and key not in merged.settings.first_hour]  # fmt: skip
    lost += [
        ("numbers", phone)
        for audience, phones in guide.settings.numbers.items()
        for phone in phones
        if phone in danger and phone not in merged.settings.numbers.get(audience, [])
    ]
    for key, gone in lost:
        yield read.problem(
            read.place((key,)), f'"{gone}" belongs to what keeps children safe, and stays in {key}',
            found="gone", **_STAYS,
        )  # fmt: skip


def warnings(guide: Guide, overlay: Overlay) -> Iterator[Problem]:
    """National numbers that a school has replaced by others."""
    for change in overlay.changes:
        if (
            change.kind != "organisations"
            or change.path[:1] != ("phones",)
            or change.name not in guide.things["organisations"]
        ):
            continue
        about = cast(Organisation, guide.things["organisations"][change.name])
        phone = about.phones.get(str(change.path[1])) if len(change.path) > 1 else None
        if phone and change.path[-1] in ("number", change.path[1]):
            yield change.problem(
                f"this replaces a national number of {about.name}", found=f"instead of {phone.number}",
                expected="a number that is answered by the same people, at the same hours",
                advice="call it once and ask; a number of the school itself belongs in school.yml",
            )  # fmt: skip
