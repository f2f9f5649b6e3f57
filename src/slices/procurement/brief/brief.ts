import { londonDate, pounds } from '#platform/say.ts';

export const briefStates = ['draft', 'open', 'closed'] as const;

export const decisions = ['scale', 'again', 'stop'] as const;
export type Decision = (typeof decisions)[number];
export const decisionLabels: Record<Decision, string> = {
  scale: 'Take it further, for everybody it could help',
  again: 'Try again, differently',
  stop: 'Stop here',
};

export const hows = ['buy', 'grant', 'community', 'partner', 'ourselves'] as const;
export type How = (typeof hows)[number];
export const howLabels: Record<How, string> = {
  buy: 'Buy it openly, from whoever offers it best',
  grant: 'Give a grant',
  community: 'A community carries it on',
  partner: 'A partner takes it on',
  ourselves: 'We do it ourselves',
};

export type Note = Readonly<{ id: string; question: string | null; answer: string; notedAt: Date }>;

export type Trial = Readonly<{
  id: string;
  ideaId: string;
  state: 'running' | 'ended' | 'decided';
  what: string;
  withWhom: string | null;
  beginsOn: string | null;
  untilOn: string | null;
  costPence: number | null;
  worksIf: string;
  stopIf: string | null;
  /** What those who try it get to see or have that others do not. */
  shown: string;
  learnt: string | null;
  spentPence: number | null;
  decision: Decision | null;
  how: How | null;
  because: string | null;
  begunAt: Date;
  endedAt: Date | null;
  decidedAt: Date | null;
}>;

export type Idea = Readonly<{
  id: string;
  name: string;
  contact: string | null;
  what: string;
  needs: string | null;
  wouldShow: string | null;
  channel: 'page' | 'recorded';
  state: 'proposed' | 'chosen' | 'not-chosen';
  because: string | null;
  proposedAt: Date;
  trials: readonly Trial[];
}>;

export type Brief = Readonly<{
  id: string;
  caseId: string;
  state: (typeof briefStates)[number];
  version: number;
  outcomeId: string | null;
  title: string;
  problem: string;
  known: string | null;
  limits: string | null;
  offer: string | null;
  budgetPence: number | null;
  closesOn: string | null;
  openedAt: Date | null;
  closedAt: Date | null;
  addedAt: Date;
  notes: readonly Note[];
  ideas: readonly Idea[];
}>;

/** Whether ideas are still taken: it is open, and its last day has not gone. `today` is a London date. */
export const takesIdeas = ({ state, closesOn }: Pick<Brief, 'state' | 'closesOn'>, today: string): boolean =>
  state === 'open' && closesOn !== null && today <= closesOn;

/** An idea can be tried again only when nothing of it is running, and what was tried last was to be tried again. */
export function mayTry({ trials }: Pick<Idea, 'trials'>): boolean {
  const last = trials.at(-1);
  return !last || last.decision === 'again';
}

export type Shown = Readonly<{ at: Date; words: string }>;

const full = (label: string, text: string | null): string | null => (text ? `${label}: ${text}` : null);
const joined = (...parts: (string | null)[]): string => parts.filter(Boolean).join(' ');

/**
 * I13. All that anybody was shown or told in a brief brief, the earliest first, for every bidder’s pack: the brief, each answer, what those
 * who tried something got to see, what was learnt and what was decided. Ideas that were not tried are their proposers’, and stay out.
 */
export function shownIn(brief: Brief): Shown[] {
  const { title, problem, known, limits, offer, budgetPence, openedAt, notes, ideas } = brief;
  if (!openedAt) return [];
  const put = joined(
    `The challenge “${title}”, on a page that anybody can open.`,
    problem,
    full('What we know', known),
    full('Limits', limits),
    full('What we bring', offer),
    budgetPence === null ? null : `Up to ${pounds(budgetPence)} to try ideas.`,
  );
  const tried = ideas.flatMap(({ name, trials }) =>
    trials.flatMap((trial) => [
      {
        at: trial.begunAt,
        words: joined(
          `${name} began to try: ${trial.what}`,
          trial.untilOn && `Until ${londonDate(trial.untilOn)}.`,
          full('They got to see or have', trial.shown),
        ),
      },
      ...(trial.endedAt ? [{ at: trial.endedAt, words: `What was learnt with ${name}: ${trial.learnt}` }] : []),
      ...(trial.decidedAt
        ? [
            {
              at: trial.decidedAt,
              words: joined(
                `Decided on what ${name} tried: ${decisionLabels[trial.decision!].toLowerCase()}.`,
                trial.how && `${howLabels[trial.how]}.`,
                full('Because', trial.because),
              ),
            },
          ]
        : []),
    ]),
  );
  const answers = notes.map(({ notedAt, question, answer }) => ({
    at: notedAt,
    words: joined(full('Asked', question), question ? `Answered: ${answer}` : answer),
  }));
  return [{ at: openedAt, words: put }, ...answers, ...tried].toSorted((a, b) => +a.at - +b.at);
}
