// The screen is locked when nobody has done anything for a quarter of an hour; the server asks for the password
// after that long anyway. Nothing else needs a script.
"use strict";
const lock = document.body.dataset.lock;
if (lock) {
  let timer = 0;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => location.assign(`${lock}?next=${encodeURIComponent(location.pathname)}`), 15 * 60 * 1000);
  };
  for (const event of ["pointerdown", "keydown", "scroll"]) addEventListener(event, again, { passive: true });
  again();
}
