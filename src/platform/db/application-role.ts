import type pg from 'pg';

/** The role that the application works as: it can change everything but what must never change. */
export const applicationRole = 'commonweal_app';

/**
 * Tables that the application role may not rewrite: it may add to the first and only read the second. Those whose comment begins with
 * "closed:" it may not even read: it has only the functions that their migrations give it.
 */
const appendOnly = 'audit_entries';
const readOnly = 'schema_migrations';

/** Roles belong to a whole server, so two installations starting at once can collide while making this one. */
const collisions = new Set(['23505', '42710', 'XX000']);
const notAllowed = '42501';

type Client = Pick<pg.ClientBase, 'query'>;

/**
 * Makes the role where that is allowed, lets the connecting user take it, and grants it what it needs.
 * Returns false where there is no such role and the connecting user may not make it.
 */
export async function prepareApplicationRole(client: Client): Promise<boolean> {
  if (!(await makeRole(client)) || !(await letUserTakeRole(client))) return false;
  await grantTables(client);
  return true;
}

export async function canUseApplicationRole(client: Client): Promise<boolean> {
  const { rows } = await client.query(
    `select case when current_setting('server_version_num')::int >= 160000 then pg_has_role(session_user, oid, 'SET')
       else pg_has_role(session_user, oid, 'MEMBER') end as allowed
     from pg_roles where rolname = $1`,
    [applicationRole],
  );
  return rows[0]?.allowed === true;
}

async function makeRole(client: Client): Promise<boolean> {
  const exists = async () =>
    (await client.query('select 1 from pg_roles where rolname = $1', [applicationRole])).rows.length > 0;
  if (await exists()) return true;
  await tolerating(client, `create role ${applicationRole} nologin`);
  return exists();
}

async function letUserTakeRole(client: Client): Promise<boolean> {
  if (await canUseApplicationRole(client)) return true;
  await tolerating(client, `grant ${applicationRole} to session_user`);
  return canUseApplicationRole(client);
}

/** Runs a statement that may lose a race, or not be allowed; whoever calls then looks at how things stand. */
async function tolerating(client: Client, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(statement);
      return;
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (code === notAllowed || code === '0LP01') return;
      if (!collisions.has(code) || attempt === 5) throw error;
      if (code === '42710') return;
    }
  }
}

/** The tables that the application role may not read, as SQL names them. */
export async function closedTables(client: Client): Promise<string[]> {
  const { rows } = await client.query(`select quote_ident(c.relname) as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and obj_description(c.oid, 'pg_class') like 'closed:%' order by 1`);
  return rows.map(({ name }) => name);
}

async function grantTables(client: Client): Promise<void> {
  const closed = await closedTables(client);
  // One query is one transaction: at no moment is a closed table open.
  await client.query(`
    grant usage on schema public to ${applicationRole};
    grant select, insert, update, delete on all tables in schema public to ${applicationRole};
    grant usage, select, update on all sequences in schema public to ${applicationRole};
    grant execute on all functions in schema public to ${applicationRole};
    revoke insert, update, delete, truncate on ${readOnly} from ${applicationRole};
    ${closed.length > 0 ? `revoke all on ${closed.join(', ')} from ${applicationRole};` : ''}
  `);
  const { rows } = await client.query(`select to_regclass('public.${appendOnly}') is not null as there`);
  if (rows[0]?.there) await client.query(`revoke update, delete, truncate on ${appendOnly} from ${applicationRole}`);
}
