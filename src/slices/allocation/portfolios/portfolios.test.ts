import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { decisionsOf } from '#slices/cases/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { withHat } from '#test/support/with-hat.ts';
import { optionsOf } from '../options/option-store.ts';
import { changeOption, putOption } from '../options/put-option.ts';
import { allocationsOf } from './allocation-store.ts';

const letters = ['G', 'A', 'B', 'J', 'E', 'C', 'D', 'F', 'I', 'H'] as const;
const table = [
  'Option,£k,N,b,p',
  'G,45,320,30,.6',
  'A,260,900,35,.75',
  'B,420,2600,20,.7',
  'J,160,5000,4,.5',
  'E,300,1500,12,.6',
  'C,110,125,45,.65',
  'D,640,420,60,.8',
  'F,1500,1150,25,.9',
  'I,510,180,30,.6',
  'H,900,40,85,.7',
].join('\n');

/** Which options are in the first column of a table of portfolios. */
const inFirst = (page: Page, caption: string, column = 1): string => {
  const found = [...page.document.querySelectorAll('table')].find((one) =>
    one.querySelector('caption')!.textContent!.includes(caption),
  )!;
  return [...found.querySelectorAll('tbody tr')]
    .filter((row) => row.querySelectorAll('td')[column - 1]!.textContent!.trim() === 'in')
    .map((row) => row.querySelector('th')!.textContent!.trim())
    .sort()
    .join('');
};

