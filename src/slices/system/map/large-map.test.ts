import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { largeTable } from '#test/support/large-map.ts';
import { causalLinksOf, variablesOf } from '../index.ts';
import { readMapTable } from './read-map-table.ts';

describe('tables in and out of the map', () => {
  let app: TestApp;
  let there: ACase;
  let dev: Visitor;
  let map: string;
  before(async () => {
    app = await openTestApp();
    there = await aCase(app);
    dev = there.dev;
    map = `${there.base}/map`;
  });
  after(() => app.close());

  const bring = async (text: string, expected = 200) =>
    dev.submit(await dev.get(`${map}/import`), `${map}/import`, { text }, expected);

  it('say of each line that cannot be read why, and keep the rest', async () => {
    const page = await bring(
      [
        'From,To,Direction,Delay,Strength,Who says so',
        'Fees,Pay gap,-,no,moderate,Pat',
        'Pay gap,,same,no,weak,',
        'Pay gap,Vacancies,sideways,no,weak,',
        'Pay gap,Pay gap,+,no,weak,',
        'Pay gap,Vacancies,+,3 months,strong,',
        'Pay gap,Vacancies,+,3 months,certain,',
        'Pay gap,Vacancies,same,3 months,,',
        'Pay gap,Vacancies,same,3 months,,',
      ].join('\n'),
    );
    assert.match(page.text, /3 variables and 2 links are new on the map\. 1 line was there already/);
    for (const [line, why] of [
      [3, 'A link needs a name'],
      [4, '“sideways” is not a direction'],
      [5, 'Choose another variable'],
      [6, 'Say who says so'],
      [7, '“certain” is not a strength'],
    ])
      assert.match(page.text, new RegExp(`${line}${why}`));
    const again = await bring('From,To,Direction\nFees,Pay gap,-');
    assert.match(again.text, /0 variables and 0 links are new/);
  });

  it('take variables by their column names, and slip on what holds neither', async () => {
    const page = await bring('Label;Description;Tag\nRespite;Hours a week;Carers\n;No name;Carers\nrespite;;');
    assert.match(page.text, /1 variable and 0 links are new on the map\. 1 line was there already/);
    assert.match(page.text, /3There is no name on this line/);
    assert.match((await bring('colour,size\nred,4', 422)).errors.join(), /no column called “Variable”/);
    assert.match((await bring('', 422)).errors.join(), /Paste the table/);
    const uploaded = await dev.upload(await dev.get(`${map}/import`), `${map}/import`, { text: '' }, [
      { field: 'file', name: 'map.csv', content: 'Variable\nHope' },
    ]);
    assert.match(uploaded.text, /1 variable and 0 links/);
  });

  it('come out as they went in, and no cell runs as a formula', async () => {
    await bring('Variable,Definition\n=1+1,"Words, with a comma"');
    const variables = (await dev.request('GET', `${map}/variables-csv`)).body;
    assert.match(variables, /'=1\+1,"Words, with a comma"/);
    const read = readMapTable(variables);
    assert.deepEqual(read.problems, []);
    assert.ok(read.variables.some(({ name, definition }) => name === '=1+1' && definition === 'Words, with a comma'));
    const links = readMapTable((await dev.request('GET', `${map}/links-csv`)).body);
    assert.deepEqual(links.problems, []);
    assert.deepEqual(
      links.links
        .map(({ from, to, direction, delayWords, saidBy }) => [from, to, direction, delayWords, saidBy])
        .sort((a, b) => String(a[0]).localeCompare(String(b[0]))),
      [
        ['Fees', 'Pay gap', 'opposite', null, 'Pat'],
        ['Pay gap', 'Vacancies', 'same', '3 months', null],
      ],
    );
  });

  it('read no table as anything but lines with a number', () => {
    for (const text of [
      '\u0000\u0001',
      '"',
      'From,To,Direction\n"a,b',
      'From\tTo\tSign\n\t\t',
      '{"from":1}',
      `From,To,Sign\n${'x'.repeat(5_000)},b,+`,
    ]) {
      const read = readMapTable(text);
      assert.ok(read.problems.length > 0, JSON.stringify(text.slice(0, 40)));
      assert.ok(read.problems.every(({ line, why }) => line >= 1 && why.length > 0));
      assert.deepEqual([...read.variables, ...read.links], []);
    }
  });
});

describe('a map of 500 variables and 2,000 links', () => {
  let app: TestApp;
  let there: ACase;
  let dev: Visitor;
  let map: string;
  before(async () => {
    app = await openTestApp();
    there = await aCase(app);
    dev = there.dev;
    map = `${there.base}/map`;
  });
  after(() => app.close());

  const timed = async (url: string): Promise<{ took: number; body: string }> => {
    await dev.request('GET', url);
    // This process's own work, not what it waits for on a busy machine; `npm run bench` measures what people wait for.
    const began = process.cpuUsage();
    const answer = await dev.request('GET', url);
    assert.equal(answer.status, 200);
    return { took: process.cpuUsage(began).user / 1000, body: answer.body };
  };

  it('is brought in whole, and laid out where nobody waits for it', async () => {
    const page = await dev.submit(await dev.get(`${map}/import`), `${map}/import`, { text: largeTable() });
    assert.match(page.text, /500 variables and 2,000 links are new/);
    await app.running.dispatcher.idle();
    const variables = await app.look((tx) => variablesOf(tx, there.caseId));
    assert.equal(variables.filter(({ at }) => at).length, 500);
    assert.equal((await app.look((tx) => causalLinksOf(tx, there.caseId))).length, 2_000);
  });

  it('begins with where to look, not with everything', async () => {
    const page = await dev.get(map);
    assert.match(page.text, /too much to see at once: choose a part.*What most links touch/);
    assert.equal(page.document.querySelectorAll('[data-variable]').length, 0);
  });

  it('is shown whole within a second, in less than 2.5 MB', async () => {
    const { took, body } = await timed(`${map}?show=whole`);
    assert.equal(body.match(/data-variable=/g)!.length, 500);
    assert.ok(
      body.match(/data-from="/g)!.length > 1_950,
      'nearly all links are drawn; those between touching boxes are in the table',
    );
    assert.ok(body.length < 2_500_000, `${body.length} bytes`);
    assert.ok(took < 1_000, `it took ${took.toFixed(0)} ms`);
  });

  it('shows a part and its loops within a second and two', async () => {
    const [first] = await app.look((tx) => variablesOf(tx, there.caseId));
    const part = await timed(`${map}?about=${first!.id}&steps=2&way=both`);
    assert.ok(part.took < 1_000, `the part took ${part.took.toFixed(0)} ms`);
    const loops = await timed(`${there.base}/loops`);
    assert.match(loops.body, /The 200 shortest of more than 2000 loops/);
    assert.ok(loops.took < 2_000, `loops took ${loops.took.toFixed(0)} ms`);
  });

  it('takes one more without moving any', async () => {
    const places = async () =>
      new Map((await app.look((tx) => variablesOf(tx, there.caseId))).map(({ name, at }) => [name, at]));
    const beforehand = await places();
    await dev.submit(await dev.get(`${map}/import`), `${map}/import`, {
      text: 'From,To,Sign\nA newcomer,Something that there is more or less of 7,+',
    });
    const afterwards = await places();
    for (const [name, at] of beforehand) assert.deepEqual(afterwards.get(name), at);
    assert.ok(afterwards.get('A newcomer'));
  });
});
