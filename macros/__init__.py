"""
The doors to MkDocs: one macro per component, and the frame of every page.

A page in docs/ says which components it has, in which order; what they show
comes from data/ and how they look from overrides/components/. This file and
build/engine.py are the only ones that know which generator runs.
"""

from pathlib import Path
from typing import Any

from macros.wiring import pages_for


def define_env(env: Any) -> None:
    """Called by mkdocs-macros when it starts: registers the macros of this project."""
    pages = pages_for(env.conf["extra"], Path(env.project_dir))
    # The theme's templates see the configuration only; the frame reaches them there.
    env.conf["extra"]["site"] = pages

    def here() -> str:
        return str(env.page.file.dest_uri)

    env.macro(lambda: pages.title(here()), "title")
    for component in pages.components():
        env.macro(_door(pages, component, here), component)


def _door(pages: Any, component: str, here: Any) -> Any:
    def door(*options: str) -> str:
        return str(pages.hold(pages.show(component, here(), *options)))

    return door
