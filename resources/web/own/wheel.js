// The wheel turns to where the spin ended, which is known before it begins; the request names the spin, so that a lost
// answer is asked for again and counts once.
import { draw } from "./page.js";

const TURN_MS = 5200;
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

function begun() {
  const form = document.getElementById("spin");
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button"), lost = form.querySelector(".notice");
    button.disabled = true;
    try {
      const answered = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const told = new DOMParser().parseFromString(await answered.text(), "text/html");
      const angle = told.getElementById("turning")?.dataset.angle;
      if (angle && !still) await turned(angle);
      document.querySelector("main").replaceWith(told.querySelector("main"));
      history.replaceState(null, "", answered.url);
      for (const place of document.querySelectorAll("main [data-draw]")) draw(place);
      document.querySelector("main").focus();
      begun();
    } catch {
      lost.hidden = false;
      button.disabled = false;
      button.focus();
    }
  });
}

async function turned(angle) {
  const wheel = document.getElementById("turning");
  wheel.removeAttribute("transform");
  const keyframes = [{ transform: "rotate(0deg)" }, { transform: `rotate(${angle}deg)` }];
  await wheel.animate(keyframes, { duration: TURN_MS, easing: "cubic-bezier(0.2, 0.5, 0.1, 1)", fill: "forwards" }).finished;
}

begun();
