import type { LineProblem } from './table.ts';

export type DecodedText = { text: string; problems: LineProblem[]; unreadable: boolean };

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, index) => bytes[index] === byte);

/** Files people send by mistake, by their first bytes. */
function mistakenFor(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return 'This is an Excel file or another office file. Open it, choose Save As, save it as “CSV UTF-8”, and send that file.';
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'This is a PDF. Ask for the same list as CSV.';
  if (startsWith(bytes, 0x1f, 0x8b)) return 'This file is compressed. Unpack it and send the file inside.';
  const opening = Buffer.from(bytes.subarray(0, 200)).toString('latin1').trimStart().toLowerCase();
  if (opening.startsWith('<!doctype html') || opening.startsWith('<html'))
    return 'This is a web page, often a sign-in page saved in place of the file. Download the file again.';
  return null;
}

const unreadable = (why: string): DecodedText => ({ text: '', problems: [{ line: 1, why }], unreadable: true });

/** Finds the lines that hold a character which could not be read; one problem for all of them after the first five. */
function lostCharacters(text: string): LineProblem[] {
  const lines: number[] = [];
  let line = 1;
  let last = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
    for (const _ of text.slice(last, at).matchAll(/\r\n|\r|\n/g)) line += 1;
    last = at;
    if (lines.at(-1) !== line) lines.push(line);
  }
  const shown = lines.slice(0, 5).map((where) => ({ line: where, why: 'A character here could not be read.' }));
  if (lines.length > 5)
    shown.push({
      line: lines[5]!,
      why: `Characters could not be read on ${lines.length - 5} more lines, from here on.`,
    });
  return shown;
}

/**
 * Bytes as text: UTF-8, UTF-16 with its mark, else Windows-1252, which older council systems write.
 * A file that is UTF-8 but for a few broken characters stays UTF-8, and the broken ones are listed.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const mistake = mistakenFor(bytes);
  if (mistake) return unreadable(mistake);
  if (startsWith(bytes, 0xff, 0xfe)) return readAs('utf-16le', bytes);
  if (startsWith(bytes, 0xfe, 0xff)) return readAs('utf-16be', bytes);
  if (bytes.includes(0))
    return unreadable('This does not look like a text file. Send a file saved as CSV, or plain text.');
  const utf8 = readAs('utf-8', bytes);
  if (utf8.problems.length === 0 || mostlyUtf8(utf8.text)) return utf8;
  return readAs('windows-1252', bytes);
}

function readAs(encoding: string, bytes: Uint8Array): DecodedText {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), problems: [], unreadable: false };
  } catch {
    const text = new TextDecoder(encoding).decode(bytes);
    return { text, problems: lostCharacters(text), unreadable: false };
  }
}

/** In Windows-1252 nearly every accented letter breaks UTF-8; in damaged UTF-8 most of them survive. */
function mostlyUtf8(text: string): boolean {
  const lost = text.split('\ufffd').length - 1;
  const beyondAscii = text.match(/\P{ASCII}/gu)?.length ?? 0;
  return beyondAscii - lost > lost;
}
