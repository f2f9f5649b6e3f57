import { plural, pounds } from '#platform/say.ts';

export const moveKinds = ['money', 'hours', 'people'] as const;
export type MoveKind = (typeof moveKinds)[number];
export const moveLabels: Record<MoveKind, string> = { money: 'Money', hours: 'Hours', people: 'People' };

/** What goes from one member to another if a proposal is agreed: pence for money, else hours or people. */
export type Move = Readonly<{ decisionId: string; from: string; to: string; kind: MoveKind; amount: number }>;

export const sayAmount = ({ kind, amount }: Pick<Move, 'kind' | 'amount'>): string =>
  kind === 'money' ? pounds(amount) : kind === 'hours' ? plural(amount, 'hour') : plural(amount, 'person', 'people');

/** What the moves that stand leave each member with, above or below what it began with; what all have together stays the same. */
export function netOf(moves: readonly Move[], kind: MoveKind): Map<string, number> {
  const net = new Map<string, number>();
  for (const { from, to, amount } of moves.filter((one) => one.kind === kind)) {
    net.set(from, (net.get(from) ?? 0) - amount);
    net.set(to, (net.get(to) ?? 0) + amount);
  }
  return net;
}
