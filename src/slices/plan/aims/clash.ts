import type { ShownAim } from '#slices/outcomes/index.ts';

export const clashStates = ['open', 'changed', 'kept'] as const;
export const againstKinds = ['measure', 'requirement'] as const;
export type AgainstKind = (typeof againstKinds)[number];

export type Clash = Readonly<{
  id: string;
  caseId: string;
  state: (typeof clashStates)[number];
  version: number;
  aimId: string;
  againstKind: AgainstKind;
  againstId: string;
  againstVersion: number;
  /** What pulls against the aim, in words about the measure or requirement. */
  pulls: string;
  why: string | null;
  answer: string | null;
  putBy: string | null;
  putAt: Date;
  answeredBy: string | null;
  answeredAt: Date | null;
}>;

export type ShownClash = Omit<Clash, 'why'> & Readonly<{ why: string | null; aim: ShownAim | null }>;

/**
 * A clash as others may read it (I12). The aim's words stand there only while they may be shown to all; when they are kept back, or
 * taken back, neither they nor the reason, which may repeat them, are shown.
 */
export function shownClash(clash: Clash, shown: readonly ShownAim[]): ShownClash {
  const aim = shown.find((one) => one.id === clash.aimId) ?? null;
  return { ...clash, why: aim ? clash.why : null, aim };
}

export type Support = Readonly<{ aimId: string; measureId: string }>;
export type Share = Readonly<{ of: number; supported: number; without: readonly ShownAim[] }>;

/** How many of the aims that may be read have at least one measure that supports them. What is kept back is not even counted. */
export function shareSupported(shown: readonly ShownAim[], supports: readonly Support[]): Share {
  const with_ = new Set(supports.map((one) => one.aimId));
  const without = shown.filter((aim) => !with_.has(aim.id));
  return { of: shown.length, supported: shown.length - without.length, without };
}

/** "7 of the 12 aims that may be read have a measure that supports them." */
export function sayShare({ of, supported }: Share): string {
  if (of === 0) return 'No aim may be read here yet.';
  const aims = of === 1 ? '1 aim' : `${of} aims`;
  return `${supported} of the ${aims} that may be read ${supported === 1 ? 'has' : 'have'} a measure that supports ${supported === 1 ? 'it' : 'them'}.`;
}
