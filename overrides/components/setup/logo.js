/* A file that was chosen as the logo: read, looked at, and kept only when every page may show it. */
nazorg.setupLogo = (function () {
  "use strict";
  const { bytes: MOST_BYTES, dots: MOST_DOTS, pictures } = window.nazorgDrawingRules;

  /* How a file of each kind begins. */
  /** @type {ByName<string>} */
  const STARTS = { "image/png": "89 50 4e 47", "image/jpeg": "ff d8 ff" };

  /** @type {(text: string) => string} */
  function cut(text) {
    const line = text.replace(/\s+/g, " ");
    return line.length > 60 ? line.slice(0, 57) + "..." : line;
  }
  /* What is wrong with the bytes of a picture of a kind, as a key of our words and what was found. */
  /** @type {(bytes: Uint8Array, kind: string) => [string, string] | null} */
  function wrongIn(bytes, kind) {
    if (kind in STARTS) {
      const start = Array.from(bytes.subarray(0, 4), (one) => one.toString(16)).join(" ");
      return start.startsWith(STARTS[kind]) ? null : ["setup_logo_broken", ""];
    }
    try {
      const strange = nazorg.drawing.strangeIn(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
      if (strange === null) return null;
      return strange ? ["setup_logo_strange", cut(strange)] : ["setup_logo_broken", ""];
    } catch {
      return ["setup_logo_broken", ""];
    }
  }

  /** @type {Nazorg["setupLogo"]["pick"]} */
  function pick(file, keep, refused) {
    const ending = (/\.([a-z]+)$/i.exec(file.name) || ["", ""])[1].toLowerCase();
    const kind = Object.keys(pictures).includes(ending) ? pictures[ending] : "";
    if (!kind) {
      refused("setup_logo_kind", "");
      return;
    }
    if (file.size > MOST_BYTES) {
      refused("setup_logo_large", "");
      return;
    }
    const reader = new FileReader();
    reader.onerror = () => refused("setup_logo_broken", "");
    reader.onload = () => {
      const bytes = new Uint8Array(/** @type {ArrayBuffer} */ (reader.result));
      const wrong = wrongIn(bytes, kind);
      if (wrong) refused(...wrong);
      else draw("data:" + kind + ";base64," + btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join("")));
    };
    reader.readAsArrayBuffer(file);

    /* A picture that the browser cannot draw is no logo. */
    /** @type {(address: string) => void} */
    function draw(address) {
      const image = new Image();
      image.onerror = () => refused("setup_logo_broken", "");
      image.onload = () => {
        const dots = Math.max(image.naturalWidth, image.naturalHeight);
        if (dots > MOST_DOTS && kind in STARTS) refused("setup_logo_large", "");
        else keep(address);
      };
      image.src = address;
    }
  }

  return { pick };
})();
