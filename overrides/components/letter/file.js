/* The document that a writer takes along: the built template (macros/export) with its fields replaced,
   so it is the same letter. */
nazorg.letterFile = (function () {
  "use strict";

  /* How large the logo stands on paper, in centimetres: as large as its room allows. */
  /** @type {Nazorg["letterFile"]["measured"]} */
  function measured(logo) {
    const { wide, high } = window.nazorgRules.letter_logo;
    const scale = Math.min(wide / logo.width, high / logo.height);
    return { wide: logo.width * scale, high: logo.height * scale };
  }

  /** @type {(format: LetterFormat) => LetterKind} */
  function kindOf(format) {
    return format === "docx" ? nazorg.letterWord : nazorg.letterOpen;
  }

  /* Puts a picture into a package, and what the package must say of it. */
  /** @type {(zip: Fflate, files: ByName<Uint8Array>, logo: LetterLogo, about: LetterKind["logo"]) => void} */
  function enclose(zip, files, logo, about) {
    files[about.file] = logo.bytes;
    about.said.forEach((said) => {
      const text = zip.strFromU8(files[said.file]);
      if (said.unless.test(text)) return;
      files[said.file] = zip.strToU8(text.replace(said.before, () => said.words + said.before));
    });
  }

  /** @type {Nazorg["letterFile"]["make"]} */
  function make(format, template, filled) {
    const zip = /** @type {Fflate} */ (window.fflate);
    const kind = kindOf(format);
    const files = zip.unzipSync(Uint8Array.from(atob(template), (letter) => letter.charCodeAt(0)));
    const xml = new DOMParser().parseFromString(zip.strFromU8(files[kind.main]), "application/xml");
    kind.fill(xml, filled);
    let written = new XMLSerializer().serializeToString(xml);
    if (!written.startsWith("<?xml")) written = '<?xml version="1.0" encoding="UTF-8"?>\n' + written;
    files[kind.main] = zip.strToU8(written);
    if (filled.logo && kind.logo.used.test(written)) enclose(zip, files, filled.logo, kind.logo);
    /** @type {Parameters<Fflate["zipSync"]>[0]} */
    const packed = {};
    Object.keys(files).forEach((name) => {
      packed[name] = name === "mimetype" ? [files[name], { level: 0 }] : files[name];
    });
    return zip.zipSync(packed, { mtime: new Date(1980, 0, 1, 12) });
  }

  return { measured, make, type: (format) => kindOf(format).type };
})();
