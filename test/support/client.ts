import assert from 'node:assert/strict';
import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { theSystem, type Who } from '#platform/access/who.ts';
import { startSession } from '#platform/accounts/sessions.ts';
import { type Act, act, look } from '#platform/act/act.ts';
import { setClock } from '#platform/clock.ts';
import { readConfig } from '#platform/config.ts';
import type { Tx } from '#platform/db/database.ts';
import { hatsOf } from '#slices/cases/index.ts';
import { addMember, addOrganisation, addPerson, findWho, organisationsNamed } from '#slices/people/index.ts';
import { type Running, start } from '#src/start.ts';
import { holdToHouseRules } from './house-rules.ts';
import { Page } from './page.ts';
import { testDatabaseUrl } from './test-database.ts';

export type Fields = Record<string, string | string[] | undefined>;

/**
 * Opens the real application on a fresh database: sessions, form tokens and headers on, the clock stopped where it can be moved.
 * Use it once per test file:
 *
 *   const app = await openTestApp();
 *   after(() => app.close());
 *   const dev = await app.person('Dev Patel', 'Thornmere Council');
 *   const page = await dev.submit(await dev.get('/'), '/cases', { about: 'Home care' });   // follows the redirect
 *   assert.equal(page.h1, 'Home care');
 */
