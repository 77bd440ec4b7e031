"""
A school's logo: read only when it is small enough, and is the picture that its name says.

An SVG comes from outside and is shown by browsers, by Typst and by whatever opens the
file: anything in it that could run, or that reaches outside the file, is refused where
it stands. Expat reads it with DOCTYPE and entities refused, so nothing expands.
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal, cast
from xml.parsers import expat

from macros.content.model.school import Logo
from macros.content.problems import Problem, nearest, one_of, shorten
from macros.content.source import Source, decode

#: Largest logo, in bytes.
MOST_BYTES = 200 * 1024
#: Largest width or height of a logo in pixels: more is unpacked in the memory of every reader.
MOST_PIXELS = 4000
_PNG = b"\x89PNG\r\n\x1a\n"
#: The chunks of a PNG that are its picture.
_SHOWN = (b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"gAMA", b"IDAT", b"IEND")
_JPG = b"\xff\xd8\xff"
#: Elements that draw; everything else is refused. "use" is not among them: a few of it, one in
#: the other, draw a billion shapes.
_DRAWING = {
    "svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
    "text", "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "metadata", "style",
}  # fmt: skip
_SVG = "http://www.w3.org/2000/svg"
#: The namespaces in which a browser runs or shows things; none at all may be either.
_LIVE = (_SVG, "http://www.w3.org/1999/xhtml", "")
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(|javascript:|\\", re.IGNORECASE)


def read_logo(path: Path, file: str, school: Source) -> tuple[Logo | None, list[Problem]]:
    """The logo at ``path``, which is called ``file`` in problems; ``school`` names it."""
    if not path.is_file() or path.is_symlink():
        beside = [
            one.name for one in path.parent.iterdir() if one.suffix in (".png", ".jpg", ".jpeg", ".svg")
        ]
        near = nearest(path.name, beside)
        return None, [
            school.problem(
                school.place(("logo",)), "there is no such logo beside this file", found=path.name,
                expected=one_of(beside, near) if beside else "a .png, .jpg or .svg file in this folder",
                advice=f'write "{near}"' if near else "put the logo in this folder, or remove the line",
            )
        ]  # fmt: skip
    size = path.stat().st_size
    if size > MOST_BYTES:
        return None, [
            Problem(
                file, 1, 1, "the logo is too large", found=f"{size:,} bytes",
                expected=f"at most {MOST_BYTES:,} bytes (200 KB)",
                advice="ask whoever made it for a smaller one, or save it as PNG of 600 dots wide",
            )
        ]  # fmt: skip
    data = path.read_bytes()
    kind = cast(Literal["png", "jpg", "svg"], path.suffix[1:].replace("jpeg", "jpg"))
    measures, fault = _MEASURE[kind](data)
    if kind == "svg":
        problems = svg_problems(file, data)
        if problems:
            return None, problems
    if not fault and max(measures) > MOST_PIXELS:
        fault = f"{measures[0]} by {measures[1]} dots"
    if fault:
        return None, [
            Problem(
                file, 1, 1, f"this is no {kind.upper()} that can be shown", found=fault,
                expected=f"a {kind.upper()} of at most {MOST_PIXELS} by {MOST_PIXELS} dots",
                advice="open it in a drawing program and save it again",
            )
        ]  # fmt: skip
    return Logo(kind, _bare(data) if kind == "png" else data, *measures), []


def _png(data: bytes) -> tuple[tuple[int, int], str]:
    if not data.startswith(_PNG) or data[12:16] != b"IHDR":
        return (0, 0), _seen(data)
    chunks = list(_chunks(data))
    if not chunks or chunks[-1][0] != b"IEND":
        return (0, 0), "a part of a PNG"
    width, height = struct.unpack(">II", data[16:24])
    return (width, height), "" if width and height else "no width or height"


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG as far as they are whole: name, and all bytes."""
    at = len(_PNG)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if end > len(data) or zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(
            data[end - 4 : end], "big"
        ):
            return
        yield data[at + 4 : at + 8], data[at:end]
        if data[at + 4 : at + 8] == b"IEND":
            return
        at = end


def _bare(data: bytes) -> bytes:
    """The PNG with its picture alone: no texts, places or dates that a program put into it."""
    return _PNG + b"".join(chunk for name, chunk in _chunks(data) if name in _SHOWN)


