import type { Agreement, Party } from './agreement.ts';

/**
 * What lets bodies pool money. From the National Health Service Act 2006, section 75, and the NHS Bodies and Local
 * Authorities Partnership Arrangements Regulations 2000 (SI 2000/617), as noted in 2026; nobody has checked it against the
 * current text, so the page asks its reader to.
 */
export const bases = {
  s75: {
    text: 'National Health Service Act 2006, section 75',
    checkedOn: null as string | null,
    needs: [
      { type: 'health-body', text: 'an NHS body' },
      { type: 'council', text: 'a council' },
    ],
    excluded: [
      'surgery',
      'radiotherapy',
      'termination of pregnan',
      'endoscopy',
      'class 4 laser',
      'emergency ambulance',
    ],
  },
} as const;
export type Basis = keyof typeof bases;
export const basisNames = Object.keys(bases) as unknown as readonly [Basis, ...Basis[]];

type Pooled = Pick<Agreement, 'type' | 'basis' | 'parties'>;
type Payer = Pick<Party, 'name' | 'type' | 'money' | 'functions'>;

/** I6. Why a party’s money may not be in the pool; null where it may, or is not in it. */
export function faultOfParty(agreement: Pick<Pooled, 'type'>, party: Payer): string | null {
  if (party.money !== 'pooled') return null;
  if (agreement.type !== 'pooled-fund') return 'Only a pooled fund holds pooled money. Choose aligned';
  if (party.type !== 'council' && party.type !== 'health-body')
    return 'Only NHS bodies and councils may pool. Choose aligned: the money stays its own and is shown apart';
  if (!party.functions) return 'Say which of its functions the pool is for';
  return null;
}

/** I6. What stands between a pooled fund and its force; empty for every other type. */
export function faultsOfPool({ type, basis, parties }: Pooled): string[] {
  if (type !== 'pooled-fund') return [];
  const pooled = parties.filter((party) => party.money === 'pooled');
  const faults = parties.flatMap((party) => {
    const fault = faultOfParty({ type }, party);
    return fault ? [`${party.name}: ${fault}`] : [];
  });
  if (!basis) return [...faults, 'Name the statute that lets its parties pool'];
  for (const { type: needed, text } of bases[basis].needs)
    if (!pooled.some((party) => party.type === needed)) faults.push(`${bases[basis].text} needs ${text} that pools`);
  return faults;
}

/** Functions that the regulations keep out of a pool as we read them: a warning, because nobody has checked the text. */
export function warningsOfPool({ basis, parties }: Pooled): string[] {
  if (!basis) return [];
  return parties.flatMap(({ name, money, functions }) =>
    money === 'pooled'
      ? bases[basis].excluded
          .filter((word) => functions?.toLowerCase().includes(word))
          .map(
            (word) =>
              `${name} names “${word.replace(/pregnan$/, 'pregnancy')}”. As we read SI 2000/617 it cannot be pooled. Check this against current text.`,
          )
      : [],
  );
}

export const totalOf = (parties: readonly Party[], money: Party['money']): number =>
  parties.filter((party) => party.money === money).reduce((sum, party) => sum + (party.amountPence ?? 0), 0);
