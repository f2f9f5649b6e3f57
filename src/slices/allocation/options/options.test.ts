import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { optionsOf } from './option-store.ts';

describe('options on a case', () => {
  let app: TestApp;
  let one: ACase;
  const live = async () => (await app.look((tx) => optionsOf(tx, one.caseId))).filter((each) => each.state === 'put');
  const titled = async (title: string) => (await live()).find((each) => each.title === title)!;

  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
  });
  after(() => app.close());

  it('begin with a title, a cost and a place, and stand in their order', async () => {
    const { dev, base } = one;
    for (const [title, annual, place] of [
      ['Telecare refresh', '300,000', ''],
      ['Peer circle', '£45,000', '1'],
    ])
      await dev.submit(await dev.get(`${base}/options`), `${base}/options`, { title, annual, place });
    assert.deepEqual(
      (await live()).map((each) => [each.title, each.place, each.annualPence]),
      [
        ['Peer circle', 1, 4_500_000],
        ['Telecare refresh', 2, 30_000_000],
      ],
    );
    const page = await dev.get(`${base}/options`);
    assert.match(page.text, /growth asks for £345,000 a year more than release frees/);
    assert.match(page.text, /nothing said yet of what it would do/);
  });

  it('come back with what was typed when something is missing', async () => {
    const { dev, base } = one;
    const page = await dev.submit(
      await dev.get(`${base}/options`),
      `${base}/options`,
      { title: 'Benches', annual: 'a lot' },
      422,
    );
    assert.match(page.errors.join(), /amount in pounds/);
    assert.match(page.answer.body, /value="Benches"/);
  });

  it('move up and down by buttons', async () => {
    const { dev, base } = one;
    const second = await titled('Telecare refresh');
    await dev.submit(await dev.get(`${base}/options`), `${base}/options/${second.id}/place`);
    assert.deepEqual(
      (await live()).map((each) => each.title),
      ['Telecare refresh', 'Peer circle'],
    );
  });

  it('say more when somebody knows more, and a change made meanwhile is not lost', async () => {
    const { dev, base } = one;
    const circle = await titled('Peer circle');
    const path = `${base}/options/${circle.id}`;
    const form = await dev.get(path);
    const lateForm = await dev.get(path);
    const more = { reach: '320', benefit: '30', chance: '60', evidence: 'weak', costs: '2027, Council, £45,000' };
    const page = await dev.submit(form, path, { ...more, must: 'duty', mustBecause: 'Care Act 2014 section 2' });
    assert.match(page.text, /in the middle 57\.6/);
    assert.match(page.text, /Care Act 2014 section 2/);
    const late = await dev.submit(lateForm, path, { title: 'Something else' }, 409);
    assert.match(late.text, /Somebody changed this/);
    assert.equal((await titled('Peer circle')).reach, 320);
  });

  it('must say why they must', async () => {
    const { dev, base } = one;
    const path = `${base}/options/${(await titled('Telecare refresh')).id}`;
    const page = await dev.submit(await dev.get(path), path, { must: 'employment-cost-floor', benefit: '12' }, 422);
    assert.match(page.errors.join(), /Say which duty, floor or promise/);
  });

  it('come in from a file, with every problem by line; the same file twice changes nothing', async () => {
    const { dev, base } = one;
    const pasted = [
      'Option,£k,Reach,Benefit,Chance,Group,Needs,List',
      'Home care rate,1500,1150,25,.9,Fee,,',
      'Floor only,207,1150,lots,.9,Fee,,',
      'Nothing,,,,,,,',
      'Networks,420,2600,20,70%,,Peer circle; A ghost,',
      'End the block,510,,,,,Networks,release',
    ].join('\n');
    const bringIn = async () => {
      const map = await dev.submit(await dev.get(`${base}/options/import`), `${base}/options/import`, { pasted });
      assert.match(map.text, /5 lines/);
      return dev.submit(map, map.url);
    };
    const first = await bringIn();
    assert.match(first.text, /4 options added, 0 changed/);
    assert.match(first.text, /Line 3: “lots” is not a number/);
    assert.match(first.text, /Line 4: There is no cost/);
    assert.match(first.text, /Line 5: There is no option called “A ghost”/);
    const kept = await live();
    const networks = kept.find((each) => each.title === 'Networks')!;
    assert.deepEqual(networks.needs, [kept.find((each) => each.title === 'Peer circle')!.id]);
    assert.equal(networks.annualPence, 42_000_000);
    assert.equal(kept.find((each) => each.title === 'End the block')!.list, 'release');
    const second = await bringIn();
    assert.match(second.text, /0 options added, 0 changed/);
    assert.deepEqual(await live(), kept);
  });

  it('a file with ranks orders them, and read again moves nothing', async () => {
    const { dev, base } = one;
    const pasted = 'Option,Cost,Rank\nRanked last,£3,90\nRanked first,£1,1\nRanked between,£2,40';
    const bringIn = async () => {
      const map = await dev.submit(await dev.get(`${base}/options/import`), `${base}/options/import`, { pasted });
      return dev.submit(map, map.url);
    };
    await bringIn();
    const ranked = () =>
      live().then((all) => all.map((each) => each.title).filter((title) => title.startsWith('Ranked')));
    assert.deepEqual(await ranked(), ['Ranked first', 'Ranked between', 'Ranked last']);
    assert.equal((await live())[0]!.title, 'Ranked first');
    const before = await live();
    await bringIn();
    assert.deepEqual(await live(), before);
    for (const title of await ranked()) {
      const path = `${base}/options/${(await titled(title)).id}`;
      await dev.submit(await dev.get(path), `${path}/state`);
    }
  });

  it('half characters, nought bytes and other encodings in a file are said and break nothing', async () => {
    const { dev, base } = one;
    const kept = await live();
    const face = '\u{1f9d1}\u{1f3fd}\u200d\u{1f9bd}';
    const files = [
      Buffer.from(`Option,Cost,Needs\nx,${'a'.repeat(59)}${face}\n${'b'.repeat(59)}${face}${'c'.repeat(200)},5,`),
      Buffer.from('Option,Cost\nA\0B,lots\0\n\0,£5'),
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Option,Cost\n\ud83e lone,much \udd71', 'utf16le')]),
      Buffer.from(Array.from({ length: 600 }, (_, at) => at % 256)),
    ];
    for (const content of files) {
      const form = await dev.get(`${base}/options/import`);
      const file = [{ field: 'file', name: 'options.csv', content }];
      const answer = await dev.upload(form, `${base}/options/import`, {}, file).catch((error: Error) => error);
      if (answer instanceof Error) {
        assert.match(answer.message, /answered 422/);
        continue;
      }
      const form2 = answer.form(answer.url, { title: 'Option', annual: 'Cost' });
      const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };
      const read = await dev.request('POST', answer.url, { payload: form2.toString(), headers });
      assert.ok(read.status < 500, `${read.status} for ${JSON.stringify(content.toString().slice(0, 80))}`);
      if (read.status === 303) await dev.get(answer.url);
    }
    const fresh = (await live()).filter((each) => !kept.some((before) => before.id === each.id));
    assert.deepEqual(fresh, []);
  });

  it('hostile and broken files lose nothing and break nothing', async () => {
    const { dev, base } = one;
    const kept = await live();
    for (const pasted of [
      'Option,Cost\n=HYPERLINK("http://x"),£1e9\n"<script>alert(1)</script>",-\n"unclosed,£5',
      `Option,Cost\n${'x'.repeat(5_000)},5`,
      'no names at all',
    ]) {
      const page = await dev.get(`${base}/options/import`);
      const answer = await dev.request('POST', `${base}/options/import`, {
        payload: page.form(`${base}/options/import`, { pasted }).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
      });
      assert.ok([303, 422, 415, 400].includes(answer.status), String(answer.status));
    }
    assert.deepEqual(await live(), kept);
  });

  it('stand as triangles with the same numbers beside them, equity weights on and off', async () => {
    const { dev, base } = one;
    const path = `${base}/options/${(await titled('Networks')).id}`;
    await dev.submit(await dev.get(path), path, { equityWeight: '1.5' });
    const page = await dev.get(`${base}/options/value?budget=500000`);
    assert.equal(page.document.querySelectorAll('svg[role=img] .cw-frontier').length, 2);
    const cells = [...page.document.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => cell.textContent!.trim()),
    );
    const networks = cells.find((row) => row[0]!.includes('Networks'))!;
    assert.match(networks[5]!, /^364 \(/);
    assert.equal(networks[6], '0.867');
    assert.equal(networks[8], '546');
    assert.match(page.text, /Floor only: what one person gains, how good the evidence is not said/);
    assert.equal((await dev.get(`${base}/options/value?budget=much`)).answer.status, 200);
  });

  it('are read by councillors and auditors, changed by neither, and are not there for providers', async () => {
    const { base } = one;
    const path = `${base}/options/${(await titled('Networks')).id}`;
    for (const hat of ['councillor', 'auditor', 'community'] as const) {
      const reader = await withHat(app, one, `Reader ${hat}`, hat);
      const page = await reader.get(path);
      assert.equal(page.hasForm(path), false);
      assert.equal((await reader.get(`${base}/options`)).hasForm(`${base}/options`), false);
      await reader.get(`${base}/options/value`);
    }
    const provider = await withHat(app, one, 'Bidder', 'provider');
    for (const url of [`${base}/options`, `${base}/options/value`]) await provider.get(url, 403);
    await provider.get(path, 404);
    assert.equal((await provider.get(base)).hasLink('Options'), false);
  });

  it('can be withdrawn and put back, and then go last', async () => {
    const { dev, base } = one;
    const path = `${base}/options/${(await titled('Networks')).id}`;
    await dev.submit(await dev.get(path), `${path}/state`);
    assert.equal(await titled('Networks'), undefined);
    await dev.submit(await dev.get(path), `${path}/state`);
    assert.equal((await live()).at(-1)!.title, 'Networks');
  });
});
