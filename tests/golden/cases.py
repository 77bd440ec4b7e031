r"""
A golden case is one file: what makes the fault, and what somebody reads of it in each language.

Each part begins with a line of its own::

    --- file data/steps/een.yml     the text of a file, as it stands
    --- bytes data/steps/een.yml    a file that is no such text: \xe9 is a byte, \\ a backslash, and
                                    a backslash at the end of a line takes the end of the line away
    --- change                      rules, in YAML, for what is changed or made; each test says which
    --- nl                          the report in Dutch, then in English

What stands before the first part is a remark. ``UPDATE_GOLDEN=1`` writes the reports anew.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.content.messages import LANGUAGES, Language

Golden = Callable[[Path, str], None]
_HEAD = re.compile(r"^--- (file|bytes|change|nl|en)(?: (.*))?\n", re.MULTILINE)
_ESCAPE = re.compile(rb"\\(?:x([0-9a-f]{2})|(\\)|\n)")


@dataclass
class Case:
    """A case as it was read; ``head`` is all of it but the reports."""

    path: Path
    head: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    rules: list[dict[str, Any]] = field(default_factory=list)

    def lay(self, target: Path) -> Path:
        """Writes its files into a folder, over what lies there."""
        for name, content in self.files.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return target

    def hold(self, golden: Golden, report: Callable[[Language], str]) -> None:
        """Holds what is read in each language against the file."""
        parts = (f"--- {language}\n{report(language)}" for language in LANGUAGES)
        golden(self.path, self.head + "".join(parts))


def read(path: Path) -> Case:
    """The case in a file; one without reports yet is a case as well."""
    text = path.read_bytes().decode() if path.is_file() else ""
    heads = list(_HEAD.finditer(text))
    ends = [one.start() for one in heads[1:]] + [len(text)]
    upto = next((one.start() for one in heads if one[1] in LANGUAGES), len(text))
    case = Case(path, text[:upto])
    for head, end in zip(heads, ends, strict=False):
        content = text[head.end() : end]
        if head[1] == "file":
            case.files[head[2]] = content.encode()
        elif head[1] == "bytes":
            case.files[head[2]] = _ESCAPE.sub(_byte, content.encode())
        elif head[1] == "change":
            case.rules = yaml.safe_load(content)
    return case


def _byte(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 16)]) if found[1] else found[2] or b""
