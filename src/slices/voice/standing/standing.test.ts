import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { type Held, heldConversation } from '#test/support/held-conversation.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { about, barsOf, drawPicture } from './draw-picture.ts';

describe('the picture of a conversation', () => {
  let app: TestApp;
  let held: Held;
  let pages: string[];
  before(async () => {
    app = await openTestApp();
    const dev = await app.person('Dev Patel', 'Thornmere Council');
    const statements = Array.from({ length: 8 }, (_, at) => `Statement that divides, number ${at + 1}`);
    held = await heldConversation(app, dev, await caseBy(app, dev), { statements });
    pages = (await held.crowd(24, (one, statement) => (one < 16 === (statement % 2 === 1) ? 'agree' : 'disagree'))).map(
      ({ path }) => path,
    );
    await held.close();
  });
  after(() => app.close());
  const circles = (page: { document: Document }) => [...page.document.querySelectorAll('.cw-opinion__mark')];

  it('is folded after words and table, with a title, a description and the same as a table', async () => {
    const page = await app.guest().get(held.publicPath);
    const picture = page.document.querySelector('.cw-opinion__picture')!;
    assert.equal(picture.closest('details')!.hasAttribute('open'), false);
    assert.equal(picture.getAttribute('role'), 'img');
    assert.match(picture.querySelector('title')!.textContent!, /Who votes alike/);
    assert.match(picture.querySelector('desc')!.textContent!, /2 circles/);
    assert.match(page.text, /The same as a table.*Group 2\s*5 to 9\s.*Group 1\s*10 to 19/s);
    const body = page.answer.body;
    assert.ok(body.indexOf('Every statement, what all agree with first') < body.indexOf('cw-opinion__picture'));
  });

  it('has no circle for fewer than five, and no number that tells of one', async () => {
    const page = await app.guest().get(held.publicPath);
    assert.equal(circles(page).length, 2);
    assert.deepEqual([about(5), about(9), about(10), about(700)], ['5 to 9', '5 to 9', '10 to 19', '200 or more']);
  });

  it('marks somebody’s group on their own page alone, and never where in it they are', async () => {
    const [mine, other] = [await app.guest().get(`${pages[0]}/picture`), await app.guest().get(`${pages[20]}/picture`)];
    assert.match(mine.text, /You are in group 1/);
    assert.match(other.text, /You are in group 2/);
    for (const page of [mine, other]) assert.equal(page.document.querySelectorAll('.cw-opinion__mark--own').length, 1);
    const neighbour = await app.guest().get(`${pages[1]}/picture`);
    const drawn = (page: typeof mine) => page.document.querySelector('svg.cw-opinion__picture')!.innerHTML;
    assert.equal(drawn(neighbour), drawn(mine));
    assert.equal(
      (await app.guest().get(held.publicPath)).document.querySelectorAll('.cw-opinion__mark--own').length,
      0,
    );
    assert.ok((await app.guest().get(pages[0]!)).hasLink('See it as a picture'));
  });

  it('shows what divides groups as bars, with the same as a table', async () => {
    const page = await app.guest().get(held.publicPath);
    assert.match(page.text, /The bars as a table/);
    assert.match(
      page.document.querySelector('.cw-opinion__bars desc')!.textContent!,
      /Group 1: \d+% agree, \d+% disagree/,
    );
  });
});

describe('what is drawn', () => {
  const picture = { columns: 9, rows: 9, cells: [{ column: 0, row: 8, group: 0, people: 40 }], notDrawn: [3] };

  it('has no number of a group where there are no clear groups, and marks none', () => {
    const { marks, rows, hasOwn } = drawPicture(picture, false, 0);
    assert.deepEqual([marks[0]!.label, marks[0]!.own, rows[0]!.group, hasOwn], ['', false, null, false]);
  });

  it('keeps groups that meet in a cell apart, and all inside the frame', () => {
    const cells = [0, 1, 2].map((group) => ({ column: 8, row: 8, group, people: 300 }));
    const { marks, width, height } = drawPicture({ ...picture, cells, notDrawn: [0, 0, 0] }, true, null);
    assert.equal(new Set(marks.map(({ x }) => x)).size, 3);
    for (const { x, y } of marks) assert.ok(x > 0 && x < width && y > 0 && y < height);
  });

  it('tells no bar of a group in which fewer than five have seen a statement', () => {
    const [{ bars }] = barsOf(
      [
        {
          words: 'x',
          groups: [
            { agree: 3, disagree: 1, seen: 4 },
            { agree: 5, disagree: 5, seen: 10 },
          ],
        },
      ],
      5,
    ) as [ReturnType<typeof barsOf>[number]];
    assert.deepEqual(bars, [
      { group: 1, agree: null, disagree: null },
      { group: 2, agree: 50, disagree: 50 },
    ]);
  });
});
