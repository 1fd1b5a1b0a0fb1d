// The screen is locked when nobody has done anything for a quarter of an hour; the server asks for the password
// after that long anyway. A telephone's menu shows the place one is at. Nothing else needs a script.
"use strict";
const lock = document.body.dataset.lock;
document.querySelector("nav a[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
if (lock) {
  let timer = 0;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => location.assign(`${lock}?next=${encodeURIComponent(location.pathname)}`), 15 * 60 * 1000);
  };
  for (const event of ["pointerdown", "keydown", "scroll"]) addEventListener(event, again, { passive: true });
  again();
}
