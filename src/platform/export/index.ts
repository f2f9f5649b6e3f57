export { cleanWords } from './clean-words.ts';
export { type DecodedText, decodeText } from './decode-text.ts';
export { doubtfulDates } from './doubtful-dates.ts';
export { isObject, type Json, type JsonObject, JsonReader, type PathProblem, under } from './json-value.ts';
export {
  applyMapping,
  type Field,
  type MappedRow,
  type Mapping,
  missingFrom,
  normaliseName,
  signature,
  suggestMapping,
} from './map-columns.ts';
export { parseHours } from './parse-hours.ts';
export { type JsonDocument, parseJson } from './parse-json.ts';
export { parseMoney } from './parse-money.ts';
export { fullYear, isMonthFirst, monthNumber, parseUkDate, type ReadDate, readUkDate } from './parse-uk-date.ts';
export { dayAt, webAddressAt, wordsAt } from './read-json-words.ts';
export { type ReadTableOptions, readTable, wasCutShort } from './read-table.ts';
export { type LineLimits, linesOf, type StreamedLine } from './stream-lines.ts';
export { cellOf, type LineProblem, type Table, type TableRow } from './table.ts';
export { type Unpacked, unpack } from './unpack.ts';
export { type CsvCell, guardCell, writeCsv } from './write-csv.ts';
