"""The tests that a file states, read without running it, and which of them a run did not take."""

import ast
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

#: What a helper may not begin with: by such a name pytest and a reader know a test.
NAMES = ("test", "Test")


def bound(scope: ast.AST, within: str = "") -> Iterator[tuple[str, bool]]:
    """The names that look like a test, as a node id has them, and whether each is a test or a mere value."""
    for node in ast.iter_child_nodes(scope):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if node.name.startswith(NAMES):
                yield within + node.name, True
        elif isinstance(node, ast.ClassDef):
            inside = list(bound(node, f"{within}{node.name}::"))
            unit = any("TestCase" in ast.unparse(base) for base in node.bases)
            if not inside and (unit or node.name.startswith(NAMES)):
                yield within + node.name, True
            yield from inside
        elif isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Store) and node.id.startswith(NAMES):
                yield within + node.id, False
        elif not isinstance(node, ast.Lambda):
            yield from bound(node, within)


def stated(file: Path) -> Counter[str]:
    """The tests that a file states, and how often each; none where it is no Python, which ruff says."""
    try:
        names = list(bound(ast.parse(file.read_bytes())))
    except (SyntaxError, ValueError):
        return Counter()
    times = Counter(name for name, _ in names)
    return Counter({name: times[name] for name, is_test in names if is_test})


def name_of(test: str) -> str:
    """A node id without the parameters, and without the group that pytest-xdist puts behind it."""
    return test.partition("[")[0].partition("@")[0]


def missing(root: Path, taken: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What is below ``tests/`` and a run did not take: files, tests of a file, and why it is said."""
    names = set(map(name_of, taken))
    files = {name.partition("::")[0] for name in names}
    for path in sorted((root / "tests").rglob("*.py")):
        file, tests = path.relative_to(root).as_posix(), stated(path)
        if file not in files and (tests or path.name.startswith("test_")):
            yield file, "It is on disk, and this run took no test of it."
            continue
        for name, times in tests.items():
            test = f"{file}::{name}"
            if times > 1:
                yield test, f"It stands in the file {times} times: only the last is run."
            elif test not in names and not any(one.startswith(f"{test}::") for one in names):
                yield test, "It stands in the file, and this run did not take it."
