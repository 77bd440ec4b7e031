"""
Rendering: a component's view and its template become HTML.

mkdocs-macros renders without autoescape, so a value with markup would come out
as markup. Components are rendered here instead: everything is escaped, and an
unknown name stops the build.
"""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup


class _Compiled(BytecodeCache):
    """Compiled templates, kept in this process: each further language uses them again."""

    kept: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key] = bucket.bytecode_to_string()


class Renderer:
    """
    The components of one language's site.

    ``word(key, **values)`` gives an interface word as HTML, ``label`` the same
    as text for an attribute.
    """

    def __init__(self, components: Path, word: Callable[..., Markup], label: Callable[..., str]) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(components),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_Compiled(),
        )
        self._environment.globals.update(word=word, label=label)

    def compile(self) -> None:
        """Compiles every template, so that processes forked from here need not."""
        for name in self._environment.list_templates(extensions=["html"]):
            self._environment.get_template(name)

    def component(self, name: str, view: object) -> Markup:
        """The component ``name`` for ``view``; its template sees the view as ``it``."""
        template = self._environment.get_template(f"{name}/{name}.html")
        # Markdown takes a block of HTML as it is, but ends it at an empty line.
        lines = (line for line in template.render(it=view).splitlines() if line.strip())
        return Markup("\n".join(lines) + "\n")  # noqa: S704 - escaped by the environment


def names(components: Path) -> list[str]:
    """The components there are, by folder."""
    return sorted(path.name for path in components.iterdir() if path.is_dir())


def source_files(components: Path, suffix: str) -> list[Path]:
    """The style sheets (".css") or scripts (".js") that lie beside the templates."""
    return [file for name in names(components) if (file := components / name / f"{name}{suffix}").is_file()]
