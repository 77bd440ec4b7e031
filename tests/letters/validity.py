"""What the schemas of OOXML and OpenDocument say of a file."""

import zipfile
from functools import cache
from pathlib import Path

import openxml_audit
from lxml import etree
from openxml_audit import OpenXmlValidator

#: The schemas that OASIS publishes, as the package openxml-audit carries them.
_SCHEMAS = Path(openxml_audit.__file__).parent / "odf" / "schemas"
_VERSION = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}version"
_PARTS = ("content.xml", "styles.xml", "meta.xml", "settings.xml")


def docx_faults(file: Path) -> list[str]:
    """Where a .docx differs from what the Open XML SDK asks of every part, a line each."""
    return [f"{fault.path}: {fault.description}" for fault in OpenXmlValidator().validate(str(file)).errors]


def odt_faults(file: Path) -> list[str]:
    """Where a .odt differs from the schemas of the version that it names, a line each."""
    faults = []
    with zipfile.ZipFile(file) as package:
        for name in _PARTS:
            if name in package.namelist():
                part = etree.fromstring(package.read(name))
                faults += _against(f"OpenDocument-v{part.get(_VERSION)}*-schema.rng", part, name)
        manifest = etree.fromstring(package.read("META-INF/manifest.xml"))
        version = manifest.get("{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}version")
        faults += _against(f"OpenDocument-v{version}*manifest-schema.rng", manifest, "manifest.xml")
    return faults


def _against(pattern: str, part: etree._Element, name: str) -> list[str]:
    schema = _schema(pattern)
    schema.validate(part)
    return [f"{name}:{fault.line}: {fault.message}" for fault in schema.error_log]


@cache
def _schema(pattern: str) -> etree.RelaxNG:
    # The schema of documents has the shortest name; the others are of manifests and signatures.
    return etree.RelaxNG(file=str(min(_SCHEMAS.rglob(pattern), key=lambda path: len(path.name))))
