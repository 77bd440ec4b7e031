"""What a build takes from mkdocs.yml and from whoever calls it."""

from pathlib import Path

import yaml

from macros.content.messages import say
from macros.content.problems import Failed, Problem
from macros.content.source import opened, strange
from macros.content.text import EXTERNAL

#: Largest wiring that is read, in bytes.
MOST_BYTES = 32 * 1024


def site_url(root: Path, given: str | None) -> str:
    """The address at which the site is published, with a slash at its end; empty when unknown."""
    path = root / "mkdocs.yml"
    problems = strange(path, path.name)
    words, found = ("", problems) if problems else opened(path, path.name, MOST_BYTES)
    if found:
        raise Failed(found)
    try:
        settings = yaml.safe_load(words) or {}  # the one in C breaks down on deep nesting
    except (yaml.YAMLError, RecursionError) as fault:
        mark = getattr(fault, "context_mark", None) or getattr(fault, "problem_mark", None)
        raise Failed(
            [
                Problem.at(
                    "mkdocs.yml",
                    "not-yaml",
                    place=(mark.line + 1, mark.column + 1) if mark else (1, 1),
                    found=getattr(fault, "problem", None) or say("a-sign-or-depth"),
                    hint=say("yaml-put-back"),
                )
            ]
        ) from None
    settings = settings if isinstance(settings, dict) else {}
    url = str((settings.get("site_url") if given is None else given) or "").strip()
    if not url:
        return ""
    url = url.rstrip("/") + "/"
    if not EXTERNAL.match(url):
        raise Failed([Problem.at("mkdocs.yml", "site-url-not-an-address", found=url[:80])])
    return url
