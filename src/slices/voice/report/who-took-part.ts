import { type Block, bullets, paragraph } from '#platform/documents/index.ts';
import { number, plural } from '#platform/say.ts';
import type { Held } from '../held/held.ts';
import { fewestTold } from '../held/results-view.ts';

const ways: Readonly<Record<string, string>> = {
  link: 'by their own page',
  paper: 'on paper',
  meeting: 'at a meeting',
};

export type TookPart = Readonly<{ participants: number; byWay: readonly Readonly<{ way: string; people: number }>[] }>;

/** How many took part by which way. Where so few used one way that they could be told from the rest, no way is told. */
function howTheyTookPart({ participants, byWay }: TookPart): Block {
  const all = `${plural(participants, 'person', 'people')} took part.`;
  if (byWay.some(({ people }) => people < fewestTold) && byWay.length > 1)
    return paragraph(`${all} By which way is not told, because fewer than ${fewestTold} used one of them.`);
  const [only] = byWay;
  if (only && byWay.length === 1)
    return paragraph(`${plural(participants, 'person', 'people')} took part, all ${ways[only.way] ?? only.way}.`);
  const told = byWay.map(({ way, people }) => `${number(people)} ${ways[way] ?? way}`);
  return paragraph(told.length > 0 ? `${all} ${told.join(', ')}.` : all);
}

/**
 * Who took part and who is missing, as far as it is known. This is the one place to put a table of those who are missing: what is
 * known here is who lives in the place, as whoever holds the conversation says.
 */
export function whoTookPart(took: TookPart, { population }: Pick<Held, 'population'>): Block[] {
  const blocks = [howTheyTookPart(took)];
  if (population.length === 0)
    return [...blocks, paragraph('Nobody has said who lives here, so it cannot be said who is missing.')];
  return [
    ...blocks,
    paragraph('Who lives here, as those who hold the conversation say:'),
    bullets(population.map(({ name, people }) => `${name}: ${number(people)}`)),
    paragraph('Nobody was asked who they are, so it is not known who of these is missing.'),
  ];
}
