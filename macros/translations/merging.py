"""
Catalogues brought up to date with the Dutch, and the templates that a new language begins with.

Nothing that was translated is lost: a changed text keeps its translation, marked fuzzy, beside the Dutch
that it belonged to; a message whose text is gone is kept as obsolete, with its marks, and comes back as
it went. What translators note is theirs; what a text is and where it stands is written anew each time.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from macros.content.guide import Guide
from macros.content.shape import Leaf
from macros.content.source import Source
from macros.translations.catalogues import file_of, read_whole, template_of
from macros.translations.head import head_of
from macros.translations.po import EMPTY, Catalogue, Message, written
from macros.translations.telling import Telling
from macros.translations.wanted import texts, texts_for, translated_kinds

#: Noted where a translation was marked by hand and its Dutch changed after that.
DOUBTED = " Marked fuzzy before its Dutch changed."
#: The files that a guide was read from, by kind and thing.
Sources = Mapping[tuple[str, str], Source]


def merge(guide: Guide, root: Path, language: str, sources: Sources | None = None) -> list[Path]:
    """Brings the catalogues of a language up to date; the files that were written."""
    found: list[Path] = []
    for kind in translated_kinds():
        wanted = dict(texts_for(guide, kind, language))
        before, _, problems = read_whole(root, language, kind)
        if not wanted or problems:
            continue  # a broken file is left alone: what is wrong in it is said elsewhere
        made = _merged(before, wanted, Telling(guide, kind, sources or {}))
        head = head_of(guide, kind, language, before.head if before is not EMPTY else None)
        found += _write(file_of(root, language, kind), replace(made, head=head))
    return found


def templates(guide: Guide, root: Path, sources: Sources) -> list[Path]:
    """Writes the templates (.pot), one of each kind with all its texts; the files that were written."""
    found: list[Path] = []
    for kind in translated_kinds():
        made = _merged(EMPTY, dict(texts(guide, kind)), Telling(guide, kind, sources))
        if made.messages:
            head = replace(head_of(guide, kind, "", None), flags=("fuzzy",))
            found += _write(template_of(root, kind), replace(made, head=head))
    return found


def _write(path: Path, catalogue: Catalogue) -> Iterator[Path]:
    content = written(catalogue).encode()
    if not path.is_file() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        yield path


def _merged(before: Catalogue, wanted: Mapping[str, Leaf], telling: Telling) -> Catalogue:
    """The texts that are wanted, in their order, and behind them what is kept of others."""
    kept: dict[str, Message] = {}
    for message in sorted(before.messages, key=lambda one: (not one.string, one.obsolete)):
        if message.context in wanted:
            kept.setdefault(message.context, message)
    made = [_brought(kept.get(where), where, leaf, telling) for where, leaf in wanted.items()]
    gone = [
        replace(message, obsolete=True, about=(), places=())
        for message in before.messages
        if message.context not in wanted and (message.string or message.notes)
    ]
    return replace(before, messages=(*made, *_once(gone)))


def _once(messages: Iterable[Message]) -> Iterator[Message]:
    """Messages without those that stand there already: gettext refuses two of the same."""
    seen = set()
    for message in messages:
        if (message.context, message.id) not in seen:
            seen.add((message.context, message.id))
            yield message


def _brought(before: Message | None, where: str, leaf: Leaf, telling: Telling) -> Message:
    """The message of a text, with the translation that there was."""
    dutch = str(leaf.value)
    about = telling.about(where, leaf)
    fields = {"msgctxt": where, "msgid": dutch, "msgstr": ""}
    if before is None:
        return Message(fields, about=about, places=telling.places(leaf, where), flags=telling.flags(leaf))
    fields["msgstr"] = before.string
    belonged = _belonged(before)
    # Marked by hand: nothing says which Dutch it belonged to, and no Dutch that comes back makes it right.
    doubted = before.fuzzy and (not before.former or DOUBTED in before.notes)
    fuzzy = bool(before.string) and (doubted or belonged != dutch)
    former = {"msgid": belonged} if fuzzy and belonged != dutch else {}
    notes = [note for note in before.notes if note != DOUBTED] + ([DOUBTED] if doubted and former else [])
    own = [flag for flag in before.flags if flag != "fuzzy" and not flag.endswith("-format")]
    flags = dict.fromkeys([*(["fuzzy"] if fuzzy else []), *telling.flags(leaf), *own])
    return Message(fields, former, tuple(notes), about, telling.places(leaf, where), tuple(flags))


def _belonged(message: Message) -> str:
    """The Dutch that a translation belongs to: its own, or the former one beside a fuzzy translation."""
    return message.former.get("msgid", message.id) if message.fuzzy else message.id
