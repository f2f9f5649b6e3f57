/** How well a step of a why-chain is known. */
export const strengths = ['strong', 'moderate', 'weak', 'assumed'] as const;
export type Strength = (typeof strengths)[number];
export const strengthChoices = [
  { value: 'strong', text: 'Strong', hint: 'Two or more independent sources say so' },
  { value: 'moderate', text: 'Moderate', hint: 'One good source says so' },
  { value: 'weak', text: 'Weak', hint: 'Somebody has seen it, or it is said' },
  { value: 'assumed', text: 'Assumed', hint: 'We believe it. Nobody has looked yet' },
] as const;

/** Where asking why may stop: nowhere else. */
export const endings = ['changeable', 'value', 'duty'] as const;
export type Ending = (typeof endings)[number];
export const endingLabels: Record<Ending, string> = {
  changeable: 'Something we could change',
  value: 'A value or a right',
  duty: 'A legal duty',
};
export const endingChoices = endings.map((value) => ({ value, text: endingLabels[value] }));

export const causeStates = ['standing', 'changed', 'dropped'] as const;

export type Cause = Readonly<{
  id: string;
  caseId: string;
  state: (typeof causeStates)[number];
  version: number;
  explainsKind: string;
  explainsId: string;
  statement: string;
  strength: Strength;
  evidence: string | null;
  saidBy: string | null;
  ending: Ending | null;
  endingWords: string | null;
  /** The demand samples that it is known by. */
  sampleIds: readonly string[];
  /** Whether a further step explains this one. */
  explained: boolean;
  /** Whether it rests on a named assumption. */
  restsOnAssumption: boolean;
  addedAt: Date;
}>;

/**
 * What is wrong with a step as typed: to call it strong or moderate, say on what evidence. `sampled` counts the independent
 * demand samples that it cites: one is good for moderate, two for strong; with words beside it, one is enough.
 */
export function faultsInStep(
  step: {
    strength: Strength;
    evidence: string | null;
    ending: Ending | null;
    endingWords: string | null;
  },
  sampled = 0,
): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  const wanted = step.strength === 'strong' ? 2 : step.strength === 'moderate' ? 1 : 0;
  if (wanted > 0 && !step.evidence && sampled < wanted)
    faults.evidence =
      sampled === 0
        ? 'Say on what evidence, or choose “weak” or “assumed”'
        : 'Strong needs two independent sources. Cite another sample, say on what other evidence, or choose “moderate”';
  Object.assign(faults, faultsInEnding(step.ending, step.endingWords));
  return faults;
}

const endingMissing: Record<Ending, string> = {
  changeable: 'Say what could change it',
  value: 'Say which value or right it is',
  duty: 'Say which law, with its section if you know it',
};

export function faultsInEnding(ending: Ending | null, words: string | null): Readonly<Record<string, string>> {
  if (ending && !words) return { endingWords: endingMissing[ending] };
  if (!ending && words) return { ending: 'Choose how it ends, or leave the words out' };
  return {};
}

/** A step is loose until further steps explain it or it ends somewhere. */
export const isLoose = (cause: Pick<Cause, 'state' | 'ending' | 'explained'>): boolean =>
  cause.state !== 'dropped' && !cause.ending && !cause.explained;
