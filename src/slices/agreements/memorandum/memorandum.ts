import { londonDate, pounds } from '#platform/say.ts';
import type { Agreement } from '../agreement.ts';
import type { PutText } from '../signoff/put-text.ts';

export type Memorandum = Readonly<{
  purpose: string;
  reviewOn: string | null;
  leaving: string | null;
  /** What each party does, by its id. */
  does: ReadonlyMap<string, string>;
}>;

/** Said on the page, in the file and in what is signed. */
export const bindsNobody =
  'This memorandum does not bind in law. Nobody can be made to do what it says, and nobody owes anything for not doing it. What has to bind needs a contract, a grant or an agreement under a statute.';
export const poolsNothing =
  'No money is pooled by it. Each partner’s money stays its own, under its own decisions and accounts, and is spent in step with the others’. Only bodies that a statute names may pool (for health and care: National Health Service Act 2006, section 75; check this against current text).';

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const moneyOf = (amountPence: number | null): string | null =>
  amountPence === null ? null : `aligns ${pounds(amountPence)} a year, which stays its own`;

/** What one party does and aligns, a line each. */
export function partOf({ does }: Memorandum, party: Agreement['parties'][number]): string[] {
  return [...lines(does.get(party.id) ?? ''), moneyOf(party.amountPence)].filter((line) => line !== null);
}

export function memorandumText(agreement: Agreement, memorandum: Memorandum): PutText {
  const { parties } = agreement;
  const money = parties.filter(({ amountPence }) => amountPence !== null);
  const sum = money.reduce((total, { amountPence }) => total + (amountPence ?? 0), 0);
  const review = memorandum.reviewOn ? `It is looked at again on ${londonDate(memorandum.reviewOn)}.` : null;
  const one = (key: string, says: string | null) => (says ? [{ key, says }] : []);
  return {
    of: 'memorandum',
    title: agreement.title,
    short: [
      'It does not bind in law, and pools no money.',
      ...lines(memorandum.purpose),
      `Between ${parties.map(({ name }) => name).join(', ') || 'nobody yet'}.`,
      money.length > 0
        ? `${pounds(sum)} a year is aligned: each partner’s money stays its own.`
        : 'No money is aligned by it.',
      review ?? 'Nobody has said when it is looked at again.',
    ],
    parts: [
      {
        title: 'What it is not',
        none: '',
        lines: [
          { key: 'binds', says: bindsNobody },
          { key: 'pools', says: poolsNothing },
        ],
      },
      { title: 'What it is for', none: 'Nobody has said.', lines: one('purpose', memorandum.purpose) },
      {
        title: 'Who does what',
        none: 'Nobody is named yet.',
        lines: parties.map((party) => ({
          key: `does:${party.name.toLowerCase()}`,
          says: `${party.name}: ${lines(memorandum.does.get(party.id) ?? '').join('; ') || 'nobody has said'}.`,
        })),
      },
      {
        title: 'Money that is aligned, and is not pooled',
        none: 'None.',
        lines: money.map(({ name, amountPence }) => ({
          key: `money:${name.toLowerCase()}`,
          says: `${name}: ${pounds(amountPence)} a year.`,
        })),
      },
      { title: 'When it is looked at again', none: 'Nobody has said.', lines: one('review', review) },
      { title: 'How a partner leaves', none: 'Nobody has said.', lines: one('leaving', memorandum.leaving) },
    ],
    roles: parties.map((party) => ({ who: party.name, does: partOf(memorandum, party) })),
  };
}
