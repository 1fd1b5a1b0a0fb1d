// A telephone that scans for a till: opened by the code on the till's screen, it reads codes with its camera and lays
// them ready at head office, one at a time. What a code means the till decides.
const told = JSON.parse(document.body.dataset.told);
const part = (id) => document.getElementById(id);
const LOOKS_MS = 120, ASKS_MS = 1000, SAME_MS = 4000, MOST_PIXELS = 800, KEPT = "shuke-scans";
let token = sessionStorage.getItem(KEPT) || "", sent = 0, over = false, last = { text: "", at: 0 };

function say(words, tone) {
  const state = part("state");
  if (state.textContent !== words) state.textContent = words;
  state.className = `notice ${tone}`;
}

async function ask(path, body) {
  const answered = await fetch(path, {
    method: body ? "POST" : "GET", cache: "no-store", credentials: "omit", body: body && JSON.stringify(body),
    headers: { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) },
  });
  const answer = await answered.json();
  if (answered.ok) return answer;
  throw Object.assign(new Error(answer.title), { reason: answer.reason, title: answer.title });
}

function refused(error) {
  if (!error.reason) return say(told.unreached, "warn");
  say(told.problems[error.reason] || error.title, error.reason === "phone_wait" ? "warn" : "bad");
  if (error.reason === "phone_over" || error.reason === "phone_used") end();
}

function end() {
  over = true;
  sessionStorage.removeItem(KEPT);
  const picture = part("picture");
  for (const track of picture.srcObject ? picture.srcObject.getTracks() : []) track.stop();
  picture.hidden = part("typed").hidden = true;
}

function show(state) {
  part("till").textContent = told.at_till.replace("{till}", state.till).replace("{of}", state.of);
  if (!sent) return;
  if (state.heard >= sent) say(told.fates[state.fate] || "", state.fate === "taken" ? "good" : "bad");
  else say(told.sent, "warn");
}

async function send(text) {
  say(told.hold, "warn");
  try {
    const state = await ask("/v1/phone/scans", { text });
    sent = state.number;
    if (navigator.vibrate) navigator.vibrate(60);
    show(state);
  } catch (error) { refused(error); }
}

async function watch() {
  while (!over) {
    try { show(await ask("/v1/phone")); } catch (error) { refused(error); }
    await new Promise((done) => setTimeout(done, ASKS_MS));
  }
}

async function reader() { // the browser's own where it has one, else one that is loaded now
  if ("BarcodeDetector" in window && (await BarcodeDetector.getSupportedFormats()).includes("qr_code")) {
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async (canvas) => (await detector.detect(canvas)).map((found) => found.rawValue)[0];
  }
  const { decodeQR } = await import("./decode.js");
  return async (canvas, context) => {
    try { return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height)); } catch { return undefined; }
  };
}

async function look() {
  const picture = part("picture"), canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  picture.srcObject = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: "environment" } });
  picture.hidden = false;
  const read = await reader();
  if (!sent) say(told.looking, "good");
  while (!over) {
    const most = Math.max(picture.videoWidth, picture.videoHeight), scale = Math.min(1, MOST_PIXELS / (most || 1));
    if (most) {
      canvas.width = picture.videoWidth * scale;
      canvas.height = picture.videoHeight * scale;
      context.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const text = await read(canvas, context), now = Date.now();
      if (text && (text !== last.text || now - last.at > SAME_MS)) await send(text);
      if (text) last = { text, at: now };
    }
    await new Promise((done) => setTimeout(done, LOOKS_MS));
  }
}

part("typed").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = part("text").value.trim();
  part("text").value = "";
  if (text) send(text);
});

async function begin() {
  const link = location.hash.slice(1);
  if (link) {
    history.replaceState(null, "", location.pathname);
    try {
      const opened = await ask("/v1/phone/sessions", { link });
      token = opened.token;
      sessionStorage.setItem(KEPT, token);
    } catch (error) { if (!token) return refused(error); }
  }
  if (!token) return refused({ reason: "phone_over" });
  part("typed").hidden = false;
  watch();
  try { await look(); } catch { if (!over) say(told.camera_off, "warn"); }
}
begin();
