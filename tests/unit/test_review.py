"""From a sheet to the line on a page: who saw which words, and what becomes of it when words change."""

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from markupsafe import Markup

from macros.__main__ import main
from macros.builder.project import Project, load, load_school
from macros.content.guide import read
from macros.content.problems import Failed, report
from macros.content.reviews import NATIVE, mark, read_reviews, state
from macros.letters import document
from macros.review import BOXES, READERS
from macros.review.returned import Returned, accept, keep
from macros.review.sheet import write
from macros.school.folder import read_folder
from macros.views import provenance
from macros.views.writer import Writer
from tests.conftest import ROOT, copy_project

BY = "A. Voorbeeld"
LETTER = ("letters", "stopbrief")


@pytest.fixture(scope="module")
def project() -> Project:
    return load(ROOT)


Fill = Callable[[list[list[docx.table._Cell]]], None]


def filled(
    project: Project, tmp_path: Path, fill: Fill, reader: str = "jurist", language: str = "nl",
    *, head: tuple[str, str] = (BY, "1-11-2026"),
) -> Path:  # fmt: skip
    """A sheet of the letters as it comes back."""
    guide = {**project.guides, **project.documents}[language]
    [path] = write(guide, ["letters"], READERS[reader], tmp_path)
    file = docx.Document(str(path))
    for row, value in zip(file.tables[0].rows, head, strict=False):
        row.cells[1].text = value
    rows = [
        [docx.table._Cell(cell, table) for cell in line.tc_lst]
        for table in file.tables[1:] for line in table._tbl.tr_lst[1:]
    ]  # fmt: skip
    fill(rows)
    file.save(str(path))
    return path


def taken(project: Project, path: Path) -> Returned:
    return accept({**project.guides, **project.documents}, project.loaded.sources, path)


def ticked(box: str, *, thing: str = "letters/stopbrief:", better: str = "") -> Fill:
    def fill(rows: list[list[docx.table._Cell]]) -> None:
        for row in rows:
            if thing in row[0].text:
                row[-4 + BOXES.index(box)].text = "x"
                row[-1].text = better

    return fill


def foot(root: Path, language: str = "nl", thing: tuple[str, str] = LETTER) -> str:
    project = load(root)
    guide = project.guides[language]
    return Markup(" ").join(provenance.warnings(Writer(guide, "brieven/stopbrief.html"), *thing)).striptags()


def test_from_the_sheet_to_the_page_and_back_when_a_sentence_changes(project, tmp_path):
    root = copy_project(tmp_path / "copy", "data", "docs", "overrides")
    assert foot(root).startswith("Nog geen jurist of politiespecialist")
    found = taken(project, filled(project, tmp_path, ticked("goed")))
    assert (found.by, found.on, found.remarks, found.outdated) == (BY, "2026-11-01", [], 0)
    path = keep(found, root / "data")
    assert path == keep(found, root / "data")
    texts = len(found.seen["letters/stopbrief"])
    whole = f"{BY}, jurist, op 1 november 2026: {texts} van de {texts} teksten van deze pagina."
    assert foot(root) == f"De Nederlandse tekst is gezien door {whole}"
    assert "Nog geen jurist" in foot(root, thing=("letters", "logboek"))
    guide = load(root).guides["nl"]
    assert "Geen jurist" not in document({"nl": guide}, "stopbrief", ("nl",)).footer[0].plain
    # Two sentences change: they fall back to unseen by themselves.
    letter = root / "data" / "letters" / "stopbrief.yml"
    words = letter.read_text("utf-8")
    letter.write_text(
        words.replace("Bewaar een kopie", "Houd een kopie").replace('Stopbrief"', 'Stop"'), "utf-8"
    )
    assert f"{texts - 2} van de {texts}" in foot(root)
    assert "Sindsdien veranderd: 2." in foot(root)
    assert "De andere teksten van deze pagina heeft nog geen jurist" in foot(root)
    guide = load(root).guides["nl"]
    assert "Geen jurist" in document({"nl": guide}, "stopbrief", ("nl",)).footer[0].plain


