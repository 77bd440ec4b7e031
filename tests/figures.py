"""
The numbers in the documents that the content decides: python -m tests.figures writes them anew.

"25 situations" in a document is right because this counts the situations. A test holds the documents
against it. What was measured stands in benchmarks/README.md alone, and make bench writes it there.
"""

import re
import sys
from collections.abc import Callable
from pathlib import Path

from macros.content.guide import Guide, read

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (
    "README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "benchmarks/README.md",
    "data/README.md", "school/README.md", "tests/browsers/README.md",
)  # fmt: skip
COUNTED: dict[str, Callable[[Guide], int]] = {
    "steps": lambda guide: len(guide.settings.steps),
    "situations": lambda guide: len(guide.situations),
    "age groups": lambda guide: len(guide.settings.age_groups),
    "organisations": lambda guide: len(guide.organisations),
    "letters": lambda guide: len(guide.settings.letters),
    "languages": lambda guide: len({*guide.settings.languages, *guide.settings.document_languages}),
}
WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
#: As they may have been typed, so that a wrong one is found as well. One or two of a kind is no count of all.
NUMBER = "|".join([r"\d+", *WORDS[3:], "(?:thir|four|fif|six|seven|eigh|nine)teen", "twenty|thirty|forty"])
#: What a benchmark wrote is a number of that day.
MEASURED = re.compile(r"<!-- measured .*?<!-- end -->", re.DOTALL)


def written(count: int) -> str:
    """A number as it stands in a sentence."""
    return WORDS[count] if count < len(WORDS) else str(count)


def counted(text: str, guide: Guide) -> str:
    """``text`` with every number that can be counted as it is now."""
    things = "|".join(thing.replace(" ", r"\s+") for thing in COUNTED)
    said = re.compile(rf"(?<![\w.-])({NUMBER})(?=\s+({things})\b)", re.IGNORECASE)

    def right(match: re.Match[str]) -> str:
        count = written(COUNTED[" ".join(match[2].lower().split())](guide))
        return count.capitalize() if match[1][0].isupper() else count

    kept = [match.span() for match in MEASURED.finditer(text)]
    parts, at = [], 0
    for start, end in [*kept, (len(text), len(text))]:
        parts += [said.sub(right, text[at:start]), text[start:end]]
        at = end
    return "".join(parts)


def main() -> int:
    """Writes the documents anew, and says which of them changed."""
    guide = read(ROOT)[0]
    for name in DOCUMENTS:
        text = (ROOT / name).read_text("utf-8")
        if (new := counted(text, guide)) != text:
            (ROOT / name).write_text(new, "utf-8")
            print(f"written anew: {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
