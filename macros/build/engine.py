"""The generator: MkDocs, called from Python. No other module of ours imports it."""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path

# The theme announces the end of life of its own generator at every start; whoever
# builds a school's site can do nothing with that. CONTRIBUTING.md says where we go.
os.environ["NO_MKDOCS_2_WARNING"] = "1"

import mkdocs  # noqa: E402
from mkdocs.commands.build import build  # noqa: E402
from mkdocs.config import load_config  # noqa: E402
from mkdocs.exceptions import MkDocsException  # noqa: E402
from mkdocs.livereload import LiveReloadServer  # noqa: E402

VERSION = mkdocs.__version__


class _Collector(logging.Handler):
    """Keeps what the generator warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


def run(config: Path) -> list[str]:
    """Builds the project of ``config`` into its site/ folder; returns complaints, none if all is well."""
    sys.path.insert(0, str(config.parent))
    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    logger.propagate = False
    try:
        settings = load_config(str(config))
        # No page of ours uses a file of the theme: listing its 14,000 icons and copying its
        # scripts into every language is left out.
        theme = settings.theme
        theme.dirs = [folder for folder in theme.dirs if "material" not in Path(folder).parts]
        build(settings)
    except (MkDocsException, SystemExit) as fault:
        return [*collector.lines, str(fault)]
    finally:
        logger.removeHandler(collector)
        sys.path.remove(str(config.parent))
        sys.modules.pop("site_macros", None)
    return collector.lines


def watch(
    site: Path, rebuild: Callable[[], None], folders: list[Path], port: int
) -> None:  # pragma: no cover - ends with the keyboard
    """Serves ``site`` on this machine and calls ``rebuild`` when something in ``folders`` changes."""
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    server = LiveReloadServer(rebuild, "127.0.0.1", port, str(site))
    for folder in folders:
        server.watch(str(folder))
    print(f"Open http://127.0.0.1:{port}/ in a browser. Stop with Ctrl+C.", flush=True)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()
