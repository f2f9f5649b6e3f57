import { gunzipSync } from 'node:zlib';

export type Unpacked = { bytes: Buffer; why: null } | { bytes: null; why: string };

const mostBytes = 200 * 1024 * 1024;

/** Bytes as they are, or unpacked where they are gzip. Stops at `most` bytes, so that a small file cannot fill the memory. */
export function unpack(bytes: Uint8Array, most = mostBytes): Unpacked {
  const tooLong = `The file is larger than ${Math.round(most / 1024 / 1024)} MB when unpacked. Split it and send the parts.`;
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b)
    return bytes.length > most ? { bytes: null, why: tooLong } : { bytes: Buffer.from(bytes), why: null };
  try {
    return { bytes: gunzipSync(bytes, { maxOutputLength: most }), why: null };
  } catch (error) {
    const full = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    return { bytes: null, why: full ? tooLong : 'The compressed file is damaged or cut short. Download it again.' };
  }
}
