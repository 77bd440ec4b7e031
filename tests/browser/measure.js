/* What the tests measure on a page. Every function gives plain values: texts that say
   what is wrong where, so that an empty list is a page in order. */
(() => {
  const short = (text) => text.replace(/\s+/g, " ").trim().slice(0, 60);
  const name = (el) => {
    const outer = el.parentElement?.closest("[id]:not(main), [class]");
    const where = outer ? ` in ${outer.id ? "#" + outer.id : "." + outer.getAttribute("class")}` : "";
    return `<${el.localName}${el.id ? "#" + el.id : ""}>${where} "${short(el.textContent)}"`;
  };
  const boxless = (style) => style.display === "contents";
  const boxOf = (el) => {
    if (!boxless(getComputedStyle(el))) return el.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(el);
    return range.getBoundingClientRect();
  };
  const shown = (el) =>
    boxless(getComputedStyle(el)) ? [...el.children].some(shown) : el.checkVisibility({ visibilityProperty: true });
  /* For ears only: cut down to a dot on purpose. */
  const aural = (el) => {
    for (; el; el = el.parentElement) {
      const box = el.getBoundingClientRect();
      if (getComputedStyle(el).overflow !== "visible" && box.width <= 1 && box.height <= 1) return true;
    }
    return false;
  };
  function* texts(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.data.trim() && shown(node.parentElement) && !aural(node.parentElement)) yield node;
    }
  }
  const rectsOf = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1);
  };

  const SCROLLING = ".menu nav, .letter-sheet";
  const OVER = `${SCROLLING}, .plan-parts, .letter-turn`;

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const luminance = (colour) => {
    const [r, g, b] = [...rgba(colour)].slice(0, 3).map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (el) => {
    for (; el; el = el.parentElement) {
      const colour = getComputedStyle(el).backgroundColor;
      if (rgba(colour)[3] > 250) return colour;
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? "black" : "white";
  };
  const contrast = (one, other) => {
    const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const TARGETS = "a[href], button, input, select, textarea, summary, [tabindex]";
  /* Of a group of choices the Tab key comes only to the chosen one, or else to the first. */
  const first = (el) => {
    if (el.type !== "radio") return true;
    const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(el.name)}"]`)];
    return el === (group.find((one) => one.checked) || group[0]);
  };
  const stops = () => [...document.querySelectorAll(TARGETS)].filter(
    (el) => el.tabIndex >= 0 && !el.disabled && shown(el) && first(el));
  /* Elements by number, in the order in which they were first seen. */
  const numbers = new WeakMap();
  let last = 0;
  const places = (elements) => elements.map((el) => {
    if (!numbers.has(el)) numbers.set(el, ++last);
    return `${numbers.get(el)} ${name(el)}`;
  });
  const focusFaults = (el) => {
    const style = getComputedStyle(el);
    const box = boxOf(el);
    const faults = [];
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push("no outline");
    else if (boxless(style)) faults.push("display: contents has no box to outline");
    else if (contrast(style.outlineColor, ground(el.parentElement)) < 3) faults.push("a faint outline");
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    if (left >= right || top >= bottom) return [...faults, "out of view"];
    // A link that begins at the end of a line has an empty box there.
    const first = [...el.getClientRects()].find((rect) => rect.width > 1) || box;
    const hit = document.elementFromPoint(
      Math.min(first.left + 3, right - 1), Math.min(Math.max(first.top + first.height / 2, top), bottom - 1));
    if (!hit || !(el.contains(hit) || hit.contains(el))) faults.push(`covered by ${hit ? name(hit) : "nothing"}`);
    return faults;
  };

  return {
    /* Where the Tab key has to come, in order. */
    stops: () => places(stops()),

    /* Where the focus is, and what is wrong with how it shows. */
    focus() {
      const el = document.activeElement;
      if (!el || el === document.body || el === document.documentElement) return null;
      return { place: places([el])[0], faults: focusFaults(el) };
    },

    /* From now on each press of the Tab key writes down where the focus is then. */
    follow() {
      const followed = [];
      addEventListener("keyup", (event) => {
        if (event.key === "Tab") followed.push(this.focus());
      });
      this.followed = () => followed;
    },

    /* What is wrong with the focus at any stop. The keyboard must have been used before. */
    focuses: () => stops().flatMap((el) => {
      el.focus();
      return focusFaults(el).map((fault) => `${name(el)}: ${fault}`);
    }),

    /* The same from the last stop to the first. */
    focusesBack: () => stops().reverse().flatMap((el) => {
      el.focus();
      return focusFaults(el).map((fault) => `${name(el)}: ${fault}`);
    }),

    /* Text and boxes that do not fit: the page scrolls sideways, or text is cut off or outside. */
    spilt() {
      const wide = document.documentElement.clientWidth;
      const faults = [];
      const all = document.scrollingElement.scrollWidth;
      if (all > wide) faults.push(`the page is ${all} wide in a window of ${wide}`);
      for (const node of texts(document.body)) {
        for (const rect of rectsOf(node)) {
          if (rect.left < -1 || rect.right > wide + 1) faults.push(`outside the window: "${short(node.data)}"`);
        }
        /* The opened menu, and a letter beside its form, scroll by themselves where they are longer than the window. */
        for (let el = node.parentElement; el && el !== document.body && !el.matches(SCROLLING); el = el.parentElement) {
          const style = getComputedStyle(el);
          const cut = (style.overflowX !== "visible" && el.scrollWidth > el.clientWidth + 1)
            || (style.overflowY !== "visible" && el.scrollHeight > el.clientHeight + 1);
          if (cut && style.display !== "inline") faults.push(`cut off in ${name(el)}: "${short(node.data)}"`);
        }
      }
      return faults;
    },

    /* Text that lies over other text. */
    overlapping() {
      const rects = [];
      /* What lies above the page waits there for the keyboard; the opened menu, the parts of the plan and
         the way from a form to its letter lie over the page, as they should. */
      for (const node of texts(document.body).filter((text) => !text.parentElement.closest(OVER)))
        for (const rect of rectsOf(node)) if (rect.bottom + scrollY > 0) rects.push([rect, node]);
      rects.sort((a, b) => a[0].top - b[0].top);
      const faults = [];
      rects.forEach(([one, node], at) => {
        for (let next = at + 1; next < rects.length && rects[next][0].top < one.bottom; next++) {
          const [two, other] = rects[next];
          const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
          const down = Math.min(one.bottom, two.bottom) - two.top;
          if (other !== node && across > 2 && down > 0.45 * Math.min(one.height, two.height))
            faults.push(`"${short(node.data)}" lies over "${short(other.data)}"`);
        }
      });
      return faults;
    },

    /* Things to press that are smaller than 24 by 24, unless they stand in running text. */
    small() {
      const faults = [];
      const running = (el) => {
        if (!["inline", "inline-block"].includes(getComputedStyle(el).display)) return false;
        const outer = (node) => {
          let up = node.parentElement;
          while (up && getComputedStyle(up).display === "inline") up = up.parentElement;
          return up;
        };
        const block = outer(el);
        return [...texts(block)].some(
          (node) => outer(node) === block && !node.parentElement.closest(TARGETS.replace(", [tabindex]", ""))
            && /[\p{L}\p{N}]/u.test(node.data));
      };
      for (const el of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
        if (!shown(el) || running(el)) continue;
        const box = boxOf(el.closest("label") || el);
        // A skip link is out of the window until it has the focus, but has its size.
        if (box.width < 23.5 || box.height < 23.5)
          faults.push(`${name(el)} is ${box.width.toFixed(1)} by ${box.height.toFixed(1)}`);
      }
      return faults;
    },

    /* Headings with nothing under them, and paragraphs and items with nothing in them. */
    empty() {
      const main = document.querySelector("main");
      const graphic = "svg, img, input, canvas";
      const found = [];
      const walker = document.createTreeWalker(main, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode;
        const el = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
        if (!shown(el)) continue;
        const heading = el.closest("h1, h2, h3, h4, h5, h6");
        if (node === heading) found.push([Number(heading.localName[1]), heading]);
        else if (!heading && (node.nodeType === Node.TEXT_NODE ? node.data.trim() : el.matches("img, input")))
          found.push([9, el]);
      }
      const faults = [];
      found.forEach(([level, el], at) => {
        if (level === 9) return;
        const rest = found.slice(at + 1);
        const end = rest.findIndex(([other]) => other <= level);
        if (!rest.slice(0, end < 0 ? rest.length : end).some(([other]) => other === 9))
          faults.push(`nothing under ${name(el)}`);
      });
      for (const el of main.querySelectorAll("h1, h2, h3, p, li, dt, dd, td, th, figure, q")) {
        if (shown(el) && !el.innerText.trim() && !el.querySelector(graphic)) faults.push(`nothing in ${name(el)}`);
      }
      return faults;
    },

    /* Texts that belong to getting about the site and do not stand in the content. */
    navigation() {
      const content = document.querySelector("main").textContent.replace(/\s+/g, "");
      return [...document.querySelectorAll("nav a, header summary, body > a")]
        .map((el) => el.textContent.replace(/\s+/g, ""))
        .filter((text) => text && !content.includes(text));
    },

    /* Marks of phases without a word beside them, where no legend says what they mean. */
    unexplained: () => [...document.querySelectorAll(".marks .mark")]
      .filter((el) => shown(el) && ![...document.querySelectorAll(".legend .mark")]
        .some((known) => shown(known) && known.classList.value === el.classList.value))
      .map((el) => `${el.classList.value} is explained nowhere`),

    /* Texts that lie folded away in a part of the content that is printed, and where its links
       outside lead. To be asked while the page looks as on paper. */
    folded: () => [...document.querySelectorAll("main details")].filter((el) => shown(el.parentElement)).flatMap((el) => {
      const found = [];
      const walker = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const within = walker.currentNode.parentElement;
        /* Sources that no number in the text points at are left to the page itself. */
        if (within.closest(".card-sources, .provenance details:not([id])")) continue;
        if (!within.closest("summary, [hidden], template") && !aural(within)) found.push(walker.currentNode.data);
      }
      return found;
    }),
    outward: () => [...document.querySelectorAll('main a[href^="http"]')]
      .filter((el) => shown(el.parentElement)).map((el) => el.getAttribute("href")),

    /* Drawings and edges of controls that can hardly be told from what they stand on. */
    faint() {
      const faults = [];
      for (const el of document.querySelectorAll("svg")) {
        if (!shown(el)) continue;
        for (const part of el.querySelectorAll("path, circle, line, rect")) {
          const style = getComputedStyle(part);
          const inks = [style.stroke, style.fill].filter((ink) => ink !== "none" && rgba(ink)[3] > 0);
          if (!inks.some((ink) => contrast(ink, ground(el)) >= 3))
            faults.push(`a drawing in ${name(el.closest("a, h2, li, p, section") || el)}`);
        }
      }
      for (const el of document.querySelectorAll("button, a[href^='tel:']")) {
        const style = getComputedStyle(el);
        const edged = parseFloat(style.borderTopWidth) > 0 && contrast(style.borderTopColor, ground(el.parentElement)) >= 3;
        const filled = contrast(style.backgroundColor, ground(el.parentElement)) >= 3;
        if (shown(el) && !edged && !filled && style.textDecorationLine !== "underline")
          faults.push(`nothing shows that one can press ${name(el)}`);
      }
      return faults;
    },

    /* What moves, or would move. */
    moving() {
      const faults = document.getAnimations().map((it) => `an animation of ${name(it.effect.target)}`);
      for (const el of document.querySelectorAll("*")) {
        const style = getComputedStyle(el);
        if (style.animationName !== "none") faults.push(`an animation on ${name(el)}`);
        if (style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0))
          faults.push(`a transition on ${name(el)}`);
        if (style.scrollBehavior === "smooth") faults.push(`smooth scrolling of ${name(el)}`);
      }
      return faults;
    },

    /* Content of the page that is not shown, apart from what is marked as hidden. */
    unseen() {
      const found = [];
      const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const el = walker.currentNode.parentElement;
        if (walker.currentNode.data.trim() && !el.closest("[hidden], script, style") && !shown(el))
          found.push(`not shown: "${short(walker.currentNode.data)}" in ${name(el)}`);
      }
      return found;
    },

    /* The content without its forms, and all of it unfolded. */
    plain() {
      document.querySelectorAll("details").forEach((el) => { el.open = true; });
      document.querySelectorAll("main form").forEach((el) => { el.hidden = true; });
    },

    /* Everything that can unfold, unfolded. */
    unfold: () => document.querySelectorAll("details").forEach((el) => { el.open = true; }),

    /* The focus is nowhere, and the Tab key starts at the top. */
    rest() {
      const top = document.createElement("span");
      top.tabIndex = -1;
      document.body.prepend(top);
      top.focus();
      top.remove();
      scrollTo(0, 0);
    },

    /* Whatever a browser can keep. */
    async kept() {
      const answers = [
        () => Object.keys(localStorage).map((key) => `localStorage ${key}`),
        () => Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
        async () => (await indexedDB.databases()).map((it) => `database ${it.name}`),
        async () => (await caches.keys()).map((key) => `cache ${key}`),
        async () => (await navigator.serviceWorker.getRegistrations()).map((it) => `worker ${it.scope}`),
        () => document.cookie ? [`cookie ${document.cookie}`] : [],
      ];
      // From a folder a browser refuses some of these, so nothing can be kept there.
      const found = await Promise.all(answers.map((answer) => new Promise((done) => done(answer())).catch(() => [])));
      return found.flat();
    },
  };
})()
