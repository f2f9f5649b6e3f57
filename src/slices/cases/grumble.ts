export const grumbleCauses = [
  'late-involvement',
  'narrow-specification',
  'lot-too-big',
  'no-data',
  'out-of-proportion',
  'unclear-outcome',
  'risk-averse',
  'something-else',
] as const;
export type GrumbleCause = (typeof grumbleCauses)[number];

export const grumbleCauseLabels: Record<GrumbleCause, string> = {
  'late-involvement': 'Brought in too late',
  'narrow-specification': 'Specified too narrowly',
  'lot-too-big': 'The lot is too big',
  'no-data': 'There is no data',
  'out-of-proportion': 'Out of proportion',
  'unclear-outcome': 'The outcome is not clear',
  'risk-averse': 'Too afraid of risk',
  'something-else': 'Something else',
};

export const grumbleStates = ['open', 'answered', 'resolved'] as const;
export type GrumbleState = (typeof grumbleStates)[number];

/** What may be done to a grumble in a state, and the state it leads to. */
export const grumbleTransitions: Record<
  GrumbleState,
  Partial<Record<'answer' | 'resolve' | 'reopen', GrumbleState>>
> = {
  open: { answer: 'answered', resolve: 'resolved' },
  answered: { answer: 'answered', resolve: 'resolved', reopen: 'open' },
  resolved: { reopen: 'open' },
};

export type Grumble = Readonly<{
  id: string;
  caseId: string;
  state: GrumbleState;
  version: number;
  objectKind: string;
  objectId: string;
  cause: GrumbleCause;
  words: string;
  fromSide: 'commissioning' | 'procurement' | 'others';
  answer: string | null;
  resolution: string | null;
  raisedAt: Date;
}>;

/** Which side a friction was felt on; the person is not kept. */
export function sideOf(hats: readonly string[]): Grumble['fromSide'] {
  const buys = hats.includes('procurement');
  const wants = hats.includes('commissioner');
  if (buys && !wants) return 'procurement';
  return wants && !buys ? 'commissioning' : 'others';
}

/** How often each cause is named: a grumble is a fact about the system. */
export function countCauses(
  grumbles: readonly Grumble[],
): { cause: GrumbleCause; label: string; open: number; all: number }[] {
  return grumbleCauses
    .map((cause) => {
      const of = grumbles.filter((grumble) => grumble.cause === cause);
      return {
        cause,
        label: grumbleCauseLabels[cause],
        open: of.filter((grumble) => grumble.state !== 'resolved').length,
        all: of.length,
      };
    })
    .filter((row) => row.all > 0)
    .sort((a, b) => b.all - a.all);
}
