import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { keepFigure, type Look, looksInARow, pagesOf } from '#test/support/at-size.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { muchBought } from '#test/support/much-bought.ts';
import { caseBy } from '#test/support/thornmere.ts';

const size = {
  agreements: Number(process.env.LOAD_AGREEMENTS ?? 10_000),
  procurements: Number(process.env.LOAD_PROCUREMENTS ?? 500),
};
/** As many as the home page looks at: so that all of it is looked at. */
const cases = 20;
const looks = Number(process.env.LOAD_LOOKS ?? 60);
const most = 200;

describe('the home page of somebody who buys very much, over HTTP', () => {
  let app: TestApp;
  let dev: Visitor;
  let open: (path: string) => Promise<Look>;
  before(async () => {
    app = await openTestApp({ env: { LOG_LEVEL: 'silent' } });
    await app.setClock(new Date('2026-11-23T12:00:00Z'));
    dev = await app.person('Dev Patel');
    for (let at = 0; at < cases; at += 1) await caseBy(app, dev);
    await app.act(dev, (act) => muchBought(act, size));
    open = await pagesOf(app, dev);
  });
  after(() => app.close());

  async function home(): Promise<Look> {
    const look = await open('/');
    assert.match(look.body, /its last day was/);
    assert.match(look.body, /Due by law|Date set/);
    return look;
  }

  it(`shows what is due of ${size.agreements} agreements and ${size.procurements} procurements in under ${most} ms`, async () => {
    const first = (await home()).took;
    const under = await looksInARow(looks, home);
    keepFigure(
      `The home page of a buyer with ${size.agreements.toLocaleString('en-GB')} agreements and ${size.procurements} procurements in ${cases} cases, PostgreSQL, over HTTP (wanted: ${most} ms): the first ${Math.round(first)} ms, half under ${under(0.5)} ms, 95% under ${under(0.95)} ms, of ${looks} looks one after another`,
    );
    assert.ok(under(0.95) < most, `95% took under ${under(0.95)} ms, and should under ${most}`);
  });
});
