import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import type { LineProblem } from '#platform/export/index.ts';
import { field } from '#platform/forms/index.ts';
import type { CausalLink } from './causal-link.ts';
import { causalLinksOf } from './causal-link-store.ts';
import { insertManyLinks, insertManyVariables } from './map-import-store.ts';
import { type LinkRow, type ReadMap, readMapTable, type VariableRow } from './read-map-table.ts';
import { recordLink, recordVariable } from './record-map.ts';
import { settleMany } from './settle-places.ts';
import type { Variable } from './variable.ts';
import { variablesOf } from './variable-store.ts';

export const importMapInput = z.strictObject({ text: field.optionalText(1_000_000) });

export type ImportedMap = Readonly<{
  variables: number;
  links: number;
  already: number;
  problems: readonly LineProblem[];
}>;

/** At most so many variables and links in one go, so that nobody waits long behind it. */
export const most = { variables: 1_000, links: 4_000 } as const;

/** Puts a table of variables or links on the map. What is there already stays as it is; names that a link needs are added. */
export async function importMap(act: Act, caseId: string, content: string | Uint8Array): Promise<ImportedMap> {
  const read = readMapTable(content);
  const problems = [...read.problems];
  const wanted = {
    variables: cut(read.variables, most.variables, problems),
    links: cut(read.links, most.links, problems),
  };
  const variables = (await variablesOf(act.tx, caseId)).filter(({ state }) => state === 'standing');
  const links = (await causalLinksOf(act.tx, caseId)).filter(({ state }) => state === 'standing');
  const made = makeNew(act, caseId, { variables, links }, wanted);
  await insertManyVariables(act.tx, made.variables);
  await insertManyLinks(act.tx, made.links);
  for (const one of made.variables) recordVariable(act, one, 'variable.added', ['name', 'definition', 'theme']);
  for (const one of made.links)
    recordLink(act, one, 'causalLink.added', ['from', 'to', 'direction', 'delayed', 'strength', 'sources']);
  if (made.links.length > 0) await settleMany(act, caseId);
  return { variables: made.variables.length, links: made.links.length, already: made.already, problems };
}

const pair = ({ fromId, toId }: Pick<CausalLink, 'fromId' | 'toId'>): string => `${fromId} ${toId}`;

function cut<T extends { line: number }>(rows: readonly T[], count: number, problems: LineProblem[]): readonly T[] {
  const rest = rows[count];
  const why = `Only the first ${count.toLocaleString('en-GB')} were read. Split the file and send the rest.`;
  if (rest) problems.push({ line: rest.line, why });
  return rows.slice(0, count);
}

type There = Readonly<{ variables: readonly Variable[]; links: readonly CausalLink[] }>;

/** What of a table is new, names compared without regard to capitals. */
function makeNew(act: Act, caseId: string, there: There, wanted: Omit<ReadMap, 'problems'>) {
  const byName = new Map(there.variables.map((one) => [one.name.toLowerCase(), one]));
  const pairs = new Set(there.links.map(pair));
  const variables: Variable[] = [];
  const links: CausalLink[] = [];
  let already = 0;
  const add = (row: Omit<VariableRow, 'line'>): Variable => {
    const variable = newVariable(act, caseId, row);
    byName.set(row.name.toLowerCase(), variable);
    variables.push(variable);
    return variable;
  };
  const named = (name: string): Variable => byName.get(name.toLowerCase()) ?? add({ ...nothing, name });
  for (const { line: _, ...row } of wanted.variables) {
    if (byName.has(row.name.toLowerCase())) already += 1;
    else add(row);
  }
  for (const row of wanted.links) {
    const link = newLink(act, caseId, named(row.from), named(row.to), row);
    if (pairs.has(pair(link))) already += 1;
    else links.push(link);
    pairs.add(pair(link));
  }
  return { variables, links, already };
}

const nothing = { definition: null, theme: null, goesUp: null, goesDown: null };

const newVariable = (act: Act, caseId: string, row: Omit<VariableRow, 'line'>): Variable => ({
  id: act.newId(),
  caseId,
  state: 'standing',
  version: 1,
  ...row,
  causeId: null,
  addedAt: act.now,
  at: null,
});

function newLink(act: Act, caseId: string, from: Variable, to: Variable, row: LinkRow): CausalLink {
  const { direction, delayed, delayWords, strength, saidBy, evidence } = row;
  const id = act.newId();
  const source = saidBy && { id: act.newId(), linkId: id, saidBy, evidence, repeats: false, saidAt: act.now };
  return {
    id,
    caseId,
    state: 'standing',
    version: 1,
    fromId: from.id,
    fromName: from.name,
    toId: to.id,
    toName: to.name,
    direction,
    delayed,
    delayWords,
    strength,
    sources: source ? [source] : [],
    addedAt: act.now,
  };
}
