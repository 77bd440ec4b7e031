"""
The press: one document of ours and its values become one PDF.

Tagged for PDF/UA-1, with our own fonts and none of the machine's, dated on the
day of the content: the same values give the same bytes.
"""

import datetime
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from macros.content.isolation import direction_of, isolated
from macros.content.messages import Said, say
from macros.content.model.school import Logo
from macros.content.problems import shorten

HERE = Path(__file__).resolve().parent
FONTS = HERE / "fonts"
#: How Typst says that our fonts lack what it should print.
_MISSING = re.compile(r"the text `\"(.+)\"` could not be displayed")
#: How common.typ says that a document is too long.
_PAGES = re.compile(r"does not fit on one page but takes (\d+)")
#: Reasons of our own, by their message; all others are in the words of Typst.
_OURS = ("unreadable", "too-slow-to-draw")


class Unprintable(Exception):
    """A document that cannot be made. Says why in its words, and by what it is."""

    @property
    def missing(self) -> str:
        """The characters that our fonts lack; empty when it is something else."""
        found = _MISSING.search(str(self))
        return found[1] if found else ""

    @property
    def reason(self) -> str | Said:
        """Why, as a message has it."""
        if self.pages:
            return say("pages-counted", count=self.pages)
        return say(str(self)) if str(self) in _OURS else shorten(str(self))

    @property
    def pages(self) -> int:
        """How many pages it takes where it should take one; 0 when it is something else."""
        found = _PAGES.search(str(self))
        return int(found[1]) if found else 0


def press(document: str, values: Mapping[str, Any], date: datetime.date) -> bytes:
    """The PDF of ``document`` (sheet, poster or card); raises Unprintable."""
    moment = datetime.datetime.combine(date, datetime.time(), datetime.UTC)
    try:
        made = _compiler(document).compile(
            sys_inputs={"it": json.dumps(_in_order(values, values["direction"]), ensure_ascii=False)},
            format="pdf",
            pdf_standards="ua-1",
            timestamp=int(moment.timestamp()),
        )
    except typst.TypstError as fault:
        said = (str(fault).strip().splitlines() or ["unreadable"])[0]
        raise Unprintable(said.removeprefix("assertion failed: ")) from fault
    assert isinstance(made, bytes)  # noqa: S101 - one document gives one file
    return made


#: Values that are asked about, and not shown.
_UNSEEN = ("language", "direction", "format", "style", "qr")


def _in_order(value: Any, around: str) -> Any:
    """The values of a document, each that runs against its page kept in its own order."""
    if isinstance(value, Mapping):
        return {key: one if key in _UNSEEN else _in_order(one, around) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_in_order(one, around) for one in value]
    runs_against = isinstance(value, str) and direction_of(value) != around
    return isolated(value, around) if runs_against else value


def picture(logo: Logo) -> dict[str, Any]:
    """A logo as Typst takes it: its bytes, and how wide it is for its height."""
    return {"data": list(logo.data), "format": logo.kind, "ratio": logo.width / logo.height}


def upright(logo: Logo) -> Logo:
    """
    A logo that a camera noted as turned, drawn anew as it is meant to be seen; itself when it cannot be.

    In a process of its own, for the reason of ``cannot_print``.
    """
    values = {"data": list(logo.data), "format": logo.kind, "width": logo.width}
    done = _apart("draw_upright", values)
    return Logo("png", done.stdout, logo.width, logo.height) if done and not done.returncode else logo


def draw_upright() -> None:
    """Writes the picture that is read from the input as a PNG, a dot for each of its own."""
    made = _compiler("upright").compile(sys_inputs={"it": sys.stdin.read()}, format="png", ppi=72)
    assert isinstance(made, bytes)  # noqa: S101 - one page gives one picture
    sys.stdout.buffer.write(made)


def cannot_print(name: str, logo: Logo | None) -> Unprintable | None:
    """Why no paper can hold the name of a school or its logo; None when each can.

    Tried in a process of its own: a build forks its workers, and what Typst starts in the
    process that forks is not there in them. A picture that takes too long is refused as well.
    """
    if name.isascii() and logo is None:  # our fonts have these
        return None
    values = {
        "title": "-", "brand": "-", "version": "-", "language": "nl", "direction": "ltr",
        "school": name, "logo": picture(logo) if logo else None,
    }  # fmt: skip
    done = _apart("try_name", values)
    if done is None:
        return Unprintable("too-slow-to-draw")
    words = (done.stdout or done.stderr).decode("utf-8", "replace").strip().splitlines()
    return Unprintable((words or ["unreadable"])[-1]) if done.returncode else None


def _apart(call: str, values: Mapping[str, Any]) -> subprocess.CompletedProcess[bytes] | None:
    """What a function of this module writes for values, in a new process; None when it takes too long."""
    try:
        return subprocess.run(  # noqa: S603 - a function of this module
            [sys.executable, "-c", f"from macros.paper.press import {call}; {call}()"],
            input=json.dumps(values).encode(), capture_output=True, check=False, timeout=20,
            env={**os.environ, "PYTHONPATH": str(HERE.parent.parent), "PYTHONIOENCODING": "utf-8"},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None


def try_name() -> None:
    """Makes a page of the name and the logo that are read from the input; ends with the reason if not."""
    try:
        press("name", json.load(sys.stdin.buffer), datetime.date(2000, 1, 1))
    except Unprintable as fault:
        sys.exit(str(fault))


@cache
def _compiler(document: str) -> typst.Compiler:
    return typst.Compiler(
        str(HERE / f"{document}.typ"), root=str(HERE), font_paths=[str(FONTS)], ignore_system_fonts=True
    )
