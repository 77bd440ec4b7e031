/* Filling in the OpenDocument text of a letter: the placeholders and sections that macros/export/odt.py makes. */
nazorg.letterOpen = (function () {
  "use strict";
  const TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
  const TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
  const DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0";
  const SVG = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0";

  /** @type {LetterKind["fill"]} */
  function fill(xml, filled) {
    Array.from(xml.getElementsByTagNameNS(TEXT, "placeholder")).forEach((place) => field(xml, place, filled));
    const sections = Array.from(xml.getElementsByTagNameNS(TEXT, "section"));
    sections.reverse().forEach((section) => {
      const [kind, name] = (section.getAttributeNS(TEXT, "name") || "").split(":");
      if (kind === "keuze" && filled.block(name) !== "open") section.remove();
      if (kind === "alinea") block(section, filled.block(name));
    });
  }

  /** @type {(section: Element, stands: Standing) => void} */
  function block(section, stands) {
    if (stands === "stays") section.replaceWith(...section.childNodes);
    if (stands !== "goes") return;
    const cell = /** @type {Element} */ (section.parentNode);
    if (cell.localName === "table-cell" && cell.namespaceURI === TABLE) {
      /** @type {Element} */ (cell.parentNode).remove();
    } else section.remove();
  }

  /** @type {(xml: Document, place: Element, filled: Letter) => void} */
  function field(xml, place, filled) {
    const [, name, around] = (place.getAttributeNS(TEXT, "description") || "").split(":");
    if (name === "logo" && filled.logo) {
      place.replaceWith(xml.importNode(picture(nazorg.letterFile.measured(filled.logo)), true));
      return;
    }
    const value = filled.value(name);
    const paragraph = /** @type {Element} */ (place.parentNode);
    if (!value) {
      if ((paragraph.getAttributeNS(TEXT, "style-name") || "").startsWith("Letterhead")) paragraph.remove();
      return;
    }
    nazorg.letterCheck.isolated(value, around).split("\n").forEach((line, number) => {
      if (number) place.before(xml.createElementNS(TEXT, "text:line-break"));
      place.before(...spaced(xml, line));
    });
    place.remove();
  }

  /* OpenDocument takes several spaces, and tabs, for one space: each needs its own element. */
  /** @type {(xml: Document, line: string) => Node[]} */
  function spaced(xml, line) {
    return line.split(/(\t| (?= )|^ )/).map((part) => {
      if (part === "\t") return xml.createElementNS(TEXT, "text:tab");
      if (part === " ") return xml.createElementNS(TEXT, "text:s");
      return xml.createTextNode(part);
    });
  }

  /** @type {(size: {wide: number, high: number}) => Element} */
  function picture(size) {
    return new DOMParser().parseFromString(
      '<draw:frame xmlns:draw="' + DRAWING + '" xmlns:text="' + TEXT + '" xmlns:svg="' + SVG +
        '" xmlns:xlink="http://www.w3.org/1999/xlink"' +
        ' draw:name="logo" text:anchor-type="as-char" svg:width="' + size.wide.toFixed(2) + 'cm" svg:height="' +
        size.high.toFixed(2) + 'cm"><draw:image xlink:href="Pictures/logo.png" xlink:type="simple" ' +
        'xlink:show="embed" xlink:actuate="onLoad"/><svg:title>' + window.nazorgRules.letter_logo.words + "</svg:title></draw:frame>",
      "application/xml"
    ).documentElement;
  }

  return {
    main: "content.xml",
    type: "application/vnd.oasis.opendocument.text",
    fill,
    logo: {
      file: "Pictures/logo.png",
      used: /Pictures\/logo\.png/,
      said: [
        {
          file: "META-INF/manifest.xml",
          before: "</manifest:manifest>",
          words: '<manifest:file-entry manifest:full-path="Pictures/logo.png" manifest:media-type="image/png"/>',
          unless: /full-path="Pictures\/logo\.png"/,
        },
      ],
    },
  };
})();
