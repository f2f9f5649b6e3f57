import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { comeOnline, forMany, type Held, heldConversation, votesKept } from '#test/support/held-conversation.ts';
import type { Page } from '#test/support/page.ts';
import { withHat } from '#test/support/with-hat.ts';
import { countOf } from '../held/count-store.ts';
import { counting } from '../held/keep-counting.ts';
import { editionsOf } from './edition-store.ts';
import { sheetCode } from './paper.ts';
import { pilesOf } from './pile-store.ts';
import { entriesOf, sheetsOfPile } from './sheet-store.ts';

const statements = ['A hot meal should be there every day', 'People should eat together', 'Volunteers should cook'];

describe('paper in a conversation that many are asked to', () => {
  let app: TestApp;
  let one: ACase;
  let amara: Visitor;
  let third: Visitor;
  let talk: Held;
  let other: Held;
  let paper: string;
  const counted = async () => {
    await counting.untilDone(talk.id);
    return (await app.look((tx) => countOf(tx, talk.id)))!.answer;
  };
  const piles = () => app.look((tx) => pilesOf(tx, talk.id));
  const sheets = (pileId: string) => app.look((tx) => sheetsOfPile(tx, talk.id, pileId));
  const code = (number: number) => sheetCode(talk.id, number);

  /** Begins a pile and gives its address. */
  const pileBy = async (who: Visitor, fields: Record<string, string>, expected = 200, of = talk): Promise<Page> =>
    who.submit(
      await who.get(`${of.base}/paper`),
      `${of.base}/paper/piles`,
      {
        way: 'paper',
        collectedBy: 'Mo at the desk',
        checking: 'two people',
        ...boxes('collectedOn', '2027-03-10'),
        ...fields,
      },
      expected,
    );
  const type = async (
    who: Visitor,
    pile: string,
    turn: 'first' | 'second',
    number: string,
    answer: string,
    more: Record<string, string> = {},
    expected = 200,
  ): Promise<Page> =>
    who.submit(
      await who.get(`${pile}/${turn}`),
      `${pile}/${turn}`,
      { number, answer: answer === '' ? ['', '', ''] : answer.split(','), ...more },
      expected,
    );

  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2027-03-10T10:00:00Z'));
    one = await aCase(app);
    amara = await withHat(app, one, 'Amara Okafor', 'practitioner');
    third = await withHat(app, one, 'Tess Third', 'community');
    const asked = { statements, settings: forMany('2027-03-20') };
    talk = await heldConversation(app, one.dev, one.caseId, {
      ...asked,
      title: 'What should help with meals look like?',
    });
    other = await heldConversation(app, one.dev, one.caseId, { ...asked, title: 'How should we get about?' });
    paper = `${talk.base}/paper`;
  });
  after(async () => {
    await counting.untilDone(talk.id);
    await app.close();
  });

  it('is printed as a sheet that stays as it was, with a number on each copy, in large type, tagged', async () => {
    assert.equal((await one.dev.get(paper)).hasForm(`${paper}/piles`), false, 'no pile before there is a sheet');
    const made = await one.dev.submit(await one.dev.get(paper), `${paper}/sheets`, {
      returnTo: 'The box at Fell library',
      copies: '20',
    });
    assert.match(made.text, /What is kept of you\s*We keep what you say and vote, without your name/);
    assert.match(made.text, /Bring or send this sheet by 20 March 2027 to: The box at Fell library/);
    assert.match(
      made.text,
      /2\. People should eat together\s*Agree\s*Disagree\s*Not sure\s*Does not apply to me\s*It is not clear\s*This matters a lot to me/,
    );
    const pdf = await one.dev.request('GET', made.link('PDF'));
    assert.equal(pdf.bytes.subarray(0, 5).toString(), '%PDF-');
    assert.match(pdf.bytes.toString('latin1'), /\/Marked true/);
    const table = await one.dev.request('GET', made.link('spreadsheet'));
    assert.match(
      table.body,
      new RegExp(`Sheet,Statement 1,Statement 2,Statement 3,Own words,Said by,Day\\r\\n${code(1)},`),
    );
    const [edition] = await app.look((tx) => editionsOf(tx, talk.id));
    assert.deepEqual(
      [edition!.number, edition!.statementIds.length, edition!.firstCopy, edition!.lastCopy],
      [1, 3, 1, 20],
    );
  });

  let pile: string;
  it('counts a sheet as one person once two different people have typed the same, and not before', async () => {
    await comeOnline(app, talk, 1);
    const begun = await pileBy(one.dev, { place: 'Fell library', handedIn: '4' });
    pile = begun.url;
    assert.match(begun.text, /4 sheets are not typed yet/);
    const first = await type(one.dev, pile, 'first', code(1), '1+,2,', { said: 'Soup on Sundays' });
    assert.match(first.document.body!.textContent!, /is typed once/);
    assert.equal((await counted()).participants, 1);
    await type(amara, pile, 'second', code(1), '1+,2,0', { said: 'soup on  Sundays.' });
    const now = await counted();
    assert.equal(now.participants, 2);
    assert.deepEqual(
      now.statements.slice(0, 3).map(({ agree, disagree, pass }) => [agree, disagree, pass]),
      [
        [2, 0, 0],
        [1, 1, 0],
        [1, 0, 0],
      ],
    );
    assert.deepEqual(
      (await votesKept(app, talk.id)).filter(({ way }) => way === 'paper'),
      [
        { way: 'paper', number: 1, value: 1, reason: 0, important: true, out: false },
        { way: 'paper', number: 2, value: -1, reason: 0, important: false, out: false },
      ],
    );
  });

  it('puts their own words into the queue, as a neighbour’s', async () => {
    const queue = await one.dev.get(`${talk.base}/moderation`);
    assert.match(queue.text, /1 statement waits.*Soup on Sundays \(Somebody who lives here\)/);
  });

  it('does not let the same person type a sheet twice', async () => {
    await type(one.dev, pile, 'first', code(2), '1,1,1');
    const again = await type(one.dev, pile, 'second', code(2), '1,1,1', {}, 422);
    assert.match(again.errors[0]!, /You typed sheet 2-\d\d the first time\. Somebody else types it the second time/);
    assert.equal((await counted()).participants, 2);
  });

  it('shows nobody what was typed first before the second has typed: not on the sheet, the pile, the form or the slip', async () => {
    await type(one.dev, pile, 'first', code(3), '4,4,4', { said: 'Nobody may read this yet' });
    const [, , sheet] = await sheets(pile.split('/').at(-1)!);
    for (const path of [`${paper}/typed/${sheet!.id}`, pile, `${pile}/second`, paper, talk.publicPath])
      for (const who of [amara, one.dev]) {
        const { body } = await who.request('GET', path);
        assert.doesNotMatch(body, /Nobody may read this yet/, path);
      }
    const own = await amara.get(`${paper}/typed/${sheet!.id}`);
    assert.match(own.text, /It is typed once/);
    assert.doesNotMatch(own.text, /Does not apply/);
    const slip = await type(amara, pile, 'second', code(3), '4,9,4', {}, 422);
    assert.match(slip.errors[0]!, /Statement 2: “9” is none of the keys/);
    assert.equal(slip.document.querySelector('#answer-1')!.getAttribute('value'), '4', 'what was typed is there again');
    assert.doesNotMatch(slip.answer.body, /Nobody may read this yet/);
  });

  it('refuses a number twice, of another conversation, or mistyped, and says what to do', async () => {
    for (const [number, says] of [
      [code(2), /is typed once already\. If you are the second person, use “Type a second time”/],
      [code(1), /is in this pile already\. .*do not type this sheet/],
      [sheetCode(other.id, 5), /is no sheet of this conversation\. .*belongs to another conversation/],
      ['17', /is no sheet of this conversation/],
      [code(777), /No sheet was printed with the number 777-\d\d\. Leave it empty/],
    ] as const) {
      const before = await app.fingerprint();
      const refused = await type(amara, pile, 'first', number, '1,1,1', {}, 422);
      assert.match(refused.errors[0]!, says);
      assert.deepEqual(await app.fingerprint(), before);
    }
  });

  it('answers 404 to a pile, an edition or a sheet of another conversation', async () => {
    await one.dev.submit(await one.dev.get(`${other.base}/paper`), `${other.base}/paper/sheets`, {
      returnTo: 'The office',
      copies: '0',
    });
    const theirs = (await pileBy(one.dev, { place: 'Office' }, 200, other)).url.split('/').at(-1)!;
    const [edition] = await app.look((tx) => editionsOf(tx, other.id));
    const [mine] = await sheets(pile.split('/').at(-1)!);
    for (const path of [
      `${paper}/piles/${theirs}`,
      `${paper}/piles/${theirs}/first`,
      `${paper}/sheets/${edition!.id}`,
      `${other.base}/paper/typed/${mine!.id}`,
    ])
      await one.dev.get(path, 404);
    const form = await amara.get(`${pile}/first`);
    form.document.querySelector('input[name=edition]')!.setAttribute('value', edition!.id);
    await amara.submit(form, `${pile}/first`, { number: '', answer: ['1', '1', '1'] }, 404);
    for (const path of [paper, pile, `${pile}/first`]) {
      await (await app.person('Sal Stranger', 'Elsewhere Council')).get(path, 404);
      assert.match((await app.guest().get(path)).h1, /Sign in/);
    }
  });

  it('keeps a form that is sent twice once', async () => {
    const form = await amara.get(`${pile}/first`);
    const answer = { number: code(4), answer: ['1', '', ''] };
    await amara.submit(form, `${pile}/first`, answer);
    const before = await app.fingerprint();
    await amara.submit(form, `${pile}/first`, answer);
    assert.deepEqual(await app.fingerprint(), before);
  });

  const sheetOf = async (number: number) =>
    (await sheets(pile.split('/').at(-1)!)).find((sheet) => sheet.number === number)!;

  it('puts side by side what two read differently, and a third person decides what the paper says', async () => {
    const differs = await type(amara, pile, 'second', code(3), '4,1,4', { said: 'Nobody may read this yet' });
    assert.match(differs.document.body!.textContent!, /was read differently by the two of you/);
    const { id } = await sheetOf(3);
    const page = await third.get((await third.get(paper)).link(`Sheet ${code(3)}: look at the paper again`));
    assert.match(page.text, /2\. People should eat together \(read differently\)Does not apply to me\s*Agree/);
    assert.equal(page.document.querySelectorAll('input[name=answer]').length, 1);
    const empty = await third.submit(page, `${page.url}/decision`, { answer: '' }, 422);
    assert.match(empty.errors[0]!, /or 0 where nothing is ticked/);
    const early = await amara.get(`${paper}/typed/${id}`);
    const decided = await third.submit(page, `${page.url}/decision`, { answer: '2', because: 'The tick is clear' });
    assert.match(decided.text, /It counts\./);
    assert.equal((await counted()).participants, 3);
    const entries = await app.look((tx) => entriesOf(tx, id));
    assert.deepEqual(
      entries.map(({ turn }) => turn),
      ['first', 'second', 'decided'],
    );
    assert.deepEqual(
      entries.map(({ marks }) => marks[1]!.vote),
      ['does not apply', 'agree', 'disagree'],
    );
    await amara.submit(early, `${early.url}/decision`, { answer: '1' }, 409);
    assert.equal((await votesKept(app, talk.id)).filter(({ number, value }) => number === 2 && value === -1).length, 2);
  });

  it('lets one of the two decide only with the other', async () => {
    await type(one.dev, pile, 'second', code(4), '2,,');
    const { id } = await sheetOf(4);
    const at = `${paper}/typed/${id}`;
    const proposed = await one.dev.submit(await one.dev.get(at), `${at}/decision`, { answer: '2' });
    assert.match(proposed.text, /You have proposed what the paper says/);
    assert.equal(proposed.hasForm(`${at}/agreement`), false);
    assert.equal((await counted()).participants, 3);
    const forged = await one.dev.get(at);
    forged.document.querySelector(`form[action="${at}/decision"]`)!.setAttribute('action', `${at}/agreement`);
    for (const name of ['answer', 'because']) forged.document.querySelector(`input[name=${name}]`)!.remove();
    await one.dev.submit(forged, `${at}/agreement`, {}, 403);
    const agreed = await amara.submit(await amara.get(at), `${at}/agreement`, {});
    assert.match(agreed.text, /It counts\./);
    assert.equal((await counted()).participants, 4);
  });

  it('sets aside what nobody can read, with the reason, and takes it up again', async () => {
    const set = await amara.submit(await amara.get(pile), `${pile}/aside`, { number: code(2), because: 'Wet through' });
    assert.match(set.text, /4 typed or set aside: 3 counted, 0 typed once, 0 read differently, 1 set aside, 0 late/);
    const at = `${paper}/typed/${(await sheetOf(2)).id}`;
    const again = await amara.submit(await amara.get(at), `${at}/again`, {});
    assert.match(again.text, /It is typed once/);
    const refused = await amara.submit(
      await amara.get(pile),
      `${pile}/aside`,
      { number: code(1), because: 'Changed my mind' },
      422,
    );
    assert.match(refused.errors[0]!, /counted already/);
  });

  it('keeps sheets of an older edition apart from those of a newer one', async () => {
    await one.dev.submit(await one.dev.get(talk.base), `${talk.base}/statements`, {
      statements: 'Meals should be free',
      as: 'officer',
    });
    await one.dev.submit(await one.dev.get(paper), `${paper}/sheets`, { returnTo: 'The box', copies: '0' });
    const form = await amara.get(`${pile}/first`);
    assert.equal(form.document.querySelectorAll('input[name=answer]').length, 4);
    const wrong = await amara.submit(form, `${pile}/first`, { number: code(5), answer: ['1', '1', '1', '1'] }, 422);
    assert.match(wrong.errors[0]!, /Sheet 5-\d\d is of another edition than 2/);
    const old = await amara.get(form.link('Edition 1 instead'));
    await amara.submit(old, `${pile}/first`, { number: code(5), answer: ['1', '1', '1'] });
    const given = await amara.submit(await amara.get(`${pile}/first`), `${pile}/first`, {
      number: '',
      answer: ['1', '1', '1', '1'],
    });
    assert.match(
      given.document.body!.textContent!,
      new RegExp(`Sheet ${code(21)} is typed once\\. Write this number on the paper`),
    );
  });

  it('takes a table from a spreadsheet as one of the two times, and says by line what it could not read', async () => {
    const file = (content: string) => [{ field: 'file', name: 'booth.csv', content }];
    const heads = 'Sheet,Statement 1,Statement 2,Statement 3,Statement 4,Own words\n';
    const rows = `${heads}${code(5)},1,1,1,,\n${code(6)},2,2,2,,Hot soup|Cold soup\n${code(7)},9,,,,\n${code(8)},1,,,3,\n,1,1,1,,\n`;
    const read = await one.dev.upload(await one.dev.get(pile), `${pile}/file`, {}, file(rows));
    assert.match(read.text, /booth\.csv: 1 sheet counts, 1 is typed once/);
    assert.match(read.text, /4\s*Statement 1: “9” is none of 1 to 5/);
    assert.match(read.text, /5\s*Statement 4 is not on sheet 8-\d\d, which is of edition 1/);
    assert.match(read.text, /6\s*It has no sheet number/);
    await counted();
    const before = await app.fingerprint();
    const again = await one.dev.upload(await one.dev.get(pile), `${pile}/file`, {}, file(rows));
    assert.match(again.text, /2 sheets you had typed before: nothing was changed/);
    const { audit_entries: _, ...kept } = await app.fingerprint();
    const { audit_entries: __, ...had } = before;
    assert.deepEqual(kept, had);
    const broken = await one.dev.upload(
      await one.dev.get(pile),
      `${pile}/file`,
      {},
      file('colour,smell\nred,sweet\n'),
      422,
    );
    assert.match(broken.errors[0]!, /no column “Sheet”.*Nothing was kept/);
    const old = await amara.get((await amara.get(`${pile}/second`)).link('Edition 1 instead'));
    await amara.submit(old, `${pile}/second`, {
      number: code(6),
      answer: ['2', '2', '2'],
      said: 'Hot soup\nCold soup',
    });
    assert.equal((await counted()).participants, 6);
  });

  it('says how many took part on paper only from ten on, and never lets it be found by subtraction', async () => {
    const page = await app.guest().get(talk.publicPath);
    assert.match(page.text, /Some took part on paper.*How many is told once there are 10/);
    await comeOnline(app, talk, 9);
    // Told once ten more have come, who are not told of yet.
    await comeOnline(app, talk, 10);
    const merged = await app.guest().get(talk.publicPath);
    assert.match(merged.text, /15 people online or on paper\. Each counts as one/);
    assert.doesNotMatch(merged.text, /WherePlace/);
    const file = JSON.parse((await app.guest().request('GET', `${talk.publicPath}/file?as=json`)).body);
    assert.deepEqual(file.tookPart.ways, [{ names: ['online', 'on paper'], people: 15 }]);
  });

  it('takes a whole pile out: its votes leave every sum, the log says why, and nobody comes back in by the side door', async () => {
    const before = await counted();
    assert.equal(before.participants, 25);
    const late = await amara.get((await amara.get(`${pile}/first`)).link('Edition 1 instead'));
    await amara.submit(await amara.get(pile), `${pile}/withdrawal`, { because: '' }, 422);
    const out = await amara.submit(await amara.get(pile), `${pile}/withdrawal`, { because: 'Typed in twice' });
    assert.match(out.text, /Taken out on 10 March 2027: Typed in twice/);
    assert.match(
      out.text,
      /7 typed or set aside: 0 counted, 2 typed once, 0 read differently, 0 set aside, 0 late, 5 taken out/,
    );
    const now = await counted();
    assert.equal(now.participants, 20);
    assert.deepEqual(
      now.statements.slice(0, 3).map(({ agree, disagree, pass }) => [agree, disagree, pass]),
      [
        [20, 0, 0],
        [20, 0, 0],
        [20, 0, 0],
      ],
    );
    assert.match((await app.guest().get(talk.publicPath)).text, /Pile out\s*Pile 1, Fell library: Typed in twice/);
    const { rows } = await app.look((tx) =>
      sql<{
        number: number;
      }>`select number from conversation_people where conversation_id = ${talk.id} and way = 'paper' order by number limit 1`.execute(
        tx,
      ),
    );
    const back = await one.dev.submit(
      await one.dev.get(`${talk.base}/moderation`),
      `${talk.base}/people`,
      { number: String(rows[0]!.number), what: 'in', because: 'Let them in' },
      422,
    );
    assert.match(back.errors[0]!, /came with a pile that was taken out/);
    assert.match((await one.dev.get(`${talk.base}/moderation`)).text, /Nothing waits/);
    await amara.submit(late, `${pile}/first`, { number: code(9), answer: ['1', '1', '1'] }, 409);
    assert.equal((await amara.get(pile)).hasLink('Type sheets'), false);
  });

  it('lets the sheets of a pile that was taken out be typed into another', async () => {
    const { url } = await pileBy(one.dev, { place: 'Fell library, again' });
    const at = async (who: Visitor, turn: string) =>
      who.get((await who.get(`${url}/${turn}`)).link('Edition 1 instead'));
    await one.dev.submit(await at(one.dev, 'first'), `${url}/first`, { number: code(1), answer: ['1', '2', ''] });
    await amara.submit(await at(amara, 'second'), `${url}/second`, { number: code(1), answer: ['1', '2', ''] });
    assert.equal((await counted()).participants, 21);
    assert.equal((await piles()).length, 2);
  });
});
