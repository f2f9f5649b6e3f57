export const stakeRoles = ['requires', 'funds', 'owns'] as const;
export type StakeRole = (typeof stakeRoles)[number];
export type Stake = Readonly<{ id: string; outcomeId: string; who: string; role: StakeRole; note: string | null }>;

/** Where those who require, fund and own an outcome do not match: said, not judged. */
export function mismatches(stakes: readonly Stake[]): string[] {
  const of = (role: StakeRole) => stakes.filter((stake) => stake.role === role).map((stake) => stake.who);
  const [requires, funds, owns] = [of('requires'), of('funds'), of('owns')];
  const says: string[] = [];
  if (requires.length > 0 && funds.length === 0) says.push('It is required and nobody funds it.');
  if (funds.length > 0 && owns.length === 0) says.push('It is funded and nobody owns it.');
  for (const who of funds)
    if (!requires.includes(who) && !owns.includes(who)) says.push(`${who} funds it and has no say in what it is.`);
  for (const who of owns)
    if (!funds.includes(who) && funds.length === 0) says.push(`${who} owns it and there is no money for it.`);
  return says;
}
