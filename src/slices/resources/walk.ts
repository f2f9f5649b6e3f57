import type { ResourceType } from './resource.ts';

/** The order is the point: what people do for themselves comes first, money last. */
export const walkSteps = [
  {
    step: 'self-help',
    title: 'What people already do for themselves',
    asks: 'What do people already do, and what would make it easier?',
    hint: 'Friends, family, peers, money of their own. And which of our rules are in the way?',
  },
  {
    step: 'neighbours',
    title: 'Neighbours and groups',
    asks: 'Who near them already does something like this?',
    hint: 'Groups, volunteers, halls, faiths, clubs.',
  },
  {
    step: 'partners',
    title: 'Partners',
    asks: 'Which partners’ people, buildings or rules could carry part of it?',
    hint: 'Health, housing, fire service, employers, schools.',
  },
  {
    step: 'powers',
    title: 'Powers',
    asks: 'Which power could change the setting?',
    hint: 'Planning and design, licensing, byelaws, enforcement, legislation, norms.',
  },
  {
    step: 'technology',
    title: 'Technology',
    asks: 'What would technology or data do, and who would it leave out?',
    hint: 'And how would we leave it again?',
  },
  {
    step: 'market-innovation',
    title: 'Market innovation',
    asks: 'What could small or new providers do that nobody sells yet?',
    hint: 'Micro-enterprises, prototypes, a challenge.',
  },
  { step: 'money', title: 'Money', asks: 'What is left for money to do?', hint: 'Last, after everything above.' },
] as const;
export type WalkStep = (typeof walkSteps)[number]['step'];

/** Where on the walk each kind of resource in the ledger belongs. */
export const walkedAt: Readonly<Record<ResourceType, WalkStep>> = {
  'self-help': 'self-help',
  voluntary: 'neighbours',
  'community-asset': 'neighbours',
  'partner-effort': 'partners',
  planning: 'powers',
  powers: 'powers',
  norms: 'powers',
  data: 'technology',
  technology: 'technology',
  'market-innovation': 'market-innovation',
  money: 'money',
};

export const walkAnswers = ['taken', 'refused', 'not-looked-at'] as const;
export type WalkAnswerState = (typeof walkAnswers)[number];

export type WalkAnswer = Readonly<{
  step: WalkStep;
  title: string;
  answer: WalkAnswerState;
  note: string | null;
  ruleInTheWay: string | null;
}>;

/** Every step of the walk, in order; one that nobody answered is honestly not looked at yet. */
export function wholeWalk(answered: readonly Omit<WalkAnswer, 'title'>[]): WalkAnswer[] {
  return walkSteps.map(({ step, title }) => {
    const found = answered.find((one) => one.step === step);
    return {
      step,
      title,
      answer: found?.answer ?? 'not-looked-at',
      note: found?.note ?? null,
      ruleInTheWay: found?.ruleInTheWay ?? null,
    };
  });
}

/** What a form began with, so that only what somebody changed is written, and never over what another wrote meanwhile. */
export const wroteOf = ({ answer, note, ruleInTheWay }: Pick<WalkAnswer, 'answer' | 'note' | 'ruleInTheWay'>): string =>
  JSON.stringify([answer, note, ruleInTheWay]);
