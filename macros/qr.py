"""QR codes: an address as a drawing that needs no colour and no network."""

import io

import segno


def svg(address: str) -> str:
    """The QR code of an address as an SVG document; each module is one unit wide, with a quiet zone."""
    drawing = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        drawing, kind="svg", xmldecl=False, border=4, omitsize=True, svgclass="qr", lineclass=None
    )
    return drawing.getvalue().decode().strip()
