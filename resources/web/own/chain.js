// The codes of a day, made here: each half minute shows the next link of a hash chain whose anchor head office signed.
const BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const LINK = 16;

export const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

/** Every link by the place it is shown in. */
export async function links({ secret, tenant, member, first_slot, slots }) {
  const named = (name) => { const bytes = new TextEncoder().encode(name); return [bytes.length, ...bytes]; };
  const first = new Uint8Array(8);
  new DataView(first.buffer).setBigUint64(0, BigInt(first_slot));
  const label = await sha256([...new TextEncoder().encode("shuke/chain/1\0"), ...named(tenant), ...named(member), ...first]);
  const found = new Array(slots), hashed = new Uint8Array(label.length + 2 + LINK);
  hashed.set(label);
  let link = bytesOf(secret);
  for (let number = slots; number > 0; number--) {
    found[number - 1] = link;
    hashed[label.length] = number >> 8;
    hashed[label.length + 1] = number & 255;
    hashed.set(link, label.length + 2);
    link = (await sha256(hashed)).slice(0, LINK);
  }
  return found;
}

/** What the code of that place says. */
export function shown(chain, place, link) {
  const content = [...bytesOf(chain), place >> 8, place & 255, ...link];
  let crc = 0; // CCITT, from 0
  for (const byte of content) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff;
  }
  return "SK:" + base45([...content, crc >> 8, crc & 255]);
}

function base45(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = at + 1 < bytes.length;
    let value = pair ? bytes[at] * 256 + bytes[at + 1] : bytes[at];
    for (let digit = 0; digit < (pair ? 3 : 2); digit++) {
      text += BASE45[value % 45];
      value = Math.floor(value / 45);
    }
  }
  return text;
}

async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", Uint8Array.from(bytes)));
}