def _jpg(data: bytes) -> tuple[tuple[int, int], str]:
    """Width and height stand in the frame of a JPEG: marker C0 to C3, behind parts with a length."""
    at = 2
    if data.startswith(_JPG) and data[6:10] not in (b"JFIF", b"Exif"):
        return (0, 0), "a JPEG of a kind that letters cannot hold"
    while data.startswith(_JPG) and at + 9 < len(data) and data[at] == 0xFF:
        marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in (0xC0, 0xC1, 0xC2, 0xC3):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return (width, height), "" if width and height else "no width or height"
        at += 2 + length
    return (0, 0), _seen(data)


def _svg(data: bytes) -> tuple[tuple[int, int], str]:
    """The shape of the drawing, from its viewBox or its width and height; its size does not matter."""
    head = data[:4000].decode("utf-8", "replace")
    box = re.search(r'\bviewBox\s*=\s*["\']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.]+)[\s,]+([\d.]+)', head)
    sides = (
        [box[1], box[2]]
        if box
        else [
            m[1]
            for m in (re.search(rf'\b{k}\s*=\s*["\']([\d.]+)(?:px)?["\']', head) for k in ("width", "height"))
            if m
        ]
    )
    try:
        width, height = (float(side) for side in sides)
    except ValueError:
        return (0, 0), "no viewBox, width or height" if "<svg" in head else _seen(data)
    longest = max(width, height)
    if not longest > 0 or min(width, height) / longest < 0.01:
        return (0, 0), "no width or height"
    return (max(1, round(1000 * width / longest)), max(1, round(1000 * height / longest))), ""


_MEASURE: dict[str, Callable[[bytes], tuple[tuple[int, int], str]]] = {"png": _png, "jpg": _jpg, "svg": _svg}


def _seen(data: bytes) -> str:
    """What a file looks like, by its first bytes."""
    names = {
        _PNG: "a PNG",
        _JPG: "a JPEG",
        b"GIF8": "a GIF",
        b"%PDF": "a PDF",
        b"<svg": "an SVG",
        b"RIFF": "a WebP",
    }
    for start, name in names.items():
        if data.startswith(start):
            return f"{name}, or a part of one"
    return "nothing" if not data else f"bytes {data[:4].hex(' ')}"


def svg_problems(file: str, data: bytes) -> list[Problem]:
    """Everything in an SVG that could run or reach outside the file, each with its place."""
    text, problems = decode(file, data)
    if problems:
        return problems
    read = Source(file, text)
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    problems = []
    open_: list[str] = []

    def refuse(what: str, found: str, expected: str = "shapes and text alone") -> None:
        place = (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
        if len(problems) < 20:
            problems.append(
                read.problem(
                    place, what, found=shorten(found), expected=expected,
                    advice="remove it in a drawing program, or save the logo as PNG",
                )
            )  # fmt: skip

    def start(name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        open_.append(local)
        # What editors keep for themselves is neither drawn nor run.
        silent = space not in _LIVE and (
            "metadata" in open_[:-1] or "inkscape" in space or "sodipodi" in space
        )
        if not silent and (space != _SVG or local not in _DRAWING):
            refuse(f'a logo may not hold "{shorten(local, 30)}"', f"<{local}>")
        for key, value in attributes.items():
            key = key.rpartition(" ")[2]
            if key.lower().startswith("on"):
                refuse("a logo may not run anything", f'{key}="{value}"')
            elif (key in ("href", "src") and not value.startswith("#")) or _OUTSIDE.search(value):
                refuse("a logo may not load anything", f'{key}="{value}"', "a part of this drawing, as #name")

    def text_of(words: str) -> None:
        if open_ and open_[-1] == "style" and _OUTSIDE.search(words):
            refuse("a logo may not load anything", words.strip())

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda _: open_.pop()
    parser.CharacterDataHandler = text_of
    parser.ProcessingInstructionHandler = lambda target, _: refuse(
        "a logo may not run anything", f"<?{target}"
    )

    def doctype(name: str, *_: object) -> None:
        refuse(
            "a logo may not have a DOCTYPE or entities", f"<!DOCTYPE {name}", "<svg ...> as its first line"
        )
        raise _Stop

    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(text.encode(), True)
    except _Stop:
        pass
    except expat.ExpatError as fault:
        place = (fault.lineno, fault.offset + 1)
        problems.append(
            read.problem(
                place, "this is no SVG that can be read", found=expat.ErrorString(fault.code),
                expected="a drawing saved as SVG", advice="save it again in a drawing program, or as PNG",
            )
        )  # fmt: skip
    return problems


class _Stop(Exception):
    pass
