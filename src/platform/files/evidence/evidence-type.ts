import { BadArchive, listArchive, usualLimits } from '../archive.ts';
import { pictureType } from '../picture-type.ts';
import { wholePicture } from './whole-picture.ts';

const spreadsheets = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
} as const;

export const evidenceTypes: Readonly<Record<string, Readonly<{ label: string; ending: string }>>> = {
  'image/jpeg': { label: 'photograph', ending: 'jpg' },
  'image/png': { label: 'picture', ending: 'png' },
  'image/webp': { label: 'picture', ending: 'webp' },
  'application/pdf': { label: 'PDF', ending: 'pdf' },
  [spreadsheets.xlsx]: { label: 'spreadsheet', ending: 'xlsx' },
  [spreadsheets.ods]: { label: 'spreadsheet', ending: 'ods' },
};

export type Typed = Readonly<{ type: string; why: null }> | Readonly<{ type: null; why: string }>;

const is = (type: string): Typed => ({ type, why: null });
const not = (why: string): Typed => ({ type: null, why });

const megabyte = 1024 * 1024;
const limits = { ...usualLimits, files: 2_000, fileBytes: 100 * megabyte, totalBytes: 200 * megabyte };
/** What runs by itself when somebody opens a spreadsheet, or is another file within it. */
const carried = /(^|\/)(vbaProject\.bin|vbaData\.xml|Basic\/|Scripts\/|macrosheets\/|embeddings\/|activeX\/)/i;

async function spreadsheetType(bytes: Buffer): Promise<Typed> {
  try {
    const paths = (await listArchive(bytes, limits)).map(({ path }) => path);
    const xlsx = paths.includes('[Content_Types].xml') && paths.includes('xl/workbook.xml');
    const ods = bytes.toString('latin1', 30, 38 + spreadsheets.ods.length) === `mimetype${spreadsheets.ods}`;
    if (!xlsx && !ods)
      return not(
        paths.includes('[Content_Types].xml') || paths.includes('mimetype')
          ? 'Save this document as a PDF or as XLSX, and choose that'
          : 'Choose the files one by one, not an archive of several',
      );
    if (paths.some((path) => carried.test(path)))
      return not('The spreadsheet holds macros or other files. Save it without them');
    return is(xlsx ? spreadsheets.xlsx : spreadsheets.ods);
  } catch (error) {
    if (error instanceof BadArchive) return not('The spreadsheet cannot be read. Save it again and choose that file');
    throw error;
  }
}

/**
 * What a file is by its content, whatever its name or sender says: a picture, a PDF or a spreadsheet. Nothing else is taken; so neither a web page
 * nor a program is handed on to whoever reads it.
 */
export async function evidenceType(bytes: Buffer): Promise<Typed> {
  const picture = pictureType(bytes);
  if (picture) return wholePicture(picture, bytes) ? is(picture) : not('The picture is damaged or cut short');
  const begins = bytes.toString('latin1', 0, 8);
  if (begins.startsWith('%PDF-'))
    return bytes.includes('%%EOF', Math.max(0, bytes.length - 2_048))
      ? is('application/pdf')
      : not('The PDF is damaged or cut short');
  if (begins.startsWith('PK\x03\x04')) return spreadsheetType(bytes);
  if (begins === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
    return not('This is an older kind of document, or it has a password. Save it as XLSX or PDF without a password');
  if (begins.startsWith('ftyp', 4)) return not('Save this photograph as JPEG, or choose a picture and not a film');
  return not('Choose a photograph (JPEG, PNG or WebP), a PDF, or a spreadsheet (XLSX or ODS)');
}
