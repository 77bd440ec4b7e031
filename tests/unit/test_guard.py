"""
What no school can turn round: each way in is tried on the real guide, beside the example school.

Two kinds of test. A table of attempts, as somebody would make them, each refused with its
place. And every text that is held, changed in every language and by either way, at once.
"""

import shutil
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.builder.project import Project, load, load_school
from macros.content.guide import Guide
from macros.content.model import KINDS
from macros.content.parts import key_of
from macros.content.problems import Failed, Problem
from macros.content.shape import value_at
from macros.content.source import Path_
from macros.school.folder import read_folder
from macros.school.held import HeldText, held, held_texts
from macros.search.script import data, words_of
from tests.conftest import ROOT
from tests.unit.test_school import write


@cache
def base() -> Project:
    return load(ROOT)


def dutch() -> Guide:
    return base().guides["nl"]


def example(folder: Path) -> Path:
    """The example school, without its logo: that is pressed on paper each time."""
    shutil.copytree(ROOT / "school" / "data", folder / "data")
    return folder


def load_with(folder: Path, files: Mapping[str, str]) -> Project:
    """The example school with files of ``files`` laid over it."""
    return load_school(base(), read_folder(write(example(folder), dict(files)), "school"))


def refused(folder: Path, files: Mapping[str, str]) -> list[Problem]:
    with pytest.raises(Failed) as failed:
        load_with(folder, files)
    return failed.value.problems


def text_at(where: str, language: str = "nl") -> str:
    """A text of the guide by its address."""
    guide = {**base().guides, **base().documents}[language]
    for one in every_text():
        if key_of(one.kind, one.thing, one.path) == where:
            return str(one.words(guide))
    raise AssertionError(f"nothing holds {where}")


@cache
def every_text() -> list[HeldText]:
    return held_texts(dutch(), held(dutch()))


def catalogue(messages: Mapping[str, tuple[str, str]], flags: str = "") -> str:
    """A catalogue of a school: by context, what is translated and how."""
    quoted = {where: tuple(map(_po, pair)) for where, pair in messages.items()}
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    return head + "".join(
        f'\n{flags}msgctxt "{where}"\nmsgid {msgid}\nmsgstr {msgstr}\n'
        for where, (msgid, msgstr) in quoted.items()
    )


