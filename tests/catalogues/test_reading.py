"""Reading a catalogue and writing it: nothing that stands in one is lost, and what is none has its line."""

import shutil
import subprocess
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.translations import po


@pytest.mark.parametrize("mark", ["", "~"])
def test_a_former_text_is_read_however_it_is_wrapped(mark):
    former, now = ("#~| ", "#~ ") if mark else ("#| ", "")
    text = "\n".join([
        "#, fuzzy", f'{former}msgid ""', f'{former}"Vroeger "', f'{former}"en later."', f'{now}msgctxt "x"',
        f'{now}msgid "Nu."', f'{now}msgstr ""', f'{now}"No"', f'{now}"w."', "",
    ])  # fmt: skip
    [one] = po.read(text).messages
    assert (one.former, one.string) == ({"msgid": "Vroeger en later."}, "Now.")
    assert (one.fuzzy, one.obsolete) == (True, bool(mark))


@settings(max_examples=200)
@given(st.lists(st.text('"\\n\n\t\r\a\v0x7 é\u2028\x85', max_size=12), min_size=4, max_size=4), st.booleans())
def test_any_text_is_read_as_it_was_written(parts, obsolete):
    former, *texts = parts
    fields = dict(zip(("msgctxt", "msgid", "msgstr"), texts, strict=True))
    one = po.Message({**fields, "msgctxt": "x"}, {"msgid": former}, obsolete=obsolete)
    [found] = po.read(po.written(po.Catalogue(po.EMPTY.head, (one,)))).messages
    assert replace(found, line=1) == one


def test_several_forms_are_kept():
    text = 'msgid ""\nmsgstr ""\n\nmsgctxt "x"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'
    catalogue = po.read(text)
    assert po.written(catalogue) == text
    assert catalogue.messages[0].pluralizable


def test_escapes_by_number_are_read():
    assert po.read(r'msgid "\x41\102\\n"' + '\nmsgstr ""').messages[0].id == r"AB\n"


#: What gettext refuses, and the line at which it is broken.
BROKEN = {
    'msgid "a': 1,
    'msgid "a"': 1,
    'msgid "a"\nmsgstr "b" c': 2,
    'msgstr "b"': 1,
    '"b"': 1,
    'msgid "a"\nmsgid "b"\nmsgstr ""': 2,
    'msgid "a"\nmsgctxt "b"\nmsgstr ""': 2,
    'msgid "a\\q"\nmsgstr ""': 1,
    'msgid "a"\nmsgstr[0] ""': 2,
    'msgid "a"\nmsgid_plural "b"\nmsgstr ""': 3,
    'msgid "a"\nmsgstr "b"\nmsgstr "c"': 3,
    '#~ msgid "a"\nmsgstr "b"': 2,
    'msgnot "a"': 1,
    'msgid ""\nmsgstr ""\nmsgid ""\nmsgstr ""': 3,
    'msgid "a"\n#| msgid "b"\nmsgstr "c"': 2,
    "words": 1,
}  # fmt: skip


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_no_catalogue_has_its_line(text):
    with pytest.raises(po.Broken) as broken:
        po.read(text)
    assert broken.value.line == BROKEN[text]
    msgfmt = shutil.which("msgfmt")
    assert msgfmt, "install gettext"
    done = subprocess.run([msgfmt, "--output-file=/dev/null", "-"], input=f"{text}\n".encode(), check=False)
    assert done.returncode, "gettext reads it"
