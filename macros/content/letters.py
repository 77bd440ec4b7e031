"""What a letter refers to: its fields, and organisations whose hours are known."""

from collections.abc import Iterator, Mapping
from typing import cast

from macros.content import text
from macros.content.loader import Loaded
from macros.content.model.letter import Letter
from macros.content.model.organisation import Organisation
from macros.content.problems import Problem, choice

#: Fields that stand in the letterhead and signature of every letter of their kind.
LETTERHEAD = {"school": ("logo", "school", "adres", "datum"), "person": ("datum",), "none": ()}


def letter_problems(loaded: Loaded, names: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Fields that a letter uses without listing them, or lists without using, and hours nobody knows."""
    organisations = loaded.things["organisations"]
    for name, thing in loaded.things.get("letters", {}).items():
        letter = cast(Letter, thing)
        read_from = loaded.sources[("letters", name)]
        used = set(LETTERHEAD[letter.letterhead])
        for where, words in (
            (("heading",), letter.heading),
            *((("paragraphs", key, "text"), part.text) for key, part in letter.paragraphs.items()),
        ):
            for kind, reference in text.parts(words):
                if kind == "veld":
                    used.add(reference)
                    if reference not in letter.fields:
                        yield read_from.problem(
                            read_from.find(where, reference),
                            "field-not-listed",
                            found=reference,
                            name=reference,
                            **choice(reference, letter.fields),
                        )
                hours = organisations.get(reference)
                if kind == "uren" and (hours is None or not cast(Organisation, hours).hours):
                    yield read_from.problem(
                        read_from.find(where, reference), "hours-unknown", found=reference, name=reference
                    )
        for at, field in enumerate(letter.fields):
            if field in names["letter-fields"] and field not in used:
                yield read_from.problem(
                    read_from.place(("fields", at)), "field-unused", found=field, name=field
                )
        for field in sorted(used - set(letter.fields) - {"logo"}):
            if field in LETTERHEAD[letter.letterhead]:
                yield read_from.problem(
                    read_from.place(("fields",), key=True),
                    "letterhead-field-missing",
                    found=", ".join(letter.fields),
                    name=field,
                )
