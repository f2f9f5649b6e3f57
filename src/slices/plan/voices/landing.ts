import type { Judgement } from '../challenge.ts';
import type { Mechanism } from '../mechanism.ts';

export type Landing = Readonly<{
  subjectKind: 'outcome' | 'requirement';
  subjectId: string;
  mechanismId: string | null;
  /** Why nothing pursues it. */
  because: string | null;
  by: string;
  at: Date;
}>;

export type Item = Readonly<{
  subjectKind: 'outcome' | 'requirement';
  subjectId: string;
  title: string;
  verdict: Judgement | null;
  /** The mechanism that a requirement was written for. */
  mechanismId: string | null;
}>;

/** What can carry what no provider can promise. A contract is the one thing that cannot. */
export const carries = (mechanism: Mechanism): boolean =>
  mechanism.type !== 'contract' && mechanism.state !== 'stopped';

export type Landed = Readonly<{ on: readonly Mechanism[]; unpursued: Landing | null }>;

/** Where something that is not contractable has landed: on what somebody said, or on what pursues it already; or nowhere, on purpose. */
export function landed(item: Item, landings: readonly Landing[], mechanisms: readonly Mechanism[]): Landed {
  const landing = landings.find((one) => one.subjectKind === item.subjectKind && one.subjectId === item.subjectId);
  const said = mechanisms.filter((one) => one.id === landing?.mechanismId && carries(one));
  const own = mechanisms.filter(
    (one) =>
      carries(one) && (item.subjectKind === 'outcome' ? one.outcomeId === item.subjectId : one.id === item.mechanismId),
  );
  const on = [...new Set([...said, ...own])];
  return { on, unpursued: on.length === 0 && landing?.because ? landing : null };
}

/** Not contractable, carried by nothing, and nobody has accepted that. */
export const isUnlanded = (item: Item, found: Landed): boolean =>
  item.verdict?.verdict === 'not-contractable' && found.on.length === 0 && !found.unpursued;