def test_a_translation_is_seen_with_its_dutch(project, tmp_path):
    root = copy_project(tmp_path / "copy", "data", "docs", "overrides")
    keep(taken(project, filled(project, tmp_path, ticked("goed", thing=""), "native", "ar")), root / "data")
    keep(taken(project, filled(project, tmp_path, ticked("goed"), "native", "en")), root / "data")
    assert f"The translation was seen by {BY}, on 1 November 2026" in foot(root, "en")
    assert "No lawyer or police specialist" in foot(root, "en")
    assert "native speaker" not in foot(root, "en")
    loaded = load(root)
    arabic = {**loaded.guides, **loaded.documents}
    assert "الأم" not in document(arabic, "hulpkaart", ("ar",)).footer[0].plain
    assert "No professional" in document(arabic, "hulpkaart", ("en",)).footer[0].plain
    # The translation changes, the Dutch does not.
    catalogue = root / "data" / "translations" / "ar" / "letters.po"
    words = catalogue.read_text("utf-8")
    catalogue.write_text(words.replace("أرقام يفيد حفظها", "أرقام للحفظ"), "utf-8")
    loaded = load(root)
    assert state(loaded.documents["ar"], [("letters", "hulpkaart")], native=True).seen[0].changed == 1
    assert "الأم" in document({**loaded.guides, **loaded.documents}, "hulpkaart", ("ar",)).footer[0].plain


@pytest.mark.parametrize("there", ["filled", "note", "link"])
def test_a_sheet_is_never_written_over(project, tmp_path, there):
    """Somebody filled it in and put it back where it came from."""
    guide = project.guides["nl"]
    [path] = write(guide, ["letters"], "lawyer", tmp_path)
    assert write(guide, ["letters"], "lawyer", tmp_path) == [path]  # nothing changed: no second one
    if there == "filled":
        file = docx.Document(str(path))
        file.tables[0].rows[0].cells[1].text = BY
        file.save(str(path))
    elif there == "note":
        path.write_text("van mij", "utf-8")
    else:
        path.rename(tmp_path / "elders.docx")
        path.symlink_to("elders.docx")
    before = path.read_bytes()
    [second] = write(guide, ["letters"], "lawyer", tmp_path)
    assert second.name == "letters-nl-lawyer-2.docx"
    assert path.read_bytes() == before
    assert write(guide, ["letters"], "lawyer", tmp_path) == [second]


def test_what_is_wrong_comes_back_with_its_place(project, tmp_path, capsys):
    path = filled(project, tmp_path, ticked("fout", thing="stopbrief:heading", better="Brief: stop"))
    found = taken(project, path)
    assert found.seen == {}
    assert keep(found, tmp_path) is None
    [told] = found.remarks
    assert told.file == "data/letters/stopbrief.yml"
    line = (ROOT / told.file).read_text("utf-8").split("\n")[told.line - 1]
    assert line.startswith("heading:")
    assert (told.expected, BY in told.what) == ("Brief: stop", True)


def test_a_sheet_of_before_a_change_counts_as_changed(project, tmp_path):
    root = copy_project(tmp_path / "copy", "data", "docs", "overrides")
    path = filled(project, tmp_path, ticked("goed"))
    letter = root / "data" / "letters" / "stopbrief.yml"
    letter.write_text(letter.read_text("utf-8").replace("Bewaar een kopie", "Houd een kopie"), "utf-8")
    found = taken(load(root), path)
    assert found.outdated == 1
    keep(found, root / "data")
    assert "Sindsdien veranderd: 1." in foot(root)


def test_what_was_typed_while_changes_were_tracked_counts(project, tmp_path):
    def fill(rows):
        cell = rows[0][-4]
        cell.text = "x"
        run = cell.paragraphs[0].runs[0]._r
        inserted = OxmlElement("w:ins")
        run.addprevious(inserted)
        inserted.append(run)

    assert len(taken(project, filled(project, tmp_path, fill)).seen) == 1


def put(column: int, text: str) -> Fill:
    def fill(rows):
        rows[0][-4].text = "x"
        rows[0][column].text = text

    return fill


def both(rows):
    rows[0][-4].text = rows[0][-3].text = "x"


def better_alone(rows):
    rows[1][-1].text = "Zo is het beter"


