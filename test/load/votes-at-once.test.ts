import assert from 'node:assert/strict';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { conversationsById } from '#slices/voice/conversation-store.ts';
import { countOf } from '#slices/voice/held/count-store.ts';
import { heldById } from '#slices/voice/held/held-store.ts';
import {
  beginConversation,
  keepSettings,
  openConversation,
  seedStatements,
} from '#slices/voice/held/hold-conversation.ts';
import { joinConversation } from '#slices/voice/held/take-part.ts';
import { keepFigure } from '#test/support/at-size.ts';
import { type Site, startSite } from '#test/support/browser.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';

const people = Number(process.env.LOAD_VOTERS ?? 2_000);
const perSecond = Number(process.env.LOAD_VOTES ?? 200);
const seconds = Number(process.env.LOAD_SECONDS ?? 120);
const statements = 100;

describe('a large conversation while it is open, on the PostgreSQL server', () => {
  let app: TestApp;
  let site: Site;
  let id: string;
  const pages: string[] = [];
  before(async () => {
    app = await openTestApp({ env: { LOG_LEVEL: 'silent' } });
    const dev = await app.person('Dev Patel', 'Thornmere Council');
    const caseId = await caseBy(app, dev);
    id = await app.act(
      dev,
      (act) => beginConversation(act, { caseId, title: 'What matters here?', about: null, size: 'small' }),
      caseId,
    );
    const conversation = async () => (await app.look((tx) => conversationsById(tx, [id])))[0]!;
    const drafted = await conversation();
    const lines = Array.from({ length: statements }, (_, at) => `Something that matters, number ${at}`).join('\n');
    await app.act(dev, (act) => seedStatements(act, drafted, { statements: lines, as: 'officer' }), caseId);
    const settings = {
      policy: null,
      reasons: null,
      moderators: null,
      closesOn: null,
      reportBackOn: null,
      population: null,
      election: null,
    };
    const rule = { agreeAtLeast: 70, objectAtMost: 15, seenAtLeast: 5 };
    await app.act(
      dev,
      (act) =>
        keepSettings(act, drafted, {
          ...settings,
          ...rule,
          size: 'small',
          moderated: 'after',
          notice: 'Without names.',
        }),
      caseId,
    );
    await app.act(dev, async (act) => openConversation(act, drafted), caseId);
    const open = await conversation();
    const held = (await app.look((tx) => heldById(tx, id)))!;
    for (let at = 0; at < people; at += 100)
      await app.act(dev, async (act) => {
        for (let one = at; one < Math.min(people, at + 100); one += 1)
          pages.push(`/public/taking-part/${await joinConversation(act, open, held)}`);
      });
    site = await startSite({ databaseUrl: app.running.services.config.databaseUrl! });
  });
  after(async () => {
    await site?.stop();
    await app.close();
  });

  const cookies = new Map<number, string>();
  const took: { pages: number[]; votes: number[] } = { pages: [], votes: [] };
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  /** One request as cheaply as it goes: whoever asks is on the same two cores. */
  const ask = (who: number, path: string, form?: Record<string, string>): Promise<{ status: number; body: string }> => {
    const began = performance.now();
    const payload = form && new URLSearchParams(form).toString();
    return new Promise((resolve, reject) => {
      const asked = request(`${site.url}${path}`, {
        agent,
        method: form ? 'POST' : 'GET',
        headers: {
          cookie: cookies.get(who) ?? '',
          ...(payload
            ? {
                origin: site.url,
                'content-type': 'application/x-www-form-urlencoded',
                'content-length': Buffer.byteLength(payload),
              }
            : {}),
        },
      });
      asked.on('error', reject);
      asked.on('response', (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (text) => (body += text));
        answer.on('end', () => {
          for (const cookie of answer.headers['set-cookie'] ?? []) cookies.set(who, cookie.split(';')[0]!);
          took[form ? 'votes' : 'pages'].push(performance.now() - began);
          resolve({ status: answer.statusCode!, body });
        });
      });
      asked.end(payload);
    });
  };
  const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1];

  /** One person opens their page and votes on what it shows; the statement, where that was acknowledged. */
  async function voteOnce(who: number): Promise<string | null> {
    const page = await ask(who, pages[who]!);
    assert.equal(page.status, 200);
    const statement = hidden(page.body, 'statement');
    if (!statement) return null;
    const number = Number(/number (\d+)/.exec(page.body)?.[1]);
    const vote = (number + who) % 7 === 0 ? 'unsure' : (number % 2 === 0) === (who % 3 === 0) ? 'agree' : 'disagree';
    const sent = await ask(who, `${pages[who]}/votes`, {
      _csrf: hidden(page.body, '_csrf')!,
      _once: hidden(page.body, '_once')!,
      statement,
      vote,
    });
    assert.equal(sent.status, 303, `a vote was answered with ${sent.status}`);
    return `${who} ${statement}`;
  }

  it(`takes ${perSecond} votes a second for ${seconds} seconds, each acknowledged one counted once, pages within half a second`, {
    timeout: 600_000,
  }, async () => {
    const acknowledged: string[] = [];
    const under: Promise<void>[] = [];
    const began = performance.now();
    for (let sent = 0; sent < perSecond * seconds; sent += 1) {
      const due = began + (sent / perSecond) * 1_000;
      const wait = due - performance.now();
      if (wait > 1) await setTimeout(wait);
      under.push(
        voteOnce(sent % people).then((done) => {
          if (done) acknowledged.push(done);
        }),
      );
    }
    await Promise.all(under);
    const lasted = (performance.now() - began) / 1_000;
    const { rows } = await app.look((tx) =>
      sql<{
        votes: number;
        changed: number;
      }>`select count(*)::integer as votes, coalesce(sum(changes), 0)::integer as changed
        from conversation_votes where conversation_id = ${id}`.execute(tx),
    );
    assert.equal(acknowledged.length, perSecond * seconds);
    assert.deepEqual(rows[0], { votes: new Set(acknowledged).size, changed: 0 });
    assert.equal(new Set(acknowledged).size, acknowledged.length);
    const within = (list: number[], share: number) =>
      Math.round(list.sort((a, b) => a - b)[Math.floor(list.length * share)]!);
    const [page, vote] = [within(took.pages, 0.95), within(took.votes, 0.95)];
    keepFigure(
      `postgresql: ${people} people, ${acknowledged.length} votes in ${lasted.toFixed(0)} s (${(acknowledged.length / lasted).toFixed(0)} a second), each counted once; pages 95% within ${page} ms, votes within ${vote} ms`,
    );
    assert.ok(lasted < seconds * 1.05, `it fell behind: ${lasted.toFixed(0)} s`);
    assert.ok(page < 500 && vote < 500, `pages within ${page} ms, votes within ${vote} ms`);
  });

  it('shows fresh groups within five seconds of a vote, and no request waits for it', {
    timeout: 120_000,
  }, async () => {
    const settled = async () => {
      const count = await app.look((tx) => countOf(tx, id));
      return count?.judgedAt != null && count.judgedAt >= count.countedAt;
    };
    while (!(await settled())) await setTimeout(100);
    const times: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const before = (await app.look((tx) => countOf(tx, id)))!.judgedAt!;
      const began = performance.now();
      await voteOnce(turn);
      while ((await app.look((tx) => countOf(tx, id)))!.judgedAt! <= before) await setTimeout(50);
      times.push((performance.now() - began) / 1_000);
    }
    const count = (await app.look((tx) => countOf(tx, id)))!;
    keepFigure(
      `postgresql: groups of ${count.answer.participants} people judged anew at most ${Math.max(...times).toFixed(1)} s after a vote (wanted: 5)`,
    );
    assert.ok(Math.max(...times) < 5, `${times.map((time) => time.toFixed(1)).join(', ')} s`);
  });
});
