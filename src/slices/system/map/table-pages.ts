import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { writeCsv } from '#platform/export/index.ts';
import { slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, download, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { isId } from '#platform/ids.ts';
import { gatherMap } from './gather-map.ts';
import { importMap, type importMapInput, most } from './import-map.ts';
import { keepMapImport, mapImport } from './map-import-store.ts';
import { linkColumns, variableColumns } from './read-map-table.ts';

const csv = 'text/csv; charset=utf-8';

export async function downloadVariables({ tx, who, object }: Visit<Subject>): Promise<Reply> {
  const { variables } = await gatherMap(tx, who, object.id);
  const [name, definition, theme, goesUp, goesDown] = variableColumns.map(({ label }) => label) as [
    string,
    string,
    string,
    string,
    string,
  ];
  const rows = variables.map((one) => ({
    [name]: one.name,
    [definition]: one.definition,
    [theme]: one.theme,
    [goesUp]: one.goesUp,
    [goesDown]: one.goesDown,
  }));
  return download('variables.csv', csv, writeCsv([name, definition, theme, goesUp, goesDown], rows));
}

/** A line a link; where several say so, all of them in one cell, the evidence beside. */
export async function downloadLinks({ tx, who, object }: Visit<Subject>): Promise<Reply> {
  const { links } = await gatherMap(tx, who, object.id);
  const columns = linkColumns.map(({ label }) => label) as [string, string, string, string, string, string, string];
  const [from, to, direction, delay, strength, saidBy, evidence] = columns;
  const rows = links.map((one) => ({
    [from]: one.fromName,
    [to]: one.toName,
    [direction]: one.direction,
    [delay]: one.delayed ? (one.delayWords ?? 'yes') : 'no',
    [strength]: one.strength,
    [saidBy]: one.sources.map((source) => source.saidBy).join('; '),
    [evidence]: one.sources.flatMap((source) => source.evidence ?? []).join('; '),
  }));
  return download('links.csv', csv, writeCsv(columns, rows));
}

export async function showImport({ tx, who, object, query }: Visit<Subject>): Promise<Reply> {
  if (query.done) {
    const done =
      (isId(query.done) && who.hats.length > 0 && (await mapImport(tx, object.id, query.done))) || refuse('not-found');
    return page('system/map/imported.njk', 'What was brought in', { done });
  }
  return page('system/map/import.njk', 'Bring in a table', {
    most,
    tables: [
      { title: 'A file of variables', columns: variableColumns },
      { title: 'A file of links', columns: linkColumns },
    ],
  });
}

export async function keepImport({
  act,
  object,
  body,
  files,
}: Doing<Subject, z.infer<typeof importMapInput>>): Promise<Reply> {
  const [file] = files;
  if (file && body.text) slip('text', 'Paste the table or choose a file, not both');
  if (!file && !body.text) slip('text', 'Paste the table, or choose a file');
  const done = await importMap(act, object.id, file ? file.bytes : body.text!);
  const [problem] = done.problems;
  if (done.variables + done.links + done.already === 0)
    slip(
      file ? 'file' : 'text',
      problem ? `Line ${problem.line}: ${problem.why}` : 'There is nothing in it to put on the map',
    );
  return redirect(`/cases/${object.id}/map/import?done=${await keepMapImport(act, object.id, done)}`);
}
