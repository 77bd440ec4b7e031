"""
``new school``: six questions, each answer checked at once, and a folder that works.

Nothing that is there is ever overwritten. Answers may come from a keyboard or a pipe.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros.content import contrast, rules
from macros.content.messages import Language, Said, say
from macros.content.model.school import School
from macros.content.problems import Failed, Problem
from macros.content.rules import RULES

Ask = Callable[[str], str]
Show = Callable[[str], None]


@dataclass(frozen=True)
class Prompt:
    """What is asked, for which field, and what is said to an answer that does not fit."""

    field: str
    text: Said
    hint: Said
    needed: bool = False


_LINES, _LISTS = RULES["lines"], RULES["lists"]
PROMPTS = (
    Prompt("name", say("ask-name"), say("hint-name", most=_LINES["name"]), needed=True),
    Prompt(
        "address",
        say("ask-address"),
        say("hint-address", lines=_LISTS["address"], most=_LINES["address"]),
    ),
    Prompt("phone", say("ask-phone"), say("hint-phone")),
    Prompt("email", say("ask-email"), say("hint-email")),
    Prompt("colour", say("ask-colour"), say("hint-colour")),
    Prompt("people", say("ask-people"), say("hint-people")),
)


def value_of(field: str, answer: str) -> Any:
    """An answer as the field holds it."""
    parts = [part for part in map(rules.bare, answer.split(";")) if part]
    if field == "address":
        return parts
    if field == "people":
        names = dict(zip(("role", "name", "phone"), parts, strict=False))
        return [names] if names else []
    return rules.bare(answer) or None


def refusal(prompt: Prompt, value: Any) -> Said | None:
    """What is wrong with an answer; None when it is right."""
    if prompt.needed and not value:
        return prompt.hint
    try:
        School.model_validate({"name": "School", **({prompt.field: value} if value else {})})
    except ValidationError:
        if prompt.field == "colour" and rules.fits("colour", value):
            near = contrast.nearest(value, contrast.LIGHT)
            return say("hint-colour-unreadable", near_colour=near)
        return prompt.hint
    return None


def interview(ask: Ask, show: Show, language: Language) -> dict[str, Any]:
    """The answers to the six questions, each asked until it is right."""
    answers: dict[str, Any] = {}
    for prompt in PROMPTS:
        while True:
            try:
                answer = ask(prompt.text.words(language) + " ")
            except EOFError:
                if prompt.needed:
                    raise Failed([_unanswered(prompt)]) from None
                answer = ""
            value = value_of(prompt.field, answer)
            wrong = refusal(prompt, value)
            if not wrong:
                answers[prompt.field] = value
                break
            show(f"  {wrong.words(language)}")
    return answers


def _unanswered(prompt: Prompt) -> Problem:
    return Problem.at("new school", "question-unanswered", question=prompt.text)


def make(folder: Path, answers: dict[str, Any], root: Path) -> list[Path]:
    """Writes the folder of a school; the files written. Raises Failed where a file is there already."""
    files = dict(_files(folder, answers, root))
    there = [name for name in files if (folder / name).exists() or (folder / name).is_symlink()]
    if there or (folder.exists() and not folder.is_dir()):
        raise Failed(
            [
                Problem.at(f"{folder.as_posix()}/{name}".rstrip("/"), "file-there-already", found=name)
                for name in there or [""]
            ]
        )
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    return [folder / name for name in files]


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _files(folder: Path, answers: dict[str, Any], root: Path) -> Iterator[tuple[str, str]]:
    schema = Path(os.path.relpath(root / "data" / "schema", folder.resolve())).as_posix()
    yield "school.yml", school_file(answers, f"{schema}/school.json")
    yield "voorbeeld-eigen-actie.txt", EXAMPLE
    yield "LEESMIJ.txt", README


def school_file(answers: dict[str, Any], schema: str) -> str:
    """school.yml with the answers, and every other field as a remark."""

    def line(field: str, example: str) -> str:
        value = answers.get(field)
        return f"{field}: {_quoted(value)}" if value else f'# {field}: "{example}"'

    address = answers.get("address") or []
    lines = "\n".join(f"  - {_quoted(one)}" for one in address)
    shown_address = f"address:\n{lines}" if address else '# address: ["Dorpsstraat 1", "1234 AB Ons Dorp"]'
    people = answers.get("people") or []
    shown_people = (
        "people:\n"
        + "".join(
            "".join(
                f"  {'-' if at == 0 else ' '} {key}: {_quoted(value)}\n"
                for at, (key, value) in enumerate(one.items())
            )
            for one in people
        )
        if people
        else '# people:\n#   - role: zorgcoördinator\n#     name: Vera Voorbeeld\n#     phone: "0612345678"\n'
    )
    return TEMPLATE.format(
        schema=schema, name=line("name", "De Rietkraag"), address=shown_address,
        phone=line("phone", "020-000 00 00"), email=line("email", "info@school.nl"),
        colour=line("colour", "#0b5c5e"), people=shown_people,
    )  # fmt: skip


TEMPLATE = """\
# yaml-language-server: $schema={schema}
# De gegevens van de school. Een regel met # ervoor telt niet mee: haal het # weg om hem te gebruiken.
{name}
# short: "Rietkraag"        # een kortere naam, voor een telefoon
{address}
{phone}
{email}
# website: "https://www.school.nl"
# logo: logo.png            # een bestand in deze map: .png, .jpg of .svg, hoogstens 200 KB
{colour}

# Wie medewerkers het eerst bellen: hoogstens zes. Zet ook iemand van het bestuur erbij, met een nummer
# voor 's avonds.
{people}
# Waar "Snel weg" heen gaat; zonder deze regels naar een lege pagina.
# leave:
#   target: "https://www.example.org"

# Talen; zonder deze regel alle talen.
# languages: [nl, en]

noindex: true               # true: zoekmachines tonen deze site niet
"""

EXAMPLE = """\
# Een voorbeeld van een eigen actie in stap 1. Zo voeg je hem toe:
# kopieer dit bestand, noem de kopie kom-samen.yml en zet die in de map data/steps van deze map.
actions:
  bel-conrector:                  # een eigen naam: kleine letters, cijfers en streepjes
    after: stop-het-kijken        # achter welke actie hij komt
    text: Bel de conrector van dienst.
    brief: Bel de conrector.      # in het kort, voor het blad
    when: eerste-uur
    who: [iedereen]
    why: De conrector regelt een ruimte en vervanging.
    effects: [gathers-team]
"""

README = """\
DEZE MAP IS VAN JULLIE SCHOOL

Alles in deze map blijft bij een nieuwe versie van de site staan.

1. Kijk school.yml na. Zet het logo van de school in deze map en noem het in school.yml.
2. Een eigen actie toevoegen? Zie voorbeeld-eigen-actie.txt.
3. Iets niet tonen? Maak data/hide.yml met daarin:   hide: [situations/media]
4. Controleer:   python -m macros check --school DEZE-MAP
5. Bouw:         python -m macros build --school DEZE-MAP --out DE-SITE

Na een nieuwe versie: doe stap 4 en 5 opnieuw. De controle noemt elke tekst van jullie
waarvan het origineel veranderd is.

112, 113 en de regel dat niemand de beelden bekijkt, staan in elke versie en blijven.
"""