export async function openTestApp(options: { embedded?: boolean; env?: NodeJS.ProcessEnv } = {}): Promise<TestApp> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'commonweal-test-'));
  const database = options.embedded ? null : await testDatabaseUrl();
  const config = readConfig({
    COMMONWEAL_DATA: dataDir,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    ...options.env,
    ...(database ? { DATABASE_URL: database.url } : {}),
  });
  const running = await start(config, { kindOfNew: 'test' });
  return new TestApp(running, async () => {
    await running.close();
    await database?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
}

export class TestApp {
  readonly running: Running;
  readonly close: () => Promise<void>;
  readonly #acting = new AsyncLocalStorage<true>();
  constructor(running: Running, close: () => Promise<void>) {
    this.running = running;
    this.close = close;
  }

  /** Runs a command as somebody would, with the hats that they wear on a case. */
  async act<T>(as: Visitor | null, work: (act: Act) => Promise<T>, caseId?: string): Promise<T> {
    const done = await act(
      this.running.services.act,
      (tx) => this.#who(tx, as, caseId),
      (current) => this.#acting.run(true, () => work(current)),
    );
    await this.running.dispatcher.idle();
    return done;
  }

  async #who(tx: Tx, as: Visitor | null, caseId?: string): Promise<Who> {
    if (!as?.personId) return theSystem;
    const who = (await findWho(tx, as.personId))!;
    return caseId ? { ...who, hats: await hatsOf(tx, as.personId, caseId) } : who;
  }

  look<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    // The embedded database has one connection: a look within an act would wait for that act, which waits for it.
    assert.ok(!this.#acting.getStore(), 'Look before the act or after it, not within it.');
    return look(this.running.services.act, work);
  }

  setClock(instant: Date | null): Promise<void> {
    return act(this.running.services.act, theSystem, ({ tx }) => setClock(tx, instant));
  }

  /** Somebody who is signed in, a steward of their organisation (made if it is not there). */
  async person(name: string, organisation: string | null = 'Thornmere Council'): Promise<Visitor> {
    const { personId, token } = await act(this.running.services.act, theSystem, async (current) => {
      const personId = await addPerson(current, { name, email: null });
      if (organisation) {
        const [known] = await organisationsNamed(current.tx, organisation);
        const organisationId = known?.id ?? (await addOrganisation(current, { name: organisation, type: 'council' }));
        await addMember(current, { organisationId, personId, type: 'steward' });
      }
      return { personId, token: await startSession(current.tx, personId) };
    });
    return new Visitor(this.running, personId, { 'commonweal-session': token });
  }

  guest(): Visitor {
    return new Visitor(this.running, null, {});
  }

  /** Looks at everything, the tables that the application itself may not read too. */
  lookAsOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.look(async (tx) => {
      await sql`set local role none`.execute(tx);
      return work(tx);
    });
  }

  /** Counts the rows of every table, to show that something changed nothing. */
  async fingerprint(): Promise<Record<string, number>> {
    const { rows } = await this.look((tx) =>
      sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'
      and tablename not in ('sessions', 'attempts', 'submissions', 'schema_migrations') order by 1`.execute(tx),
    );
    const counts: Record<string, number> = {};
    for (const { name } of rows) {
      const found = await this.lookAsOwner((tx) =>
        sql<{ count: number }>`select count(*)::int as count from ${sql.table(name)}`.execute(tx),
      );
      counts[name] = found.rows[0]!.count;
    }
    return counts;
  }
}

export type Answer = {
  status: number;
  location: string | null;
  headers: Record<string, unknown>;
  body: string;
  bytes: Buffer;
};

export class Visitor {
  readonly personId: string | null;
  readonly #running: Running;
  readonly cookies: Record<string, string>;
  constructor(running: Running, personId: string | null, cookies: Record<string, string>) {
    this.#running = running;
    this.personId = personId;
    this.cookies = cookies;
  }

  /** One request, nothing followed and nothing checked: for trying what people should not do. */
  async request(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    options: { payload?: string | Buffer; headers?: Record<string, string> } = {},
  ): Promise<Answer> {
    const reply = await this.#running.app.inject({
      method,
      url,
      cookies: this.cookies,
      headers: { host: 'localhost', ...options.headers },
      ...(options.payload !== undefined ? { payload: options.payload } : {}),
    });
    for (const cookie of reply.cookies) {
      if (cookie.value === '') delete this.cookies[cookie.name];
      else this.cookies[cookie.name] = cookie.value;
    }
    return {
      status: reply.statusCode,
      location: (reply.headers.location as string) ?? null,
      headers: reply.headers,
      body: reply.body,
      bytes: reply.rawPayload,
    };
  }

  /** Fetches a page, follows redirects, and holds it to the house rules. */
  async get(url: string, expected = 200): Promise<Page> {
    return this.#arrive(await this.request('GET', url), url, expected);
  }

  /** Sends the form of a page whose action is given (or its only form), with its hidden fields, and follows the redirect. */
  async submit(page: Page, action: string, fields: Fields = {}, expected = 200): Promise<Page> {
    const payload = page.form(action, fields).toString();
    const answer = await this.request('POST', action, {
      payload,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'http://localhost',
        'sec-fetch-site': 'same-origin',
      },
    });
    return this.#arrive(answer, action, expected);
  }

  /** The same for a form with files: text fields as in `submit`, files as { field, name, content }. */
  async upload(
    page: Page,
    action: string,
    fields: Fields,
    files: readonly { field: string; name: string; content: string | Buffer }[],
    /** Null where any answer will do. */
    expected: number | null = 200,
  ): Promise<Page> {
    const boundary = `----commonweal${Math.random().toString(16).slice(2)}`;
    const parts: Buffer[] = [];
    for (const [name, value] of page.form(action, fields))
      parts.push(Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
    for (const file of files) {
      parts.push(
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="${file.field}"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
        ),
        Buffer.from(file.content),
        Buffer.from('\r\n'),
      );
    }
    parts.push(Buffer.from(`--${boundary}--\r\n`));
    const answer = await this.request('POST', action, {
      payload: Buffer.concat(parts),
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, origin: 'http://localhost' },
    });
    return this.#arrive(answer, action, expected);
  }

  async #arrive(first: Answer, url: string, expected: number | null): Promise<Page> {
    let answer = first;
    let at = url;
    for (let hops = 0; answer.status === 303 && hops < 5; hops += 1) {
      at = answer.location!;
      answer = await this.request('GET', at);
    }
    const page = new Page(at, answer);
    if (expected !== null)
      assert.equal(answer.status, expected, `${at} answered ${answer.status}, not ${expected}: ${page.summary()}`);
    if (String(answer.headers['content-type']).startsWith('text/html')) await holdToHouseRules(page);
    return page;
  }
}
