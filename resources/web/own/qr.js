// A QR code's dots, made in the page so that it needs no network: ISO/IEC 18004, error correction M, versions 1 to 20.
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const CHECKS = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26]; // words a block
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];
const MOST_VERSION = 20;
const QUIET = 4;

const EXP = new Uint8Array(512), LOG = new Uint8Array(256);
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = EXP[power + 255] = value;
  LOG[value] = power;
  value = (value << 1) ^ (value & 0x80 ? 0x11d : 0);
}
const times = (a, b) => (a && b ? EXP[LOG[a] + LOG[b]] : 0);

/** An SVG element: dark on white with its quiet margin, whatever the theme. */
export function drawn(text, name) {
  const { size, dark } = dots(text), whole = size + 2 * QUIET;
  const svg = element("svg", { viewBox: `0 0 ${whole} ${whole}`, role: "img", "aria-label": name, class: "qr" });
  svg.append(element("rect", { width: whole, height: whole, fill: "#fff" }));
  let path = "";
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if (dark(x, y)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  svg.append(element("path", { d: path, fill: "#000", "shape-rendering": "crispEdges" }));
  return svg;
}

/** `size` dots a side, and which of them are dark. */
export function dots(text) {
  const { version, words } = worded(text), size = 17 + 4 * version;
  const field = new Uint8Array(size * size), fixed = new Uint8Array(size * size);
  const put = (x, y, value) => { field[y * size + x] = value ? 1 : 0; fixed[y * size + x] = 1; };
  patterns(put, version, size);
  marks(put, size, 0); // their places are taken before the words are laid out
  lay(field, fixed, size, interleaved(words, version));
  let best = null, least = Infinity;
  for (let mask = 0; mask < 8; mask++) {
    const tried = field.slice();
    for (let y = 0; y < size; y++)
      for (let x = 0; x < size; x++) if (!fixed[y * size + x] && MASKS[mask](x, y)) tried[y * size + x] ^= 1;
    marks((x, y, value) => { tried[y * size + x] = value ? 1 : 0; }, size, mask);
    const cost = penalty(tried, size);
    if (cost < least) { least = cost; best = tried; }
  }
  return { size, dark: (x, y) => best[y * size + x] === 1 };
}

function room(version) { // words, those for checking included
  let bits = (16 * version + 128) * version + 64;
  if (version > 1) {
    const marks = Math.floor(version / 7) + 2;
    bits -= (25 * marks - 10) * marks - 55 + (version > 6 ? 36 : 0);
  }
  return bits >> 3;
}

function worded(text) {
  const plain = [...text].every((sign) => SIGNS.includes(sign));
  const bytes = new TextEncoder().encode(text), count = plain ? text.length : bytes.length;
  for (let version = 1; version <= MOST_VERSION; version++) {
    const bits = [], add = (value, size) => { for (let at = size - 1; at >= 0; at--) bits.push((value >> at) & 1); };
    add(plain ? 2 : 4, 4);
    add(count, plain ? (version < 10 ? 9 : 11) : version < 10 ? 8 : 16);
    if (plain)
      for (let at = 0; at < count; at += 2)
        if (at + 1 < count) add(SIGNS.indexOf(text[at]) * 45 + SIGNS.indexOf(text[at + 1]), 11);
        else add(SIGNS.indexOf(text[at]), 6);
    else for (const byte of bytes) add(byte, 8);
    const size = (room(version) - CHECKS[version - 1] * BLOCKS[version - 1]) * 8;
    if (bits.length > size) continue;
    add(0, Math.min(4, size - bits.length));
    add(0, (8 - (bits.length % 8)) % 8);
    for (let fill = 0xec; bits.length < size; fill ^= 0xec ^ 0x11) add(fill, 8);
    const words = [];
    for (let at = 0; at < bits.length; at += 8) words.push(bits.slice(at, at + 8).reduce((sum, bit) => sum * 2 + bit, 0));
    return { version, words };
  }
  throw new RangeError("too long for a code");
}

function checksOf(words, count) { // what is left of the words, divided by the generator of so many roots
  const generator = new Uint8Array(count);
  generator[count - 1] = 1;
  for (let root = 0; root < count; root++)
    for (let at = 0; at < count; at++) generator[at] = times(generator[at], EXP[root]) ^ (generator[at + 1] ?? 0);
  const left = new Uint8Array(count);
  for (const word of words) {
    const factor = word ^ left[0];
    left.copyWithin(0, 1);
    left[count - 1] = 0;
    for (let at = 0; at < count; at++) left[at] ^= times(generator[at], factor);
  }
  return [...left];
}

function interleaved(words, version) {
  const blocks = BLOCKS[version - 1], checks = CHECKS[version - 1], all = room(version);
  const short = Math.floor(all / blocks) - checks, longer = all % blocks, parts = [];
  for (let block = 0, at = 0; block < blocks; block++) {
    const size = short + (block >= blocks - longer ? 1 : 0), part = words.slice(at, (at += size));
    parts.push({ part, check: checksOf(part, checks) });
  }
  const out = [];
  for (let at = 0; at <= short; at++) for (const { part } of parts) if (at < part.length) out.push(part[at]);
  for (let at = 0; at < checks; at++) for (const { check } of parts) out.push(check[at]);
  return out;
}

function patterns(put, version, size) {
  for (let at = 0; at < size; at++) { put(6, at, at % 2 === 0); put(at, 6, at % 2 === 0); }
  for (const [left, top] of [[3, 3], [size - 4, 3], [3, size - 4]])
    for (let y = -4; y <= 4; y++)
      for (let x = -4; x <= 4; x++) {
        const ring = Math.max(Math.abs(x), Math.abs(y)), [px, py] = [left + x, top + y];
        if (px >= 0 && px < size && py >= 0 && py < size) put(px, py, ring !== 2 && ring !== 4);
      }
  const places = [6], count = version > 1 ? Math.floor(version / 7) + 2 : 0;
  const step = count > 1 ? Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2 : 0;
  for (let at = size - 7; places.length < count; at -= step) places.splice(1, 0, at);
  if (count)
    for (const [i, x] of places.entries())
      for (const [j, y] of places.entries()) {
        const corner = (i === 0 && (j === 0 || j === count - 1)) || (i === count - 1 && j === 0);
        for (let dy = -2; dy <= 2 && !corner; dy++)
          for (let dx = -2; dx <= 2; dx++) put(x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
      }
  if (version < 7) return;
  let left = version;
  for (let at = 0; at < 12; at++) left = (left << 1) ^ ((left >> 11) * 0x1f25);
  const bits = (version << 12) | left;
  for (let at = 0; at < 18; at++) {
    const [a, b] = [size - 11 + (at % 3), Math.floor(at / 3)];
    put(a, b, (bits >> at) & 1);
    put(b, a, (bits >> at) & 1);
  }
}

function marks(put, size, mask) { // error correction M is 00 in front of the mask
  let left = mask;
  for (let at = 0; at < 10; at++) left = (left << 1) ^ ((left >> 9) * 0x537);
  const bits = ((mask << 10) | left) ^ 0x5412, bit = (at) => (bits >> at) & 1;
  for (let at = 0; at < 6; at++) put(8, at, bit(at));
  put(8, 7, bit(6));
  put(8, 8, bit(7));
  put(7, 8, bit(8));
  for (let at = 9; at < 15; at++) put(14 - at, 8, bit(at));
  for (let at = 0; at < 8; at++) put(size - 1 - at, 8, bit(at));
  for (let at = 8; at < 15; at++) put(8, size - 15 + at, bit(at));
  put(8, size - 8, 1);
}

function lay(field, fixed, size, words) {
  let at = 0;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++)
      for (const x of [right, right - 1]) {
        const y = (right + 1) & 2 ? step : size - 1 - step;
        if (fixed[y * size + x]) continue;
        if (at < words.length * 8) field[y * size + x] = (words[at >> 3] >> (7 - (at & 7))) & 1;
        at++;
      }
  }
}

const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function penalty(field, size) {
  let cost = 0, sum = 0;
  for (let one = 0; one < size; one++) {
    const row = [], column = [];
    for (let other = 0; other < size; other++) {
      row.push(field[one * size + other]);
      column.push(field[other * size + one]);
      sum += field[one * size + other];
    }
    for (const line of [row.join(""), column.join("")]) {
      for (const run of line.match(/0{5,}|1{5,}/g) ?? []) cost += run.length - 2;
      cost += 40 * (line.match(/(?=00001011101|10111010000)/g) ?? []).length;
    }
  }
  for (let y = 1; y < size; y++)
    for (let x = 1; x < size; x++) {
      const four = field[y * size + x] + field[y * size + x - 1] + field[(y - 1) * size + x] + field[(y - 1) * size + x - 1];
      if (four % 4 === 0) cost += 3;
    }
  return cost + 10 * Math.floor(Math.abs((sum * 20) / (size * size) - 10));
}

function element(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
