"""The same pages as plain Material projects: what the theme does with them when nothing is ours."""

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined

from benchmarks.measure import python
from macros.builder.make import Project
from macros.content.pages import documents
from macros.site import Pages
from macros.views.site import Site


def projects(project: Project, folder: Path) -> list[Path]:
    """
    One MkDocs project per language in ``folder``; the paths of their configurations.

    Each page holds what its macros made of it, so plain Material starts where
    reading, checking, translating and rendering are already done.
    """
    shutil.rmtree(folder, ignore_errors=True)
    site = Site(url="", languages=tuple(project.guides), styles=(), scripts=())
    found = []
    for language, guide in project.guides.items():
        pages = Pages(guide, site, project.root / "overrides" / "components")
        home = folder / language
        for name, text in documents(guide, project.root / "docs").items():
            target = home / "docs" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_filled(text, name, pages), "utf-8")
        config = home / "mkdocs.yml"
        config.write_text(yaml.safe_dump(_config(language, home / "docs")), "utf-8")
        found.append(config)
    return found


def _filled(text: str, name: str, pages: Pages) -> str:
    """A page with its macros filled in, as the macros plugin does it."""
    address = name.removesuffix(".md") + ".html"
    environment = Environment(undefined=StrictUndefined)
    environment.globals["title"] = lambda: pages.title(address)
    for component in pages.components():
        environment.globals[component] = _door(pages, component, address)
    return environment.from_string(text).render()


def _door(pages: Pages, component: str, address: str) -> Any:
    return lambda *options: pages.show(component, address, *options)


def _config(language: str, docs: Path) -> dict[str, Any]:
    return {
        "site_name": "Nazorgwijzer",
        "use_directory_urls": False,
        "theme": {"name": "material", "language": language, "font": False},
        "plugins": ["search"],
        "nav": list(_nav(docs, docs)),
    }


def _nav(folder: Path, docs: Path) -> Iterator[Any]:
    """Every page, the pages of a folder as a section."""
    for path in sorted(
        folder.iterdir(), key=lambda path: (path.is_dir(), path.name != "index.md", path.name)
    ):
        if path.is_dir():
            yield {path.name: list(_nav(path, docs))}
        else:
            yield path.relative_to(docs).as_posix()


def build(configs: list[Path]) -> None:
    """Builds the projects side by side, with as many processes as our own build uses."""
    with ThreadPoolExecutor(min(len(configs), os.cpu_count() or 1)) as workers:
        list(workers.map(_one, configs))


def _one(config: Path) -> None:
    python("-m", "mkdocs", "build", "--quiet", "--config-file", config, "--site-dir", site_of(config))


def site_of(config: Path) -> Path:
    """Where the site of a project goes."""
    return config.parent / "site"