def _po(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


#: Each attempt: files of a school, and where it is told that this stays.
ATTEMPTS = yaml.safe_load((Path(__file__).parent / "attempts.yml").read_text("utf-8"))


@pytest.mark.parametrize("attempt", ATTEMPTS)
def test_attempt_is_refused_where_it_is_made(tmp_path, attempt):
    files = dict(ATTEMPTS[attempt])
    place = files.pop("at")
    problems = refused(tmp_path / "school", files)
    assert f"school/{place}" in [f"{one.file}:{one.line}:{one.col}" for one in problems], problems
    assert all("\n  verwacht: " in one.words("nl") for one in problems)


#: Texts that a catalogue may try to turn, each in a language in which it is shown.
TURNED = {
    "steps/kom-samen:do_not.kijken.text": "en",
    "steps/kom-samen:actions.check-gevaar.more": "en",
    "situations/zelfmoordgedachten:different.gaat-voor-alles": "en",
    "interface:danger_emergency": "en",
    "interface:danger_question": "en",
    "interface:call": "en",
    "interface:weight_mag-niet": "en",
    "organisations/politie:name": "en",
    "organisations/politie:phones.spoed.label": "en",
    "organisations/kindertelefoon:name": "en",
    "steps/kom-samen:actions.stop-het-kijken.brief": "en",
    "handouts/leerling-gekregen:blocks.niet.items.tonen": "en",
    "handouts/leerling-gekregen:blocks.niet.title": "en",
    "age-groups/8-tot-12:act_at_once.gevaar.text": "en",
    "age-groups/12-tot-15:class.tips.als-je-het-krijgt.text": "en",
    "law/beelden-en-bewijs:statements.niet-bekijken.text": "en",
    "letters/teambericht:paragraphs.kijken.text": "en",
    "letters/ouders-klas:paragraphs.niet-delen.text": "tr",
    "letters/ouders-slachtoffer:paragraphs.niet-bekijken.text": "ar",
    "aftercare:moments.maand-3.checks.team.text": "en",
    "guide:roles.iedereen.title": "en",
}


@pytest.mark.parametrize("flags", ["", "#, fuzzy\n"], ids=["translated", "fuzzy"])
def test_catalogue_is_refused_at_its_message(tmp_path, flags):
    """All of these at once, each in the catalogue of its kind and language."""
    files: dict[str, dict[str, tuple[str, str]]] = {}
    for where, language in TURNED.items():
        kind = where.partition(":")[0].partition("/")[0]
        file = f"data/translations/{language}/{kind}.po"
        files.setdefault(file, {})[where] = (text_at(where), mutated(text_at(where, language)))
    problems = refused(tmp_path / "school", {file: catalogue(found, flags) for file, found in files.items()})
    for file, messages in files.items():
        lines = catalogue(messages, flags).split("\n")
        places = {one.line for one in problems if one.file == f"school/{file}"}
        assert places == {lines.index(f'msgctxt "{where}"') + 2 for where in messages}
    assert len(problems) == sum(map(len, files.values()))


def test_catalogue_may_translate_what_is_the_schools_own_and_leave_the_rest_open(tmp_path):
    own = {"actions.bel-conrector.text": "Call the deputy on duty if no member of staff is suspected."}
    dutch_text = "Bel de conrector van dienst als er geen medewerker wordt verdacht."
    messages = {f"steps/kom-samen:{path}": (dutch_text, said) for path, said in own.items()}
    where = "steps/kom-samen:do_not.kijken.text"
    messages[where] = (text_at(where), "")  # as a tool leaves it that knows every text
    project = load_with(tmp_path / "school", {"data/translations/en/steps.po": catalogue(messages)})
    step = project.guides["en"].step("kom-samen")
    assert step.actions["bel-conrector"].text == own["actions.bel-conrector.text"]
    assert step.do_not["kijken"].text == base().guides["en"].step("kom-samen").do_not["kijken"].text


def test_catalogue_with_too_few_months_is_refused_at_its_message(tmp_path):
    files = {}
    for where, path in (
        ("interface:months", ("months",)),
        ("letter-parts:words.months", ("words", "months")),
    ):
        kind = where.partition(":")[0]
        dutch_text = str(value_at(dutch().things[kind][kind], path))
        files[f"data/translations/en/{kind}.po"] = catalogue({where: (dutch_text, "January")})
    problems = refused(tmp_path / "school", files)
    assert {one.file for one in problems} == {f"school/{file}" for file in files}
    assert all(one.key == "translation-other-months" and one.line > 1 for one in problems)


def test_stop_words_leave_the_words_of_danger_in_the_index(tmp_path):
    """Others that the search reads as the same; that it hears the words is tested with its scripts."""
    words = ["dóód", "zèlfmoord", "dood!", "dood xx", "zelfmoord-dood", "\uff44\uff4f\uff4f\uff44"]
    project = load_with(
        tmp_path / "school", {"data/search.yml": yaml.safe_dump({"nl": {"stop_words": words}})}
    )
    (_, before), (_, after) = data(dutch()), data(project.guides["nl"])
    assert set(before["crisis"].split("|")) - set(after["crisis"].split("|")) == set()
    assert "tot" not in before["crisis"].split("|")


OWN_SITUATION = """\
title: Een eigen geval
choice: Er is een eigen geval
group: school
different: {iets: Dit is anders.}
strikes: {beleid.bepaal-extra-maatregelen: Doen wij zelf.}
checked_on: 2026-11-22
reviewed_by: none
"""


def test_all_else_is_the_schools_own(tmp_path):
    """Other words, hidden pages with what is held in them, whom to call nearby: in one folder."""
    crisis = ", ".join(words_of(dutch(), "nl").crisis)
    folder = tmp_path / "school"
    project = load_with(folder, {
        "data/steps/de-verspreider.yml": "purpose: Ook wie verspreidde, krijgt bij ons hulp.\n",
        "data/letters/ouders-klas.yml": "paragraphs:\n  bericht: {text: Er is iets gebeurd.}\n",
        "data/interface.yml": "nav_home: Voorpagina\n",
        "data/guide.yml": "roles:\n  zorgcoordinator: {title: intern begeleider}\n",
        "data/search.yml": f"nl:\n  crisis: [{crisis}, op de rails]\n",
        "data/hide.yml": "hide: [age-groups/18-plus, letters/teambericht, letters/stopbrief]\n",
        "data/terms.yml": "rietpas: {term: rietpas, explanation: De pas waarmee je op school binnenkomt.}\n",
        "data/organisations/gemeente.yml": "name: Gemeente Ons Dorp\nlook_up: Bel het gemeentehuis.\n",
        "data/situations/eigen.yml": OWN_SITUATION,
    })  # fmt: skip
    guide = project.guides["nl"]
    assert guide.word("nav_home") == "Voorpagina"
    assert guide.organisation("gemeente").name == "Gemeente Ons Dorp"
    assert "op de rails" in words_of(guide, "nl").crisis
    assert not {"teambericht", "stopbrief"} & guide.letters.keys()


def mutated(words: str) -> str:
    """Other words with the same links and numbers, no longer than they were where that can be."""
    if words[-1] in ")]}*”»" or words[-1].isdigit():
        return words + "!"
    return words[:-1] + ("?" if words[-1] != "?" else "!")


@pytest.mark.parametrize("language", ["en", "tr", "ar", "pl", "uk"])
def test_every_text_that_is_held_is_held_in_every_catalogue(tmp_path, language):
    guide = {**base().guides, **base().documents}[language]
    files: dict[str, dict[str, tuple[str, str]]] = {}
    for one in every_text():
        now = one.words(guide)
        assert now is not None, key_of(one.kind, one.thing, one.path)
        if now.language == language:
            where = key_of(one.kind, one.thing, one.path)
            files.setdefault(one.kind, {})[where] = (str(one.words(dutch())), mutated(str(now)))
    folder = f"data/translations/{language}"
    problems = refused(
        tmp_path / "school", {f"{folder}/{kind}.po": catalogue(found) for kind, found in files.items()}
    )
    for kind, messages in files.items():
        lines = catalogue(messages).split("\n")
        places = {one.line for one in problems if one.file == f"school/{folder}/{kind}.po"}
        missed = [where for where in messages if lines.index(f'msgctxt "{where}"') + 2 not in places]
        assert missed == []
    assert sum(map(len, files.values())) > (300 if language == "en" else 10)


def own_files(paths: Mapping[tuple[str, str], list[tuple[Path_, str]]]) -> Iterator[tuple[str, str]]:
    """The files of a school that say something else at ``paths``, and nothing more than that."""
    for (kind, thing), changes in paths.items():
        original = base().loaded.sources[(kind, thing)].value
        said: dict[str | int, Any] = {}
        for path, words in changes:
            inner, outer = said, original
            for part in path[:-1]:
                if isinstance(outer[part], list):
                    inner.setdefault(part, deepcopy(outer[part]))
                inner = inner[part] if isinstance(inner, list) else inner.setdefault(part, {})
                outer = outer[part]
            inner[path[-1]] = words
        name = KINDS[kind].where if KINDS[kind].single else f"{kind}/{thing}.yml"
        yield f"data/{name}", yaml.safe_dump(said, allow_unicode=True, width=10_000)


def test_every_text_that_is_held_is_held_in_the_files_of_a_school(tmp_path):
    """Each by itself: the message names it, or what it is a part of."""
    changes: dict[tuple[str, str], list[tuple[Path_, str]]] = {}
    names = {}
    for one in every_text():
        changes.setdefault((one.kind, one.thing), []).append((one.path, mutated(str(one.words(dutch())))))
        names[one.by.name] = one.kind
    shutil.rmtree(example(tmp_path / "school") / "data")
    folder = write(tmp_path / "school", dict(own_files(changes)))
    with pytest.raises(Failed) as failed:
        load_school(base(), read_folder(folder, "school"))
    said = {dict(one.values).get("name") for one in failed.value.problems}
    assert set(names) - said == set()
    assert len(names) > 250


def test_what_tells_not_to_look_is_known_by_its_words():
    """Lines that are as dangerous to turn round as any, in every kind of thing that readers see."""
    found = {key_of(one.kind, one.thing, one.path) for one in every_text()}
    assert found >= TURNED.keys()
    assert found >= {
        "law/telefoons:statements.niet-controleren.text", "letters/logboek:paragraphs.vooraf.text",
        "letters/teambericht:paragraphs.niet-doen.text", "letters/teambericht:paragraphs.gezien.text",
        "situations/schoolapparaat:actions.blokkeer-de-toegang.brief", "organisations/take-it-down:look_up",
        "situations/deepfake:actions.meld-nepbeeld.more", "handouts/ouders:blocks.school.items.niet-kijken",
        "handouts/leerling-gekregen:blocks.niet.items.sturen", "pages/fout-doorgeven:intro",
        "letter-parts:fields.vindplaats.hint", "interface:search_crisis_said",
    }  # fmt: skip
    assert not found & {
        "steps/beleid:actions.bepaal-extra-maatregelen.more",
        "pages/home:title",
        "steps/kom-samen:title",
    }
