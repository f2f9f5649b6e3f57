import { checkDocx } from './check-docx.ts';
import { type NotRead, readBlocks } from './read-blocks.ts';
import { type Found, splitRequirements } from './split-requirements.ts';

export { checkDocx, limits } from './check-docx.ts';
export type { Block, NotRead } from './read-blocks.ts';
export { type Found, fingerprint, splitRequirements } from './split-requirements.ts';

export type ReadDocument =
  | Readonly<{ found: readonly Found[]; notRead: NotRead; why: null }>
  | Readonly<{ found: null; notRead: null; why: string }>;

const most = 2_000;

/** Candidate requirements of a Word file, what was not read, or why it could not be. Never throws. */
export async function readRequirements(bytes: Buffer): Promise<ReadDocument> {
  const refused = (why: string): ReadDocument => ({ found: null, notRead: null, why });
  const checked = checkDocx(bytes);
  if (!checked.fits) return refused(checked.why);
  try {
    const { blocks, notRead } = await readBlocks(bytes);
    const { found, passedOver } = splitRequirements(blocks);
    const more = {
      ...(passedOver > 0 ? { 'paragraphs without a number, “shall”, “must” or “should”': passedOver } : {}),
      ...(found.length > most
        ? { [`requirements after the first ${most.toLocaleString('en-GB')}`]: found.length - most }
        : {}),
    };
    return { found: found.slice(0, most), notRead: { ...notRead, ...more }, why: null };
  } catch {
    return refused('The file could not be read as a Word document. Open it in Word, save it again, and send that.');
  }
}