describe('portfolios', () => {
  let app: TestApp;
  let one: ACase;
  let here: string;
  const byTitle = async (title: string) =>
    (await app.look((tx) => optionsOf(tx, one.caseId))).find((each) => each.title === title)!;
  const change = async (title: string, to: Parameters<typeof changeOption>[3]) => {
    const option = await byTitle(title);
    await app.act(one.dev, (act) => changeOption(act, option, option.version, to), one.caseId);
  };
  const askFor = async (title: string, money: string, more: Record<string, string> = {}) =>
    one.dev.submit(await one.dev.get(here), here, { title, money, ...more });

  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    here = `${one.base}/allocations`;
    const { dev, base } = one;
    const map = await dev.submit(await dev.get(`${base}/options/import`), `${base}/options/import`, { pasted: table });
    await dev.submit(map, map.url);
    assert.equal((await app.look((tx) => optionsOf(tx, one.caseId))).length, letters.length);
  });
  after(() => app.close());

  it('of the ten options at £1.2 million: the best, beside others, none of them alone', async () => {
    const page = await askFor('With no floor marked', '£1.2m');
    assert.equal(inFirst(page, 'best first'), 'ABEGJ');
    assert.match(page.text, /£1,185,000/);
    assert.match(page.text, /865\.9/);
    assert.ok(page.document.querySelectorAll('table')[0]!.querySelectorAll('thead th').length >= 4);
    assert.doesNotMatch(page.text, /value for money alone would choose/);
    assert.match(page.text, /Payer not said/);
    assert.match(page.text, /£120,000 more would add 36\.6 of benefit/);
  });

  it('what leaves the fee below the employment cost floor is shown as that, with the reason', async () => {
    const because = 'From April the fee of £23.40 is below the estimated £23.64 an hour';
    const floor = await byTitle('F');
    await app.act(
      one.dev,
      async (act) =>
        putOption(act, {
          caseId: one.caseId,
          list: 'growth',
          title: 'F1',
          annualPence: 20_700_000,
          reach: 0,
          benefit: 0,
          probability: 1,
          must: 'employment-cost-floor',
          mustBecause: because,
          excludes: [floor.id],
        }),
      one.caseId,
    );
    await change('F', { must: 'employment-cost-floor', mustBecause: because });
    const page = await askFor('With the pay floor kept', '1200000');
    assert.equal(inFirst(page, 'best first'), 'ABF1GJ');
    assert.match(page.text, /£1,092,000/);
    assert.match(page.text, /With no duty, floor or promise held: G; A; B; J; E/);
    assert.match(
      page.text,
      /It leaves out F or F1, and so does not keep the statutory employment cost floor \(From April the fee of £23\.40 is below/,
    );
    assert.match(page.text, /Just out of reach.*Money a year is exceeded by £2,000/);
    assert.match(page.text, /It has C beside what the best has/);
  });

  it('with the whole rate as the way to keep the floor, at £2.4 million', async () => {
    await change('F1', { must: null, mustBecause: null });
    assert.equal(inFirst(await askFor('The whole rate', '2.4m'), 'best first'), 'ABFGJ');
    await change('F1', { must: 'employment-cost-floor', mustBecause: 'The floor' });
  });

  it('shows equity weights beside the same without them, and what they change', async () => {
    await change('C', { equityWeight: 4 });
    const page = await askFor('With equity', '1.2m');
    assert.match(page.text, /C: each counts for 4/);
    assert.match(page.text, /The best changes: in comes C/);
    await change('C', { equityWeight: null });
  });

  it('says what it cannot do when what must be done costs more than there is', async () => {
    const page = await askFor('Too little', '100000');
    assert.match(page.text, /Nothing keeps to everything that was set/);
    assert.equal(page.hasForm(`${page.url}/decision`), false);
  });

  it('comes back with what was typed where a limit cannot be read', async () => {
    const form = await one.dev.get(here);
    const page = await one.dev.submit(form, here, { title: 'X', money: '1m', groups: 'A ghost: at least 1' }, 422);
    assert.match(page.errors.join(), /No option is in a group called A ghost/);
    assert.match(page.answer.body, /A ghost: at least 1/);
  });

  it('is decided under a power, with dissent by name or not, and then stands', async () => {
    const { dev } = one;
    const asked = await askFor('To decide', '1.2m');
    const path = `${asked.url}/decision`;
    const without = await dev.submit(asked, path, { chosen: 'plain-1', dissent: 'Sal: too little for us' }, 422);
    assert.match(without.errors.join(), /power or delegation/);
    assert.match(without.answer.body, /Sal: too little for us/);
    const missing = await dev.submit(await dev.get(asked.url), path, { chosen: 'near-1', power: 'Scheme 4.2' }, 422);
    assert.match(missing.errors.join(), /Say why\. Money a year is exceeded by £2,000/);
    const other = await dev.get(asked.url);
    const wrong = await dev.get(asked.url);
    const form = wrong.form(path, { power: 'x' });
    form.set('chosen', 'value-alone-1');
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };
    assert.equal((await dev.request('POST', path, { payload: form.toString(), headers })).status, 422);
    const page = await dev.submit(await dev.get(asked.url), path, {
      chosen: 'plain-1',
      power: 'Scheme of delegation 4.2',
      dissent: 'Sal Brennan: it takes the club’s room\nNobody asked us.',
    });
    assert.match(page.text, /Under ?Scheme of delegation 4\.2/);
    assert.match(page.text, /it takes the club’s room” – Sal Brennan/);
    assert.match(page.text, /Nobody asked us\.” – somebody who gave no name/);
    assert.equal(page.hasForm(path), false);
    await dev.submit(other, path, { chosen: 'plain-2', power: 'Again' }, 403);
    const [decision] = (await app.look((tx) => decisionsOf(tx, one.caseId))).slice(-1);
    assert.match(decision!.decided, /^To decide: G; A; B; J; F1\.$/);
    assert.match((await dev.get(`${one.base}/decisions`)).text, /Scheme of delegation 4\.2/);
    await assert.rejects(
      app.act(dev, ({ tx }) => sql`update allocations set chosen = 'plain-2' where state = 'decided'`.execute(tx)),
      /decided allocation stands/,
    );
    await assert.rejects(
      app.act(dev, ({ tx }) => sql`delete from allocations where state = 'decided'`.execute(tx)),
      /decided allocation stands/,
    );
    await change('A', { annualPence: 1 });
    assert.match((await dev.get(asked.url)).text, /A: £260,000 a year/);
    await change('A', { annualPence: 26_000_000 });
  });

  it('is decided once, by whoever is quicker', async () => {
    const { dev } = one;
    const asked = await askFor('A race', '1.2m');
    const path = `${asked.url}/decision`;
    const forms = await Promise.all([1, 2].map(() => dev.get(asked.url)));
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };
    const statuses = await Promise.all(
      forms.map(async (form, index) => {
        const payload = form.form(path, { chosen: `plain-${index + 1}`, power: 'Scheme 4.2' }).toString();
        return (await dev.request('POST', path, { payload, headers })).status;
      }),
    );
    assert.equal(statuses.filter((status) => status === 303).length, 1, statuses.join());
    const decisions = (await app.look((tx) => decisionsOf(tx, one.caseId))).filter((each) =>
      each.decided.startsWith('A race'),
    );
    assert.equal(decisions.length, 1);
  });

  it('is read by councillors and auditors, decided by commissioners and procurement alone, and not there for providers', async () => {
    const asked = await askFor('Who may', '1.2m');
    for (const hat of ['councillor', 'auditor', 'community', 'partner'] as const) {
      const reader = await withHat(app, one, `Reader ${hat}`, hat);
      assert.equal((await reader.get(asked.url)).hasForm(`${asked.url}/decision`), false);
      assert.equal((await reader.get(here)).hasForm(here), hat === 'partner');
    }
    const provider = await withHat(app, one, 'Bidder', 'provider');
    await provider.get(asked.url, 404);
    await provider.get(here, 403);
    assert.doesNotMatch((await provider.get(`${one.base}/decisions`)).text, /Scheme of delegation|To decide/);
  });

  it('looks for a large question in the background, says how far it is, and can be stopped', async () => {
    const { dev, caseId } = one;
    await app.act(
      dev,
      async (act) => {
        for (let index = 0; index < 16; index += 1)
          await putOption(act, {
            caseId,
            list: 'growth',
            title: `More ${index}`,
            annualPence: (20 + index * 7) * 1_000_00,
            reach: 100 + index * 31,
            benefit: 20 + ((index * 13) % 60),
            probability: 0.6,
          });
      },
      caseId,
    );
    const stopped = await askFor('To be stopped', '1.2m');
    assert.match(stopped.text, /Looking: \d+% done/);
    const after_ = await dev.submit(stopped, `${stopped.url}/stop`);
    assert.match(after_.text, /It was stopped before anything was found/);
    const asked = await askFor('A large one', '1.2m');
    const state = async () =>
      (await app.look((tx) => allocationsOf(tx, caseId))).find((each) => asked.url.endsWith(each.id))!;
    const until = Date.now() + 90_000;
    while ((await state()).state === 'looking' && Date.now() < until)
      await new Promise((resolve) => setImmediate(resolve));
    const page = await dev.get(asked.url);
    assert.equal((await state()).state, 'found');
    assert.ok(page.document.querySelectorAll('table')[0]!.querySelectorAll('thead th').length >= 4);
    assert.ok(inFirst(page, 'best first').includes('F1'));
  });
});
