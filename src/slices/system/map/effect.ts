export const bearers = ['budget', 'provider', 'people'] as const;
export type Bearer = (typeof bearers)[number];
export const bearerLabels: Record<Bearer, string> = {
  budget: 'Other budgets',
  provider: 'Providers',
  people: 'People, and those who care for them',
};
export const bearerChoices = [
  { value: 'budget', text: 'Another budget', hint: 'Of the same body or of another' },
  {
    value: 'provider',
    text: 'A provider',
    hint: 'Read only by those who may see the market, not by those who may bid',
  },
  { value: 'people', text: 'People', hint: 'Those who use it, unpaid carers, neighbours' },
] as const;

/** Who bears a change downstream, and how we know; or that those who looked found nobody of that sort. */
export type Effect = Readonly<{
  id: string;
  caseId: string;
  onKind: 'variable' | 'mechanism';
  onId: string;
  bearer: Bearer;
  who: string | null;
  change: string;
  known: string | null;
  variableId: string | null;
  variable: string | null;
  saidBy: string | null;
  saidAt: Date;
}>;

/** The sorts of bearer that nobody has asked about yet. While there is one, the check is not done. */
export const unasked = (effects: readonly Pick<Effect, 'bearer'>[]): Bearer[] =>
  bearers.filter((bearer) => effects.every((one) => one.bearer !== bearer));

/** "Not asked yet about other budgets and providers", or that the check is done. */
export function sayCheck(effects: readonly Pick<Effect, 'bearer'>[]): string {
  const left = unasked(effects);
  if (left.length === 0) return 'Done: budgets, providers and people have each been asked about';
  if (left.length === bearers.length) return 'Not looked at yet';
  return `Not done: nobody has asked about ${left.map((one) => bearerLabels[one].toLowerCase()).join(' or ')}`;
}
