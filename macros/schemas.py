"""The JSON Schemas that help editors while they type, made from the models."""

import json
from pathlib import Path

from macros.content.model import KINDS, Kind
from macros.content.model.school import School
from macros.content.reviews import KIND as REVIEW


def schemas() -> dict[str, str]:
    """The schema of each kind, by file name."""
    return {
        f"{kind.name}.json": json.dumps(
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "title": kind.name,
                **kind.model.model_json_schema(),
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
        for kind in (*KINDS.values(), REVIEW, Kind("school", School, single=True))
    }


def write(folder: Path) -> list[Path]:
    """Writes the schemas that have changed into ``folder``; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in schemas().items():
        path = folder / name
        if not path.is_file() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            written.append(path)
    return written
