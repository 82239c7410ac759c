// The size of a picture, read from its first bytes as the platform does before it takes a photo.

/** Gives width and height in pixels of a PNG or JPEG; null for anything else, which Telegram refuses as a photo. */
export function imageSize(data: Buffer): { readonly width: number; readonly height: number } | null {
  const isPng = data.length > 24 && data.readUInt32BE(0) === 0x89504e47;
  if (isPng) return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
  if (data.length > 4 && data.readUInt16BE(0) === 0xffd8) return jpegSize(data);
  return null;
}

function jpegSize(data: Buffer): { width: number; height: number } | null {
  let at = 2;
  while (at + 9 < data.length && data[at] === 0xff) {
    const marker = data[at + 1] ?? 0;
    // Start-of-frame markers carry the size; C4, C8 and CC in their midst are tables.
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
    at += 2 + data.readUInt16BE(at + 2);
  }
  return null;
}
