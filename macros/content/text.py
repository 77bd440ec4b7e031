"""
Texts: what an author may write in one, and what becomes of it.

A text is inline Markdown in a small measure: bold, emphasis, links, and lists
where the field is prose. Two things are ours: a link may point at a thing of
the guide, ``[politie](organisations/politie)``, and ``{tel:politie.spoed}``
stands for a phone number, so that each number exists once. All else is shown
as it was typed; raw HTML and template signs are refused, because whoever typed
them expected something else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, Protocol

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from macros.content.messages import Fillings, fillings
from macros.content.rules import RULES

Form = Literal["plain", "line", "prose", "words", "letter"]
Status = Literal["source", "translated", "fuzzy", "missing"]
#: The numbers that are written as words, in Dutch; each stands at its own place.
NUMBERS = (
    "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
)  # fmt: skip


class Words(str):
    """
    A text of the guide that knows in which language it is and how it came there.

    ``status`` is "source" in the language of the guide itself; in another
    language it tells whether the translation is there, being revised (fuzzy)
    or missing, in which case the text is still the Dutch one.
    """

    __slots__ = ("language", "status")
    language: str
    status: Status

    def __new__(cls, text: str, language: str = "nl", status: Status = "source") -> "Words":
        self = super().__new__(cls, text)
        self.language = language
        self.status = status
        return self

    # Pickled when a build hands the guide to processes that it did not fork (Windows).
    def __getnewargs__(self) -> tuple[str, str, Status]:  # type: ignore[override]
        return str(self), self.language, self.status

    def fill(self, **values: object) -> "Words":
        """The same text with its placeholders filled in."""
        return Words(self.format(**values), self.language, self.status)


@dataclass(frozen=True)
class Fault:
    """Something that may not stand in a text: its message, and the part to look for, if any."""

    key: str
    fragment: str
    values: Fillings = ()


class Links(Protocol):
    """What a text needs to know of the guide to become HTML."""

    def href(self, target: str) -> str:
        """The address of ``kind/id`` or ``kind/id#anchor`` from the page at hand; empty: words alone."""

    def phone(self, reference: str) -> tuple[str, str]:
        """The number of ``organisation.phone`` as shown, and as dialled."""

    def phone_note(self, reference: str) -> Markup:
        """What must be said behind a number in a text, such as that its source is old; mostly nothing."""

    def words(self, text: str) -> Markup:
        """Running text as HTML, outside links: escaped, with terms explained where they are."""


TOKEN = re.compile(r"\{tel:([a-z0-9-]+\.[a-z0-9-]+)\}")
#: In letters only: what the writer fills in, and when an organisation is reached.
LETTER_TOKEN = re.compile(r"\{(tel|veld|uren):([a-z0-9.-]+)\}")
PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
INTERNAL = re.compile(r"^[a-z-]+/[a-z0-9-]+(#[a-z0-9-]+)?\Z")
EXTERNAL = re.compile(RULES["kinds"]["web"]["pattern"] + r"\Z")
# What YAML does not allow in a stream; line ends that YAML counts and editors do
# not, which would put every later place on a wrong line; and bidi controls, which
# can make a line read differently from what it is.
FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u2028-\u202e\u2066-\u2069]"
)
_HTML = re.compile(r"<\s*[a-zA-Z/!?][^\s>]{0,30}>?")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)]*)\)?")
_PHONE_IN_LINK = re.compile(r"\[[^\[\]]*\{tel:[^\[\]]*\]\(")
_MARKS = re.compile(r"\*\*|__|\]\(|`|^\s*[-*+]\s", re.MULTILINE)
# What is no word of a sentence: {tel:...}, {veld:...}, and where a link leads.
_NO_WORDS = re.compile(r"\{[^{}]*\}|\]\([^)\s]*\)")
_BRACES = re.compile(r"\{{1,3}[^{}\n]{0,60}\}{1,3}|[{}]")
_BRACES_IN = {
    "line": "braces-in-text",
    "prose": "braces-in-text",
    "plain": "braces-in-plain",
    "words": "braces-in-words",
    "letter": "braces-in-letter",
}
_HEADING = re.compile(r"^#{1,6}\s", re.MULTILINE)

