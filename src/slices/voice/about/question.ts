import type { PopulationPart } from '../held/held.ts';
import { readPopulation } from '../held/held.ts';

/** What is asked about oneself. Its parts are the groups of those who live here, as a named source counts them. */
export type Question = Readonly<{
  place: number;
  asks: string;
  /** Whose count it is, and of when: "Census 2021". */
  source: string;
  parts: readonly PopulationPart[];
}>;

export const mostQuestions = 6;
const mostParts = 20;

type Read = Readonly<{ questions: readonly Question[]; parts: readonly PopulationPart[]; fault: string | null }>;

/**
 * Who lives here, as written: a question, its groups with their numbers on lines of their own, and "Source: Census 2021". Groups without a
 * question are a population about which nobody is asked.
 */
export function readQuestions(text: string): Read {
  const questions: { asks: string; source: string; lines: string[] }[] = [];
  const unasked: string[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    const own = questions.at(-1);
    const source = /^source\s*:\s*(.{1,200})$/i.exec(line);
    if (line.endsWith('?')) questions.push({ asks: line.slice(0, 200), source: '', lines: [] });
    else if (source && own) own.source = source[1]!;
    else if (!source) (own?.lines ?? unasked).push(line);
  }
  const alone = readPopulation(unasked.join('\n'));
  let fault = alone.fault;
  const read = questions.map(({ asks, source, lines }, place): Question => {
    const of = readPopulation(lines.join('\n'));
    fault ??= of.fault ?? faultIn({ place, asks, source, parts: of.parts });
    return { place, asks, source, parts: of.parts };
  });
  if (read.length > mostQuestions) fault ??= `Ask at most ${mostQuestions} questions about people`;
  if (read.length > 0 && alone.parts.length > 0)
    fault ??= `Write the question above “${alone.parts[0]!.name}”, ending in a question mark`;
  return { questions: read, parts: read[0]?.parts ?? alone.parts, fault };
}

function faultIn({ asks, source, parts }: Question): string | null {
  if (parts.length < 2) return `Write at least two groups under “${asks}”, each with how many live here`;
  if (parts.length > mostParts) return `Write at most ${mostParts} groups under “${asks}”`;
  const names = parts.map(({ name }) => name.toLowerCase());
  if (new Set(names).size < names.length) return `A group stands twice under “${asks}”`;
  if (!/\d{4}/.test(source))
    return `Say whose numbers stand under “${asks}”, and of which year, on a line like “Source: Census 2021”`;
  return null;
}

/** As it is written again on the form. */
export const writtenAs = (questions: readonly Question[], parts: readonly PopulationPart[]): string => {
  const lines = (of: readonly PopulationPart[]) =>
    of.map(({ name, people }) => `${name}: ${people.toLocaleString('en-GB')}`);
  if (questions.length === 0) return lines(parts).join('\n');
  return questions.map((one) => [one.asks, ...lines(one.parts), `Source: ${one.source}`].join('\n')).join('\n\n');
};

export const notSaying = 'not';

/** What somebody chose, as a part; null for "prefer not to say", undefined where they left it out or it is none. */
export function partChosen({ parts }: Question, chosen: string | null): number | null | undefined {
  if (chosen === notSaying) return null;
  const part = chosen !== null && /^\d{1,2}$/.test(chosen) ? Number(chosen) : -1;
  return part >= 0 && part < parts.length ? part : undefined;
}
