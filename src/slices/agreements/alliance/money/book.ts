import { type Shared, type SharingTerms, shareDifference, whole } from '#engines/sharing/index.ts';
import { parseMoney } from '#platform/export/index.ts';
import type { Party } from '../../agreement.ts';
import { membersOf } from '../alliance.ts';
import { type Move, netOf } from './move.ts';

export type Cost = Readonly<{
  partyId: string;
  line: string;
  targetPence: number;
  actualPence: number;
  /** Written by the member’s own people, rather than for it. */
  own: boolean;
  writtenOn: string;
}>;

export type MemberShare = Readonly<{
  partyId: string;
  weight: number;
  gainCapPence: number | null;
  painCapPence: number | null;
}>;

export type BookTerms = SharingTerms & Readonly<{ modifierSays: string | null; version: number }>;

/** Nothing is shared until it was agreed: so it is in most alliances for care. */
export const noTerms: BookTerms = { gainShare: 0, painShare: 0, modifier: whole, modifierSays: null, version: 0 };

export type MemberBook = Readonly<{
  party: Party;
  /** As it was agreed, and with what members decided to move. */
  targetPence: number;
  movedPence: number;
  actualPence: number;
}>;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What each member is to spend and has spent: its own lines, and the money that decisions which stand moved to or from it. */
export function bookOf(parties: readonly Party[], costs: readonly Cost[], moves: readonly Move[]): MemberBook[] {
  const net = netOf(moves, 'money');
  return membersOf(parties).map((party) => {
    const own = costs.filter(({ partyId }) => partyId === party.id);
    const movedPence = net.get(party.id) ?? 0;
    return {
      party,
      targetPence: sum(own.map((one) => one.targetPence)) + movedPence,
      movedPence,
      actualPence: sum(own.map((one) => one.actualPence)),
    };
  });
}

const isOwner = ({ role }: Party): boolean => role === 'commissioner';

/** Who has what of the difference, by the terms: the commissioner has what the members do not share. */
export function shareBook(book: readonly MemberBook[], shares: readonly MemberShare[], terms: BookTerms): Shared {
  const agreed = new Map(shares.map((one) => [one.partyId, one]));
  const members = book
    .filter(({ party }) => !isOwner(party))
    .map(({ party, targetPence, actualPence }) => {
      const { weight, gainCapPence, painCapPence } = agreed.get(party.id) ?? {
        ...{ weight: shares.length > 0 ? 0 : Math.max(0, targetPence), gainCapPence: null, painCapPence: null },
      };
      return {
        ...{ id: party.id, target: targetPence, actual: actualPence, weight },
        ...(gainCapPence === null ? {} : { gainCap: gainCapPence }),
        ...(painCapPence === null ? {} : { painCap: painCapPence }),
      };
    });
  const owners = book.filter(({ party }) => isOwner(party)).map(({ party }) => ({ id: party.id, weight: 1 }));
  return shareDifference(members, owners, terms);
}

/** The same terms on two years that have not been: one a twentieth below its target, one a tenth above. */
export function examplesOf(
  book: readonly MemberBook[],
  shares: readonly MemberShare[],
  terms: BookTerms,
): readonly Readonly<{ says: string; shared: Shared }>[] {
  const opened = book.some(({ party, targetPence }) => !isOwner(party) && targetPence > 0);
  const targets = book.map((one) => ({
    ...one,
    targetPence: isOwner(one.party) ? 0 : opened ? Math.max(0, one.targetPence) : 50_000_000,
  }));
  const at = (percent: number) =>
    targets.map((one) => ({ ...one, actualPence: Math.floor((one.targetPence * percent) / 100) }));
  return [
    { says: 'If it all costs 5% less than the target', shared: shareBook(at(95), shares, terms) },
    { says: 'If it all costs 10% more than the target', shared: shareBook(at(110), shares, terms) },
  ];
}

type Lines<T> = Readonly<{ read: T[]; problems: string[] }>;
const cells = (text: string) =>
  text.split('\n').flatMap((line, index) => {
    const parts = line.split(/[;\t]/).map((one) => one.trim());
    return line.trim() ? [{ at: index + 1, parts }] : [];
  });
/** A billion pounds a line, so that no sum outgrows whole numbers. */
const most = 100_000_000_000;
const amount = (typed: string): number | null => {
  const pence = parseMoney(typed);
  return pence !== null && pence >= 0 && pence <= most ? pence : null;
};

/** "Care workers; £1.2m; £1.15m": a line of the open book, its target and what it cost. */
export function readCosts(text: string): Lines<Pick<Cost, 'line' | 'targetPence' | 'actualPence'>> {
  const read: Pick<Cost, 'line' | 'targetPence' | 'actualPence'>[] = [];
  const problems: string[] = [];
  for (const { at, parts } of cells(text)) {
    const [line = '', target = '', actual = '', ...more] = parts;
    const [targetPence, actualPence] = [amount(target), actual === '' ? 0 : amount(actual)];
    if (!line || line.length > 200) problems.push(`Line ${at} needs a name of 200 characters or fewer.`);
    else if (targetPence === null || actualPence === null || more.length > 0)
      problems.push(`Line ${at} needs a target and what it cost, in pounds, with a semicolon between.`);
    else if (read.some((one) => one.line.toLowerCase() === line.toLowerCase()))
      problems.push(`Line ${at} names ${line} again.`);
    else read.push({ line, targetPence, actualPence });
  }
  return { read, problems };
}

/** "Fell Care; 40; £50,000; £30,000": a member, its share beside the others’, and the most that it gains and bears. */
export function readMemberShares(text: string, parties: readonly Party[]): Lines<MemberShare> {
  const read: MemberShare[] = [];
  const problems: string[] = [];
  for (const { at, parts } of cells(text)) {
    const [name = '', share = '', gain = '', pain = ''] = parts;
    const party = parties.find((one) => one.name.toLowerCase() === name.toLowerCase() && !isOwner(one));
    const caps = [gain, pain].map((typed) => (typed === '' ? null : amount(typed)));
    if (!party) problems.push(`Line ${at}: ${name || 'nobody'} is no member that shares here.`);
    else if (!/^\d{1,6}%?$/.test(share)) problems.push(`Line ${at}: the share is not a whole number.`);
    else if ((gain && caps[0] === null) || (pain && caps[1] === null))
      problems.push(`Line ${at}: the most it gains or bears is not an amount.`);
    else if (read.some((one) => one.partyId === party.id)) problems.push(`Line ${at} names ${name} again.`);
    else
      read.push({
        ...{ partyId: party.id, weight: Number.parseInt(share, 10) },
        ...{ gainCapPence: caps[0]!, painCapPence: caps[1]! },
      });
  }
  return { read, problems };
}
