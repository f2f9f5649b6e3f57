import type { AgreementRule } from '#engines/opinion/index.ts';

export const conversationSizes = ['small', 'large'] as const;
export const saidAs = ['neighbour', 'practitioner', 'officer'] as const;
export type SaidAs = (typeof saidAs)[number];

export const saidAsTexts: Readonly<Record<SaidAs, string>> = {
  neighbour: 'Somebody who lives here',
  practitioner: 'Somebody who works with people here',
  officer: 'Somebody from the council or the health service',
};

/** A part of those who live here, as whoever holds the conversation says how many there are. */
export type PopulationPart = Readonly<{ name: string; people: number }>;

export type Held = Readonly<{
  conversationId: string;
  size: (typeof conversationSizes)[number];
  moderatedBefore: boolean;
  policy: string | null;
  refusalReasons: readonly string[];
  /** Who looks at statements on which days, in words. */
  moderators: readonly string[];
  rule: AgreementRule;
  closesOn: string | null;
  reportBackOn: string | null;
  population: readonly PopulationPart[];
  /** What people are told of what is kept of them. */
  notice: string | null;
  /** What was thought of elections that are near. */
  election: string | null;
  seed: number;
  openedAt: Date | null;
  closedAt: Date | null;
}>;

export const standardReasons = [
  'It says the same as another statement',
  'It names somebody, or says something private',
  'It attacks people',
  'It is about something else',
  'It says several things at once: please send them one by one',
] as const;

export type Missing = Readonly<{ field: string; says: string }>;

/** What has to be there before anybody is asked. A few people in a room need little; a whole place needs to know how it is counted. */
export function missingToOpen(held: Held, statements: number): Missing[] {
  const missing: Missing[] = [];
  const need = (there: boolean, field: string, says: string) => {
    if (!there) missing.push({ field, says });
  };
  need(statements > 0, 'statements', 'Write at least one statement to begin with');
  need(held.notice !== null, 'notice', 'Say what is kept of those who take part, and for how long');
  if (held.size === 'small') return missing;
  need(held.policy !== null, 'policy', 'Say what may be said and what may not');
  need(held.refusalReasons.length > 0, 'reasons', 'List the reasons for which a statement is refused');
  need(held.moderators.length > 0, 'moderators', 'Say who looks at statements on which day');
  need(held.closesOn !== null, 'closesOn', 'Enter the last day on which people can take part');
  need(held.reportBackOn !== null, 'reportBackOn', 'Enter the day by which people hear what became of it');
  need(held.population.length > 0, 'population', 'Say who lives here, so that it can be seen who is missing');
  need(held.election !== null, 'election', 'Say whether an election is near, and what that means for this');
  return missing;
}

/** Lines of "Under 25: 4,100" as parts of a population; a line that is none is said. */
export function readPopulation(text: string): { parts: PopulationPart[]; fault: string | null } {
  const parts: PopulationPart[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const found = /^(.{1,80}?)\s*[:,]\s*([\d,. ]+)$/.exec(line);
    const people = found ? Number(found[2]!.replaceAll(/[,. ]/g, '')) : Number.NaN;
    if (!found || !Number.isSafeInteger(people) || people < 1)
      return { parts, fault: `“${line.slice(0, 60)}” is no group with a number. Write it like “Under 25: 4,100”` };
    parts.push({ name: found[1]!, people });
  }
  return { parts, fault: null };
}
