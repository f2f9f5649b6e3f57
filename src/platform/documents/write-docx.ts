import {
  AlignmentType,
  Document as DocxFile,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import { oneLine } from './clean-text.ts';
import type { Document } from './document.ts';
import { docxBlocks } from './docx-blocks.ts';
import { docxNumbering, docxStyles } from './docx-styles.ts';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (text: string) => oneLine(text).replace(/[&<>"]/g, (sign) => escapes[sign]!);

/** The library writes the time of writing by its own clock; the document's date is the caller's. */
function properties(document: Document): string {
  const at = document.writtenAt.toISOString().replace(/\.\d+Z$/, 'Z');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(document.title)}</dc:title><dc:creator>${xml(document.author)}</dc:creator><cp:lastModifiedBy>${xml(document.author)}</cp:lastModifiedBy><dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`;
}

function footer(document: Document): Footer {
  const before = document.footer ? `${oneLine(document.footer)} · ` : '';
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        alignment: AlignmentType.END,
        children: [new TextRun({ children: [before, 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
      }),
    ],
  });
}

/** The document as a Word file (Office Open XML): A4, real heading styles, real numbering, table heads that repeat, en-GB. */
export async function writeDocx(document: Document): Promise<Buffer> {
  const file = new DocxFile({
    title: oneLine(document.title),
    creator: oneLine(document.author),
    styles: docxStyles,
    numbering: docxNumbering,
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } },
        },
        footers: { default: footer(document) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, text: oneLine(document.title) }),
          ...(document.subtitle ? [new Paragraph({ style: 'Subtitle', text: oneLine(document.subtitle) })] : []),
          ...docxBlocks(document.blocks),
        ],
      },
    ],
  });
  return Packer.toBuffer(file, undefined, [{ path: 'docProps/core.xml', data: properties(document) }]);
}
