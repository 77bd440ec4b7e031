"""
One word per thing: holds every translation against data/glossary.yml.

Where the Dutch of a message has a term, its translation has one of the forms to
use and none of the words to avoid. Only translations that belong to the Dutch of
now are held: a fuzzy one is being revised anyway.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from macros.content.guide import Guide
from macros.content.messages import say
from macros.content.model.glossary import Entry
from macros.content.problems import Problem, shorten
from macros.content.text import words_alone
from macros.translations.catalogues import file_of, read_catalogue
from macros.translations.faults import stale
from macros.translations.wanted import texts_for, translated_kinds


def problems(guide: Guide, root: Path) -> Iterator[Problem]:
    """Translations that lack the word of the glossary, or have one to avoid; each with its place."""
    glossary = guide.glossary
    settings = guide.settings
    for language in [*list(settings.languages)[1:], *settings.document_languages]:
        entries = [entry for entry in glossary.values() if language in entry.languages]
        for kind in translated_kinds() if entries else []:
            file = file_of(root, language, kind).relative_to(root).as_posix()
            catalogue, _ = read_catalogue(root, language, kind)  # what is wrong in it is said elsewhere
            for where, leaf in texts_for(guide, kind, language):
                message = catalogue.get(where)
                if not message or not message.string or stale(message, leaf):
                    continue
                dutch, translated = str(leaf.value), message.string
                for entry in entries:
                    for key, term, found in _faults(entry, language, dutch, translated):
                        yield Problem.at(
                            file,
                            key,
                            place=(message.line, 1),
                            found=found,
                            term=term,
                            use=", ".join(entry.languages[language].use),
                            advice=entry.why or say("use-the-glossary"),
                        )


def _faults(entry: Entry, language: str, dutch: str, translated: str) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a translation by one entry: the message, the Dutch term, what was found."""
    rendering = entry.languages[language]
    term = _any(*entry.dutch).search(words_alone(dutch))
    if not term:
        return
    # "head" is a word to avoid, and "head teacher" the one to use: what is right is taken out first.
    rest, right = _any(*rendering.use).subn(" ", words_alone(translated))
    bad = _any(*rendering.avoid).search(rest) if rendering.avoid else None
    if bad:
        yield "word-to-avoid", term[0], bad[0]
    elif not right:
        yield "glossary-word-missing", term[0], shorten(translated)


@lru_cache(maxsize=512)
def _any(*forms: str) -> re.Pattern[str]:
    """
    A pattern for any of some forms: whole words, with any letters for ``*``.

    A form with a capital is a name, and keeps it: "Veilig Thuis", where home may be "veilig thuis".
    """
    one = []
    for form in forms:
        letters = re.escape(form).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
        one.append(letters if form != form.lower() else f"(?i:{letters})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(one)})(?!\w)")
