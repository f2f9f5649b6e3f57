const sizes: ReadonlySet<number> = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
]);

function wholePng(bytes: Buffer): boolean {
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return true;
    at += bytes.readUInt32BE(at) + 12;
  }
  return false;
}

/** Its segments one after the other until the picture itself, with a size among them, and an end after it. */
function wholeJpeg(bytes: Buffer): boolean {
  let sized = false;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) at += 1;
    else if (marker === 0xda) return sized && bytes.lastIndexOf('\xff\xd9', undefined, 'latin1') > at;
    else {
      sized ||= sizes.has(marker);
      at += bytes.readUInt16BE(at + 2) + 2;
    }
  }
  return false;
}

const wholeWebp = (bytes: Buffer): boolean =>
  /^VP8[ LX]$/.test(bytes.toString('latin1', 12, 16)) && bytes.readUInt32LE(4) + 8 <= bytes.length;

/** Whether a picture is all there, as far as its own lists of parts say: neither cut short nor only called a picture. It is not drawn. */
export function wholePicture(type: 'image/jpeg' | 'image/png' | 'image/webp', bytes: Buffer): boolean {
  if (bytes.length < 20) return false;
  return { 'image/png': wholePng, 'image/jpeg': wholeJpeg, 'image/webp': wholeWebp }[type](bytes);
}
