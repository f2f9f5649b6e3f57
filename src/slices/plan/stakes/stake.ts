export const stakeRoles = ['requires', 'funds', 'owns'] as const;
export type StakeRole = (typeof stakeRoles)[number];
export const stakeForms = ['pooled', 'aligned', 'transferred', 'in-kind'] as const;
export type StakeForm = (typeof stakeForms)[number];
export const formLabels: Record<StakeForm, string> = {
  pooled: 'pooled',
  aligned: 'aligned, and its own',
  transferred: 'transferred',
  'in-kind': 'in kind',
};

export type Stake = Readonly<{
  id: string;
  outcomeId: string;
  who: string;
  role: StakeRole;
  note: string | null;
  /** A year. */
  amountPence: number | null;
  form: StakeForm | null;
  /** What it rests on: a duty, an agreement, a decision of its board. */
  basis: string | null;
}>;

export type Mismatch = Readonly<{ key: string; says: string }>;
export type MismatchAnswer = Readonly<{
  outcomeId: string;
  mismatch: string;
  because: string;
  by: string;
  answeredAt: Date;
}>;

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const includes = (names: readonly string[], who: string) => names.some((one) => same(one, who));

/** Where those who require, fund and own an outcome do not match: said, not judged. The key holds while the sentence does. */
export function mismatchesOf(stakes: readonly Stake[]): Mismatch[] {
  const of = (role: StakeRole) => stakes.filter((stake) => stake.role === role).map((stake) => stake.who);
  const [requires, funds, owns] = [of('requires'), of('funds'), of('owns')];
  if (stakes.length === 0) return [{ key: 'nobody', says: 'Nobody is said to require it, to fund it or to own it.' }];
  const says: Mismatch[] = [];
  const say = (key: string, words: string) => says.push({ key, says: words });
  if (requires.length > 0 && funds.length === 0) say('unfunded', 'It is required and nobody funds it.');
  if (funds.length > 0 && requires.length === 0) say('unrequired', 'There is money for it and nobody requires it.');
  if (funds.length > 0 && owns.length === 0) say('unowned', 'It is funded and nobody owns it.');
  for (const who of funds)
    if (!includes(requires, who) && !includes(owns, who))
      say(`voiceless:${who.toLowerCase()}`, `${who} funds it and has no say in what it is.`);
  if (funds.length === 0)
    for (const who of owns)
      if (!includes(requires, who))
        say(`penniless:${who.toLowerCase()}`, `${who} owns it and there is no money for it.`);
  const everyone = new Set(stakes.map((stake) => stake.who.toLowerCase()));
  if (everyone.size === 1 && requires.length > 0 && funds.length > 0 && owns.length > 0)
    say('alone', `${stakes[0]!.who} requires it, funds it and owns it alone.`);
  return says;
}

export type Payer = Readonly<{ who: string; form: StakeForm | null; pence: number }>;

/** Who puts in how much a year, each form apart: pooled and aligned money are never one sum. */
export function payersOf(stakes: readonly Stake[]): Payer[] {
  const sums = new Map<string, Payer>();
  for (const { who, form, amountPence, role } of stakes)
    if (role === 'funds' && amountPence !== null) {
      const key = `${who.toLowerCase()} ${form}`;
      const before = sums.get(key);
      sums.set(key, { who: before?.who ?? who, form, pence: (before?.pence ?? 0) + amountPence });
    }
  return [...sums.values()].sort((a, b) => b.pence - a.pence || a.who.localeCompare(b.who, 'en-GB'));
}
