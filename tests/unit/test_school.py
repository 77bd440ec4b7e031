"""A school's folder over the small guide: what it may do, and that nothing it holds does harm."""

import io
import json
import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from PIL import Image, ImageChops, ImageOps

from macros.__main__ import main
from macros.builder.project import Project, load_school
from macros.content import contrast
from macros.content.model.school import School
from macros.content.pages import documents
from macros.content.problems import Failed
from macros.content.rules import RULES
from macros.plan import compute
from macros.school import new
from macros.school.drawing import read_drawing
from macros.school.folder import read_folder
from macros.school.script import script
from tests.conftest import ROOT
from tests.golden.small import PROJECT
from tests.golden.test_schools import small
from tests.plan.changing import put

NAME = "school.yml"


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in ({NAME: "name: De Rietkraag\n"} | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def school(folder: Path, files: dict[str, str]) -> Project:
    return load_school(small(), read_folder(write(folder, files), "school"))


STEP = """\
after: een
title: Onze stap
short_title: Onze
purpose: Waarvoor deze stap is.
actions:
  doe: {text: Doe dit., brief: Doe dit., when: eerst, who: [mentor], why: Daarom., effects: [records]}
checked_on: 2026-01-02
reviewed_by: none
"""


def test_step_is_added_in_its_place_with_a_page(tmp_path):
    project = school(tmp_path, {"data/steps/onze.yml": STEP})
    guide = project.guides["nl"]
    assert guide.settings.steps == ["een", "onze", "twee", "drie"]
    texts = documents(guide, PROJECT / "docs")
    assert texts["stappen/onze.md"] == texts["stappen/een.md"]
    title = project.guides["ar"].step("onze").title
    assert (title.language, title.status) == ("nl", "missing")


def test_file_replaces_only_what_it_says(tmp_path):
    text = "actions:\n  eigen:\n    after: doe\n    text: Iets eigens.\n    brief: Iets eigens.\n"
    text += "    when: eerst\n    who: [mentor]\n"
    text += "    why: Daarom.\n    effects: [records]\n  doe: {why: Onze reden.}\n"
    guide = school(tmp_path, {"data/steps/een.yml": text}).guides["nl"]
    before = small().guides["nl"].step("een")
    step = guide.step("een")
    assert list(step.actions) == ["doe", "eigen", "later"]
    assert step.actions["doe"] == before.actions["doe"].model_copy(update={"why": "Onze reden."})
    assert (step.do_not, step.actions["later"]) == (before.do_not, before.actions["later"])


def test_short_text_of_a_school_stands_on_the_sheet_itself(tmp_path):
    """The guide's brief was written for another text."""
    files = {"data/steps/drie.yml": "actions:\n  later:\n    text: Kijk terug met de rector.\n"}
    guide = school(tmp_path, files).guides["nl"]
    assert guide.action("drie.later").brief == "Kijk terug met de rector."
    assert guide.action("twee.later").brief == "Kijk terug."


def test_hidden_things_leave_every_list(tmp_path):
    project = school(tmp_path, {"data/hide.yml": "hide: [steps/twee, geval.nieuw, organisations/zoek]\n"})
    guide = project.guides["nl"]
    assert guide.settings.steps == ["een", "drie"]
    texts = documents(guide, PROJECT / "docs")
    assert "stappen/een.md" in texts
    assert "stappen/twee.md" not in texts
    values = "".join(thing.model_dump_json() for things in guide.things.values() for thing in things.values())
    for gone in ('"step":"twee"', '"twee.doe"', '"geval.nieuw"', '"zoek"'):
        assert gone not in values


def test_school_may_have_its_own_catalogue(tmp_path):
    po = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    po += 'msgctxt "steps/onze:title"\nmsgid "Onze stap"\nmsgstr "خطوتنا"\n'
    files = {"data/steps/onze.yml": STEP, "data/translations/ar/steps.po": po}
    title = school(tmp_path, files).guides["ar"].step("onze").title
    assert (str(title), title.status) == ("خطوتنا", "translated")


def test_replaced_national_number_is_a_warning(tmp_path):
    organisation = yaml.safe_load((PROJECT / "data/organisations/zoek.yml").read_text("utf-8"))
    files = {"data/organisations/zoek.yml": "name: Zoek bij ons\n"}
    project = school(tmp_path, files)
    assert project.copy
    assert project.copy.warnings == ()
    assert organisation["name"] != "Zoek bij ons"


def check(folder: Path, *more: str) -> int:
    return main(["--language", "en", "check", "--root", str(PROJECT), "--school", str(folder), *more])


def test_changed_original_is_listed_until_it_is_accepted(tmp_path, capsys):
    folder = write(tmp_path / "school", {"data/steps/een.yml": "purpose: Onze woorden.\n"})
    assert check(folder) == 0
    kept = folder / "originals.yml"
    assert "steps/een:purpose" in kept.read_text("utf-8")
    assert check(folder) == 0
    kept.write_text(re.sub(r': "\w+"', ': "0123456789ab"', kept.read_text("utf-8")), "utf-8")
    capsys.readouterr()
    assert check(folder) == 1
    said = capsys.readouterr().err
    assert "een.yml:1:10: the original of steps/een:purpose has changed; yours still says" in said
    assert "Waarvoor deze stap is." in said
    assert check(folder, "--accept") == 0
    assert check(folder) == 0


def test_colour_is_proposed_that_can_be_read():
    assert contrast.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # the usual example
    near = contrast.nearest("#ffcc00", contrast.LIGHT)
    assert contrast.least(near, contrast.LIGHT) >= contrast.TEXT > contrast.least("#866b00", contrast.LIGHT)
    assert contrast.nearest("#7a1f5c", contrast.LIGHT) == "#7a1f5c"
    assert contrast.least(contrast.nearest("#7a1f5c", contrast.DARK), contrast.DARK) >= contrast.TEXT


def test_colours_it_is_held_against_are_those_of_the_site():
    tokens = (ROOT / "overrides/styles/tokens.css").read_text("utf-8")
    found = [
        dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", part))
        for part in tokens.split("prefers-color-scheme: dark")
    ]
    names = ("accent-ink", "paper", "surface", "accent-wash")
    assert {found[0][name] for name in names} == set(contrast.LIGHT)
    assert {found[1][name] for name in names} == set(contrast.DARK)


def test_a_logo_has_the_same_room_on_the_page_of_a_letter_as_in_its_file():
    style = (ROOT / "overrides/components/letter/letter.css").read_text("utf-8")
    room = re.search(r"\.field img \{[^}]*max-inline-size: (\d+)cm;\s*max-block-size: (\d+)cm;", style)
    assert room
    assert [int(size) for size in room.groups()] == [RULES["letter_logo"][way] for way in ("wide", "high")]


def test_script_cannot_be_left():
    about = School.model_construct(name='</script><!--\u2028 "\\" & x')
    text = script(about)
    assert not set("<>\u2028") & set(text)
    assert json.loads(text.split("= ", 1)[1].rstrip(";\n"))["name"] == about.name


ANSWERS = ["", "De Rietkraag", "Dorpsstraat 1; 1234 AB Ons Dorp", "12", "020-261 52 75", "info@school.nl",
           "geel", "#ffcc00", "#7a1f5c", "zorgcoördinator; Vera Voorbeeld; 020-000 00 01"]  # fmt: skip


def test_new_school_checks_each_answer_and_works(tmp_path, monkeypatch, capsys):
    folder, given = tmp_path / "school", iter(ANSWERS)
    monkeypatch.setattr("builtins.input", lambda _: next(given))
    assert main(["--language", "nl", "new", "--root", str(ROOT), "school", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "Nederlands telefoonnummer" in said
    assert "#836800" in said
    about = read_folder(folder).school
    assert about.address == ["Dorpsstraat 1", "1234 AB Ons Dorp"]
    assert about.people[0].phone == "020-000 00 01"
    example = (folder / "voorbeeld-eigen-actie.txt").read_text("utf-8")
    assert set(yaml.safe_load(example)["actions"]) == {"bel-conrector"}
    # Every remark is a line that works when the # is taken away.
    opened = re.sub(
        r"(?m)^# ?(?=(short|website|logo|leave|  target|languages)\b)", "", (folder / NAME).read_text("utf-8")
    )
    School.model_validate(yaml.load(opened, Loader=yaml.BaseLoader))


def test_new_school_overwrites_nothing(tmp_path):
    folder = write(tmp_path, {"LEESMIJ.txt": "van ons"})
    before = {path: path.read_bytes() for path in folder.rglob("*")}
    with pytest.raises(Failed) as failed:
        new.make(folder, {"name": "De Rietkraag"}, ROOT)
    assert len(failed.value.problems) == 2
    assert {path: path.read_bytes() for path in folder.rglob("*")} == before


def test_input_that_ends_is_no_traceback(tmp_path, monkeypatch, capsys):
    def ends(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", ends)
    assert main(["--language", "en", "new", "--root", str(ROOT), "school", str(tmp_path / "x")]) == 1
    assert "a question has no answer" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def png() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 20), "#7a1f5c").save(buffer, "PNG")
    return buffer.getvalue()


WORDS = st.sampled_from([
    "De Rietkraag", "#ffcc00", "#7a1f5c", "../../etc/passwd", "logo.png", "logo.svg", "x" * 400,
    "", "null", "[",
    "<script>alert(1)</script>", "{{ 7*7 }}", "{tel:hulp.spoed}", "javascript:alert(1)",
    "https://example.org",
    "\u202e", "\u0000", "&a", "*a", "!!python/object:os.system", "een", "een.niet", "steps/een", "🎓", "- a",
])  # fmt: skip
KEYS = st.sampled_from(
    [
        *School.model_fields,
        "hide",
        "actions",
        "after",
        "whole",
        "doe",
        "niet",
        "do_not",
        "text",
        "title",
        "steps",
        "x",
    ]
)
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=6
)
FILES = st.sampled_from([
    "school.yml", "data/hide.yml", "data/guide.yml", "data/steps/een.yml", "data/steps/eigen.yml",
    "originals.yml", "data/organisations/hulp.yml", "data/situations/geval.yml",
    "data/pages/eigen.yml", "data/sheet.yml",
    "data/translations/ar/steps.po", "docs/eigen.md", "docs/stappen/een.md", "logo.svg", "logo.png", "data/x",
    "data/interface.yml", "data/search.yml",
])  # fmt: skip
CONTENT = VALUES.map(
    lambda value: yaml.safe_dump(value, allow_unicode=True).encode("utf-8", "replace")
) | st.binary(max_size=80)


def around(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(
    files=st.dictionaries(FILES, CONTENT, max_size=4),
    values=st.dictionaries(st.sampled_from(list(School.model_fields)), VALUES, max_size=3),
    special=st.sampled_from([None, "link", "pipe", "folder"]),
    place=FILES,
)
def test_hostile_folder_gives_places_and_writes_nothing(tmp_path_factory, files, values, special, place):
    top = tmp_path_factory.mktemp("hostile")
    folder = top / "school"
    write(folder, {})
    about = yaml.safe_dump({"name": "De Rietkraag", **values}, allow_unicode=True)
    for name, content in {NAME: about.encode(), **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    odd = folder / place
    if special and not odd.exists():
        odd.parent.mkdir(parents=True, exist_ok=True)
        {
            "link": lambda: odd.symlink_to("/etc/hostname"),
            "pipe": lambda: os.mkfifo(odd),
            "folder": odd.mkdir,
        }[special]()
    before = around(folder) if special != "pipe" else None
    try:
        project = load_school(small(), read_folder(folder, "school"))
    except Failed as failed:
        found = failed.problems
    else:
        found = []
    for problem in found:
        assert problem.file.startswith("school/"), problem
        assert min(problem.line, problem.col) >= 1
    if not found:
        assert special not in ("link", "pipe") or odd.is_file()
        own = project.guides["nl"].school
        assert own is not None
        assert "<" not in script(own)
        assert "niet" in project.guides["nl"].step("een").do_not
        assert "script" not in "".join(project.copy.pages.values() if project.copy else ())
    if before is not None:
        assert around(folder) == before
    assert [path.name for path in top.iterdir()] == ["school"]
    shutil.rmtree(top)


PIECES = st.lists(
    st.sampled_from([
        "<script>x</script>", '<g onclick="x">', "</g>", '<a href="javascript:x">', "</a>",
        '<use href="#a"/>',
        '<image href="data:image/png;base64,x"/>', "<style>@import 'x'</style>",
        '<rect style="fill:url(//x)"/>',
        '<rect width="1"/>', "<metadata>", "</metadata>",
        '<html:script xmlns:html="http://www.w3.org/1999/xhtml"/>',
        "<![CDATA[<script>]]>", "&#60;", "<!-- -->", '<?xml-stylesheet href="x"?>', "<animate/>", "&x;",
        '<script xmlns=""/>', '<g ONLOAD="x"/>',
    ]),
    max_size=5,
)  # fmt: skip


@pytest.mark.parametrize("name", ["\u3164", "\u115f", "a\u00adb", "\u2800\u200b", "\U000e0041"])
def test_name_that_nobody_sees_is_a_problem(tmp_path, name):
    with pytest.raises(Failed):
        read_folder(write(tmp_path, {NAME: f'name: "{name}"\n'}))


@settings(max_examples=200)
@given(PIECES)
def test_accepted_svg_runs_and_loads_nothing(pieces):
    data = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{"".join(pieces)}</svg>'.encode()
    _, problems = read_drawing("logo.svg", data)
    assert all(problem.line >= 1 and problem.col >= 1 for problem in problems)
    if problems:
        return
    for node in etree.fromstring(data).iter():
        assert isinstance(node.tag, str) or node.tag is etree.Comment
        if isinstance(node.tag, str):
            assert etree.QName(node).localname in ("svg", "g", "rect", "metadata", "style")
            assert not any(key.lower().startswith("on") or "href" in key for key in node.keys())  # noqa: SIM118
            assert "//" not in "".join(node.values())


def test_png_loses_what_is_no_picture(tmp_path):
    buffer = io.BytesIO()
    from PIL.PngImagePlugin import PngInfo

    about = PngInfo()
    about.add_text("Author", "Vera Voorbeeld")
    Image.new("RGB", (40, 20), "#7a1f5c").save(buffer, "PNG", pnginfo=about)
    write(tmp_path, {NAME: "name: De Rietkraag\nlogo: logo.png\n"})
    (tmp_path / "logo.png").write_bytes(buffer.getvalue())
    logo = read_folder(tmp_path).logo
    assert logo
    assert b"Noor" not in logo.data
    assert Image.open(io.BytesIO(logo.data)).size == (40, 20) == (logo.width, logo.height)


@pytest.mark.parametrize("way", range(1, 9))
@pytest.mark.parametrize("first", ["JFIF", "Exif"])
def test_a_turned_logo_is_upright_in_documents_as_on_the_page(tmp_path, way, first):
    """A camera notes how it was held (Exif, 1 to 8): browsers turn the picture, Word does not."""
    picture = Image.new("RGB", (60, 20), "white")
    picture.paste("red", (0, 0, 20, 10))
    picture.paste("blue", (40, 10, 60, 20))
    noted = picture.getexif()
    noted[0x0112] = way
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", exif=noted, quality=95)
    data = buffer.getvalue()
    if first == "Exif":  # as cameras write it: without the part that the library puts before it
        length = int.from_bytes(data[4:6], "big")
        data = data[:2] + data[4 + length :]
        assert data[6:10] == b"Exif"
    write(tmp_path, {NAME: "name: De Rietkraag\nlogo: logo.jpg\n"})
    (tmp_path / "logo.jpg").write_bytes(data)
    project = load_school(small(), read_folder(tmp_path, "school"))
    logo, school = project.guides["nl"].logo, project.guides["nl"].school
    assert logo
    assert school
    assert (logo.kind, school.logo) == (("jpg", "logo.jpg") if way == 1 else ("png", "logo.png"))
    seen = ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB")
    made = Image.open(io.BytesIO(logo.data)).convert("RGB")
    assert made.size == seen.size == (logo.width, logo.height)
    for place in ((4, 4), (made.width - 5, 4), (4, made.height - 5), (made.width - 5, made.height - 5)):
        spot = (*place, place[0] + 1, place[1] + 1)
        far = ImageChops.difference(made.crop(spot), seen.crop(spot)).convert("L")
        assert far.tobytes() < b"\x28", place


@pytest.mark.parametrize("cut", [20, 60, -1])
def test_broken_png_is_a_problem(tmp_path, cut):
    write(tmp_path, {NAME: "name: De Rietkraag\nlogo: logo.png\n"})
    (tmp_path / "logo.png").write_bytes(png()[:cut])
    with pytest.raises(Failed):
        read_folder(tmp_path)


def test_broken_picture_inside_a_whole_file_is_a_problem(tmp_path):
    """What only the libraries see that make letters and papers."""
    write(tmp_path, {NAME: "name: De Rietkraag\nlogo: logo.png\n"})
    (tmp_path / "logo.png").write_bytes(png())
    folder = read_folder(tmp_path, "school")
    assert folder.logo
    broken = replace(folder, logo=replace(folder.logo, data=folder.logo.data[:50]))
    with pytest.raises(Failed) as failed:
        load_school(small(), broken)
    assert "school/school.yml:2:7: the logo cannot be shown" in failed.value.problems[0].words("en")


@pytest.mark.parametrize("sign", ["\u3164", "\u115f", "\u00ad", "\u2800", "\ufe0f", "\U000e0041", "\u202e"])
def test_a_name_that_nobody_sees_is_none(tmp_path, sign):
    with pytest.raises(Failed) as failed:
        school(tmp_path, {NAME: f'name: "{sign}"\n'})
    assert failed.value.problems[0].file == "school/school.yml"


def test_lines_of_an_act_that_a_school_hides_stay_as_rows(tmp_path):
    """Who hides an act hides nothing that a situation adds to it."""

    def rows(guide):
        return {row.head.key: [part.key for part in row.parts] for row in compute(guide, ["geval"]).rows}

    lenient = put("situations/geval", "forbids", {})
    assert rows(lenient(small().guides["nl"]))["twee.later"] == ["twee.later", "geval.erbij"]
    hiding = school(tmp_path, {"data/hide.yml": "hide: [twee.later]\n"}).guides["nl"]
    gone = rows(lenient(hiding))
    assert "twee.later" not in gone
    assert gone["geval.erbij"] == ["geval.erbij"]
