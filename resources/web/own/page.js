// A member's own page: the code that changes, other codes drawn, and what is kept for when there is no network.
import { links, shown } from "./chain.js";
import { belongsTo, chain, forget, keep } from "./kept.js";
import { drawn } from "./qr.js";

const { session, now, token } = document.body.dataset;
const isKept = "kept" in document.documentElement.dataset;

async function begun() {
  for (const place of document.querySelectorAll("[data-draw]")) draw(place);
  for (const button of document.querySelectorAll("[data-copy]")) copies(button);
  if (isKept) for (const button of document.querySelectorAll("main form button")) button.disabled = true;
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/member/worker.js", { scope: "/member/" });
  if ("out" in document.body.dataset) return forget();
  if (!session) return;
  await belongsTo(session);
  const figure = document.getElementById("code");
  if (figure) await showCodes(figure);
  if (!isKept) await keep();
}

export function draw(place) {
  const { draw: text, here, name } = place.dataset;
  place.replaceChildren(drawn(here === undefined ? text : location.origin.toUpperCase() + text, name));
}

function copies(button) {
  button.hidden = false;
  const { copy: path, done } = button.dataset;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(location.origin + path);
    button.textContent = done;
  });
}

async function showCodes(figure) {
  let held = chain.get();
  if (!isKept && !isGoodFor(held, 12 * 3600)) held = (await fetched()) ?? held;
  else if (!isKept) chain.put((held = { ...held, ahead_ms: Number(now) - Date.now() }));
  if (!isGoodFor(held, 0)) return tell(figure, "over");
  const all = await links(held);
  let shownPlace = -1;
  const step = () => {
    const slot_ms = held.slot_s * 1000, time = Date.now() + held.ahead_ms;
    const place = Math.floor(time / slot_ms) - held.first_slot;
    if (place < 0 || place >= held.slots) return tell(figure, "over");
    if (place !== shownPlace) {
      shownPlace = place;
      const text = shown(held.chain, place, all[place]);
      figure.querySelector(".dots").replaceChildren(drawn(text, figure.dataset.name));
      figure.dataset.text = text;
      tell(figure, "fresh");
    }
    const left = slot_ms - (time % slot_ms);
    figure.querySelector("progress").value = left / slot_ms;
    figure.querySelector(".left").textContent = String(Math.ceil(left / 1000));
    setTimeout(step, Math.min(250, left));
  };
  step();
  keepAwake();
}

const isGoodFor = (held, s) => {
  if (!held) return false;
  const place = Math.floor((Date.now() + held.ahead_ms) / 1000 / held.slot_s) - held.first_slot;
  return place >= 0 && (held.slots - place) * held.slot_s > s;
};

async function fetched() {
  const answered = await fetch("/member/code", { method: "POST", body: new URLSearchParams({ token }) }).catch(() => null);
  if (!answered?.ok) return null;
  const given = await answered.json();
  const held = { ...given, ahead_ms: given.now_ms - Date.now() };
  chain.put(held);
  return held;
}

function tell(figure, state) {
  figure.dataset.state = state;
  for (const part of figure.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== state;
}

async function keepAwake() { // a screen that goes dark while the cashier reaches for the scanner
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // the battery is low, or nobody looks at the page: the screen goes dark as ever
  }
}

begun();
