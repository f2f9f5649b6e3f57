/** The part of pdfkit that is used here; the package brings no types of its own. */
declare module 'pdfkit' {
  export type StructureContent = object;
  export interface StructureElement {
    add(child: StructureElement | StructureContent): this;
    end(): void;
  }
  export interface OutlineItem {
    addItem(title: string): OutlineItem;
  }
  export default class PDFDocument {
    constructor(options: Record<string, unknown>);
    readonly outline: OutlineItem;
    addPage(): this;
    bufferedPageRange(): { start: number; count: number };
    switchToPage(page: number): unknown;
    registerFont(name: string, source: string | Buffer): this;
    font(name: string): this;
    fontSize(size: number): this;
    fillColor(colour: string): this;
    widthOfString(text: string): number;
    text(text: string, x: number, y: number, options: { lineBreak: false }): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    lineWidth(width: number): this;
    stroke(colour: string): this;
    rect(x: number, y: number, width: number, height: number): this;
    fill(colour: string): this;
    link(x: number, y: number, width: number, height: number, url: string, options: Record<string, unknown>): this;
    struct(type: string, options?: Record<string, unknown>): StructureElement;
    addStructure(element: StructureElement): this;
    markStructureContent(tag: string): StructureContent;
    markContent(tag: string, options?: Record<string, unknown>): this;
    endMarkedContent(): this;
    on(event: 'data', listener: (chunk: Buffer) => void): this;
    on(event: 'end', listener: () => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
    end(): void;
    /** Not documented by the library: the typeface in hand, asked which letters it has. */
    _font: { font: { hasGlyphForCodePoint(codePoint: number): boolean } };
  }
}
