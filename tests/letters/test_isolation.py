"""A value that is filled in keeps its own order: on paper, in files and in plain text."""

import re
import unicodedata
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content.isolation import direction_of, isolated
from macros.export.docx import docx_file
from macros.export.odt import odt_file
from macros.export.txt import txt
from macros.letters import Block, Run, Said, document
from tests.letters.printing import lines, office, signs, stands
from tests.letters.test_documents import CASES
from tests.letters.values import VALUES, filled
from tests.sampling import taken

CONTROLS = re.compile("[\u200b\u200e\u200f\u202a-\u202e]")
SCRIPTS = st.text(
    st.one_of(
        st.sampled_from("aZé 0-9/.,:;()[]+@!?'\"\n\u200f\u200e\u061c\u0301\u064b"),
        st.characters(categories=["L", "N", "P", "S", "Z", "M"]),
        st.sampled_from([*map(chr, range(0x620, 0x64B)), *map(chr, range(0x660, 0x66A)), *"0123456789"]),
    ),
    max_size=40,
)


@given(SCRIPTS, st.sampled_from(["ltr", "rtl"]))
def test_isolation_is_balanced_and_changes_no_word(value: str, around: str) -> None:
    made = isolated(value, around)
    assert isolated("", around) == ""
    plain = CONTROLS.sub("", value)
    assert CONTROLS.sub("", made) == plain
    for line, before in zip(made.split("\n"), value.split("\n"), strict=True):
        deep = 0
        for sign in line:
            deep += {"\u202a": 1, "\u202b": 1, "\u202c": -1}.get(sign, 0)
            assert 0 <= deep <= 1
        assert deep == 0
        right = any(unicodedata.bidirectional(sign) in ("R", "AL", "AN") for sign in before)
        if around == "ltr" and not right:
            assert line == before
        elif before:
            mark = "\u200f" if around == "rtl" else "\u200e"
            assert line == f"{mark}{line[1]}\u200b{before}\u202c{mark}"
            assert (line[1] == "\u202b") is (direction_of(before) == "rtl")


SOME = [
    *((name, edition) for name, edition in CASES if name.startswith("ouders-") and "ar" in edition),
    ("hulpkaart", ("nl",)), ("hulpkaart", ("nl", "ar")),
]  # fmt: skip
PRINTED = taken("letters that LibreOffice prints with values", SOME, CASES)


def test_values_stand_on_paper_as_they_were_typed(guides, tmp_path: Path) -> None:
    expected: dict[Path, set[str]] = {}
    for number, (name, edition) in zip(count(step=5), PRINTED, strict=False):
        about, typed = filled(document(guides, name, edition), number)
        for suffix, make in (("docx", docx_file), ("odt", odt_file)):
            file = tmp_path / f"{name}-{'-'.join(edition)}.of-{suffix}.{suffix}"
            file.write_bytes(make(about))
            expected[file] = set(typed.values())
    made = office(tmp_path, expected)
    faults = []
    for file, values in expected.items():
        found = [signs(line) for line in lines(made / f"{file.stem}.pdf")]
        faults += [f"{file.name}: {value}" for value in values if not stands(VALUES[value], found)]
    assert faults == []


@pytest.mark.parametrize("edition", [("ar",), ("nl", "ar")])
def test_a_number_of_the_guide_is_isolated_as_a_value_is(guides, edition) -> None:
    text = txt(document(guides, "ouders-klas", edition)).decode()
    numbers = re.findall(r".?.?.?0900[-\d\u00a0]+.?.?", text)
    assert any(one == "\u200f\u202a\u200b0900-0101\u202c\u200f" for one in numbers), numbers


def test_no_word_of_a_value_is_cut_at_the_end_of_a_line(guides, tmp_path: Path) -> None:
    """Wherever in a line it stands: LibreOffice cut "Noor" behind the N, where only signs stood before it."""
    about = document(guides, "hulpkaart", ("ar",))
    text = "هل لديكم سؤال أو تعرفون شيئًا يمكن أن يساعد؟ اتصلوا بـ الهاتف "

    def line(pad: int) -> Block:
        runs = (
            Run("text", f"{'م' * pad} {text}"),
            Run("field", "", "contact", "Noor de Boer"),
            Run("text", "."),
        )
        return Block(f"b{pad}", "text", (Said("ar", "rtl", runs),))

    long = replace(about, blocks=tuple(map(line, range(40))))
    files = []
    for suffix, make in (("docx", docx_file), ("odt", odt_file)):
        files.append(tmp_path / f"of-{suffix}.{suffix}")
        files[-1].write_bytes(make(long))
    made = office(tmp_path, files)
    for file in files:
        assert sum("Noor" in one for one in map(signs, lines(made / f"{file.stem}.pdf"))) == 40, file.name
