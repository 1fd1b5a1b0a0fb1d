// What this telephone keeps for when there is no network: pages as they were last seen, and what codes are made of.
// All of it goes when somebody else signs in here, or nobody is signed in any more.
const PAGES = "shuke-own-pages", OWNER = "shuke-owner", CHAIN = "shuke-chain", AGAIN_MS = 10 * 60 * 1000;

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

/** The pages that the menu names, so that they are there without a network before anybody looked at them. */
export async function keep(paths) {
  const last = Number(localStorage.getItem("shuke-kept-at") ?? 0);
  if (Date.now() - last < AGAIN_MS) return;
  const pages = await caches.open(PAGES);
  for (const path of paths) {
    const answered = await fetch(path);
    if (answered.ok && !answered.redirected) await pages.put(path, answered);
  }
  localStorage.setItem("shuke-kept-at", String(Date.now())); // whoever went on meanwhile has them fetched next time
}
