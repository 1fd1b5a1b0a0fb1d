// Verifies a receipt's code in the page itself: a second implementation of what tills do, by WebCrypto. Nothing is
// sent anywhere; the keys that are believed stand in the page.
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);

const KINDS = ["", "card", "receipt", "enrolment", "prize", "member", "access"];
const SIGNATURE = 64, KEY_ID = 8, SHOWN = 18, SLOTS = 2880, MOST_TEXT = 768, MOST_FIELDS = 400, MOST_DAYS = 73048;
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, NUMBER = /^[A-Za-z0-9][A-Za-z0-9_.\/#-]{0,63}$/;
const LINK = /^[hH][tT][tT][pP][sS]?:\/\/[A-Za-z0-9._:\[\]-]{1,128}\/[RM]\/([A-Z2-7]*)$/;

class Damaged extends Error {}
const must = (holds) => { if (!holds) throw new Damaged(); };

// text to bytes

function fromBase45(text) {
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:", bytes = [];
  for (let at = 0; at < text.length; at += 3) {
    const group = text.slice(at, at + 3);
    let value = 0;
    for (let place = group.length - 1; place >= 0; place--) {
      const digit = alphabet.indexOf(group[place]);
      must(digit >= 0);
      value = value * 45 + digit;
    }
    const size = group.length - 1;
    must(size > 0 && value < 256 ** size);
    if (size === 2) bytes.push(value >> 8);
    bytes.push(value & 255);
  }
  return Uint8Array.from(bytes);
}

function fromBase32(text) {
  must(![1, 3, 6].includes(text.length % 8));
  const bytes = [];
  let bits = 0, held = 0;
  for (const character of text) {
    held = (held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(character);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
    held &= (1 << bits) - 1;
  }
  must(held === 0);
  return Uint8Array.from(bytes);
}

function checksum(bytes) { // CRC-16, CCITT, from 0
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return crc;
}

// deterministic CBOR, and nothing else

function decoded(bytes) {
  let at = 0;
  const argument = (info) => {
    if (info < 24) return info;
    must(info <= 27);
    const size = 2 ** (info - 24);
    must(at + size <= bytes.length);
    let value = 0n;
    for (let place = 0; place < size; place++) value = (value << 8n) | BigInt(bytes[at++]);
    must(value >= (size === 1 ? 24n : 1n << BigInt(4 * size))); // no longer form than needed
    return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
  };
  const taken = (size) => {
    must(typeof size === "number" && at + size <= bytes.length);
    at += size;
    return bytes.slice(at - size, at);
  };
  const item = (levels) => {
    must(at < bytes.length && levels >= 0);
    const major = bytes[at] >> 5, info = bytes[at++] & 31;
    if (major === 7) {
      must([20, 21, 22].includes(info));
      return info === 22 ? null : info === 21;
    }
    const count = argument(info);
    if (major <= 1) {
      must(BigInt(count) < 1n << 63n);
      if (major === 0) return count;
      return typeof count === "number" && count < Number.MAX_SAFE_INTEGER ? -1 - count : -1n - BigInt(count);
    }
    if (major === 2) return taken(count);
    if (major === 3) return utf8(taken(count));
    must((major === 4 || major === 5) && levels > 0 && typeof count === "number" && count <= bytes.length);
    if (major === 4) return Array.from({ length: count }, () => item(levels - 1));
    let last = null;
    for (let entry = 0; entry < count; entry++) {
      const began = at;
      must(typeof item(levels - 1) === "string");
      const key = bytes.slice(began, at);
      must(last === null || before(last, key));
      last = key;
      item(levels - 1);
    }
    return {};
  };
  const value = item(16);
  must(at === bytes.length);
  return value;
}

function utf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Damaged();
  }
}

function before(one, other) {
  for (let at = 0; at < Math.min(one.length, other.length); at++) if (one[at] !== other[at]) return one[at] < other[at];
  return one.length < other.length;
}

// what may stand in the fields of each kind

const text = (shape) => (value) => typeof value === "string" && shape.test(value);
const whole = (least) => (value) => Number.isSafeInteger(value) && value >= least;
const octets = (size) => (value) => value instanceof Uint8Array && value.length === size;
const maybe = (holds) => (value) => value === null || holds(value);
const id = text(ID), any = whole(-Number.MAX_SAFE_INTEGER), count = whole(0);
const day = (value) => count(value) && value <= MOST_DAYS;
const FIELDS = {
  1: [id, id, text(NUMBER), id, day, maybe(day)],
  2: [id, id, id, whole(1), whole(1), maybe(text(NUMBER)), (value) => count(value) && day(Math.floor(value / 1440)),
      any, any, any, maybe(any), octets(16), count, any],
  3: [id, id, text(/^[0-9A-Za-z-]{6,40}$/), text(/^https?:\/\/[!-~]{1,200}$/), octets(32)],
  4: [id, id, id, day, maybe(day), maybe(id), (value) => count(value) && value <= 3],
  5: [id, id, count, octets(16)],
  6: [id, id, octets(16), count],
};

function read(shown) {
  if ([...shown].length > MOST_TEXT) return { outcome: "unknown" };
  const link = LINK.exec(shown);
  if (!shown.startsWith("SK:") && !link) return { outcome: "unknown" };
  try {
    const all = link && !shown.startsWith("SK:") ? fromBase32(link[1]) : fromBase45(shown.slice(3));
    must(all.length >= 2 && checksum(all.slice(0, -2)) === all[all.length - 2] * 256 + all[all.length - 1]);
    return opened(all.slice(0, -2));
  } catch (problem) {
    if (problem instanceof Damaged) return { outcome: "damaged" };
    throw problem;
  }
}

