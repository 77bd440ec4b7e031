"""The writer of a page: texts, links and dates as they appear there."""

import datetime
from dataclasses import dataclass, replace
from typing import Protocol

from markupsafe import Markup, escape

from macros.content import text
from macros.content.addresses import address, dialled, folder_of, published, relative
from macros.content.guide import Guide
from macros.content.isolation import direction_of
from macros.content.model.organisation import Audience
from macros.content.text import Words


class Explainer(Protocol):
    """Explains terms where they stand first on a page."""

    def mark(self, text: str) -> Markup:
        """``text`` as HTML, with its new terms marked."""

    def inside_fold(self) -> "Explainer":
        """The same for texts that are folded away at first."""


@dataclass(frozen=True)
class Writer:
    """
    Writes for one page, given by its address from the top of its language's site.

    ``url`` is the address at which the whole site is published, or empty;
    ``audience`` is the reader of the page.
    """

    guide: Guide
    page: str
    terms: "Explainer | None" = None
    url: str = ""
    audience: Audience = "medewerker"

    def href(self, target: str) -> str:
        """The address of ``kind/id`` or ``kind/id#anchor`` from this page; empty for what a school hides."""
        thing, hash_, anchor = target.partition("#")
        if thing in self.guide.hidden:
            return ""
        if target in self.guide.hidden:
            hash_ = anchor = ""
        kind, _, name = thing.partition("/")
        return relative(address(kind, name) + hash_ + anchor, self.page)

    def asset(self, path: str) -> str:
        """The address of a file of the site from this page."""
        return relative(path, self.page)

    @property
    def _folder(self) -> str:
        """The folder of this language's site, from the top of the whole."""
        return folder_of(self.guide.language, self.guide.settings.first_language)

    def download(self, name: str) -> str:
        """The address of a ready file in this page's language, which lies beside all languages."""
        return relative(f"downloads/{self.guide.language}/{name}", self._folder + self.page)

    def absolute(self, page: str) -> str:
        """The whole address of a page of this language's site; empty when the site has none."""
        return published(self.url, self._folder + page)

    def shared(self, path: str) -> str:
        """The address of a file at the top of the whole site, from this page."""
        return relative(path, self._folder + self.page)

    def phone(self, reference: str) -> tuple[str, str]:
        """The number of ``organisation.phone`` as shown, and as dialled."""
        number = self.guide.phone(reference).number
        return number, dialled(number)

    def doubts(self, status: str) -> bool:
        """
        Whether the page says that a fact comes from an old source.

        Staff can check a number before they pass it on; a child in need must not have to.
        """
        return status == "old" and self.audience != "leerling"

    def phone_note(self, reference: str) -> Markup:
        """That the source of a number is old, where it is."""
        if not self.doubts(self.guide.phone(reference).status):
            return Markup()
        return Markup(' <small class="old">({})</small>').format(self.word("old_number"))

    def inside_fold(self) -> "Writer":
        """The writer for texts that are folded away at first."""
        return replace(self, terms=self.terms.inside_fold()) if self.terms else self

    def words(self, text: str) -> Markup:
        """Running text, escaped, with each term explained where it stands first on the page."""
        return self.terms.mark(text) if self.terms else escape(text)

    def plain(self, words: Words) -> Markup:
        """A text without Markdown, escaped; marked with its language where that differs."""
        return self._marked(escape(str(words)), words, "span")

    def line(self, words: Words) -> Markup:
        """A text of one paragraph, as what goes inside the paragraph."""
        return self._marked(text.to_html(words, "line", self), words, "span")

    def act(self, words: Words) -> Markup:
        """A text of which the first sentence is what to do: that one strong, the rest plain."""
        first, space, rest = text.first_sentence(words)
        if not rest:
            return Markup("<strong>{}</strong>").format(self.line(words))
        parts = (Words(part, words.language, words.status) for part in (first, rest))
        return Markup("<strong>{}</strong>{}{}").format(self.line(next(parts)), space, self.line(next(parts)))

    def prose(self, words: Words) -> Markup:
        """A text of paragraphs and lists, as blocks."""
        return self._marked(text.to_html(words, "prose", self), words, "div")

    def bare(self, words: Words) -> str:
        """A text as plain characters, for attributes and descriptions."""
        return text.to_plain(words, replace(self, terms=None))

    def word(self, key: str, **values: object) -> Markup:
        """An interface word. Values that are HTML stay HTML, all others are escaped and keep their order."""
        words = self.guide.unfilled(key, values)
        around = self.guide.settings.languages[words.language].direction
        kept = {name: self._in_order(value, around) for name, value in values.items()}
        return self._marked(escape(str(words)).format(**kept), words, "span")

    def _in_order(self, value: object, around: str) -> object:
        """A value that runs against the words around it in an element of its own; others as they are."""
        against = isinstance(value, str) and not isinstance(value, Markup) and direction_of(value) != around
        return Markup("<bdi>{}</bdi>").format(value) if against else value

    def date(self, day: datetime.date) -> str:
        """A day in words, such as 22 november 2026."""
        return f"{day.day} {self._month(day.month)} {day.year}"

    def _month(self, number: int) -> str:
        return text.months(self.guide.word("months"))[number - 1]

    def version(self) -> Markup:
        """Which version of the content this is, and of which day."""
        settings = self.guide.settings
        return self.word("content_version", date=self.date(settings.date), version=settings.version)

    def loose_date(self, value: str) -> str:
        """The date of a source, as far as it goes: 2019, september 2019, 30 september 2019."""
        parts = [int(part) for part in value.removeprefix("about ").split("-")]
        if len(parts) == 3:
            return self.date(datetime.date(*parts))
        if len(parts) == 2:
            return f"{self._month(parts[1])} {parts[0]}"
        return str(parts[0])

    def _marked(self, html: Markup, words: Words, tag: str) -> Markup:
        language = getattr(words, "language", self.guide.language)
        if language == self.guide.language:
            return html
        direction = self.guide.settings.languages[language].direction
        return Markup('<{0} lang="{1}" dir="{2}">{3}</{0}>').format(tag, language, direction, html)
