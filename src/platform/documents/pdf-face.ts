import { createRequire } from 'node:module';
import path from 'node:path';
import type PDFDocument from 'pdfkit';
import { runsOf } from './clean-text.ts';
import type { Words } from './document.ts';
import { nameOf, standIns, unseen } from './stand-ins.ts';

/** A stretch in one face. `actual` is what it stands for where the typeface has no letters for it: readers and copying get that. */
export type Piece = Readonly<{ text: string; face: string; link: string | null; actual: string | null }>;
type Stretch = Pick<Piece, 'text' | 'face' | 'actual'>;
export type Faces = {
  piecesOf(words: Words, manner?: { bold?: boolean; italic?: boolean }): Piece[];
  width(piece: Piece, size: number): number;
  /** What was named instead of shown, and how often. */
  readonly named: ReadonlyMap<string, number>;
};

const styles = {
  regular: '400-normal',
  bold: '700-normal',
  italic: '400-italic',
  'bold-italic': '700-italic',
} as const;
const folder = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@fontsource/atkinson-hyperlegible-next/package.json')),
  'files',
);

/** Atkinson Hyperlegible Next in its four manners, each with its further Latin letters (ŵ, ŷ, ł) as a second face. */
export function openFaces(doc: PDFDocument): Faces {
  const shows = new Map<string, (codePoint: number) => boolean>();
  for (const [style, file] of Object.entries(styles)) {
    for (const part of ['latin', 'latin-ext']) {
      const name = part === 'latin' ? style : `${style}-ext`;
      doc.registerFont(name, path.join(folder, `atkinson-hyperlegible-next-${part}-${file}.woff`));
      const { font } = doc.font(name)._font;
      shows.set(name, (codePoint) => font.hasGlyphForCodePoint(codePoint));
    }
  }
  const named = new Map<string, number>();
  const widths = new Map<string, number>();

  function faceFor(sign: string, style: string): string | null {
    const codePoint = sign.codePointAt(0)!;
    if (/\s/.test(sign) || shows.get(style)!(codePoint)) return style;
    return shows.get(`${style}-ext`)!(codePoint) ? `${style}-ext` : null;
  }

  function* stretches(text: string, style: string): Generator<Stretch> {
    let open = { text: '', face: style as string | null };
    const close = function* (): Generator<Stretch> {
      if (open.text === '') return;
      if (open.face) return yield { text: open.text, face: open.face, actual: null };
      const kept = open.text.trimEnd();
      const name = nameOf(kept);
      named.set(name, (named.get(name) ?? 0) + 1);
      yield { text: `[${name}]`, face: style, actual: kept };
      if (kept !== open.text) yield { text: ' ', face: style, actual: null };
    };
    for (const letter of text) {
      const sign = faceFor(letter, style) ? letter : (standIns[letter] ?? letter);
      // A space within letters that cannot be shown belongs to them, so that a sentence is named once.
      const face = /^[^\S\n]$/.test(letter) && open.text !== '' ? open.face : faceFor(sign, style);
      if (face !== open.face) {
        yield* close();
        open = { text: '', face };
      }
      open.text += sign;
    }
    yield* close();
  }

  return {
    named,
    piecesOf: (words, manner = {}) =>
      runsOf(words).flatMap((run) => {
        const [strong, slanted] = [run.bold || manner.bold, run.italic || manner.italic];
        const style = strong && slanted ? 'bold-italic' : strong ? 'bold' : slanted ? 'italic' : 'regular';
        return [...stretches(run.text.replace(unseen, ''), style)].map((one) => ({ ...one, link: run.link ?? null }));
      }),
    width(piece, size) {
      const key = `${piece.face}\n${piece.text}`;
      let atOne = widths.get(key);
      if (atOne === undefined) {
        atOne = doc.font(piece.face).fontSize(100).widthOfString(piece.text) / 100;
        widths.set(key, atOne);
      }
      return atOne * size;
    },
  };
}
