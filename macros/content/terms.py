"""Terms: which words of a text are explained."""

import re
from collections.abc import Mapping

from macros.content.guide import Guide
from macros.content.model.reading import Term


class TermIndex:
    """The terms of a language: every form in which they are met, and how to find them."""

    def __init__(self, guide: Guide) -> None:
        self.terms: Mapping[str, Term] = guide.terms
        self.forms: dict[str, str] = {}
        for name, term in self.terms.items():
            for form in (term.term, *term.also):
                self.forms.setdefault(str(form).casefold(), name)
        # The longest form first, so that "nudify-app" is not taken for "app".
        every = "|".join(re.escape(form) for form in sorted(self.forms, key=len, reverse=True))
        self.pattern = re.compile(rf"(?<![\w-])({every})(?![\w-])", re.IGNORECASE)
