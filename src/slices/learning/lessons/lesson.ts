import type { Ref } from '#platform/access/kinds.ts';

export const effects = ['confirms', 'changes'] as const;
export type Effect = (typeof effects)[number];
export const effectChoices = [
  { value: 'confirms', text: 'It confirms what we thought' },
  {
    value: 'changes',
    text: 'It changes our thinking',
    hint: 'Then name what it changes. Everything that rests on that is flagged to look at again',
  },
] as const;

/** What a lesson can change: what we assume, why we think that something is so, how we think it hangs together, and what we want. */
export const changeable = ['assumption', 'cause', 'outcome', 'variable', 'causalLink'] as const;

/** Written down; acted on; held, which is seen in practice later. */
export const lessonStates = ['identified', 'acted-on', 'held'] as const;

export type Lesson = Readonly<{
  id: string;
  caseId: string;
  reviewId: string;
  state: (typeof lessonStates)[number];
  version: number;
  words: string;
  effect: Effect;
  about: Ref | null;
  oldReading: string | null;
  newReading: string | null;
  /** What was done because of it, and when. */
  did: string | null;
  didOn: string | null;
  /** What in practice, later, shows that the lesson holds. */
  evidence: string | null;
  seenOn: string | null;
  identifiedBy: string | null;
  identifiedAt: Date;
}>;

/** What is wrong with a lesson as typed. One that changes our thinking names what it changes, and how that reads from now on (I5). */
export function faultsInLesson(lesson: {
  effect: Effect;
  about: string | Ref | null;
  newReading: string | null;
}): Readonly<Record<string, string>> {
  const faults: Record<string, string> = {};
  if (lesson.effect === 'changes') {
    if (!lesson.about)
      faults.about = 'Choose the assumption, cause or outcome that it changes. If it is not in the list, name it first';
    if (!lesson.newReading) faults.newReading = 'Enter how it reads from now on';
  } else if (lesson.newReading)
    faults.newReading =
      'A lesson that confirms changes no words. Leave this empty, or choose “It changes our thinking”';
  return faults;
}
