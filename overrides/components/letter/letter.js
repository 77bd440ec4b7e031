/* Filling in a letter: a live preview, a check, and a document made in the browser.

   The document is the built template (macros/export) with its fields replaced,
   so it is the same letter. Nothing is stored or sent; what was typed goes when
   the page goes. Other scripts that leave the page at once (a quick exit) send
   the event "nazorg:exit" to the document first, and everything is cleared. */
(function () {
  "use strict";
  var WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  var TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
  var TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

  function each(list, act) {
    Array.prototype.forEach.call(list, act);
  }

  /* ---- What a letter must not hold ---- */

  var LINK = /(https?:\/\/|www\.)\S+|[a-z0-9-]+\.(nl|com|org|net|be|eu|me|app|io|tv|gg|to)(?![\p{L}\p{N}])/iu;
  var EMAIL = /[^\s@]+@[^\s@]+\.[^\s@]+/;
  var NAME = /\p{Lu}[\p{L}'\u2019-]+(\s+(van|de|der|den|el|al|ten|ter|te|von|bin))*\s+\p{Lu}[\p{L}'\u2019-]+/u;

  /* The part of a text that a rule is about, or an empty string. */
  function seen(rule, text, known) {
    var found = null;
    if (rule.look === "link") found = LINK.exec(text);
    if (rule.look === "email") found = EMAIL.exec(text);
    if (rule.look === "full-name") {
      var rest = text;
      known.forEach(function (name) {
        rest = rest.split(name).join("-");
      });
      found = NAME.exec(rest);
    }
    if (rule.look === "words") {
      rule.words.some(function (word) {
        var plain = word.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/\*/g, "\\p{L}*");
        found = new RegExp("(?<![\\p{L}\\p{N}])" + plain + "(?![\\p{L}\\p{N}])", "iu").exec(text);
        return found;
      });
    }
    return found ? found[0] : "";
  }

  /* ---- Documents ---- */

  /* Characters that no XML document may hold are left out. */
  function clean(value) {
    return value
      .replace(/\r\n?/g, "\n")
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, "")
      .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/g, "")
      .replace(/(^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "$1")
      .trim();
  }

  function unwrap(element, inner) {
    while (inner.firstChild) element.parentNode.insertBefore(inner.firstChild, element);
    element.remove();
  }

  function wordChild(element, name) {
    return Array.prototype.filter.call(element.childNodes, function (child) {
      return child.namespaceURI === WORD && child.localName === name;
    })[0];
  }

  function fillWord(xml, filled) {
    var controls = Array.prototype.slice.call(xml.getElementsByTagNameNS(WORD, "sdt"));
    controls.reverse().forEach(function (control) {
      var tag = wordChild(wordChild(control, "sdtPr"), "tag").getAttributeNS(WORD, "val").split(":");
      var content = wordChild(control, "sdtContent");
      if (tag[0] === "veld") wordField(xml, control, content, tag[1], filled);
      if (tag[0] === "keuze" && filled.decided(tag[1])) control.remove();
      if (tag[0] === "alinea") {
        if (filled.dropped(tag[1])) control.remove();
        else if (filled.decided(tag[1])) unwrap(control, content);
      }
    });
  }

  /* How large the logo stands on paper, in centimetres: at most 5 wide and 2 high. */
  function measured(logo) {
    var scale = Math.min(5 / logo.width, 2 / logo.height);
    return { wide: logo.width * scale, high: logo.height * scale };
  }

  var PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture";
  var DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
  var INLINE = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
  var RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  /* The picture in the place of a field's words. */
  function wordLogo(xml, run, logo) {
    var size = measured(logo);
    var extent = 'cx="' + Math.round(size.wide * 360000) + '" cy="' + Math.round(size.high * 360000) + '"';
    var holder = new DOMParser().parseFromString(
      '<w:drawing xmlns:w="' + WORD + '" xmlns:wp="' + INLINE + '" xmlns:a="' + DRAWING + '" xmlns:pic="' + PICTURE +
        '" xmlns:r="' + RELATIONS + '"><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ' + extent +
        '/><wp:docPr id="9001" name="logo" descr="logo"/><a:graphic><a:graphicData uri="' + PICTURE + '"><pic:pic>' +
        '<pic:nvPicPr><pic:cNvPr id="9001" name="logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>' +
        '<a:blip r:embed="rIdLogo"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>' +
        '<a:off x="0" y="0"/><a:ext ' + extent + '/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' +
        "</pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>",
      "application/xml"
    );
    run.appendChild(xml.importNode(holder.documentElement, true));
  }
  function openLogo(xml, place, logo) {
    var size = measured(logo);
    var holder = new DOMParser().parseFromString(
      '<draw:frame xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:text="' + TEXT +
        '" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"' +
        ' draw:name="logo" text:anchor-type="as-char" svg:width="' + size.wide.toFixed(2) + 'cm" svg:height="' +
        size.high.toFixed(2) + 'cm"><draw:image xlink:href="Pictures/logo.png" xlink:type="simple" ' +
        'xlink:show="embed" xlink:actuate="onLoad"/><svg:title>logo</svg:title></draw:frame>',
      "application/xml"
    );
    place.parentNode.insertBefore(xml.importNode(holder.documentElement, true), place);
    place.remove();
  }
  /* What a package must say of a picture that lies in it. */
  function pack(format, files, logo) {
    var zip = window.fflate;
    function add(name, before, words) {
      files[name] = zip.strToU8(zip.strFromU8(files[name]).replace(before, function () { return words + before; }));
    }
    if (format === "docx") {
      files["word/media/logo.png"] = logo.bytes;
      add("word/_rels/document.xml.rels", "</Relationships>",
        '<Relationship Id="rIdLogo" Type="' + RELATIONS + '/image" Target="media/logo.png"/>');
      if (!/Extension="png"/.test(zip.strFromU8(files["[Content_Types].xml"]))) {
        add("[Content_Types].xml", "</Types>", '<Default Extension="png" ContentType="image/png"/>');
      }
    } else {
      files["Pictures/logo.png"] = logo.bytes;
      add("META-INF/manifest.xml", "</manifest:manifest>",
        '<manifest:file-entry manifest:full-path="Pictures/logo.png" manifest:media-type="image/png"/>');
    }
  }

  function wordField(xml, control, content, name, filled) {
    if (name === "logo" && filled.logo) {
      var held = wordChild(content, "r");
      each(held.querySelectorAll("*"), function (part) {
        if (part.localName === "t") part.remove();
      });
      wordLogo(xml, held, filled.logo);
      unwrap(control, content);
      return;
    }
    var value = filled.value(name);
    if (!value) {
      var paragraph = control.parentNode;
      var style = paragraph.getElementsByTagNameNS(WORD, "pStyle")[0];
      if (style && style.getAttributeNS(WORD, "val") === "Letterhead") paragraph.remove();
      return;
    }
    var run = wordChild(content, "r");
    var look = wordChild(run, "rPr");
    var placeholder = look && wordChild(look, "rStyle");
    if (placeholder) placeholder.remove();
    each(run.querySelectorAll("*"), function (part) {
      if (part.localName === "t" || part.localName === "br") part.remove();
    });
    value.split("\n").forEach(function (line, number) {
      if (number) run.appendChild(xml.createElementNS(WORD, "w:br"));
      var text = xml.createElementNS(WORD, "w:t");
      text.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:space", "preserve");
      text.textContent = line;
      run.appendChild(text);
    });
    unwrap(control, content);
  }

  function fillOpen(xml, filled) {
    each(Array.prototype.slice.call(xml.getElementsByTagNameNS(TEXT, "placeholder")), function (place) {
      openField(xml, place, filled);
    });
    var sections = Array.prototype.slice.call(xml.getElementsByTagNameNS(TEXT, "section"));
    sections.reverse().forEach(function (section) {
      var name = section.getAttributeNS(TEXT, "name").split(":");
      if (name[0] === "keuze" && filled.decided(name[1])) section.remove();
      if (name[0] !== "alinea" || !filled.decided(name[1])) return;
      if (!filled.dropped(name[1])) {
        unwrap(section, section);
        return;
      }
      var row = section.parentNode;
      if (row.localName === "table-cell" && row.namespaceURI === TABLE) row.parentNode.remove();
      else section.remove();
    });
  }

  function openField(xml, place, filled) {
    var name = place.getAttributeNS(TEXT, "description").split(":")[1];
    if (name === "logo" && filled.logo) {
      openLogo(xml, place, filled.logo);
      return;
    }
    var value = filled.value(name);
    var paragraph = place.parentNode;
    if (!value) {
      var style = paragraph.getAttributeNS(TEXT, "style-name") || "";
      if (style.indexOf("Letterhead") === 0) paragraph.remove();
      return;
    }
    value.split("\n").forEach(function (line, number) {
      if (number) paragraph.insertBefore(xml.createElementNS(TEXT, "text:line-break"), place);
      spaced(xml, line).forEach(function (part) {
        paragraph.insertBefore(part, place);
      });
    });
    place.remove();
  }

  /* OpenDocument takes several spaces, and tabs, for one space: each needs its own element. */
  function spaced(xml, line) {
    return line.split(/(\t| (?= )|^ )/).map(function (part) {
      if (part === "\t") return xml.createElementNS(TEXT, "text:tab");
      if (part === " ") return xml.createElementNS(TEXT, "text:s");
      return xml.createTextNode(part);
    });
  }

  var PARTS = { docx: "word/document.xml", odt: "content.xml" };
  var TYPES = {
    docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    odt: "application/vnd.oasis.opendocument.text",
  };

  /* The built template with what was filled in, as bytes. */
  function make(format, template, filled) {
    var zip = window.fflate;
    var coded = atob(template);
    var bytes = new Uint8Array(coded.length);
    for (var at = 0; at < coded.length; at += 1) bytes[at] = coded.charCodeAt(at);
    var files = zip.unzipSync(bytes);
    var xml = new DOMParser().parseFromString(zip.strFromU8(files[PARTS[format]]), "application/xml");
    (format === "docx" ? fillWord : fillOpen)(xml, filled);
    var written = new XMLSerializer().serializeToString(xml);
    if (written.indexOf("<?xml") !== 0) written = '<?xml version="1.0" encoding="UTF-8"?>\n' + written;
    files[PARTS[format]] = zip.strToU8(written);
    if (filled.logo && /Pictures\/logo\.png|rIdLogo/.test(written)) pack(format, files, filled.logo);
    var packed = {};
    Object.keys(files).forEach(function (name) {
      packed[name] = name === "mimetype" ? [files[name], { level: 0 }] : files[name];
    });
    return zip.zipSync(packed, { mtime: new Date(1980, 0, 1, 12) });
  }

  /* ---- The page ---- */

  function load(src, done, failed) {
    var script = document.createElement("script");
    script.src = src;
    script.onload = done;
    script.onerror = failed;
    document.head.appendChild(script);
  }

  function mount(root) {
    var form = root.querySelector(".letter-form");
    if (!form) return;
    var name = root.getAttribute("data-letter");
    var rules = JSON.parse(root.getAttribute("data-rules"));
    var known = JSON.parse(root.getAttribute("data-known"));
    var status = form.querySelector(".letter-status");
    var box = form.querySelector(".letter-check");
    var select = form.querySelector("select");
    var first = root.querySelector(".paper").cloneNode(true);
    var words = form.querySelector(".letter-words").content;
    var dirty = false;
    var waiting = "";
    var logo = null;

    function paper() {
      return root.querySelector(".paper");
    }
    function say(part) {
      status.textContent = words.querySelector('[data-part="' + part + '"]').textContent;
    }
    function sentence(part, one, other) {
      var text = words.querySelector('[data-part="' + part + '"]').textContent;
      return text.replace(/@/, function () { return one; }).replace(/#/, function () { return other; });
    }
    function input(field) {
      return form.querySelector("#veld-" + field);
    }
    function value(field) {
      var element = input(field);
      return element ? clean(element.value) : "";
    }
    function labelOf(field) {
      return form.querySelector('label[for="veld-' + field + '"]').firstChild.textContent.trim();
    }
    function answer(choice) {
      var ticked = form.querySelector('[name="keuze-' + choice + '"]:checked');
      return ticked ? ticked.value : "";
    }
    function row(block) {
      return paper().querySelector('[data-block="' + block + '"]');
    }
    function decided(block) {
      var choice = row(block).getAttribute("data-when") || row(block).getAttribute("data-unless");
      return !choice || answer(choice) !== "";
    }
    function dropped(block) {
      var when = row(block).getAttribute("data-when");
      var unless = row(block).getAttribute("data-unless");
      return (when && answer(when) === "no") || (unless && answer(unless) === "yes") || false;
    }
    var filled = { value: value, decided: decided, dropped: dropped };

    function show() {
      each(paper().querySelectorAll("[data-block]"), function (element) {
        var block = element.getAttribute("data-block");
        element.hidden = dropped(block);
        each(element.querySelectorAll(".paper-note"), function (note) {
          note.hidden = decided(block);
        });
      });
      each(paper().querySelectorAll(".field"), function (element) {
        var field = element.getAttribute("data-field");
        if (!element.hasAttribute("data-label")) element.setAttribute("data-label", element.textContent);
        if (field === "logo" && logo) {
          element.classList.add("filled");
          if (element.querySelector("img")) return;
          element.textContent = "";
          var picture = document.createElement("img");
          picture.alt = "";
          picture.src = logo.address;
          element.appendChild(picture);
          return;
        }
        var typed = value(field);
        element.textContent = typed || element.getAttribute("data-label");
        element.classList.toggle("filled", Boolean(typed));
      });
      each(form.querySelectorAll("[data-for]"), function (element) {
        element.hidden = !standing(element.getAttribute("data-for"));
      });
    }
    function standing(field) {
      return Array.prototype.some.call(
        paper().querySelectorAll('[data-field="' + field + '"]'),
        function (element) {
          return !element.closest("[data-block]").hidden;
        }
      );
    }

    /* What stands out, in words; the writer decides. */
    function findings() {
      var found = [];
      each(form.querySelectorAll("[data-choice]"), function (element) {
        if (!answer(element.getAttribute("data-choice"))) {
          found.push(sentence("choice", element.querySelector("p").textContent));
        }
      });
      each(form.querySelectorAll("[data-for]:not([hidden])"), function (element) {
        var field = element.getAttribute("data-for");
        var empty = element.hasAttribute("data-required") && !value(field);
        element.querySelector(".letter-error").hidden = !empty;
        input(field).setAttribute("aria-invalid", empty ? "true" : "false");
        input(field).setAttribute("aria-describedby", (empty ? "fout-" + field + " " : "") + "hint-" + field);
        if (empty) found.push(sentence("empty", labelOf(field)));
        rules.forEach(function (rule) {
          if (rule.fields.length && rule.fields.indexOf(field) < 0) return;
          /* The school's own address is no slip of the pen. */
          if (value(field) && value(field) === input(field).defaultValue) return;
          var part = seen(rule, value(field), known);
          if (part) found.push(rule.text + " " + sentence("rule", labelOf(field), "\u201C" + part + "\u201D"));
        });
      });
      return found;
    }

    function ask(action) {
      var found = findings();
      status.textContent = "";
      if (!found.length) {
        box.hidden = true;
        perform(action);
        return;
      }
      open(action, found);
    }

    /* Says what to look at before an action, and waits for the writer. */
    function open(action, found) {
      var list = box.querySelector("ul");
      list.textContent = "";
      found.forEach(function (line) {
        var item = document.createElement("li");
        item.textContent = line;
        list.appendChild(item);
      });
      waiting = action;
      box.hidden = false;
      box.focus();
    }

    function perform(action) {
      if (action === "clear") {
        clear();
        say("cleared");
      } else if (action === "copy") copy();
      else if (action === "print") print();
      else withData(function (data) { save(action, data); });
    }

    function edition() {
      return paper().getAttribute("data-edition");
    }
    function source(id) {
      var option = select && form.querySelector('option[value="' + id + '"]');
      return option ? option.getAttribute("data-src") : root.getAttribute("data-src");
    }
    function withData(use) {
      var key = name + "/" + edition();
      var failed = function () { say("failed"); };
      function zipped() {
        if (window.fflate) use(window.nazorgLetters[key]);
        else load(root.getAttribute("data-zip"), function () { use(window.nazorgLetters[key]); }, failed);
      }
      if (window.nazorgLetters && window.nazorgLetters[key]) zipped();
      else load(source(edition()), zipped, failed);
    }

    function save(format, data) {
      try {
        var blob = new Blob([make(format, data[format], filled)], { type: TYPES[format] });
        var link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = name + "." + format;
        link.click();
        setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
        say("done");
      } catch (fault) {
        say("failed");
      }
    }

    function plain() {
      var lines = [];
      each(paper().querySelectorAll(".paper-row:not([hidden]) p"), function (line) {
        if (line.hidden || line.querySelector('.field[data-field="logo"]')) return;
        lines.push((line.className === "paper-item" ? "- " : "") + line.textContent.trim());
      });
      return lines.join("\n\n");
    }
    function copy() {
      var text = plain();
      var fallback = function () {
        var area = document.createElement("textarea");
        area.value = text;
        form.appendChild(area);
        area.select();
        var done = document.execCommand("copy");
        area.remove();
        say(done ? "copied" : "copy-failed");
      };
      if (!navigator.clipboard) fallback();
      else navigator.clipboard.writeText(text).then(function () { say("copied"); }, fallback);
    }
    function print() {
      var html = document.documentElement;
      html.classList.add("printing-letter");
      window.addEventListener("afterprint", function () {
        html.classList.remove("printing-letter");
      }, { once: true });
      window.print();
    }

    function clear() {
      form.reset();
      dirty = false;
      box.hidden = true;
      each(form.querySelectorAll(".letter-error"), function (line) { line.hidden = true; });
      each(form.querySelectorAll("[aria-invalid]"), function (field) { field.removeAttribute("aria-invalid"); });
      turn();
    }

    /* The paper of the chosen edition; its data holds it. */
    function turn() {
      var id = select ? select.value : edition();
      var option = select && select.options[select.selectedIndex];
      if (select) form.querySelector(".letter-typed").hidden = !option.hasAttribute("data-translated");
      if (id === edition()) {
        show();
        return;
      }
      if (id === first.getAttribute("data-edition")) {
        replace(first.cloneNode(true));
        return;
      }
      var key = name + "/" + id;
      var use = function () {
        var holder = document.createElement("template");
        holder.innerHTML = window.nazorgLetters[key].paper;
        replace(holder.content.querySelector(".paper"));
      };
      if (window.nazorgLetters && window.nazorgLetters[key]) use();
      else load(option.getAttribute("data-src"), use, function () { say("failed"); });
    }
    function replace(other) {
      paper().replaceWith(other);
      show();
    }

    form.addEventListener("input", function () {
      dirty = true;
      show();
    });
    form.addEventListener("change", function (event) {
      if (event.target === select) turn();
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    form.addEventListener("click", function (event) {
      var button = event.target.closest("[data-act]");
      if (!button) return;
      var action = button.getAttribute("data-act");
      if (action === "clear") {
        open(action, [words.querySelector('[data-part="clear-ask"]').textContent]);
      } else if (action === "anyway") {
        box.hidden = true;
        perform(waiting);
      } else if (action === "back") {
        box.hidden = true;
        var wrong = form.querySelector('[aria-invalid="true"]') || form.querySelector("input, textarea");
        wrong.focus();
      } else {
        ask(action);
      }
    });
    window.addEventListener("beforeunload", function (event) {
      if (dirty) event.preventDefault();
    });
    /* A school's own values stand in the form before anybody types. */
    document.addEventListener("nazorg:school", function () {
      show();
      if (!window.nazorgSchoolRules) return;
      window.nazorgSchoolRules.picture(function (found) {
        logo = found;
        filled.logo = found && found.bytes ? found : null;
        show();
      });
    });
    window.addEventListener("pagehide", clear);
    document.addEventListener("nazorg:exit", clear);
    form.hidden = false;
    form.reset();
    show();
  }

  each(document.querySelectorAll("[data-letter]"), mount);
  /* For the tests of the rules and of what is made. */
  window.nazorgLetterSees = seen;
  window.nazorgLetterMake = make;
  window.nazorgLetterClean = clean;
})();
