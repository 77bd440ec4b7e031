"""
Where each thing stands on the site, and how a number is dialled.

Addresses are Dutch, in every language, and never change.
"""

import posixpath
import re
from functools import lru_cache

#: The page that one leaves to. It is no page of the guide: nothing lists it. assets/guard.js names it too.
BLANK = "leeg.html"
#: The feed of the versions.
FEED = "wijzigingen.atom"
#: Pages that are the first page of a folder, or stand outside the rule "id = address".
_SPECIAL = {
    "home": "index.html",
    "stappen": "stappen/index.html",
    "hulp": "hulp/index.html",
    "situaties": "situaties/index.html",
    "gesprekstips": "gesprekstips/index.html",
    "leerlingen": "leerlingen/index.html",
    "brieven": "brieven/index.html",
    "niet-gevonden": "404.html",
    "aftercare": "nazorgkalender.html",
}
#: The folder of the pages of a kind.
_FOLDERS = {
    "steps": "stappen", "situations": "situaties", "age-groups": "gesprekstips", "letters": "brieven",
    "law": "wet",
}  # fmt: skip
#: The page on which all things of a kind stand, each under its id.
_GATHERED = {"organisations": "hulp/index.html", "terms": "woordenlijst.html"}


def address(kind: str, name: str) -> str:
    """The address of a thing from the top of a language's site, such as ``stappen/kom-samen.html``."""
    if kind in _GATHERED:
        return f"{_GATHERED[kind]}#{name}"
    if kind in _FOLDERS:
        return f"{_FOLDERS[kind]}/{name}.html"
    if kind == "handouts" and name.startswith("leerling-"):
        return f"leerlingen/{name.removeprefix('leerling-')}.html"
    return _SPECIAL.get(name, f"{name}.html")


def document(kind: str, name: str) -> str | None:
    """The file in docs/ that makes the page of a thing; None for things without one."""
    if kind in _GATHERED or name == "niet-gevonden":
        return None
    return address(kind, name).removesuffix(".html") + ".md"


def folder_of(language: str, first: str) -> str:
    """The folder of a language's site with a slash; the first stands at the top of the whole."""
    return "" if language == first else f"{language}/"


def published(url: str, path: str) -> str:
    """The whole address of a page at ``path`` from the top; empty when the site has no address yet."""
    if not url:
        return ""
    return url + (path.removesuffix("index.html") if posixpath.basename(path) == "index.html" else path)


def dialled(number: str) -> str:
    """A number as it is dialled, from how it is shown: digits, and a plus in front."""
    return re.sub(r"[^0-9+]", "", number)


@lru_cache(maxsize=1 << 16)
def relative(target: str, page: str) -> str:
    """``target`` as it is written in a link on ``page``; both from the same top."""
    path, hash_, anchor = target.partition("#")
    if path == page and anchor:
        return f"#{anchor}"
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + hash_ + anchor
