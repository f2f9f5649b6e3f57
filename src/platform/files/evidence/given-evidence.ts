import { slip } from '../../forms/index.ts';
import type { UploadedFile } from '../../http/route.ts';
import { cleanName } from '../clean-name.ts';
import { evidenceType, evidenceTypes } from './evidence-type.ts';

/** A file that was looked at: its type by its content, its name as it can be kept. */
export type GivenEvidence = Readonly<{ name: string; type: string; bytes: Buffer }>;

const most = 10 * 1024 * 1024;

/** The file in the field "evidenceFile" of a form, or null where nobody chose one. */
export async function givenEvidence(files: readonly UploadedFile[]): Promise<GivenEvidence | null> {
  const [given, another] = files.filter(({ field }) => field === 'evidenceFile');
  if (!given) return null;
  if (another) slip('evidenceFile', 'Choose one file. You can add another afterwards');
  if (given.bytes.length > most)
    slip('evidenceFile', 'The file is larger than 10 MB. Choose a smaller one, or part of it');
  const found = await evidenceType(given.bytes);
  if (found.type === null) slip('evidenceFile', found.why);
  const { type } = found;
  return { name: cleanName(given.name, evidenceTypes[type]!.ending), type, bytes: given.bytes };
}
