import type PDFDocument from 'pdfkit';
import type { StructureElement } from 'pdfkit';
import type { Faces, Piece } from './pdf-face.ts';
import { breakLines, type Line } from './pdf-lines.ts';

export const ink = '#0b0c0c';
export const quiet = '#505a5f';
const blue = '#1d70b8';

/** A4 in points, with margins of two centimetres and room for the foot. */
export const frame = { left: 56.7, right: 538.6, top: 56.7, bottom: 773, foot: 796 } as const;
export const bodyWidth = frame.right - frame.left;

/** Where the pen is, and how words are set down so that each belongs to its part of the document. */
export class Sheet {
  y: number = frame.top;
  readonly doc: PDFDocument;
  readonly faces: Faces;
  readonly root: StructureElement;
  /** The size of running words, in points. */
  readonly size: number;
  /** Where each copy begins, by page, and what stands at its foot. */
  readonly copies: { from: number; foot: string }[] = [];

  constructor(doc: PDFDocument, faces: Faces, size = 11) {
    this.doc = doc;
    this.faces = faces;
    this.size = size;
    this.root = doc.struct('Document');
    doc.addStructure(this.root);
    doc.addPage();
  }

  turn(): void {
    this.doc.addPage();
    this.y = frame.top;
  }

  /** From this page on, pages are numbered afresh, with this at their foot. */
  beginCopy(foot: string): void {
    this.copies.push({ from: this.doc.bufferedPageRange().count - 1, foot });
  }

  /** Turns the page where `height` points no longer fit, unless it is fresh. */
  make(height: number): boolean {
    if (this.y + height <= frame.bottom || this.y === frame.top) return false;
    this.turn();
    return true;
  }

  part(type: string, parent: StructureElement = this.root, options: Record<string, unknown> = {}): StructureElement {
    const element = this.doc.struct(type, options);
    parent.add(element);
    return element;
  }

  lines(pieces: readonly Piece[], size: number, width: number): Line[] {
    return breakLines(this.faces, pieces, size, width);
  }

  /** Sets one line at a place. Words without letters in the typeface, and links, are parts of their own. */
  setLine(parent: StructureElement, type: string, line: Line, x: number, y: number, size: number, colour = ink): void {
    let left = x;
    for (const piece of line.pieces) {
      const width = this.faces.width(piece, size);
      if (piece.link) this.setLink(parent, piece, left, y, width, size);
      else this.setPiece(parent, type, piece, left, y, size, colour);
      left += width;
    }
  }

  private setPiece(
    element: StructureElement,
    tag: string,
    piece: Piece,
    x: number,
    y: number,
    size: number,
    colour: string,
  ) {
    const content = this.doc.markStructureContent(tag);
    if (piece.actual !== null) this.doc.markContent('Span', { actual: piece.actual });
    this.doc.font(piece.face).fontSize(size).fillColor(colour).text(piece.text, x, y, { lineBreak: false });
    if (piece.actual !== null) this.doc.endMarkedContent();
    this.doc.endMarkedContent();
    element.add(content);
  }

  private setLink(parent: StructureElement, piece: Piece, x: number, y: number, width: number, size: number): void {
    const link = this.part('Link', parent);
    this.setPiece(link, 'Link', piece, x, y, size, blue);
    this.rule(x, y + size * 1.15, x + width, blue);
    this.doc.link(x, y, width, size * 1.2, encodeURI(decodeSafely(piece.link!)), {
      structParent: link,
      Contents: new String(piece.text),
    });
    link.end();
  }

  /** A line that is there for the eye alone. */
  rule(fromX: number, y: number, toX: number, colour: string): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    this.doc.lineWidth(0.6).moveTo(fromX, y).lineTo(toX, y).stroke(colour);
    this.doc.endMarkedContent();
  }

  /** Lines one under the other, over as many pages as they need. */
  flow(element: StructureElement, type: string, lines: readonly Line[], size: number, x: number, colour = ink): void {
    const height = size * 1.4;
    for (const [index, line] of lines.entries()) {
      // The first two lines and the last two stay together.
      const together = index === 0 ? Math.min(lines.length, 2) : lines.length - index === 2 ? 2 : 1;
      this.make(height * together);
      this.setLine(element, type, line, x, this.y, size, colour);
      this.y += height;
    }
  }
}

function decodeSafely(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
