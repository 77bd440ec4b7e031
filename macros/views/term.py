"""Terms: which words of a text are explained, and what the explanation shows."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from markupsafe import Markup, escape

from macros.content.guide import Guide
from macros.content.model.reading import Term, Terms
from macros.views.writer import Writer


@dataclass(frozen=True)
class TermNote:
    """A term in a text, with its explanation."""

    id: str
    word: str
    explanation: Markup
    href: str


class TermIndex:
    """The terms of a language: every form in which they are met, and how to find them."""

    def __init__(self, guide: Guide) -> None:
        self.terms: Mapping[str, Term] = cast(Terms, guide.things["terms"]["terms"]).root
        self.forms: dict[str, str] = {}
        for name, term in self.terms.items():
            for form in (term.term, *term.also):
                self.forms.setdefault(str(form).casefold(), name)
        # The longest form first, so that "nudify-app" is not taken for "app".
        every = "|".join(re.escape(form) for form in sorted(self.forms, key=len, reverse=True))
        self.pattern = re.compile(rf"(?<![\w-])({every})(?![\w-])", re.IGNORECASE)


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
