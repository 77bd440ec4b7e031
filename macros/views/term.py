"""Terms on a page: each is explained once, and what the explanation shows."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from macros.content.terms import TermIndex
from macros.views.writer import Writer


@dataclass(frozen=True)
class TermNote:
    """A term in a text, with its explanation."""

    id: str
    word: str
    explanation: Markup
    href: str


@dataclass
class PageTerms:
    """
    The terms of one page: each is explained once, where it stands first.

    ``show`` renders a note. The state lives as long as the page is being made.
    """

    index: TermIndex
    writer: Writer
    show: Callable[[TermNote], Markup]
    seen: set[str] = field(default_factory=set)
    folded: "PageTerms | None" = None
    prefix: str = "woord"

    def mark(self, text: str) -> Markup:
        """``text`` as HTML, with its new terms marked."""
        parts: list[Markup] = []
        end = 0
        for found in self.index.pattern.finditer(text):
            name = self.index.forms[found.group().casefold()]
            if name in self.seen:
                continue
            self.seen.add(name)
            parts += [escape(text[end : found.start()]), self._note(name, found.group())]
            end = found.end()
        return Markup("").join([*parts, escape(text[end:])])

    def inside_fold(self) -> "PageTerms":
        """The terms of texts that are folded away: explained there, and again where first in sight."""
        if self.folded is None:
            self.folded = replace(self, seen=set(), prefix="vouw")
        return self.folded

    def _note(self, name: str, word: str) -> Markup:
        explanation = self.writer.line(self.index.terms[name].explanation)
        note = TermNote(f"{self.prefix}-{name}", word, explanation, self.writer.href(f"terms/{name}"))
        return self.show(note).strip()
