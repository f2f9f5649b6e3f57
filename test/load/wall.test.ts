import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { addMeasure, addPoints } from '#slices/measures/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';

const series = Number(process.env.LOAD_SERIES ?? 500);
const months = 120;
const looks = Number(process.env.LOAD_LOOKS ?? 60);
const most = 500;
const keep = (line: string) => {
  console.log(line);
  if (process.env.LONG_RESULTS) appendFileSync(process.env.LONG_RESULTS, `${line}\n`);
};

describe('a wall of many series, over HTTP', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let url: string;
  let cookie: string;
  before(async () => {
    app = await openTestApp({ env: { LOG_LEVEL: 'silent' } });
    await app.setClock(new Date('2026-11-23T12:00:00Z'));
    dev = await app.person('Dev Patel');
    caseId = await caseBy(app, dev);
    for (let from = 0; from < series; from += 50)
      await app.act(
        dev,
        async (act) => {
          for (let at = from; at < Math.min(series, from + 50); at += 1) {
            const measureId = await addMeasure(act, {
              caseId,
              name: `Measure ${at}`,
              kind: 'measure',
              improvement: at % 2 === 0 ? 'down' : 'up',
              target: at % 3 === 0 ? 104 : null,
              expected: 'month',
            });
            const points = Array.from({ length: months }, (_, month) => ({
              on: new Date(Date.UTC(2016, 11 + month, 1)).toISOString().slice(0, 10),
              value: 100 + ((at * 31 + month * 17 + month * month * 7) % 11) + (month > 100 && at % 5 === 0 ? 12 : 0),
            }));
            await addPoints(act, { measureId, points });
          }
        },
        caseId,
      );
    await app.act(null, async ({ tx }) => void (await sql`select 1`.execute(tx)));
    const address = await app.running.app.listen({ port: 0, host: '127.0.0.1' });
    url = `${address}/cases/${caseId}/wall`;
    cookie = Object.entries(dev.cookies)
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
  });
  after(() => app.close());

  const look = async (): Promise<{ took: number; bytes: number; body: string }> => {
    const began = performance.now();
    const answer = await fetch(url, { headers: { cookie } });
    const body = await answer.text();
    const took = performance.now() - began;
    assert.equal(answer.status, 200);
    return { took, bytes: body.length, body };
  };

  it(`shows ${series} charts of ${months} months in under ${most} ms at the ninety-fifth percentile`, async () => {
    const first = await look();
    assert.equal((first.body.match(/class="cw-wall__one"/g) ?? []).length, series);
    const took: number[] = [];
    const worked = process.cpuUsage();
    for (let at = 0; at < looks; at += 1) took.push((await look()).took);
    const { user, system } = process.cpuUsage(worked);
    took.sort((a, b) => a - b);
    const at = (part: number) => Math.round(took[Math.min(took.length - 1, Math.floor(part * took.length))]!);
    keep(
      `wall of ${series} series × ${months} months over HTTP, ${looks} looks: half under ${at(0.5)} ms, 95% under ${at(0.95)} ms, the first ${Math.round(first.took)} ms, ${Math.round(first.bytes / 1024)} KiB; ${Math.round((user + system) / 1000 / looks)} ms of work a look, for whoever asks too`,
    );
    assert.ok(at(0.95) < most, `95% took under ${at(0.95)} ms, and should under ${most}`);
  });
});
