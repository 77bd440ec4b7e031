"""What letters and papers cost: files that plain Material has no counterpart for."""

import gc
import time
from pathlib import Path

from benchmarks.measure import Cost
from macros.builder.make import Project, write_letter_files
from macros.paper import printing


def cost_of_documents(project: Project, work: Path) -> Cost:
    """The cost of writing every letter in every language, and every paper, in this process."""
    gc.set_threshold(100_000)  # as the command that builds does it
    wall, processor = time.perf_counter(), time.process_time()
    write_letter_files({**project.guides, **project.documents}, project.root, work)
    for code, guide in project.guides.items():
        printing.write(guide, "", work / code / "downloads", project.words)
    return Cost(time.perf_counter() - wall, time.process_time() - processor)
