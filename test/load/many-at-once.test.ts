import assert from 'node:assert/strict';
import net from 'node:net';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { after, before, describe, it } from 'node:test';
import { openHeadFile } from '#platform/audit/head-file.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { quotationsOf } from '#slices/voice/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { keepFigure } from '#test/support/at-size.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';

const people = Number(process.env.LOAD_PEOPLE ?? 40);
const rounds = Number(process.env.LOAD_ROUNDS ?? 15);

for (const embedded of [false, true])
  describe(`many people at once, on the ${embedded ? 'embedded database' : 'PostgreSQL server'}`, () => {
    let app: TestApp;
    let one: ACase;
    let origin: string;
    before(async () => {
      app = await openTestApp({ embedded, env: { LOG_LEVEL: 'silent' } });
      one = await aCase(app);
      origin = await app.running.app.listen({ host: '127.0.0.1', port: 0 });
    });
    after(() => app.close());

    const ask = async (visitor: Visitor, path: string, form?: Record<string, string>) => {
      const cookie = Object.entries(visitor.cookies)
        .map(([name, value]) => `${name}=${value}`)
        .join('; ');
      const began = performance.now();
      const answer = await fetch(`${origin}${path}`, {
        redirect: 'manual',
        headers: { cookie, ...(form ? { origin } : {}) },
        ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
      });
      const body = await answer.text();
      return { status: answer.status, body, took: performance.now() - began };
    };
    const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)![1]!;
    const wordsKept = async () => (await app.look((tx) => quotationsOf(tx, one.caseId))).map((each) => each.words);

    it('reading and writing, nobody meets a fault and nothing acknowledged is lost or doubled', {
      timeout: 600_000,
    }, async () => {
      const delay = monitorEventLoopDelay();
      delay.enable();
      const took: number[] = [];
      const acknowledged: string[] = [];
      const path = `${one.base}/words`;
      await Promise.all(
        Array.from({ length: people }, async (_, person) => {
          for (let round = 0; round < rounds; round += 1) {
            const page = await ask(one.dev, path);
            const words = `Person ${person} said this, number ${round}`;
            const sent = await ask(one.dev, path, {
              _csrf: hidden(page.body, '_csrf'),
              _once: hidden(page.body, '_once'),
              lines: words,
            });
            const home = await ask(one.dev, '/');
            for (const answer of [page, sent, home]) {
              assert.ok(answer.status < 400, `answered ${answer.status}`);
              took.push(answer.took);
            }
            if (sent.status === 303) acknowledged.push(words);
          }
        }),
      );
      const kept = await wordsKept();
      assert.equal(acknowledged.length, people * rounds);
      assert.deepEqual(kept.toSorted(), acknowledged.toSorted());
      const report = await app.look((tx) => verifyAudit(tx, openHeadFile(app.running.services.config.dataDir)));
      assert.deepEqual(report.faults, []);
      took.sort((a, b) => a - b);
      const at = (share: number) => Math.round(took[Math.floor(took.length * share)]!);
      keepFigure(
        `${embedded ? 'embedded' : 'postgresql'}: ${people} people at once, ${took.length} requests, a third of them writes, none failed; half within ${at(0.5)} ms, 95% within ${at(0.95)} ms; the loop waited at most ${Math.round(delay.max / 1e6)} ms`,
      );
    });

    it('one form sent fifty times at once happens once', async () => {
      const page = await ask(one.dev, `${one.base}/words`);
      const form = {
        _csrf: hidden(page.body, '_csrf'),
        _once: hidden(page.body, '_once'),
        lines: 'Said once, sent fifty times',
      };
      const answers = await Promise.all(Array.from({ length: 50 }, () => ask(one.dev, `${one.base}/words`, form)));
      assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [303]);
      assert.equal((await wordsKept()).filter((words) => words === form.lines).length, 1);
    });

    it('somebody who sends a request a letter at a time keeps nobody else waiting', async () => {
      const { port } = new URL(origin);
      const slow = Array.from({ length: 200 }, () => {
        const socket = net.connect(Number(port), '127.0.0.1');
        socket.on('error', () => {});
        socket.write('POST /sign-in HTTP/1.1\r\nhost: localhost\r\ncontent-length: 100000\r\n');
        return socket;
      });
      try {
        const answer = await ask(one.dev, '/health');
        assert.equal(answer.status, 200);
        assert.ok(answer.took < 2_000, `${answer.took} ms`);
      } finally {
        for (const socket of slow) socket.destroy();
      }
      assert.ok(app.running.app.server.requestTimeout > 0 && app.running.app.server.headersTimeout > 0);
    });
  });