function opened(content) {
  must(content.length > 0);
  if (content[0] > 2) return { outcome: "newer_version" };
  must(content[0] === 1 || content[0] === 2);
  const isChain = content[0] === 2;
  must(content.length > (isChain ? SHOWN : 0) + SIGNATURE + KEY_ID + 1);
  const end = isChain ? content.length - SHOWN : content.length;
  const signed = content.slice(0, end - SIGNATURE), signature = content.slice(end - SIGNATURE, end);
  must(signed.length - 1 - KEY_ID <= MOST_FIELDS);
  const fields = decoded(signed.slice(1 + KEY_ID));
  must(Array.isArray(fields) && fields.length > 0);
  const kind = fields[0];
  must(typeof kind === "number" || typeof kind === "bigint");
  if (kind >= KINDS.length) return { outcome: "newer_version" };
  const shapes = FIELDS[kind], values = fields.slice(1);
  must(shapes && values.length === shapes.length && shapes.every((holds, at) => holds(values[at])));
  must((kind === 5) === isChain);
  if (isChain) must(content[end] * 256 + content[end + 1] < SLOTS);
  const states = kind === 2 ? receipt(values) : null;
  return { outcome: "", kind: KINDS[kind], states, tenant: values[0], keyId: hex(signed.slice(1, 1 + KEY_ID)), signed, signature };
}

function receipt(values) {
  const [tenant, shop, till, epoch, seq, number, when, total, earned, used, after, previous, sales, paid] = values;
  const derived = `${till}.${epoch}-${String(sales).padStart(6, "0")}`;
  must(number !== derived);
  const minute = when % 1440, two = (value) => String(value).padStart(2, "0");
  const date = new Date(Date.UTC(2000, 0, 1) + Math.floor(when / 1440) * 86400000);
  return {
    tenant, shop, till, epoch, seq, number: number ?? derived, business_date: date.toISOString().slice(0, 10),
    sold_at: `${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`, total, previous: hex(previous),
    running_sales: sales, running_paid: paid, points_earned: earned, points_used: used, points_after: after,
  };
}

// whose it is

async function verified(shown) {
  const found = read(shown);
  if (found.outcome) return { outcome: found.outcome, states: null };
  if (found.kind !== "receipt") return { outcome: "wrong_kind", states: null, kind: found.kind };
  const { states } = found, key = data.keys[found.keyId];
  if (!key) return { outcome: found.tenant === data.tenant ? "cannot_tell_yet" : "not_ours", states };
  const label = new TextEncoder().encode("shuke/code/receipt/1");
  const message = new Uint8Array([...label, ...found.signed]);
  const signer = await crypto.subtle.importKey("raw", unhex(key.key), { name: "Ed25519" }, false, ["verify"]);
  const right = await crypto.subtle.verify({ name: "Ed25519" }, signer, found.signature, message);
  if (!right || key.till === "" || key.shop !== states.shop || key.till !== states.till) return { outcome: "altered", states };
  if (found.tenant !== data.tenant) return { outcome: "not_ours", states };
  if (key.revoked) return { outcome: "revoked_key", states, revoked: key.revoked };
  const on = states.business_date;
  const inUse = key.from <= on && (!key.until || on <= key.until);
  return { outcome: inUse ? "valid" : "key_not_valid_then", states };
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (written) => Uint8Array.from(written.match(/../g) ?? [], (pair) => parseInt(pair, 16));

// the page

const byId = (name) => document.getElementById(name);
let language = (navigator.language || "").startsWith("zh") ? "zh" : "en";
let shown = "";
const say = (name, values = {}) =>
  (data.words[name]?.[language] ?? name).replace(/\{(\w+)\}/g, (place, key) => values[key] ?? place);

function line(list, name, value) {
  const term = document.createElement("dt"), said = document.createElement("dd");
  term.textContent = say(name);
  said.textContent = value;
  list.append(term, said);
}

function money(minor) {
  const sign = minor < 0 ? "-" : "", digits = String(Math.abs(minor)).padStart(3, "0");
  return `${sign}${data.symbol}${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ",")}.${digits.slice(-2)}`;
}

async function show() {
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
  document.title = `${say("title")} · ${data.name}`;
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = say(one.dataset.say, data);
  const answer = byId("answer"), list = byId("states");
  list.replaceChildren();
  answer.hidden = !shown;
  if (!shown) return;
  const result = await verified(shown).catch(() => ({ outcome: "no_crypto", states: null }));
  answer.className = `notice ${data.tones[result.outcome]}`;
  answer.textContent = say(result.outcome, { kind: say(`kind_${result.kind}`), revoked: result.revoked });
  if (!result.states || !["valid", "revoked_key", "key_not_valid_then"].includes(result.outcome)) return;
  const states = result.states;
  line(list, "shop", data.shops[states.shop] ?? states.shop);
  line(list, "till", states.till);
  line(list, "number", states.number);
  line(list, "when", `${states.business_date} ${states.sold_at.slice(0, 5)}`);
  line(list, "total", money(states.total));
  if (states.points_earned) line(list, "earned", String(states.points_earned));
  if (states.points_used) line(list, "used", String(states.points_used));
  if (states.points_after !== null) line(list, "after", String(states.points_after));
  line(list, "place", `${states.epoch}/${states.seq}`);
}

byId("check").addEventListener("submit", (event) => {
  event.preventDefault();
  shown = byId("code").value.trim();
  show();
});
byId("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  show();
});
if (LINK.test(location.href)) {
  shown = location.href;
  byId("code").value = shown;
}
show();
