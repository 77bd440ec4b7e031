"""
Holds the locked requirements against the advisories of PyPI: python -m tests.audit, in make check.

pip-audit asks; this says what the answer means. A known weakness fails, unless it stands in
requirements/advisories.txt with a reason. No network, or a source that knows nothing of a package,
is a note: whoever builds on a train must be able to check the rest.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
#: It holds all of site.txt as well.
LOCKED = ROOT / "requirements" / "test.txt"
ACCEPTED = ROOT / "requirements" / "advisories.txt"
#: Seconds that one question may take, and all of them.
EACH, ALL = 5, 90


def accepted(text: str) -> dict[str, str]:
    """The reason by advisory; a line without a reason is refused."""
    found = {}
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            name, _, reason = line.strip().partition(" ")
            if not re.fullmatch(r"[A-Z]+-[\w-]+", name) or len(reason.split()) < 3:
                raise SystemExit(f"requirements/advisories.txt:{number}: write  ADVISORY-ID  and the reason")
            found[name] = reason.strip()
    return found


def judge(answer: dict[str, Any], reasons: dict[str, str]) -> tuple[list[str], list[str]]:
    """What must be mended, and what is only to be known."""
    faults, notes, used = [], [], set()
    packages = answer["dependencies"]
    for package in packages:
        for weakness in package.get("vulns", []):
            names = [weakness["id"], *weakness.get("aliases", [])]
            known = next((name for name in names if name in reasons), None)
            if known:
                used.add(known)
                continue
            mended = ", ".join(weakness.get("fix_versions", [])) or "no version yet"
            faults.append(
                f"{package['name']} {package['version']}: {' '.join(names)}; mended in {mended}. make lock "
                "takes the newest; if it does not touch us, write why in requirements/advisories.txt"
            )
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    if unknown:
        notes.append(
            f"audit: the source of advisories said nothing about {len(unknown)} of {len(packages)} packages"
        )
    if not unknown:
        notes += [f"audit: {name} is accepted, but no longer needs to be" for name in reasons.keys() - used]
    if not faults and len(unknown) < len(packages):
        notes.append(f"audit: {len(packages) - len(unknown)} packages without a known weakness that counts")
    return faults, notes


def ask() -> dict[str, Any] | str:
    """The answer of pip-audit, or why there is none."""
    command = [
        sys.executable, "-m", "pip_audit", "--requirement", str(LOCKED), "--disable-pip", "--require-hashes",
        "--format", "json", "--progress-spinner", "off", "--timeout", str(EACH),
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=ALL, check=False)
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return f"no answer within {ALL} s"
    except ValueError:
        return (done.stderr.strip().splitlines() or ["no answer"])[-1][:200]
    return answer if isinstance(answer, dict) and answer.get("dependencies") else "an empty answer"


def main() -> int:
    """0 when nothing is known that must be mended, 1 otherwise."""
    reasons = accepted(ACCEPTED.read_text("utf-8"))
    answer = ask()
    if isinstance(answer, str):
        print(f"audit: not done, the source of advisories cannot be reached ({answer})")
        return 0
    faults, notes = judge(answer, reasons)
    print("\n".join([*faults, *notes]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
