/* Keeps this site for use without internet, where a reader has asked for it (components/offline).
   A page comes from the network whenever that answers in time, so that no advice is older than
   it must be; a kept copy says of which day it is. The build fills in the first three lines. */
"use strict";
var VERSION = "@@version@@";
var FILES = "@@files@@";
var WORDS = "@@words@@";
/* So long the network may take before a reader in a hurry gets the copy. */
var PATIENCE = 4000;
var TOP = self.registration.scope;
/* Other copies of this site may live at the same host: the place belongs to the name. */
var PREFIX = "nazorgwijzer:kopie:" + TOP + " ";
var NAME = PREFIX + VERSION;

self.addEventListener("install", function (event) {
  var wanted = FILES.map(function (file) {
    return new Request(TOP + file, { cache: "no-cache" });
  });
  event.waitUntil(
    caches
      .open(NAME)
      .then(function (cache) {
        return cache.addAll(wanted).then(function () {
          return cache.put(TOP + "kept-on", new Response(new Date().toISOString()));
        });
      })
      .then(function () {
        return self.skipWaiting();
      })
  );
});

self.addEventListener("activate", function (event) {
  event.waitUntil(
    caches.keys().then(function (names) {
      var old = names.filter(function (name) {
        return name.indexOf(PREFIX) === 0 && name !== NAME;
      });
      return Promise.all(old.map((name) => caches.delete(name))).then(() => self.clients.claim());
    })
  );
});

self.addEventListener("fetch", function (event) {
  var request = event.request;
  if (request.method !== "GET" || request.url.indexOf(TOP) !== 0) return;
  var answer = /\.[0-9a-f]{8}\.(css|js)$/.test(request.url) ? unchanging(request) : network(request);
  if (request.mode === "navigate") answer = answer.catch(() => page(request.url));
  else answer = answer.catch(() => kept(request.url));
  event.respondWith(answer.then((found) => found || fetch(request)));
});

/* What the server says, if it says anything useful in time. */
function network(request) {
  return new Promise(function (resolve, reject) {
    setTimeout(reject, PATIENCE);
    fetch(request.url, { cache: "no-cache", redirect: "manual" }).then(function (answer) {
      if (answer.status >= 500) reject();
      if (answer.ok && request.url.indexOf(TOP + "school/") === 0) keep(request.url, answer.clone());
      resolve(answer);
    }, reject);
  });
}

/* A file with a code in its name never changes: the copy is as good as the server's. */
function unchanging(request) {
  return kept(request.url).then((found) => found || fetch(request));
}

/* What is the school's own is in no list: it is kept when it is met. */
function keep(address, answer) {
  caches.has(NAME).then(function (there) {
    if (there) caches.open(NAME).then((cache) => cache.put(address, answer));
  });
}

function kept(address) {
  return caches.match(address, { cacheName: NAME, ignoreSearch: true });
}

/* A kept page, which says that it is one, and of which day. */
function page(address) {
  var plain = address.replace(/[?#].*$/, "").replace(/\/$/, "/index.html");
  return Promise.all([kept(plain), kept(TOP + "kept-on")]).then(function (found) {
    /* The blank page of "leave fast" stays blank. */
    if (!found[0] || !found[1] || /\/leeg\.html$/.test(plain)) return found[0];
    return Promise.all([found[0].text(), found[1].text()]).then(function (texts) {
      var language = (texts[0].match(/<html lang="([a-z-]+)"/) || ["", "nl"])[1];
      var form = { day: "numeric", month: "long", year: "numeric" };
      var day = new Date(texts[1]).toLocaleDateString(language, form);
      var notice = '<p class="notice kept" role="status">' + WORDS[language].replace("{date}", day) + "</p>";
      var body = texts[0].replace(/<main/, notice + "<main");
      return new Response(body, { headers: found[0].headers });
    });
  });
}
