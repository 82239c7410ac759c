// A number that stands for a text: the same for the same text, and another one for any other in all likelihood.

/** Gives a number below 2^53 that follows evenly from a text: two 32-bit hashes (FNV-1a, then the finalizer of MurmurHash3). */
export function hashOf(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
  }
  return (mixed(high) >>> 11) * 0x1_0000_0000 + (mixed(low ^ high) >>> 0);
}

function mixed(hash: number): number {
  let value = hash;
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
