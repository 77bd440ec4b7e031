"""
What an SVG logo may hold: every element, attribute and kind of value; all else is refused.

Stated here once, as data. macros/school/drawing.py reads drawings by it, and a build puts it
before overrides/components/setup/drawing.js, which does the same in the browser, in the form
that a school fills in; tests/hostile/logos.yml is put to both. The expressions are of the sort that both
languages read alike, and hold for a whole value.

It is a list of what is known, not of what is bad: a value that is words and numbers, a
colour or a part of the drawing itself has no way to name a place outside. There is no
"use", as a few of it, one in the other, draw a billion shapes; masks and clip paths do the
same, so none may stand in another.
"""

from typing import TypedDict

SVG = "http://www.w3.org/2000/svg"
XML = "http://www.w3.org/XML/1998/namespace"
XLINK = "http://www.w3.org/1999/xlink"


class DrawingRules(TypedDict):
    """The rules, as both readers take them."""

    #: Largest file, in bytes, and largest width or height in dots.
    bytes: int
    dots: int
    #: Elements that draw, or say what is drawn.
    elements: list[str]
    #: Beginnings of the namespaces in which editors keep their own elements, which nothing draws.
    editors: list[str]
    #: What a value of each kind looks like.
    kinds: dict[str, str]
    #: The kind of each attribute that may stand on an element. Those of editors are never read.
    attributes: dict[str, str]
    #: The kind of each property that may stand in a style.
    properties: dict[str, str]
    #: What cuts a shape out, and the elements in which nothing may do so again.
    cuts: list[str]
    cutters: list[str]
    #: A rule of a style sheet: its selectors, and its declarations.
    rule: str


_SPACE = r"[ \t\r\n]*"
_PLAIN = r"[A-Za-z0-9 .,+%#\t\r\n-]*"
_ID = r"[A-Za-z_][A-Za-z0-9_.:-]*"
_COLOUR = r"(?:#?[A-Za-z0-9-]+|(?:rgb|rgba|hsl|hsla|color)\([A-Za-z0-9 .,%-]+\))"
_LOCAL = rf"""url\((?:#{_ID}|'#{_ID}'|"#{_ID}")\)"""

_KINDS = {
    "plain": _PLAIN,
    "text": r"[^\u0000]*",
    "part": rf"#{_ID}",
    "paint": rf"{_SPACE}(?:{_COLOUR}|{_LOCAL}(?: {_COLOUR})?){_SPACE}",
    "colour": rf"{_SPACE}{_COLOUR}{_SPACE}",
    "cut": rf"{_SPACE}(?:none|{_LOCAL}){_SPACE}",
    "turns": rf"{_SPACE}(?:none|(?:(?:matrix|translate|scale|rotate|skewX|skewY)"
    rf"{_SPACE}\([0-9eE.,+ \t\r\n-]*\)[ ,\t\r\n]*)*)",
    "family": r"[A-Za-z0-9 .,+'\"_-]*",
    # A list of declarations; what stands in each is looked at by its property.
    "style": r"[^{}@\\<&/]*",
}

#: What has words and numbers alone: of looks, of attributes besides, of properties besides.
_PLAIN_LOOKS = """
    alignment-baseline baseline-shift clip clip-rule color-interpolation color-interpolation-filters
    color-rendering cursor direction display dominant-baseline enable-background fill-opacity fill-rule
    filter font-kerning font-size font-size-adjust font-stretch font-style font-variant font-weight
    image-rendering isolation kerning letter-spacing marker marker-end marker-mid marker-start mask-type
    mix-blend-mode opacity overflow paint-order pointer-events shape-rendering stop-opacity
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
    stroke-width text-anchor text-decoration text-rendering transform-origin unicode-bidi vector-effect
    visibility word-spacing writing-mode
"""
_PLAIN_ATTRIBUTES = """
    baseProfile clipPathUnits cx cy d dx dy focusable fr fx fy gradientUnits height lengthAdjust
    maskContentUnits maskUnits media offset pathLength points preserveAspectRatio r rotate rx ry space
    spreadMethod textLength version viewBox width x x1 x2 y y1 y2 zoomAndPan
"""
_PLAIN_PROPERTIES = """
    -inkscape-stroke fill-color font-feature-settings font-variant-alternates font-variant-caps
    font-variant-east-asian font-variant-ligatures font-variant-numeric font-variant-position
    font-variation-settings inline-size line-height shape-margin shape-padding solid-color
    solid-opacity text-align text-decoration-color text-decoration-line text-decoration-style
    text-indent text-orientation text-transform white-space
"""

#: How shapes look: as attributes of a shape, and in a style.
_LOOKS = {
    **dict.fromkeys(("fill", "stroke"), "paint"),
    **dict.fromkeys(("color", "stop-color"), "colour"),
    **dict.fromkeys(("clip-path", "mask"), "cut"),
    "transform": "turns",
    "font-family": "family",
    **dict.fromkeys(_PLAIN_LOOKS.split(), "plain"),
}  # fmt: skip

RULES: DrawingRules = {
    "bytes": 200 * 1024,
    "dots": 4000,
    "elements": [
        "svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
        "polygon", "text", "tspan", "linearGradient", "radialGradient", "stop", "clipPath", "mask",
        "metadata", "style",
    ],
    "editors": [
        "http://www.inkscape.org/namespaces/", "http://sodipodi.sourceforge.net/",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://purl.org/dc/", "http://creativecommons.org/ns#",
        "http://web.resource.org/cc/", "http://ns.adobe.com/", "http://www.bohemiancoding.com/sketch/",
        "http://www.serif.com/", "http://www.corel.com/", "adobe:ns:meta/",
    ],
    "kinds": _KINDS,
    "attributes": {
        **_LOOKS,
        "style": "style",
        "href": "part",
        **dict.fromkeys(("gradientTransform", "patternTransform"), "turns"),
        **dict.fromkeys(("role", "lang", "aria-label", "aria-labelledby", "aria-hidden"), "text"),
        **dict.fromkeys(("id", "class", "data-name", "type"), "text"),
        **dict.fromkeys(_PLAIN_ATTRIBUTES.split(), "plain"),
    },
    "properties": {
        **_LOOKS,
        "font": "family",
        "-inkscape-font-specification": "family",
        **dict.fromkeys(_PLAIN_PROPERTIES.split(), "plain"),
    },
    "cuts": ["clip-path", "mask"],
    "cutters": ["clipPath", "mask"],
    "rule": rf"([A-Za-z0-9 .,#_*>\t\r\n-]+)\{{([^{{}}]*)\}}{_SPACE}",
}  # fmt: skip
