import { inflateRawSync } from 'node:zlib';
import { isWellNested } from './check-xml.ts';

export type CheckedFile = { fits: true } | { fits: false; why: string };

/** What a specification can fairly be: a thousand pages have about 8 MB of words. */
export const limits = Object.freeze({ entries: 2_000, whole: 100 * 1024 * 1024, text: 8 * 1024 * 1024, ratio: 200 });

const no = (why: string): CheckedFile => ({ fits: false, why });
const notWord = 'This is not a Word document (.docx). Open it in Word and save it as .docx.';
const damaged = 'The file is damaged or cut short. Open it in Word, save it again, and send that.';

type Entry = { name: string; flags: number; method: number; packed: number; size: number; at: number };

/**
 * Looks at a .docx before anything unpacks it: its own list of parts, how large they say they are, and then, for the parts that are
 * read, how large they really are, stopping at the limit. Takes the bytes; never throws.
 *
 * @example checkDocx(Buffer.from('hello')) // { fits: false, why: 'This is not a Word document …' }
 */
export function checkDocx(bytes: Buffer): CheckedFile {
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0')
    return no('This is an old Word file (.doc), or one with a password. Save it as .docx without a password.');
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004') return no(notWord);
  try {
    const entries = listEntries(bytes);
    return entries ? lookAt(bytes, entries) : no(damaged);
  } catch {
    return no(damaged);
  }
}

function listEntries(bytes: Buffer): Entry[] | null {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0) return null;
  const [count, from] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 16)];
  const entries: Entry[] = [];
  let at = from;
  while (entries.length < Math.min(count, limits.entries + 1)) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) return null;
    const length = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + length),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + length + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

function lookAt(bytes: Buffer, entries: readonly Entry[]): CheckedFile {
  if (entries.length > limits.entries) return no('The file has more parts than a document has. It was not opened.');
  if (entries.some((entry) => entry.flags & 1)) return no('The file has a password. Take it off and send it again.');
  if (!entries.some((entry) => entry.name === 'word/document.xml')) return no(notWord);
  if (entries.some((entry) => /vbaProject|\.bin$/i.test(entry.name) && /vba|macro/i.test(entry.name)))
    return no('The file has macros. Save it as .docx, which has none, and send that.');
  const names = entries.map((entry) => entry.name);
  if (new Set(names).size !== names.length) return no(damaged);
  const whole = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (whole > limits.whole || (whole > 10 * 1024 * 1024 && whole > bytes.length * limits.ratio))
    return no(
      `The file would unpack to ${Math.round(whole / 1024 / 1024)} MB, far more than a specification holds. It was not opened.`,
    );
  for (const entry of entries) {
    const problem = measure(bytes, entry);
    if (problem) return no(problem);
  }
  return { fits: true };
}

/** The size that a part says it has may be a lie: it is unpacked here only as far as the limit. */
function measure(bytes: Buffer, entry: Entry): string | null {
  if (bytes.readUInt32LE(entry.at) !== 0x04034b50) return damaged;
  const begins = entry.at + 30 + bytes.readUInt16LE(entry.at + 26) + bytes.readUInt16LE(entry.at + 28);
  const packed = bytes.subarray(begins, begins + entry.packed);
  if (packed.length !== entry.packed || ![0, 8].includes(entry.method)) return damaged;
  const most = /\.(xml|rels)$/i.test(entry.name) ? limits.text : limits.whole;
  const tooLong = `The words in the file are more than ${limits.text / 1024 / 1024} MB. Split it and send the parts.`;
  if (entry.size > most) return tooLong;
  try {
    const content = entry.method === 8 ? inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) }) : packed;
    if (content.length !== entry.size) return damaged;
    if (!/\.(xml|rels)$/i.test(entry.name)) return null;
    const text = content.toString('utf8');
    if (/<!(DOCTYPE|ENTITY)/.test(text))
      return 'The file declares its own signs (a document type), which no word processor writes. It was not opened.';
    return isWellNested(text) ? null : damaged;
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
      ? 'A part of the file is larger than it says. It was not opened.'
      : damaged;
  }
}
