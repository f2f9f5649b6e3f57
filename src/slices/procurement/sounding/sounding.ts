export const wouldBid = ['yes', 'perhaps', 'no'] as const;
export type Would = (typeof wouldBid)[number];
export const wouldLabels: Record<Would, string> = { yes: 'Yes', perhaps: 'Perhaps', no: 'No' };

/** Why a provider would not, or might not, bid: in the words that are shown to it, and counted. */
export const reasonLabels = {
  fee: 'The fee does not cover what it costs us',
  'too-large': 'It is too large for us',
  'too-small': 'It is too small for us',
  'too-far': 'It is too far from where we work',
  staff: 'We could not find the staff',
  term: 'It lasts too long, or not long enough',
  terms: 'The terms leave too much with us',
  'bid-work': 'Bidding takes too much of our time',
  other: 'Something else',
} as const;
export type Reason = keyof typeof reasonLabels;
export const reasons = Object.keys(reasonLabels) as [Reason, ...Reason[]];

export type ShownLot = Readonly<{
  position: number;
  lotId: string;
  title: string;
  because: string;
  zone: string | null;
  valuePence: number | null;
  hoursAWeek: number | null;
  feePence: number | null;
  bidHours: number | null;
}>;

export const soundingStates = ['open', 'closed'] as const;

export type Sounding = Readonly<{
  id: string;
  caseId: string;
  state: (typeof soundingStates)[number];
  version: number;
  procurementId: string;
  words: string | null;
  closesOn: string;
  openedAt: Date;
  lots: readonly ShownLot[];
}>;

export type LotAnswer = Readonly<{
  position: number;
  would: Would;
  reasons: readonly Reason[];
  because: string | null;
  couldAddHours: number | null;
}>;

export type SoundingAnswer = Readonly<{
  id: string;
  provider: string;
  channel: 'page' | 'recorded';
  answeredAt: Date;
  changedAt: Date | null;
  lots: readonly LotAnswer[];
}>;

export type LotTally = Readonly<{
  lot: ShownLot;
  yes: readonly string[];
  perhaps: readonly string[];
  no: readonly string[];
  reasons: readonly Readonly<{ label: string; count: number }>[];
  words: readonly Readonly<{ provider: string; because: string }>[];
}>;

/** Who says what about each lot, by name and count; a lot that an answer leaves out is counted neither way. */
export function tallyOf(lots: readonly ShownLot[], answers: readonly SoundingAnswer[]): LotTally[] {
  return lots.map((lot) => {
    const given = answers.flatMap((answer) =>
      answer.lots.filter((one) => one.position === lot.position).map((one) => ({ ...one, provider: answer.provider })),
    );
    const named = (would: Would) => given.filter((one) => one.would === would).map((one) => one.provider);
    const counts = reasons
      .map((reason) => ({
        label: reasonLabels[reason],
        count: given.filter((one) => one.reasons.includes(reason)).length,
      }))
      .filter((one) => one.count > 0)
      .sort((a, b) => b.count - a.count);
    return {
      lot,
      yes: named('yes'),
      perhaps: named('perhaps'),
      no: named('no'),
      reasons: counts,
      words: given.flatMap(({ provider, because }) => (because ? [{ provider, because }] : [])),
    };
  });
}

const numberOf = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What every bidder may know of the answers: counts by lot, and no names. */
export function countsSay(tallies: readonly LotTally[]): string {
  return tallies
    .map(({ lot, yes, perhaps, no, reasons: why }) => {
      const because =
        why.length > 0
          ? ` Reasons given: ${why.map((one) => `${one.label.toLowerCase()} (${one.count})`).join(', ')}.`
          : '';
      return `${lot.title}: ${numberOf(yes.length, 'would', 'would')} bid, ${perhaps.length} might, ${no.length} would not.${because}`;
    })
    .join(' ');
}

export type FeeAgainstCost = Readonly<{
  lot: ShownLot;
  /** What the fee leaves or lacks for an hour, and for a year of 52 weeks where the hours are known. */
  anHourPence: number;
  aYearPence: number | null;
}>;

/** The fee of each lot against a provider's own cost of an hour, in pence. Pure, and nothing of it is kept. */
export function feeAgainst(lots: readonly ShownLot[], costPence: number): FeeAgainstCost[] {
  return lots.flatMap((lot) => {
    if (lot.feePence === null) return [];
    const anHourPence = lot.feePence - costPence;
    return [
      {
        lot,
        anHourPence,
        aYearPence: lot.hoursAWeek === null ? null : Math.round(anHourPence * lot.hoursAWeek * 52),
      },
    ];
  });
}
