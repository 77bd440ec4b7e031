r"""
What the values of a school may be: lengths, patterns, sizes of lists, colours, kinds of address.

Stated here once, as data. The models ask it (content/model), ``new school`` says it, and a build
puts it before the scripts of every page (``script``), so that overrides/components/school/ and the
form in inrichten.html let pass what a build takes; tests/hostile/values.yml is put to all of them.
The expressions are of the sort that both languages read alike (JavaScript with the flag u): figures
and signs are written out, as \d and \s are not the same in both. They hold for a whole value.
"""

import json
import re
from functools import cache
from typing import Literal, TypedDict, get_args

from macros.content.drawing import RULES as DRAWING

Kind = Literal[
    "phone", "dialled", "email", "web", "safe", "colour", "id", "language", "logo", "picture", "mode", "flag"
]  # fmt: skip
#: How "Snel weg" leaves the page.
Mode = Literal["page", "blank"]


class Form(TypedDict):
    """What a value of a kind looks like, and how long it may be."""

    pattern: str
    most: int


class LetterLogo(TypedDict):
    """The room for a logo in a letter, in cm, and the words for who cannot see it."""

    wide: float
    high: float
    words: str


class Colours(TypedDict):
    """What text must have at least (WCAG AA), and on which grounds a school's colour stands."""

    least: float
    light: list[str]
    dark: list[str]


class Rules(TypedDict):
    """The rules, as every reader takes them."""

    #: The signs that are taken off at both ends, and what may not stand in a line.
    space: str
    unseen: str
    #: The longest line of each field, in characters.
    lines: dict[str, int]
    #: The longest list.
    lists: dict[str, int]
    kinds: dict[Kind, Form]
    #: The endings of a logo's file, and what a picture of each is called.
    pictures: dict[str, str]
    letter_logo: LetterLogo
    colours: Colours


_SPACE = (
    "\t\n\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
#: Characters that turn the direction of a text around, cannot be seen, or are half of one; a Hangul
#: filler is a "letter". The last range stands here as it is: no way to write it is one of both languages.
_UNSEEN = (
    r"\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u2800\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e0fff"
)
_HOST = rf"""://[A-Za-z0-9.-]+\.[A-Za-z]{{2,}}(?::[0-9]+)?(?:/[^{_SPACE}{_UNSEEN}"'<>\\]*)?"""
_PICTURES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "svg": "image/svg+xml"}
_MEDIA = "|".join(sorted({re.escape(name) for name in _PICTURES.values()}))

RULES: Rules = {
    "space": _SPACE,
    "unseen": f"[{_UNSEEN}]",
    "lines": {"name": 60, "short": 24, "address": 60, "role": 40, "who": 40, "when": 40},
    "lists": {"address": 3, "people": 6, "languages": 60},
    "kinds": {
        # A number as it is printed; and as it is dialled: 3 digits for the emergency lines, 4 or 7
        # behind the beginning of a service, 10 for all others.
        "phone": {"pattern": "[0-9 -]{3,16}", "most": 16},
        "dialled": {
            "pattern": "1[14][0-9]|0(?:800|900|906|909)(?:[0-9]{4}|[0-9]{7})|0(?!800|90[069])[1-9][0-9]{8}",
            "most": 16,
        },
        "email": {"pattern": r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", "most": 100},
        "web": {"pattern": f"[hH][tT][tT][pP][sS]?{_HOST}", "most": 400},
        # Where "Snel weg" may lead.
        "safe": {"pattern": "https://[^ ]*", "most": 400},
        "colour": {"pattern": "#[0-9a-fA-F]{6}", "most": 7},
        "id": {"pattern": "[a-z0-9]+(?:-[a-z0-9]+)*", "most": 60},
        # Of BCP 47, in the case that it recommends: pt-BR, zh-Hans, sr-Latn-RS, ca-valencia, de-x-simple.
        "language": {
            "pattern": "[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?"
            "(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?",
            "most": 35,
        },
        # A logo is a file beside school.yml or school.js; the form puts the picture itself into school.js.
        "logo": {"pattern": rf"[A-Za-z0-9_-]{{1,60}}\.(?:{'|'.join(_PICTURES)})", "most": 65},
        "picture": {
            "pattern": rf"data:(?:{_MEDIA});base64,[A-Za-z0-9+/]+={{0,2}}",
            "most": -(-DRAWING["bytes"] // 3) * 4 + 40,
        },
        "mode": {"pattern": "|".join(get_args(Mode)), "most": 5},
        "flag": {"pattern": "true|false", "most": 5},
    },
    "pictures": _PICTURES,
    "letter_logo": {"wide": 5, "high": 2, "words": "logo"},
    "colours": {
        "least": 4.5,
        # Where the colour stands as text, or has text on it: overrides/styles/tokens.css.
        "light": ["#ffffff", "#fbfaf7", "#e4efee"],
        "dark": ["#0c1a1b", "#12181d", "#1a2228", "#17302f"],
    },
}  # fmt: skip

#: What scripts are told, under which name. Where pages are joined from files, RULES stand in FILE.
#: A page shows pictures and takes none in: their names are for the form alone.
SCRIPTS = {
    "nazorgRules": {name: value for name, value in RULES.items() if name != "pictures"},
    "nazorgDrawingRules": {**DRAWING, "pictures": _PICTURES},
}
FILE = "assets/rules.js"
UNSEEN = re.compile(RULES["unseen"])


def bare(text: str) -> str:
    """A text without the space around it."""
    return text.strip(_SPACE)


@cache
def _whole(kind: Kind) -> re.Pattern[str]:
    return re.compile(RULES["kinds"][kind]["pattern"])


def fits(kind: Kind, text: str) -> bool:
    """Whether a text is a value of a kind."""
    return len(text) <= RULES["kinds"][kind]["most"] and bool(_whole(kind).fullmatch(text))


def script(name: Literal["nazorgRules", "nazorgDrawingRules"]) -> str:
    """Rules as scripts find them: a statement that stands before all of theirs."""
    return f"window.{name}={json.dumps(SCRIPTS[name], separators=(',', ':'))};\n"
