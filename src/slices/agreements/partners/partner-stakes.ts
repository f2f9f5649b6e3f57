import type { Settled } from '#engines/waterfall/index.ts';
import type { Agreement } from '../agreement.ts';
import type { MemberBook } from '../alliance/money/book.ts';

/** One thing that a partner puts in, may have to bear, or gets. Pence are null where it is no sum of money, or nobody has said how much. */
export type StakeLine = Readonly<{ says: string; pence: number | null; href: string | null }>;

export type PartnerStake = Readonly<{
  name: string;
  puts: readonly StakeLine[];
  risks: readonly StakeLine[];
  gets: readonly StakeLine[];
}>;

export type PoolFacts = Readonly<{ agreement: Agreement; path: string; settled: Settled | null }>;
export type BookFacts = Readonly<{
  agreement: Agreement;
  path: string;
  members: readonly MemberBook[];
  shared: Readonly<Record<string, number>>;
  painCaps: ReadonlyMap<string, number | null>;
  painShare: number;
}>;
/** What the ledger of a case says that somebody funds, a year. */
export type LedgerFact = Readonly<{ who: string; outcome: string; pence: number | null; form: string | null }>;

type Part = 'puts' | 'risks' | 'gets';

/**
 * Each partner’s stake in one view: what it puts in, what it carries of risk, what it gets. Pooled, aligned and ledger money
 * stand in lines of their own and are added up nowhere: the same pound may be in the ledger and in an agreement.
 */
export function partnerStakes(
  agreements: readonly Readonly<{ agreement: Agreement; path: string }>[],
  pools: readonly PoolFacts[],
  books: readonly BookFacts[],
  ledger: readonly LedgerFact[],
): PartnerStake[] {
  const found = new Map<string, { name: string; puts: StakeLine[]; risks: StakeLine[]; gets: StakeLine[] }>();
  const add = (name: string, part: Part, line: StakeLine) => {
    const key = name.toLowerCase();
    if (!found.has(key)) found.set(key, { name, puts: [], risks: [], gets: [] });
    found.get(key)![part].push(line);
  };
  for (const { agreement, path } of agreements)
    for (const { name, money, amountPence } of agreement.parties)
      if (money) {
        const says = money === 'pooled' ? `Pooled in ${agreement.title}` : `Aligned beside ${agreement.title}, its own`;
        add(name, 'puts', { says, pence: amountPence, href: path });
      }
  for (const { agreement, path, settled } of pools) {
    const { title } = agreement;
    for (const [name, pence] of Object.entries(settled?.borne ?? {}))
      if (pence > 0) add(name, 'risks', { says: `Bears of what ${title} is forecast to overspend`, pence, href: path });
    for (const [name, pence] of Object.entries(settled?.returned ?? {}))
      if (pence > 0) add(name, 'gets', { says: `Gets back of what ${title} leaves over`, pence, href: path });
  }
  for (const book of books) stakesOfBook(book, add);
  for (const { who, outcome, pence, form } of ledger)
    add(who, 'puts', { says: `Funds “${outcome}” by the ledger, a year${form ? `, ${form}` : ''}`, pence, href: null });
  return [...found.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
}

function stakesOfBook(
  { agreement, path, members, shared, painCaps, painShare }: BookFacts,
  add: (name: string, part: Part, line: StakeLine) => void,
): void {
  const { title } = agreement;
  for (const { party, targetPence, movedPence } of members) {
    const owner = party.role === 'commissioner';
    const share = shared[party.id] ?? 0;
    if (targetPence > 0)
      add(party.name, owner ? 'puts' : 'gets', {
        says: owner ? `Spends itself in ${title}` : `Its target cost in ${title}`,
        ...{ pence: targetPence, href: path },
      });
    if (movedPence !== 0) {
      const says = `Of that, moved ${movedPence > 0 ? 'to' : 'from'} it by decisions`;
      add(party.name, movedPence > 0 ? 'gets' : 'puts', { says, pence: Math.abs(movedPence), href: path });
    }
    if (share < 0)
      add(party.name, 'risks', { says: `Bears of what ${title} costs over its target`, pence: -share, href: path });
    if (share > 0)
      add(party.name, 'gets', { says: `Gains of what ${title} costs below its target`, pence: share, href: path });
    if (owner) add(party.name, 'risks', { says: `All that members of ${title} do not share`, pence: null, href: path });
    else if (painShare > 0) {
      const cap = painCaps.get(party.id) ?? null;
      const says = cap === null ? `Its share of a pain in ${title}, without a cap` : `Bears in ${title} at most`;
      add(party.name, 'risks', { says, pence: cap, href: path });
    }
  }
}
