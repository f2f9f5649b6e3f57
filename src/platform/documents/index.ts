export { cleanText, plainText } from './clean-text.ts';
export {
  type Block,
  bold,
  bullets,
  type Clause,
  clause,
  clauseHeading,
  copy,
  type Document,
  heading,
  italic,
  type Level,
  link,
  numbered,
  pageBreak,
  paragraph,
  question,
  quotation,
  type Run,
  table,
  type Words,
  writingLines,
} from './document.ts';
export { fileTypes } from './file-types.ts';
export { numberClauses } from './number-clauses.ts';
export { writeDocx } from './write-docx.ts';
export { writePdf } from './write-pdf.ts';
