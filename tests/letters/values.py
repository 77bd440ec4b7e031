"""Values that turn round in a text of the other direction, where nothing isolates them."""

from dataclasses import replace
from itertools import cycle

from macros.letters import Document, Said

#: What somebody types, and how it must stand on paper from left to right.
VALUES = {
    "020-123 45 67": "020-123 45 67",
    "+31 (0)20 123 45 67": "+31 (0)20 123 45 67",
    "22 november 2026": "22 november 2026",
    "22-11-2026": "22-11-2026",
    "8.00-17.00 uur": "8.00-17.00 uur",
    "Laan 12, 1234 AB Dam": "Laan 12, 1234 AB Dam",
    "n.b-1@ons.example": "n.b-1@ons.example",
    "https://a.example/b-2?c=3": "https://a.example/b-2?c=3",
    "Noor de Boer (mentor)": "Noor de Boer (mentor)",
    "(2e kamer!)": "(2e kamer!)",
    "منى رزق": "قزر ىنم",
    "منى 12-14": "14-12 ىنم",
    "Noor (رزق) 12-B": "Noor (قزر) 12-B",
    "رزق Noor 12": "Noor 12 قزر",
}


def filled(about: Document, start: int) -> tuple[Document, dict[str, str]]:
    """A letter with a value in each field, and which value that is."""
    draw = cycle([*VALUES][start % len(VALUES) :] + [*VALUES][: start % len(VALUES)])
    values: dict[str, str] = {}

    def full(said: Said) -> Said:
        runs = [
            replace(run, value=values.setdefault(run.field, next(draw)))
            if run.kind == "field" and run.field != "logo" else run
            for run in said.runs
        ]  # fmt: skip
        return replace(said, runs=tuple(runs))

    blocks = tuple(replace(block, said=tuple(map(full, block.said))) for block in about.blocks)
    return replace(about, blocks=blocks), values
