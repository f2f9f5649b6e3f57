import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { addMeasure, addPoints } from '#slices/measures/index.ts';
import { keepFigure, type Look, looksInARow, pagesOf } from '#test/support/at-size.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { caseBy } from '#test/support/thornmere.ts';

const series = Number(process.env.LOAD_SERIES ?? 500);
const months = 120;
const looks = Number(process.env.LOAD_LOOKS ?? 60);
const most = 500;

describe('a wall of many series, over HTTP', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let wall: () => Promise<Look>;
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
    const open = await pagesOf(app, dev);
    wall = () => open(`/cases/${caseId}/wall`);
  });
  after(() => app.close());

  it(`shows ${series} charts of ${months} months in under ${most} ms at the ninety-fifth percentile`, async () => {
    const first = await wall();
    assert.equal((first.body.match(/class="cw-wall__one"/g) ?? []).length, series);
    const worked = process.cpuUsage();
    const under = await looksInARow(looks, wall);
    const { user, system } = process.cpuUsage(worked);
    keepFigure(
      `wall of ${series} series × ${months} months over HTTP, ${looks} looks: half under ${under(0.5)} ms, 95% under ${under(0.95)} ms, the first ${Math.round(first.took)} ms, ${Math.round(first.body.length / 1024)} KiB; ${Math.round((user + system) / 1000 / looks)} ms of work a look, for whoever asks too`,
    );
    assert.ok(under(0.95) < most, `95% took under ${under(0.95)} ms, and should under ${most}`);
  });
});
