"""Zip packages that are the same at every build: fixed dates, fixed order, fixed rights."""

import io
import zipfile
from collections.abc import Callable

#: The first moment that a zip file can name.
_START = (1980, 1, 1, 0, 0, 0)


def repack(data: bytes, change: Callable[[str, bytes], bytes | None], stored: str = "") -> bytes:
    """
    The package again, the same bytes for the same content.

    ``change(name, content)`` gives the content of each member, or None to leave
    it out; the member named ``stored`` comes first and is not compressed.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        names = sorted(old.namelist(), key=lambda name: (name != stored, name != "[Content_Types].xml", name))
        for name in names:
            content = change(name, old.read(name))
            if content is None:
                continue
            info = zipfile.ZipInfo(name, _START)
            info.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            new.writestr(info, content)
    return out.getvalue()
