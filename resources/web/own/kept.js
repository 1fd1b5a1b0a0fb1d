// What this telephone keeps for when there is no network: pages as they were last seen, and what codes are made of.
// All of it goes when somebody else signs in here, or nobody is signed in any more.
const PAGES = "shuke-own-pages", OWNER = "shuke-owner", CHAIN = "shuke-chain";

export const chain = {
  get: () => JSON.parse(localStorage.getItem(CHAIN) ?? "null"),
  put: (given) => localStorage.setItem(CHAIN, JSON.stringify(given)),
};

export async function forget() {
  localStorage.clear();
  await caches.delete(PAGES);
}

export async function belongsTo(session) {
  if (localStorage.getItem(OWNER) === session) return;
  await forget();
  localStorage.setItem(OWNER, session);
}

/** The pages that the menu names are put away by the worker, which goes on where this page is left meanwhile. */
export async function keep() {
  if (!("serviceWorker" in navigator)) return;
  const registered = await navigator.serviceWorker.ready;
  registered.active.postMessage("keep");
}
