"""
What a page of this site may do: one strict policy, as a meta tag and as headers of a server.

A page loads from its own site alone, sends nothing, and runs no inline script: there is
none (finish.check refuses it), so no hash is needed. ``'self'`` and not hashes alone,
because a browser on file:// would then block the site's own scripts.
"""

#: The policy, but for the directives that depend on the page or on how it is sent.
_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    # A picture that a reader picks for a letter or a school's own page is a blob; icons may be data.
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'none'",
    "worker-src": "'self'",
    "manifest-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
#: What no page of ours asks for, so that nothing that gets in can either.
_REFUSED = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen",
    "geolocation", "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi",
    "payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial",
    "sync-xhr", "usb", "web-share", "xr-spatial-tracking",
)  # fmt: skip


#: Pages that read files of their own site: the one that packs a school's copy.
CONNECTING = ("inrichten.html",)


def policy_of(page: str) -> str:
    """The policy of the page at an address, from the top of a language's site or of the whole."""
    return policy(connect=page.rsplit("/", 1)[-1] in CONNECTING)


def no_policy(_page: str) -> str:
    """What a preview has: nothing."""
    return ""


def policy(*, connect: bool = False, header: bool = False) -> str:
    """
    The Content-Security-Policy of a page.

    ``connect`` lets it fetch from its own site, which only a worker for use without
    internet needs. ``header`` adds what a browser takes from a header alone.
    """
    directives = dict(_DIRECTIVES)
    if connect:
        directives["connect-src"] = "'self'"
    if header:
        directives["frame-ancestors"] = "'none'"
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def headers(*, connect: bool = False, noindex: bool = False) -> dict[str, str]:
    """
    The headers that a server sends with every file, by name.

    ``noindex`` is the school's choice to stay out of search engines.
    """
    found = {
        "Content-Security-Policy": policy(connect=connect, header=True),
        "Referrer-Policy": "no-referrer",
        # Copying a letter needs the clipboard; nothing else is asked for.
        "Permissions-Policy": ", ".join([*(f"{name}=()" for name in _REFUSED), "clipboard-write=(self)"]),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "X-DNS-Prefetch-Control": "off",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if noindex:
        found["X-Robots-Tag"] = "noindex, nofollow"
    return found
