"""
Contrast of colours, as WCAG 2.2 defines it (success criterion 1.4.3: AA is 4.5 to 1 for text).

Relative luminance is 0.2126 R + 0.7152 G + 0.0722 B, each channel c = value / 255
made linear: c / 12.92 up to 0.04045, else ((c + 0.055) / 1.055) ** 2.4. The contrast
of two colours is (lighter + 0.05) / (darker + 0.05), from 1 to 21.
Source: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

import colorsys

from macros.content.rules import RULES

#: What text must have at least (AA).
TEXT = RULES["colours"]["least"]
#: Where the colour of a school stands as text, or has text on it, on a light screen and on a dark one.
LIGHT, DARK = (tuple(RULES["colours"][scheme]) for scheme in ("light", "dark"))


def luminance(colour: str) -> float:
    """The relative luminance of ``#rrggbb``, from 0 (black) to 1 (white)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def least(colour: str, against: tuple[str, ...]) -> float:
    """The contrast where it is worst."""
    return min(contrast(colour, other) for other in against)


def nearest(colour: str, against: tuple[str, ...], ratio: float = TEXT) -> str:
    """The colour of the same hue, as little lighter or darker as can be, that reaches ``ratio`` everywhere.

    Found by walking along the lightness (of HSL) in steps of a thousandth, both ways.
    """
    if least(colour, against) >= ratio:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    for step in range(1, 1001):
        for value in (light - step / 1000, light + step / 1000):
            if 0 <= value <= 1:
                mixed = colorsys.hls_to_rgb(hue, value, full)
                found = "#" + "".join(f"{round(part * 255):02x}" for part in mixed)
                if least(found, against) >= ratio:
                    return found
    raise ValueError(f"no colour has a contrast of {ratio} with {against}")
