import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat } from 'docx';

const typeface = 'Arial';
const ink = '0b0c0c';
/** Twentieths of a point, as the format counts. */
const points = (count: number) => count * 20;

const heading = (size: number, before: number) => ({
  run: { font: typeface, size: size * 2, bold: true, color: ink },
  paragraph: { spacing: { before: points(before), after: points(6) }, keepNext: true },
});

const named = (id: string, name: string, more: object) => ({ id, name, basedOn: 'Normal', quickFormat: true, ...more });

export const docxStyles: IStylesOptions = {
  default: {
    document: {
      run: { font: typeface, size: 23, color: ink, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: points(8), line: 276 } },
    },
    title: { run: { font: typeface, size: 52, bold: true, color: ink }, paragraph: { spacing: { after: points(6) } } },
    heading1: heading(18, 18),
    heading2: heading(15, 14),
    heading3: heading(12.5, 10),
  },
  paragraphStyles: [
    named('Subtitle', 'Subtitle', { run: { size: 26, color: '505a5f' } }),
    named('Quote', 'Quote', {
      run: { italics: true },
      paragraph: { indent: { left: 567, right: 567 }, keepNext: true },
    }),
    named('QuoteBy', 'Quotation by', { run: { color: '505a5f' }, paragraph: { indent: { left: 567, right: 567 } } }),
    named('Caption', 'caption', {
      run: { bold: true },
      paragraph: { spacing: { before: points(10) }, keepNext: true },
    }),
    named('Cell', 'Table words', { run: { size: 20 }, paragraph: { spacing: { after: points(2) } } }),
    named('Footer', 'footer', { run: { size: 18, color: '505a5f' } }),
  ],
};

const level = (number: number, text: string, left: number) => ({
  level: number,
  format: LevelFormat.DECIMAL,
  text,
  alignment: AlignmentType.START,
  style: { paragraph: { indent: { left, hanging: left === 360 ? 360 : 850 } } },
});

/** Each numbered list starts at 1 again, so each is an instance of `numbers`; `clauses` runs through the document. */
export const docxNumbering: INumberingOptions = {
  config: [
    { reference: 'clauses', levels: [level(0, '%1', 850), level(1, '%1.%2', 850), level(2, '%1.%2.%3', 1700)] },
    { reference: 'numbers', levels: [level(0, '%1.', 360)] },
    { reference: 'bullets', levels: [{ ...level(0, '•', 360), format: LevelFormat.BULLET }] },
  ],
};
