import { pounds } from '#platform/say.ts';
import type { stakesOf } from '#slices/plan/index.ts';
import type { Role } from '../agreement.ts';

type Stake = Awaited<ReturnType<typeof stakesOf>>[number];
export type DraftParty = Readonly<{ name: string; role: Role; alignedPence: number | null; does: readonly string[] }>;

/** What is pooled, transferred or in kind, or in a form that nobody said, is told and not counted as aligned. */
function sayDoes({ role, amountPence, form, note }: Stake, statement: string): string {
  const about = `“${statement}”`;
  const more = note ? ` (${note})` : '';
  if (role === 'requires') return `says what is required for ${about}${more}`;
  if (role === 'owns') return `owns ${about}, and says whether it came about${more}`;
  const amount = amountPence === null ? 'money' : `${pounds(amountPence)} a year`;
  if (form === 'pooled')
    return `has ${amount} for ${about} in a pooled fund, under that fund’s own agreement and not this one${more}`;
  if (form === 'transferred')
    return `transfers ${amount} for ${about}, under an agreement of its own and not this one${more}`;
  if (form === 'in-kind') return `gives in kind for ${about}${amountPence === null ? '' : `, worth ${amount}`}${more}`;
  return form === 'aligned'
    ? `spends its own money on ${about} in step with the others${more}`
    : `funds ${about}${amountPence === null ? '' : `: ${amount}`}, in a form that nobody has said${more}`;
}

/**
 * A party for each name in the ledger: what it does by the ledger’s words, and only what is aligned as its money.
 *
 * @example draftFromLedger([{ who: 'Harbour Homes', role: 'funds', form: 'aligned', amountPence: 100, … }], statements)
 */
export function draftFromLedger(stakes: readonly Stake[], statements: ReadonlyMap<string, string>): DraftParty[] {
  const live = stakes.filter(({ outcomeId }) => statements.has(outcomeId));
  return [...Map.groupBy(live, ({ who }) => who.toLowerCase()).values()].map((of) => {
    const aligned = of.filter(
      ({ role, form, amountPence }) => role === 'funds' && form === 'aligned' && amountPence !== null,
    );
    return {
      name: of[0]!.who,
      role: of.some(({ role }) => role === 'funds') ? 'funder' : 'member',
      alignedPence: aligned.length > 0 ? aligned.reduce((sum, { amountPence }) => sum + (amountPence ?? 0), 0) : null,
      does: of.map((stake) => sayDoes(stake, statements.get(stake.outcomeId)!)),
    };
  });
}
