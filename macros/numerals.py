"""
Numbers as words: up to twaalf a number of people or things, or a duration, is written out.

"Eén persoon schrijft", "twee mensen bellen" and "binnen drie maanden"; figures stay
where readers look for them: ages, dates, times of the clock, amounts, articles of
law, numbers of steps and versions, and whatever one dials. A house rule for the Dutch texts.
"""

import re
from collections.abc import Iterator

from macros.content.guide import Guide
from macros.content.loader import Loaded
from macros.content.problems import Problem
from macros.content.shape import leaves
from macros.content.text import NUMBERS

# One or more numbers ("2 of 3", "4 tot 8") and the word that they count.
_COUNTED = re.compile(
    r"(?<![\w.,:/€§+-])(?P<numbers>\d{1,2}(?:(?:\s+(?:tot|of|en|tot en met)\s+|[-\u2013])\d{1,2})*)"
    r"\s+(?P<thing>[a-zà-ÿ][\wà-ÿ'-]*)"
)
# What figures are for: ages, dates and amounts.
_MEASURED = re.compile(
    r"(?:jaar|jaren|januari|februari|maart|april|mei\b|juni|juli|augustus|september|oktober|november|december|"
    r"euro|cent|procent|graden|kb\b|mb\b|op\s)"
)
_LASTING = re.compile(r"(?:second|minu|uur|uren|dag|werkdag|schooldag|week|weken|maand)")
# A number of years is an age, unless it says how long ago or within how long.
_YEARS = re.compile(r"\bbinnen \d+ jaar\Z|\A\d+ jaar (?:geleden|lang|later)\b")
# A time of the clock: om 4 uur, van 8 tot 12 uur.
_CLOCK = re.compile(r"\b(?:om|tot|vanaf|van|tussen|rond|voor)\s+\Z")
# Words that a number does not count: it was an age, or the name of a step, an article or a version.
_GOES_ON = re.compile(
    r"(?:is|was|zijn|waren|of|en|tot|als|dan|aan|bij|met|om|over|voor|van|naar|uit|in|op|door|te|niet|nooit|geen|"
    r"wordt|worden|werd|hoort|horen|kan|kunnen|mag|mogen|moet|moeten|heeft|hebben|krijgt|beslist|vraagt|wil|"
    r"geldt|gelden|gaat|zegt|staat|staan|doet|ook|nog|al|eerst|meteen|samen|betrokken|lid|leden|die|dat)\Z"
)
_BEFORE = re.compile(
    r"\b(?:(?:onder|boven|vanaf|tot|(?:jonger|ouder) dan|kind(?:eren)? van)(?: de)?|stap(?:pen)?|optie|"
    r"artikel(?:en)?|art\.|titel|(?:in|uit|van|naar) (?:klas|groep)|lokaal|kamer|leerjaar|niveau|versie|"
    r"nummer|pagina|hoofdstuk|wcag|windows|macos|android|debian)\s+$",
    re.IGNORECASE,
)


def found_in(words: str) -> Iterator[tuple[str, str]]:
    """Every figure up to twaalf before what it counts: as it was typed, and as it should be."""
    for match in _COUNTED.finditer(words):
        if _in_figures(words, match):
            continue
        figures = [int(one) for one in re.findall(r"\d+", match["numbers"])]
        if max(figures) < len(NUMBERS):
            written = re.sub(r"\d+", lambda one: NUMBERS[int(one[0])], match["numbers"])
            yield match[0], f"{written} {match['thing']}"


def _in_figures(words: str, match: re.Match[str]) -> bool:
    """Whether figures are right here: an age, a date, an amount, a time, or the name of something."""
    thing, before = match["thing"], words[: match.start()]
    if _LASTING.match(thing):
        return thing == "uur" and bool(_CLOCK.search(before))
    if _YEARS.search(words[: match.end()]) or _YEARS.search(words[match.start() :]):
        return False
    named = thing != "ogen" and _BEFORE.search(before)  # onder vier ogen
    return bool(named or _GOES_ON.match(thing) or _MEASURED.match(f"{thing} "))


def problems(guide: Guide, loaded: Loaded) -> Iterator[Problem]:
    """Figures in the Dutch texts that should be words, each with its place."""
    for kind, things in guide.things.items():
        for name, thing in things.items():
            for leaf in leaves(thing):
                if not leaf.text:
                    continue
                source = loaded.sources[(kind, name)]
                for typed, expected in found_in(str(leaf.value)):
                    yield source.problem(
                        source.find(leaf.path, typed), "number-in-figures", found=typed, written=expected
                    )
