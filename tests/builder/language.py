"""
In which language a page says that its texts are, held against the words and letters of those texts.

It reads HTML: the file that the build made, or what the scripts have made of it in a browser.
"""

import re
import unicodedata
from collections.abc import Iterator

from lxml import html

#: A mark of a language, such as ``nl`` or ``zh-Hant-TW``.
MARK = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")
#: Words that one language alone has, and that are in nearly every sentence of it.
SMALL_WORDS = {
    "nl": "de het een en van niet dat je zijn voor met op aan wordt ook wie wat bij naar dit als er",
    "en": "the and to not for with your that this you are who if it from have they what by be",
}
#: A name such as "Inspectie van het Onderwijs" stays itself in every language.
LET_PASS = 2
LETTERS = {"ARABIC": {"ar", "fa", "ur", "ckb", "ps"}, "CYRILLIC": {"uk", "ru", "bg"}}
#: What a screen reader says besides the text of an element.
SAID = ("aria-label", "alt", "title", "content", "placeholder")


def strange(text: str) -> Iterator[str]:
    """What is wrong with the marks of language on a page."""
    page = html.document_fromstring(text)
    for element in page.iter(html.etree.Element):
        own = element.get("lang")
        if own is not None and not MARK.fullmatch(own):
            yield f'"{own}" is no mark of a language'
        if own is not None and (_direction(element) == "rtl") != (_base(own) in LETTERS["ARABIC"]):
            yield f'marked "{own}", and runs {_direction(element)}: {_short(element.text_content())}'
        if element.tag not in ("script", "style"):
            yield from _texts(element)


def _texts(element: html.HtmlElement) -> Iterator[str]:
    own = _base(next((up.get("lang") for up in (element, *element.iterancestors()) if up.get("lang")), ""))
    inside = [element.text, *(child.tail for child in element)]
    for text in filter(None, [*inside, *(element.get(name) for name in SAID)]):
        yield from _judged(text, own)


def _judged(text: str, own: str) -> Iterator[str]:
    for script, languages in LETTERS.items():
        if own not in languages and any(_of(sign, script) for sign in text):
            yield f'marked "{own}", and not its letters: {_short(text)}'
    if own not in SMALL_WORDS:
        return
    scores = {code: _score(text, code) for code in SMALL_WORDS}
    for code, score in scores.items():
        if score > LET_PASS and score > scores[own]:
            yield f'marked "{own}", and written in "{code}": {_short(text)}'


def _score(text: str, code: str) -> int:
    """How many of the small words of a language stand in a text."""
    small = set(SMALL_WORDS[code].split())
    return sum(word in small for word in re.findall(r"[^\W\d_]+", text.lower()))


def _of(sign: str, script: str) -> bool:
    return sign > "\u02ff" and sign.isalpha() and unicodedata.name(sign, "").startswith(script)


def _direction(element: html.HtmlElement) -> str:
    given = (up.get("dir") for up in (element, *element.iterancestors()))
    return next((it for it in given if it in ("ltr", "rtl")), "ltr")


def _base(mark: str) -> str:
    return mark.partition("-")[0]


def _short(text: str) -> str:
    return f'"{" ".join(text.split())[:60]}"'