_markdown = MarkdownIt("zero").enable(["emphasis", "link", "list", "escape"])
# Which targets are let pass is decided by faults(); a target that is refused
# there never reaches a page. This keeps the library from dropping ours.
_markdown.validateLink = lambda url: bool(INTERNAL.match(url) or EXTERNAL.match(url))  # type: ignore[method-assign]


def forbidden(char: str) -> Fault:
    """What is wrong with a character that FORBIDDEN finds."""
    return Fault("forbidden-character", f"U+{ord(char):04X}")


def faults(text: str, form: Form) -> Iterator[Fault]:
    """What an author wrote in a text that cannot stand there."""
    odd = FORBIDDEN.search(text)
    if odd:
        yield forbidden(odd.group())
        return
    for found in _HTML.finditer(text):
        yield Fault("html-in-text", found.group())
    rest = TOKEN.sub("", text) if form in ("line", "prose") else text
    if form == "words":
        rest = PLACEHOLDER.sub("", rest)
    if form == "letter":
        rest = LETTER_TOKEN.sub("", rest)
    for brace in _BRACES.finditer(rest):
        yield _brace(form, brace.group())
    if form in ("plain", "words", "letter"):
        for found in _MARKS.finditer(text):
            yield Fault("markdown-in-plain", found.group().strip())
        if "\n" in text.strip():
            yield Fault("more-than-one-line", text.split("\n")[0])
        return
    yield from _link_faults(text)
    for found in _HEADING.finditer(text):
        yield Fault("heading-in-text", found.group().strip())
    if form == "line" and ("\n\n" in text.strip() or re.search(r"^\s*[-*+]\s", text)):
        yield Fault("more-than-one-paragraph", text.split("\n")[0])


def _brace(form: Form, found: str) -> Fault:
    """What is said of braces: a word of the interface has places in them."""
    values = fillings({"example": "{number}"}) if form == "words" else ()
    return Fault(_BRACES_IN[form], found, values)


def _link_faults(text: str) -> Iterator[Fault]:
    for found in _PHONE_IN_LINK.finditer(text):
        yield Fault("phone-in-link", found.group())
    yield from _odd_brackets(text)
    for found in _LINK.finditer(text):
        target = found.group(1).strip()
        if found.group().startswith("!"):
            yield Fault("image-in-text", found.group())
        elif not (INTERNAL.match(target) or EXTERNAL.match(target)):
            yield Fault("link-to-nowhere", found.group(1) or found.group())


def _odd_brackets(text: str) -> Iterator[Fault]:
    """A link that the page would show and the checks here would not see, or the reverse."""
    if "](" not in text:
        return
    seen = [target for target in _LINK.findall(text) if _markdown.validateLink(target.strip())]
    blocks = _markdown.parse(text)
    shown = [one for block in blocks for one in block.children or [] if one.type == "link_open"]
    if len(seen) != len(shown) or text.count("](") != len(_LINK.findall(text)):
        yield Fault("brackets-in-link", "](")


def structure(text: str) -> list[str]:
    """The links and tokens of a text, sorted: what a translation must have as well."""
    links = [f"({target.strip()})" for target in _LINK.findall(text)]
    return sorted([*links, *(match.group() for match in LETTER_TOKEN.finditer(text))])


def months(text: str) -> list[str]:
    """The names of the months, as a word of ours lists them: with commas, or spaces alone."""
    return text.split(", ") if ", " in text else text.split()


def placeholders(text: str) -> list[str]:
    """The placeholders of an interface word, sorted."""
    return sorted(match.group() for match in PLACEHOLDER.finditer(text))


