/** How far one community has made one part of an outcome its own. `lapsed` is never kept: its day has passed, by the clock. */
export const partStates = [
  'heard',
  'proposed',
  'shaped-with',
  'lapsed',
  'endorsed',
  'owned',
  'contested',
  'retired',
] as const;
export type PartState = (typeof partStates)[number];

export const partLabels: Record<PartState, string> = {
  heard: 'Heard from',
  proposed: 'Proposed to',
  'shaped-with': 'Shaped with',
  lapsed: 'Was owned by',
  endorsed: 'Endorsed by',
  owned: 'Owned by',
  contested: 'Contested by',
  retired: 'Retired by',
};

export const partActions = ['hear', 'propose', 'shape', 'contest', 'endorse', 'own', 'retire'] as const;
export type PartAction = (typeof partActions)[number];

/**
 * Whose hand: somebody who works on the case, one member who speaks for the body, or the body itself,
 * which is a meeting recorded by one member and confirmed by another.
 */
export const hands = ['working', 'member', 'body'] as const;
export type Hand = (typeof hands)[number];

type Step = Readonly<{ by: readonly Hand[]; to: PartState }>;
type Steps = Readonly<Partial<Record<PartAction, Step>>>;

const body = ['body'] as const;
const shape: Step = { by: ['member'], to: 'shaped-with' };
const contest: Step = { by: ['member', 'body'], to: 'contested' };
const byMeeting: Steps = {
  endorse: { by: body, to: 'endorsed' },
  own: { by: body, to: 'owned' },
  retire: { by: body, to: 'retired' },
};

/**
 * The whole rule. What is not here cannot be done: nobody but a community's own body ever moves its part to shaped-with
 * or beyond, and what it endorsed or owns it takes back only as it gave it, by a meeting that two members sign off.
 */
export const partTransitions: Readonly<Record<PartState | 'none', Steps>> = {
  none: { hear: { by: ['working'], to: 'heard' }, propose: { by: ['working', 'member'], to: 'proposed' } },
  heard: { propose: { by: ['working', 'member'], to: 'proposed' }, shape, contest, ...byMeeting },
  proposed: { shape, contest, ...byMeeting },
  'shaped-with': { contest, ...byMeeting },
  lapsed: { shape, contest, ...byMeeting },
  endorsed: { contest: { by: body, to: 'contested' }, ...byMeeting },
  owned: { contest: { by: body, to: 'contested' }, ...byMeeting },
  contested: { shape, ...byMeeting },
  retired: { endorse: byMeeting.endorse!, own: byMeeting.own! },
};

/** The state that an action leads to by this hand, or null where it may not be done. */
export function stepOf(state: PartState | null, action: PartAction, hand: Hand): PartState | null {
  const step = partTransitions[state ?? 'none'][action];
  return step?.by.includes(hand) ? step.to : null;
}

export const actionsFor = (state: PartState | null, hand: Hand): PartAction[] =>
  partActions.filter((action) => stepOf(state, action, hand) !== null);

/** What a body agreed, as a meeting records it. */
export const agreements = ['endorse', 'own', 'contest', 'retire'] as const satisfies readonly PartAction[];
export type Agreement = (typeof agreements)[number];

/** Where a part stands on a day: what was endorsed or owned until a day that has passed has lapsed, and nobody renews it by waiting. */
export const stateAsAt = (state: PartState, untilOn: string | null, today: string): PartState =>
  standsBehind(state) && untilOn !== null && untilOn < today ? 'lapsed' : state;

/** Words that a body stands behind: nobody else changes them. */
export const standsBehind = (state: PartState): boolean => state === 'endorsed' || state === 'owned';

/** Where a part stands after people outside the body changed the words: what was shaped together is a proposal again. */
export const afterOthersReword = (state: PartState): PartState => (state === 'shaped-with' ? 'proposed' : state);

const order: readonly PartState[] = ['heard', 'proposed', 'shaped-with', 'lapsed', 'endorsed', 'owned'];

/** The state of the whole: retired, contested by anybody, or only as far as the community that is least far along. */
export function overallState(parts: readonly PartState[], retired: boolean): PartState {
  if (retired) return 'retired';
  const live = parts.filter((state) => state !== 'retired');
  if (live.includes('contested')) return 'contested';
  if (live.length === 0) return parts.length > 0 ? 'retired' : 'proposed';
  return live.reduce((least, state) => (order.indexOf(state) < order.indexOf(least) ? state : least));
}
