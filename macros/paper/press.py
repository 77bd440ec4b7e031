"""
The press: one document of ours and its values become one PDF.

Tagged for PDF/UA-1, with our own fonts and none of the machine's, dated on the
day of the content: the same values give the same bytes.
"""

import datetime
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from macros.content.model.school import Logo

HERE = Path(__file__).resolve().parent
FONTS = HERE / "fonts"


class Unprintable(Exception):
    """A document that cannot be made: too long for its page, or not accessible. Says why."""


def press(document: str, values: Mapping[str, Any], date: datetime.date) -> bytes:
    """The PDF of ``document`` (sheet, poster or card); raises Unprintable."""
    moment = datetime.datetime.combine(date, datetime.time(), datetime.UTC)
    try:
        made = _compiler(document).compile(
            sys_inputs={"it": json.dumps(values, ensure_ascii=False)},
            format="pdf",
            pdf_standards="ua-1",
            timestamp=int(moment.timestamp()),
        )
    except typst.TypstError as fault:
        raise Unprintable(str(fault).strip().splitlines()[0]) from fault
    assert isinstance(made, bytes)  # noqa: S101 - one document gives one file
    return made


def cannot_print(logo: Logo) -> str:
    """Why a paper cannot hold a picture; empty when it can.

    Tried in a process of its own: a build forks its workers, and what Typst starts in the
    process that forks is not there in them. A picture that takes too long is refused as well.
    """
    command = [sys.executable, "-c", "from macros.paper.press import try_picture; try_picture()", logo.kind]
    top = {**os.environ, "PYTHONPATH": str(HERE.parent.parent)}
    try:
        done = subprocess.run(  # noqa: S603 - our own command
            command, input=logo.data, capture_output=True, check=False, timeout=20, env=top
        )
    except subprocess.TimeoutExpired:
        return "it takes too long to draw"
    words = (done.stdout or done.stderr).decode("utf-8", "replace").strip().splitlines()
    return (words or ["it cannot be read"])[-1] if done.returncode else ""


def try_picture() -> None:
    """Makes a page of the picture that is read from the input; ends with the reason when it cannot."""
    source: Any = b"#image(bytes(json(bytes(sys.inputs.it))), format: sys.inputs.format, width: 1cm)"
    values = {"it": json.dumps(list(sys.stdin.buffer.read())), "format": sys.argv[1]}
    try:
        typst.compile(
            source, format="pdf", font_paths=[str(FONTS)], ignore_system_fonts=True, sys_inputs=values
        )
    except typst.TypstError as fault:
        sys.exit((str(fault).strip().splitlines() or ["it cannot be read"])[0])


@cache
def _compiler(document: str) -> typst.Compiler:
    return typst.Compiler(
        str(HERE / f"{document}.typ"), root=str(HERE), font_paths=[str(FONTS)], ignore_system_fonts=True
    )