def words_alone(text: str) -> str:
    """A text without its placeholders and without where its links lead."""
    return _NO_WORDS.sub(" ", text)


def targets(text: str) -> Iterator[str]:
    """The things of the guide that a text links to, as ``kind/id``."""
    for target in _LINK.findall(text):
        if INTERNAL.match(target.strip()):
            yield target.strip().split("#")[0]


def phones(text: str) -> Iterator[str]:
    """The phone numbers that a text names, as ``organisation.phone``."""
    return (match.group(1) for match in TOKEN.finditer(text))


def parts(text: str) -> Iterator[tuple[str, str]]:
    """A letter's text in parts: ("text", words), or the kind and name of a token such as ("veld", field)."""
    end = 0
    for found in LETTER_TOKEN.finditer(text):
        if found.start() > end:
            yield "text", text[end : found.start()]
        yield found.group(1), found.group(2)
        end = found.end()
    if end < len(text):
        yield "text", text[end:]


@lru_cache(maxsize=20_000)
def _tokens(text: str, form: Form) -> list[Token]:
    """The tokens of a text, kept: the same sentence stands on many pages."""
    return _markdown.parseInline(text) if form == "line" else _markdown.parse(text)


def to_html(text: str, form: Form, links: Links) -> Markup:
    """A text as HTML: a paragraph's inside for a line, whole blocks for prose."""
    if form in ("plain", "words", "letter"):
        return escape(text)
    tokens = _tokens(str(text), form)
    return Markup("".join(_render(tokens, links)))  # noqa: S704 - every part is escaped below


_FIRST = re.compile(r"^(.{12,}?[.?!])(\s+)(?=[^a-z])(.+)$", re.DOTALL)


def first_sentence(text: str) -> tuple[str, str, str]:
    """The first sentence of a text, what stands between, and the rest; a mark or link is never cut."""
    found = _FIRST.match(text)
    if not found:
        return text, "", ""
    first = found.group(1)
    marks = (first.count("*"), first.count("**"))
    if any(number % 2 for number in marks) or any(first.count(a) != first.count(b) for a, b in ("[]", "()")):
        return text, "", ""
    return first, found.group(2), found.group(3)


def to_plain(text: str, links: Links) -> str:
    """A text without marks, phone numbers written out: for descriptions and counting."""
    html = str(to_html(text, "line", links))
    return str(Markup(re.sub(r"<[^>]+>", "", html)).unescape())  # noqa: S704 - only unescaped


_TAGS = {
    "paragraph": "p",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
    "strong": "strong",
    "em": "em",
}


def _render(tokens: list[Token], links: Links) -> Iterator[str]:
    linked, opened = False, ""
    for token in tokens:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "inline":
            yield from _render(token.children or [], links)
        elif token.type == "text":
            yield str(escape(token.content)) if linked else _with_phones(token.content, links)
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif kind == "link":
            linked = token.nesting > 0
            yield (opened := _link(token, links)) if linked else "</a>" if opened else ""
        elif kind in _TAGS and not token.hidden:
            yield f"</{_TAGS[kind]}>" if token.nesting < 0 else f"<{_TAGS[kind]}>"


def _link(token: Token, links: Links) -> str:
    target = str(token.attrs["href"])
    if EXTERNAL.match(target):
        return f'<a href="{escape(target)}" rel="noreferrer" class="external">'
    address = links.href(target)
    return f'<a href="{escape(address)}">' if address else ""


def _with_phones(text: str, links: Links) -> str:
    parts = TOKEN.split(text)
    shown = []
    for at, part in enumerate(parts):
        if at % 2:
            number, dialled = links.phone(part)
            note = links.phone_note(part)
            shown.append(
                f'<a class="tel" href="tel:{escape(dialled)}"><bdi dir="ltr">{escape(number)}</bdi></a>{note}'
            )
        else:
            shown.append(str(links.words(part)))
    return "".join(shown)
