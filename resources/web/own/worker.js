// Pages come from the network; without one they come as they were last seen, and say so.
const PAGES = "shuke-own-pages", KEPT_AT = "/member/kept-at", AGAIN_MS = 10 * 60 * 1000;
const FILES = `shuke-own-files-${VERSION}`, WAIT_MS = 8000;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(FILES)
      .then((files) => files.addAll(SHIPPED))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith("shuke-own-files-") && name !== FILES))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (SHIPPED.includes(url.pathname)) event.respondWith(shipped(request));
});

self.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(keep());
});

/** The pages of the menu, before anybody looked at them; whatever is left out for want of a network comes next time. */
async function keep() {
  const pages = await caches.open(PAGES);
  const last = Number((await (await pages.match(KEPT_AT))?.text()) ?? 0);
  if (Date.now() - last < AGAIN_MS) return;
  try {
    let whole = true;
    for (const path of KEPT) {
      const answered = await fetch(path);
      if (answered.redirected) return void (await caches.delete(PAGES)); // nobody is signed in any more
      if (answered.ok) await pages.put(path, answered); // where they were forgotten meanwhile, this cache has no name
      else whole = false; // asked for again with the next page
    }
    if (whole) await pages.put(KEPT_AT, new Response(String(Date.now())));
  } catch {
    // no network
  }
}

async function shipped(request) {
  return (await caches.match(request, { cacheName: FILES })) ?? fetch(request);
}

async function page(event, url) {
  const { request } = event;
  try {
    const answered = await fetch(request, { signal: AbortSignal.timeout(WAIT_MS) });
    if (answered.status >= 502) return (await asKept(url)) ?? answered;
    if (answered.ok && !answered.redirected && !url.search && KEPT.includes(url.pathname)) {
      event.waitUntil(put(url.pathname, answered.clone()));
    }
    return answered;
  } catch {
    return (await asKept(url)) ?? caches.match("/member/offline", { cacheName: FILES });
  }
}

async function put(path, answered) {
  await (await caches.open(PAGES)).put(path, answered).catch(() => {}); // whoever left before all of it was here
}

async function asKept(url) {
  const found = await caches.match(url.pathname, { cacheName: PAGES });
  if (!found) return undefined;
  const text = (await found.text()).replace("<html ", "<html data-kept ");
  return new Response(text, { headers: found.headers });
}
