import { writeFileSync } from 'node:fs';
import { theSystem } from '#platform/access/who.ts';
import { look } from '#platform/act/act.ts';
import { isId } from '#platform/ids.ts';
import { linksAmong } from '#platform/links/index.ts';
import { casesById } from '#slices/cases/index.ts';
import { kinds } from '#src/app.ts';
import { type Command, usage, withInstallation } from './command.ts';

export const exportFormat = 'commonweal-case-1';

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
    const whole = await withInstallation(config, ({ services }) =>
      look(services.act, async (tx) => {
        const [one] = await casesById(tx, [id]);
        if (!one) usage('There is no such case here.');
        const objects: Record<string, unknown[]> = {};
        const refs: { kind: string; id: string }[] = [];
        for (const kind of kinds.values()) {
          const found = await kind.ofCase(tx, id);
          if (found.length > 0) objects[kind.kind] = [...found];
          refs.push(...found.map((object) => ({ kind: kind.kind, id: object.id })));
        }
        return {
          format: exportFormat,
          by: theSystem.name,
          case: one,
          objects,
          links: await linksAmong(tx, refs, new Date(8.64e15)),
        };
      }),
    );
    writeFileSync(options.out, JSON.stringify(whole, null, 2), { flag: 'wx', mode: 0o600 });
    const count = Object.values(whole.objects).reduce((sum, list) => sum + list.length, 0);
    say(`${count} objects and ${whole.links.length} links are in ${options.out}.`, {
      objects: count,
      links: whole.links.length,
    });
    return undefined;
  },
};
