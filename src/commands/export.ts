import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { theSystem } from '#platform/access/who.ts';
import { look } from '#platform/act/act.ts';
import type { Tx } from '#platform/db/database.ts';
import { evidenceOfCase } from '#platform/files/files.ts';
import { isId } from '#platform/ids.ts';
import { linksAmong } from '#platform/links/index.ts';
import { type Case, casesById } from '#slices/cases/index.ts';
import { kinds } from '#src/app.ts';
import { type Command, usage, withInstallation } from './command.ts';

export const exportFormat = 'commonweal-case-1';

/** Everything on a case as it is kept. Of what was brought to show something: its name, size and hash; the bytes lie beside it. */
export async function wholeCase(tx: Tx, one: Case) {
  const objects: Record<string, unknown[]> = {};
  const refs: { kind: string; id: string }[] = [];
  for (const kind of kinds.values()) {
    const found = await kind.ofCase(tx, one.id);
    if (found.length > 0) objects[kind.kind] = [...found];
    refs.push(...found.map((object) => ({ kind: kind.kind, id: object.id })));
  }
  return {
    format: exportFormat,
    by: theSystem.name,
    case: one,
    objects,
    evidence: await evidenceOfCase(tx, one.id),
    links: await linksAmong(tx, refs, new Date(8.64e15)),
  };
}

const besideOf = (out: string): string => `${out}.files`;

/** Writes a case, and beside it each file that was brought to show something, under its id: for whoever runs it alone to read. */
export function writeCase(
  out: string,
  whole: Awaited<ReturnType<typeof wholeCase>>,
  read: (id: string) => Buffer,
): void {
  writeFileSync(out, JSON.stringify(whole, null, 2), { flag: 'wx', mode: 0o600 });
  if (whole.evidence.length > 0) mkdirSync(besideOf(out), { mode: 0o700 });
  for (const { id } of whole.evidence)
    writeFileSync(path.join(besideOf(out), id), read(id), { flag: 'wx', mode: 0o600 });
}

/** For the operator, who holds the database anyway: everything on a case, with the names of those who agreed to none. Keep it as safe as the database. */
export const exportCase: Command = {
  name: 'export',
  summary:
    'Writes everything on a case, its objects and their links, to one JSON file. It holds people’s words: keep it as safe as the database.',
  usage: '<case id> --out case.json',
  options: { out: 'string' },
  run: async ({ config, args, options, say }) => {
    const [id] = args;
    if (!isId(id)) usage('Give the id that stands in the case’s address.');
    if (typeof options.out !== 'string') usage('Give --out.');
    const { out } = options;
    if (existsSync(out) || existsSync(besideOf(out)))
      usage(`${out} or ${besideOf(out)} is there already: give another name.`);
    const whole = await withInstallation(config, async ({ services }) => {
      const found = await look(services.act, async (tx) => {
        const [one] = await casesById(tx, [id]);
        return wholeCase(tx, one ?? usage('There is no such case here.'));
      });
      writeCase(out, found, services.files.read);
      return found;
    });
    const count = Object.values(whole.objects).reduce((sum, list) => sum + list.length, 0);
    say(
      `${count} objects and ${whole.links.length} links are in ${out}.${whole.evidence.length > 0 ? ` Files that were brought to show something lie in ${besideOf(out)}, each under its id.` : ''}`,
      {
        objects: count,
        links: whole.links.length,
      },
    );
    return undefined;
  },
};