HEAD = (BY, "2026-11-01")
WORDS = "other words than it was made with"
FORGED = "7 letters/aangifte-voorbereiden:title 0123456789ab"
WRONG: dict[str, tuple[Fill, tuple[str, str], str]] = {
    "an unknown text": (put(0, FORGED.replace("title", "titel")), HEAD, ":7:1: there is no such text"),
    "a forged mark": (put(0, FORGED), HEAD, WORDS),
    "no place at all": (put(0, ""), HEAD, "there is no such text"),
    "changed words": (put(1, "Iets anders"), HEAD, WORDS),
    "two boxes": (both, HEAD, "one box is needed"),
    "better words and no box": (better_alone, HEAD, "one box is needed"),
    "no name": (ticked("goed"), ("", "2026-11-01"), "this is not a name"),
    "a name with signs": (ticked("goed"), ("<b>A", "2026-11-01"), "this is not a name"),
    "no day": (ticked("goed"), (BY, "gisteren"), "not a day that has been"),
    "a day with too many figures": (ticked("goed"), (BY, "9" * 30 + "-1-1"), "not a day that has been"),
    "a day to come": (ticked("goed"), (BY, "2999-01-01"), "not a day that has been"),
    "nothing filled in": (lambda rows: None, HEAD, "nothing is filled in"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_sheet_that_cannot_be_right_is_refused_whole(project, tmp_path, name):
    fill, head, message = WRONG[name]
    with pytest.raises(Failed) as failed:
        taken(project, filled(project, tmp_path, fill, head=head))
    assert message in report(failed.value.problems)


@pytest.mark.parametrize("what", ["text", "other document", "large"])
def test_a_file_that_is_no_sheet_is_refused(project, tmp_path, what, monkeypatch):
    path = tmp_path / "blad.docx"
    if what == "text":
        path.write_text("geen Word", "utf-8")
    else:
        file = docx.Document()
        file.add_table(rows=4, cols=2)
        file.save(str(path))
    if what == "large":
        monkeypatch.setattr("macros.review.returned.MOST_BYTES", 10)
    with pytest.raises(Failed) as failed:
        taken(project, path)
    assert str(failed.value.problems[0]).startswith("blad.docx:1:1:")


def test_who_reads_what_is_not_changed_in_the_sheet(project, tmp_path):
    path = filled(project, tmp_path, ticked("goed"))
    file = docx.Document(str(path))
    file.tables[0].rows[2].cells[1].text = "native-professional"
    file.save(str(path))
    with pytest.raises(Failed) as failed:
        taken(project, path)
    assert "nobody reads in this way" in report(failed.value.problems)


RECORD = """by: A. Voorbeeld
role: lawyer
on: 2026-11-01
language: nl
seen:
  letters/stopbrief:
    heading: "0123456789ab"
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("lawyer", "jurist", '2026.yml:2:7: "jurist" is not one of the choices'),
        ("0123456789ab", "goed", "2026.yml:7:14: this is not the mark of a text"),
        ("on: 2026-11-01\n", "", 'the key "on" is missing'),
        ("seen:", "seen:\n\tletters:", "a tab at the start of a line"),
    ],
)
def test_a_fault_in_a_record_is_told_with_its_place(tmp_path, old, new, message):
    root = copy_project(tmp_path, "data", "docs", "overrides")
    (root / "data" / "reviews").mkdir()
    (root / "data" / "reviews" / "2026.yml").write_text(RECORD.replace(old, new), "utf-8")
    assert message in report(read(root)[2])


def test_a_claim_that_no_review_holds_is_refused(tmp_path):
    root = copy_project(tmp_path, "data", "docs", "overrides")
    for name, who in (("letters/stopbrief.yml", "lawyer"), ("guide.yml", NATIVE)):
        file = root / "data" / name
        words = file.read_text("utf-8").replace("reviewed_by: none", f"reviewed_by: {who}", 1)
        file.write_text(words, "utf-8")
    with pytest.raises(Failed) as failed:
        load(root)
    told = report(failed.value.problems)
    assert told.count("this claims a review that is not there") == 2
    assert "data/letters/stopbrief.yml:" in told


def test_nobody_has_reviewed_what_is_shipped():
    assert read_reviews(ROOT / "data") == ((), [])


def test_spaces_and_line_ends_are_no_other_words():
    assert mark("Bel  de\npolitie.") == mark("Bel de politie.") != mark("Bel de politie!")
    assert mark("a", "b") != mark("ab")


def test_the_command(project, tmp_path, capsys):
    root = copy_project(tmp_path / "copy", "data", "docs", "overrides")
    assert main(["review", "--root", str(root), "--kind", "letters", "--out", str(tmp_path)]) == 0
    assert "letters-nl-lawyer.docx" in capsys.readouterr().out
    path = filled(project, tmp_path, ticked("goed"))
    assert main(["review", "--root", str(root), "--accept", str(path)]) == 0
    assert "written: data/reviews/2026-11-01-lawyer-nl-" in capsys.readouterr().out
    assert main(["review", "--root", str(root), "--for", "jurist", "--language", "en"]) == 1
    assert main(["review", "--root", str(root), "--kind", "lettrs"]) == 1
    assert "letters (nearest of" in capsys.readouterr().err
    shutil.rmtree(root)


def test_a_school_cannot_say_who_reviewed_the_guide(tmp_path):
    (tmp_path / "data" / "reviews").mkdir(parents=True)
    (tmp_path / "school.yml").write_text("name: De Rietkraag\n", "utf-8")
    with pytest.raises(Failed) as failed:
        load_school(load(ROOT), read_folder(tmp_path))
    assert "data/reviews:1:1: no kind of thing lives here" in report(failed.value.problems)
