/* Filling in the Word document of a letter: the content controls that macros/export/docx.py makes. */
nazorg.letterWord = (function () {
  "use strict";
  const { all } = nazorg;
  const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture";
  const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
  const INLINE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
  const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  /* A letter counts in English metric units. */
  const CENTIMETRE = 360000;

  /** @type {(element: Element, name: string) => Element} */
  function child(element, name) {
    return Array.from(element.children).filter((one) => one.namespaceURI === WORD && one.localName === name)[0];
  }
  /** @type {(control: Element, content: Element) => void} */
  function unwrap(control, content) {
    control.replaceWith(...content.childNodes);
  }
  /** @type {(run: Element, names: string[]) => void} */
  function drop(run, names) {
    all(run, "*").forEach((part) => {
      if (names.includes(part.localName)) part.remove();
    });
  }

  /** @type {LetterKind["fill"]} */
  function fill(xml, filled) {
    const controls = Array.from(xml.getElementsByTagNameNS(WORD, "sdt"));
    controls.reverse().forEach((control) => {
      const tag = child(child(control, "sdtPr"), "tag").getAttributeNS(WORD, "val") || "";
      const [kind, name] = tag.split(":");
      const content = child(control, "sdtContent");
      if (kind === "veld") field(xml, control, content, name, filled);
      if (kind === "keuze" && filled.block(name) !== "open") control.remove();
      if (kind === "alinea") {
        if (filled.block(name) === "goes") control.remove();
        if (filled.block(name) === "stays") unwrap(control, content);
      }
    });
  }

  /** @type {(xml: Document, control: Element, content: Element, name: string, filled: Letter) => void} */
  function field(xml, control, content, name, filled) {
    const run = child(content, "r");
    if (name === "logo" && filled.logo) {
      drop(run, ["t"]);
      run.append(xml.importNode(picture(nazorg.letterFile.measured(filled.logo)), true));
      unwrap(control, content);
      return;
    }
    const value = filled.value(name);
    if (!value) {
      const paragraph = /** @type {Element} */ (control.parentNode);
      const style = paragraph.getElementsByTagNameNS(WORD, "pStyle")[0];
      if (style && (style.getAttributeNS(WORD, "val") || "").startsWith("Letterhead")) paragraph.remove();
      return;
    }
    /* Word reads the order of a value from the direction of its run. */
    const around = run.getElementsByTagNameNS(WORD, "rtl").length ? "rtl" : "ltr";
    const { isolated, turns } = nazorg.letterCheck;
    drop(run, ["t", "br", "rStyle"]);
    if (turns(value) !== (around === "rtl")) {
      drop(run, ["rtl", "lang"]);
      const look = child(run, "rPr");
      const spoken = xml.createElementNS(WORD, "w:lang");
      spoken.setAttributeNS(WORD, turns(value) ? "w:bidi" : "w:val", turns(value) ? "ar-SA" : "nl-NL");
      if (turns(value)) look.append(xml.createElementNS(WORD, "w:rtl"));
      look.append(spoken);
    }
    isolated(value, around).split("\n").forEach((line, number) => {
      if (number) run.append(xml.createElementNS(WORD, "w:br"));
      const text = xml.createElementNS(WORD, "w:t");
      text.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
      text.textContent = line;
      run.append(text);
    });
    unwrap(control, content);
  }

  /* The picture in the place of a field's words. */
  /** @type {(size: {wide: number, high: number}) => Element} */
  function picture(size) {
    const wide = Math.round(size.wide * CENTIMETRE);
    const extent = 'cx="' + wide + '" cy="' + Math.round(size.high * CENTIMETRE) + '"';
    return new DOMParser().parseFromString(
      '<w:drawing xmlns:w="' + WORD + '" xmlns:wp="' + INLINE + '" xmlns:a="' + DRAWING + '" xmlns:pic="' + PICTURE +
        '" xmlns:r="' + RELATIONS + '"><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ' + extent +
        '/><wp:docPr id="9001" name="logo" descr="' + window.nazorgRules.letter_logo.words + '"/><a:graphic><a:graphicData uri="' + PICTURE + '"><pic:pic>' +
        '<pic:nvPicPr><pic:cNvPr id="9001" name="logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>' +
        '<a:blip r:embed="rIdLogo"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>' +
        '<a:off x="0" y="0"/><a:ext ' + extent + '/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' +
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>",
      "application/xml"
    ).documentElement;
  }

  return {
    main: "word/document.xml",
    type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    fill,
    logo: {
      file: "word/media/logo.png",
      used: /rIdLogo/,
      said: [
        {
          file: "word/_rels/document.xml.rels",
          before: "</Relationships>",
          words: '<Relationship Id="rIdLogo" Type="' + RELATIONS + '/image" Target="media/logo.png"/>',
          unless: /Id="rIdLogo"/,
        },
        {
          file: "[Content_Types].xml",
          before: "</Types>",
          words: '<Default Extension="png" ContentType="image/png"/>',
          unless: /Extension="png"/,
        },
      ],
    },
  };
})();
