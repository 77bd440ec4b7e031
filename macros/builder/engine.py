"""The generator: MkDocs, called from Python. No other module of ours imports it."""

import logging
import os
import re
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from macros.content.messages import Tell, say

# The theme announces the end of life of its own generator at every start; whoever
# builds a school's site can do nothing with that. ARCHITECTURE.md says where we go.
os.environ["NO_MKDOCS_2_WARNING"] = "1"

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from macros.content.problems import Failed, Problem


class _Collector(logging.Handler):
    """Keeps what the generator warns of, in our words where an author can mend it."""

    def __init__(self, docs: Path) -> None:
        super().__init__(logging.WARNING)
        self.docs = docs
        self.problems: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        fault = sys.exc_info()[1]
        page = re.search(r"_File_: `([^`]+)`", record.getMessage())
        if isinstance(fault, Failed):
            self.problems += fault.problems
        elif fault and page:
            self.problems.append(_in_page(fault, self.docs, page[1]))
        else:
            self.complain(record.getMessage())

    def complain(self, words: str) -> None:
        self.problems.append(Problem.at("mkdocs.yml", "generator-complains", words=words))


def _in_page(fault: BaseException, docs: Path, page: str) -> Problem:
    """A component that cannot be shown, with the line of the page that asks for it."""
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if frame.filename == "<template>"]
    line = frames[-1].lineno if frames else getattr(fault, "lineno", 1)
    excerpt = [*(docs / page).read_text("utf-8").split("\n"), ""][(line or 1) - 1]
    return Problem.at(
        f"docs/{page}",
        "component-not-shown",
        place=(line or 1, 1),
        found=say("there-is-no", name=str(fault)) if isinstance(fault, KeyError) else str(fault),
        excerpt=excerpt,
    )


def run(config: Path) -> list[Problem]:
    """Builds the project of ``config`` into its site/ folder; returns what is wrong."""
    sys.path.insert(0, str(config.parent))
    collector = _Collector(config.parent / "docs")
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
    except Failed as failed:
        collector.problems += failed.problems
    except (MkDocsException, SystemExit) as fault:
        if not collector.problems:
            collector.complain(str(fault))
    finally:
        logger.removeHandler(collector)
        sys.path.remove(str(config.parent))
        sys.modules.pop("site_macros", None)
    return collector.problems


def watch(
    site: Path, rebuild: Callable[[], None], folders: list[Path], port: int, tell: Tell
) -> None:  # pragma: no cover - ends with the keyboard
    """Serves ``site`` on this machine and calls ``rebuild`` when something in ``folders`` changes."""
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    server = LiveReloadServer(rebuild, "127.0.0.1", port, str(site))
    for folder in folders:
        server.watch(str(folder))
    tell(say("open-in-browser", address=f"http://127.0.0.1:{port}/"))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        server.shutdown()
