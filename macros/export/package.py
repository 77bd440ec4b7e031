"""Zip packages that are the same at every build: fixed dates, fixed order, fixed rights."""

import io
import zipfile
from collections.abc import Mapping

#: The first moment that a zip file can name.
_START = (1980, 1, 1, 0, 0, 0)


def pack(members: Mapping[str, bytes], stored: str = "") -> bytes:
    """A package of ``members`` by name; the one named ``stored`` comes first and is not compressed."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name in sorted(members, key=lambda name: (name != stored, name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, _START)
            info.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            new.writestr(info, members[name])
    return out.getvalue()


def repack(data: bytes) -> bytes:
    """A package that somebody else wrote, with the same members, in our order and with our dates."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        return pack({name: old.read(name) for name in old.namelist()})
