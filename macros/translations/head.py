"""The head of a catalogue: its fields kept as they are, but for those that the guide decides."""

import re
from collections.abc import Iterator
from dataclasses import replace

from macros.content.guide import Guide
from macros.translations.po import Message

_PLURALS = re.compile(r"nplurals=[0-9]{1,2}; *plural=[n0-9 ()?:<>=!&|%]+;?")
#: What stands in a head that nobody filled in.
_UNSAID = re.compile(
    r"(FULL NAME )?<?EMAIL@ADDRESS>?|\w+ <LL@li\.org>|\S+ VERSION|YEAR-MO-DA .*|Babel [0-9.]+"
)
#: What stands above the head of a new catalogue.
_NOTE = " {kind}: the Dutch texts in data/. See data/README.md before you start."


def fields(head: Message) -> Iterator[tuple[str, str]]:
    """The fields of a head, in their order."""
    for line in head.string.split("\n"):
        key, colon, value = line.partition(":")
        if colon:
            yield key, value.strip()


def wrong_field(key: str, value: str, language: str) -> bool:
    """Whether a field makes tools read the file otherwise than it is meant."""
    if key == "Content-Type":
        charset = value.partition("charset=")[2].lower()
        return charset not in ("", "utf-8", "utf8")
    if key == "Plural-Forms":
        return not _PLURALS.fullmatch(value)
    if key == "Language":
        return bool(value) and re.split("[-_@]", value)[0] != language.split("-")[0]
    return False


def head_of(guide: Guide, kind: str, language: str, before: Message | None) -> Message:
    """The head of a catalogue, or of a template where there is no language: what stood there is kept."""
    said = dict(fields(before)) if before else {}
    unsaid = {key for key, value in said.items() if _UNSAID.fullmatch(value)}
    # In the order in which gettext itself writes them.
    known = {
        "Project-Id-Version": guide.settings.title,
        "Report-Msgid-Bugs-To": guide.settings.correction_address or "",
        "POT-Creation-Date": f"{guide.settings.date} 00:00+0000",
        "PO-Revision-Date": f"{guide.settings.date} 00:00+0000",
        "Last-Translator": "",
        "Language-Team": "",
        "Language": language.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    decided = {"Report-Msgid-Bugs-To", "POT-Creation-Date", "Content-Type"} | unsaid
    made = {key: value if key in decided else said.get(key, value) for key, value in known.items()}
    made |= {key: value for key, value in said.items() if key not in known and key not in unsaid}
    notes = (before.notes if before else ()) or (_NOTE.format(kind=kind),)
    lines = "".join(f"{key}: {value}\n" for key, value in made.items())
    return replace(before or Message({}), fields={"msgid": "", "msgstr": lines}, notes=notes)
