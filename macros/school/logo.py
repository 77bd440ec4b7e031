"""A school's logo: read only when it is small enough, and is the picture that its name says."""

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal, TypeAlias, cast

from macros.content.drawing import RULES as DRAWING
from macros.content.messages import Said, say
from macros.content.model.school import Logo
from macros.content.problems import Problem, choice
from macros.content.rules import RULES
from macros.content.source import Source
from macros.school.drawing import read_drawing

#: Largest logo, in bytes, and its largest width or height: more is unpacked in the memory of every reader.
MOST_BYTES, MOST_PIXELS = DRAWING["bytes"], DRAWING["dots"]
_PNG = b"\x89PNG\r\n\x1a\n"
#: The chunks of a PNG that are its picture.
_SHOWN = (b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"gAMA", b"IDAT", b"IEND")
_JPG = b"\xff\xd8\xff"
#: The tag of Exif with which a camera says how a picture was held.
_ORIENTATION = 0x0112
#: Width and height of a picture, and what is wrong with it.
Measured: TypeAlias = tuple[tuple[int, int], Said | None]


def read_logo(path: Path, file: str, school: Source) -> tuple[Logo | None, list[Problem]]:
    """The logo at ``path``, which is called ``file`` in problems; ``school`` names it."""
    if not path.is_file() or path.is_symlink():
        beside = [one.name for one in path.parent.iterdir() if one.suffix[1:] in RULES["pictures"]]
        return None, [
            school.problem(
                school.place(("logo",)),
                "logo-missing",
                found=path.name,
                **(choice(path.name, beside) if beside else {"near": "", "known": say("a-logo-here")}),
            )
        ]
    size = path.stat().st_size
    if size > MOST_BYTES:
        return None, [
            Problem.at(file, "logo-too-large", size=size, most=MOST_BYTES, kilobytes=MOST_BYTES // 1024)
        ]
    data = path.read_bytes()
    kind = cast(Literal["png", "jpg", "svg"], path.suffix[1:].replace("jpeg", "jpg"))
    if kind == "svg":
        top, problems = read_drawing(file, data)
        if problems:
            return None, problems
        measures, fault = _svg(top)
    else:
        measures, fault = (_png if kind == "png" else _jpg)(data)
    if not fault and max(measures) > MOST_PIXELS:
        fault = say("dots", width=measures[0], height=measures[1])
    if fault:
        return None, [Problem.at(file, "not-a-picture", found=fault, kind=kind.upper(), most=MOST_PIXELS)]
    way = _way(data) if kind == "jpg" else 1
    if way > 4:  # on its side
        measures = measures[1], measures[0]
    return Logo(kind, _bare(data) if kind == "png" else data, *measures, turned=way > 1), []


def _png(data: bytes) -> Measured:
    if not data.startswith(_PNG) or data[12:16] != b"IHDR":
        return (0, 0), _seen(data)
    chunks = list(_chunks(data))
    if not chunks or chunks[-1][0] != b"IEND":
        return (0, 0), say("a-part-of-a-picture", kind="PNG")
    width, height = struct.unpack(">II", data[16:24])
    return (width, height), None if width and height else say("no-width-or-height")


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


def _jpg(data: bytes) -> Measured:
    """Width and height stand in the frame of a JPEG: marker C0 to C3."""
    if data.startswith(_JPG) and data[6:10] not in (b"JFIF", b"Exif"):
        return (0, 0), say("jpeg-not-for-letters")
    for marker, part in _parts(data):
        if marker in (0xC0, 0xC1, 0xC2, 0xC3) and len(part) >= 5:
            height, width = struct.unpack(">HH", part[1:5])
            return (width, height), None if width and height else say("no-width-or-height")
    return (0, 0), _seen(data)


def _parts(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The parts of a JPEG that come before its picture: marker, and what stands in each."""
    at = 2
    while data.startswith(_JPG) and at + 9 < len(data) and data[at] == 0xFF:
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        yield data[at + 1], data[at + 4 : at + 2 + length]
        at += 2 + length


def _way(data: bytes) -> int:
    """How a JPEG is to be turned, as Exif numbers it: 1 as it is, 5 to 8 on its side."""
    for marker, part in _parts(data):
        if marker == 0xE1 and part.startswith(b"Exif\0\0"):
            tiff = part[6:]
            order: Literal["little", "big"] = "little" if tiff.startswith(b"II") else "big"
            start = int.from_bytes(tiff[4:8], order)
            count = int.from_bytes(tiff[start : start + 2], order)
            for at in range(start + 2, min(start + 2 + 12 * count, len(tiff) - 11), 12):
                if int.from_bytes(tiff[at : at + 2], order) == _ORIENTATION:
                    way = int.from_bytes(tiff[at + 8 : at + 10], order)
                    return way if 1 <= way <= 8 else 1
    return 1


def _svg(top: Mapping[str, str]) -> Measured:
    """The shape of the drawing, from its viewBox or its width and height; its size does not matter."""
    box = re.split(r"[ ,\t\r\n]+", top.get("viewBox", "").strip())
    sides = box[2:] if len(box) == 4 else [top.get(key, "").removesuffix("px") for key in ("width", "height")]
    try:
        width, height = (float(side) for side in sides)
    except ValueError:
        return (0, 0), say("no-viewbox")
    longest = max(width, height)
    if not 0 < longest < float("inf") or min(width, height) / longest < 0.01:
        return (0, 0), say("no-width-or-height")
    return (max(1, round(1000 * width / longest)), max(1, round(1000 * height / longest))), None


def _seen(data: bytes) -> Said:
    """What a file looks like, by its first bytes."""
    names = {
        _PNG: "PNG",
        _JPG: "JPEG",
        b"GIF8": "GIF",
        b"%PDF": "PDF",
        b"<svg": "SVG",
        b"RIFF": "WebP",
    }
    for start, name in names.items():
        if data.startswith(start):
            return say("a-picture", kind=name)
    return say("some-bytes", bytes=data[:4].hex(" ")) if data else say("nothing")
