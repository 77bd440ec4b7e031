/* The whole site as a zip, with the values of the school in it: only from a server. */
nazorg.setupPack = (function () {
  "use strict";
  /* A server may keep to itself what is for servers alone; what readers use must be there. */
  const NEEDED = /^(?!hosting\/).*\.(html|css|js|svg|woff2|pdf|docx|odt|txt)$/;
  /* What is packed already is not packed again. */
  const PACKED = /\.(docx|odt|pdf|png|woff2|zip)$/;
  const OWN = "school/school.js";

  /** @type {(top: URL, name: string) => Promise<ArrayBuffer | null>} */
  async function file(top, name) {
    const answer = await fetch(new URL(name.split("/").map(encodeURIComponent).join("/"), top));
    if (!answer.ok && NEEDED.test(name)) throw new Error(name);
    return answer.ok ? answer.arrayBuffer() : null;
  }
  /* Every file, four at a time. */
  /** @type {(top: URL, names: string[], own: Uint8Array) => Promise<ByName<Uint8Array | [Uint8Array, {level: number}]>>} */
  async function collect(top, names, own) {
    /** @type {ByName<Uint8Array | [Uint8Array, {level: number}]>} */
    const files = { [OWN]: own };
    const waiting = names.filter((name) => name !== OWN);
    const some = async () => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        const bytes = await file(top, name).catch((fault) => {
          waiting.length = 0;
          throw fault;
        });
        if (bytes) files[name] = [new Uint8Array(bytes), { level: PACKED.test(name) ? 0 : 6 }];
      }
    };
    await Promise.all([some(), some(), some(), some()]);
    return files;
  }

  /** @type {Nazorg["setupPack"]["pack"]} */
  function pack(about, written, done, failed) {
    const { load, save } = nazorg;
    const zip = () => /** @type {Fflate} */ (window.fflate);
    load(about.zip, () => {
      load(about.files, () => {
        const top = new URL(about.top + "/", location.href);
        collect(top, window.nazorgFiles || [], new TextEncoder().encode(written)).then((files) => {
          const packed = zip().zipSync(files, { mtime: new Date(1980, 0, 1, 12) });
          save("nazorgwijzer-school.zip", packed, "application/zip");
          done();
        }).catch(failed);
      }, failed);
    }, failed);
  }

  return { pack };
})();
