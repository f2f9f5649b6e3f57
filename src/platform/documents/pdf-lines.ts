import type { Faces, Piece } from './pdf-face.ts';

export type Line = Readonly<{ pieces: readonly Piece[]; width: number }>;
type Word = { pieces: Piece[]; width: number; after: 'space' | 'line' | 'end' };

const space = (like: Piece): Piece => ({ ...like, face: like.face.replace('-ext', ''), text: ' ', actual: null });

/** Words as units that stay together: letters without a space between them, even where their manner changes half way. */
function wordsOf(faces: Faces, pieces: readonly Piece[], size: number): Word[] {
  const words: Word[] = [];
  let open: Piece[] = [];
  const close = (after: Word['after']) => {
    const width = open.reduce((sum, piece) => sum + faces.width(piece, size), 0);
    if (open.length > 0 || after === 'line') words.push({ pieces: open, width, after });
    open = [];
  };
  for (const piece of pieces) {
    if (piece.actual !== null) {
      open.push(piece);
      continue;
    }
    for (const part of piece.text.split(/(\n|[^\S\n\u00a0]+)/)) {
      if (part === '\n') close('line');
      else if (/^[^\S\n\u00a0]+$/.test(part)) close('space');
      else if (part !== '') open.push({ ...piece, text: part });
    }
  }
  close('end');
  return words;
}

/** A word wider than the line (an address, a hostile text) is cut by letters. */
function* cut(faces: Faces, word: Word, size: number, most: number): Generator<Word> {
  if (word.width <= most) return yield word;
  let open: Piece[] = [];
  let width = 0;
  for (const piece of word.pieces) {
    const letters = piece.actual === null ? [...piece.text] : [piece.text];
    let text = '';
    for (const letter of letters) {
      const wide = faces.width({ ...piece, text: letter }, size);
      if (width + wide > most && width > 0) {
        if (text !== '') open.push({ ...piece, text });
        yield { pieces: open, width, after: 'end' };
        [open, width, text] = [[], 0, ''];
      }
      text += letter;
      width += wide;
    }
    if (text !== '') open.push({ ...piece, text });
  }
  yield { pieces: open, width, after: word.after };
}

const plainSpace = (piece: Piece): Piece => ({ ...piece, text: ' ', link: null });

/** Neighbours of one manner become one piece, so that a line is drawn in few strokes. A space after a link is not part of it. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const [index, one] of pieces.entries()) {
    const piece = one.text === ' ' && one.link && pieces[index + 1]?.link !== one.link ? plainSpace(one) : one;
    const last = result.at(-1);
    const same =
      last && last.face === piece.face && last.link === piece.link && last.actual === null && piece.actual === null;
    if (same) result[result.length - 1] = { ...last, text: last.text + piece.text };
    else result.push(piece);
  }
  return result;
}

/** Lines no wider than `most` points. A line that goes on ends in a space, so that its words stay apart for those who read by ear. */
export function breakLines(faces: Faces, pieces: readonly Piece[], size: number, most: number): Line[] {
  const lines: Line[] = [];
  let open: Piece[] = [];
  let width = 0;
  const close = () => {
    lines.push({ pieces: joined(open), width });
    [open, width] = [[], 0];
  };
  for (const whole of wordsOf(faces, pieces, size)) {
    for (const word of cut(faces, whole, size, most)) {
      if (open.length > 0 && width + word.width > most + 0.01) close();
      open.push(...word.pieces);
      width += word.width;
      const last = word.pieces.at(-1);
      if (word.after === 'space' && last) {
        open.push(space(last));
        width += faces.width(space(last), size);
      }
      if (word.after === 'line') close();
    }
  }
  if (open.length > 0 || lines.length === 0) close();
  return lines;
}
