import { createHash } from 'node:crypto';
import type pg from 'pg';
import { type MigrationFolder, readLinks } from './migration-files.ts';

type Client = Pick<pg.ClientBase, 'query'>;

const columns: readonly (readonly [name: string, type: string])[] = [
  ['from_kind', 'text'],
  ['from_id', 'uuid'],
  ['to_kind', 'text'],
  ['to_id', 'uuid'],
  ['relation', 'text'],
  ['since', 'timestamptz'],
  ['until', 'timestamptz'],
];

const none = `select ${columns.map(([name, type]) => `null::${type} as "${name}"`).join(', ')} where false`;

/** The view stands on the slices' tables, so it goes before they change and comes back afterwards. */
export async function dropLinkView(client: Client): Promise<void> {
  await client.query('drop view if exists links');
}

/** Makes the view `links` the union of all slices' links, unless it is that already. True when it was made. */
export async function buildLinkView(client: Client, folders: readonly MigrationFolder[]): Promise<boolean> {
  const links = readLinks(folders);
  const parts = links.map(({ select }) => part(select));
  const definition = parts.length > 0 ? parts.join('\nunion all\n') : none;
  const checksum = createHash('sha256').update(definition).digest('hex');
  if ((await currentChecksum(client)) === checksum) return false;
  for (const { file, select } of links) await check(client, file, select);
  await client.query(`
    begin;
    drop view if exists links;
    create view links as ${definition};
    comment on view links is '${checksum}';
    commit;
  `);
  return true;
}

/** The columns are taken in their order, whatever a slice calls them. */
function part(select: string): string {
  const names = columns.map(([name]) => `"${name}"`).join(', ');
  const list = columns.map(([name, type]) => `"${name}"::${type} as "${name}"`).join(', ');
  return `select ${list} from (\n${select}\n) as slice_links (${names})`;
}

async function currentChecksum(client: Client): Promise<string | null> {
  const { rows } = await client.query(`select obj_description(to_regclass('links'), 'pg_class') as checksum`);
  return rows[0]?.checksum ?? null;
}

async function check(client: Client, file: string, select: string): Promise<void> {
  try {
    await client.query({ text: `${part(select)} limit 0`, values: [] });
  } catch (cause) {
    const expected = columns.map(([name]) => name).join(', ');
    throw new Error(`${file} must be one select that returns ${expected}: ${(cause as Error).message}`, { cause });
  }
}
