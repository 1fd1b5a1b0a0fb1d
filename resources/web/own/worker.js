// Pages come from the network; without one they come as they were last seen, and say so.
const PAGES = "shuke-own-pages", FILES = `shuke-own-files-${VERSION}`, WAIT_MS = 8000;

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
  if (request.mode === "navigate") event.respondWith(page(request, url));
  else if (SHIPPED.includes(url.pathname)) event.respondWith(shipped(request));
});

async function shipped(request) {
  return (await caches.match(request, { cacheName: FILES })) ?? fetch(request);
}

async function page(request, url) {
  try {
    const answered = await fetch(request, { signal: AbortSignal.timeout(WAIT_MS) });
    if (answered.status >= 502) return (await asKept(url)) ?? answered;
    if (answered.ok && !answered.redirected && !url.search && KEPT.includes(url.pathname)) {
      await (await caches.open(PAGES)).put(url.pathname, answered.clone());
    }
    return answered;
  } catch {
    return (await asKept(url)) ?? caches.match("/member/offline", { cacheName: FILES });
  }
}

async function asKept(url) {
  const found = await caches.match(url.pathname, { cacheName: PAGES });
  if (!found) return undefined;
  const text = (await found.text()).replace("<html ", "<html data-kept ");
  return new Response(text, { headers: found.headers });
}
