import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { forMany, type Held, heldConversation, votesKept } from '#test/support/held-conversation.ts';
import { withHat } from '#test/support/with-hat.ts';
import { countOf } from '../held/count-store.ts';
import { counting } from '../held/keep-counting.ts';
import { sheetCode } from './paper.ts';

describe('a few people, by phone, and in a room', () => {
  let app: TestApp;
  let one: ACase;
  let amara: Visitor;
  let talk: Held;
  let paper: string;
  const counted = async () => {
    await counting.untilDone(talk.id);
    return (await app.look((tx) => countOf(tx, talk.id)))!.answer;
  };
  const pileBy = (fields: Record<string, string>, expected = 200) =>
    one.dev
      .get(paper)
      .then((page) =>
        one.dev.submit(
          page,
          `${paper}/piles`,
          { collectedBy: 'Mo', ...boxes('collectedOn', '2027-03-10'), ...fields },
          expected,
        ),
      );
  const kept = async () => (await votesKept(app, talk.id)).map(({ number, value, reason }) => [number, value, reason]);

  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2027-03-10T10:00:00Z'));
    one = await aCase(app);
    amara = await withHat(app, one, 'Amara Okafor', 'practitioner');
    talk = await heldConversation(app, one.dev, one.caseId, {
      title: 'What about the lunch club?',
      statements: ['It should be on Sundays', 'It should be free'],
      settings: { ...forMany('2027-03-20'), size: 'small' },
    });
    paper = `${talk.base}/paper`;
    await one.dev.submit(await one.dev.get(paper), `${paper}/sheets`, { returnTo: 'The club', copies: '3' });
  });
  after(async () => {
    await counting.untilDone(talk.id);
    await app.close();
  });

  it('lets a small group be typed by one person, with a reason that stands beside the results', async () => {
    const without = await pileBy({ way: 'meeting', place: 'The club', checking: 'one person' }, 422);
    assert.match(without.errors[0]!, /Say why nobody checks it/);
    const { url } = await pileBy({
      way: 'meeting',
      place: 'The club',
      checking: 'one person',
      checkingNote: 'One of us has a computer',
    });
    await one.dev.submit(await one.dev.get(`${url}/first`), `${url}/first`, {
      number: sheetCode(talk.id, 1),
      answer: ['1', '3'],
    });
    assert.equal((await counted()).participants, 1);
    assert.match(
      (await app.guest().get(talk.publicPath)).text,
      /Sheets from The club were typed in by one person, and nobody checked that: One of us has a computer/,
    );
  });

  let sheet: string;
  let figures: string;
  it('writes down what somebody says by phone once it was read back, and gives figures to say', async () => {
    const { url } = await pileBy({ way: 'phone', place: 'The council’s line', checking: 'read back' });
    const form = await one.dev.get(`${url}/first`);
    const unread = await one.dev.submit(form, `${url}/first`, { answer: ['2', '4'] }, 422);
    assert.match(unread.errors[0]!, /Read it back to them/);
    const page = await one.dev.submit(unread, `${url}/first`, { answer: ['2', '4'], readBack: 'yes' });
    sheet = page.url;
    figures = /put it right: (\d{4} \d{4})/.exec(page.text)![1]!;
    assert.match(page.text, /It counts\./);
    assert.deepEqual((await kept()).slice(2), [
      [1, -1, 0],
      [2, 0, 2],
    ]);
    assert.match(
      (await app.guest().get(talk.publicPath)).text,
      /paper, in a meeting or by phone\. How many is told once there are 10/,
    );
  });

  it('puts right what they say when they ring again, keeps what it was before, and only for those who know the figures', async () => {
    const wrong = await amara.submit(await amara.get(paper), `${paper}/references`, { reference: '0000 0000' }, 422);
    assert.match(wrong.errors[0]!, /Nothing is kept under these figures/);
    const found = await amara.submit(await amara.get(paper), `${paper}/references`, { reference: figures });
    assert.equal(found.url, sheet);
    assert.equal(found.document.querySelector('#answer-1')!.getAttribute('value'), '2');
    const right = { answer: ['1+', '0'], because: 'Heard “not” where they said “now”; rang at ten', readBack: 'yes' };
    const slip = await amara.submit(found, `${sheet}/correction`, { ...right, readBack: undefined }, 422);
    assert.match(slip.errors[0]!, /Read it back/);
    const page = await amara.submit(slip, `${sheet}/correction`, right);
    assert.match(page.text, /Put right by phone/);
    assert.match(page.text, /Disagree\s*Agree, matters a lot/);
    assert.deepEqual((await kept()).slice(2), [[1, 1, 0]]);
    assert.equal((await counted()).participants, 2);
    const audited = await app.look((tx) =>
      sql`select 1 from audit_entries where action = 'paper.corrected'`.execute(tx),
    );
    assert.equal(audited.rows.length, 1);
  });

  it('sends a letter with what was written down, and deletes name, address and words once it is printed', async () => {
    const waits = await one.dev.submit(await one.dev.get(sheet), `${sheet}/letter`, {
      recipient: 'Mrs Iris Hale',
      address: '3 Fell Row',
    });
    assert.doesNotMatch(waits.text, /Iris Hale/);
    const before = await one.dev.get(waits.link('1 letter waits to be printed'));
    assert.doesNotMatch(before.text, /Iris Hale/);
    const letter = await one.dev.submit(before, `${talk.base}/letters/taking`, {});
    assert.match(letter.text, /1\. It should be on Sundays\s*You said: Agree, matters a lot/);
    assert.match(letter.text, new RegExp(`ring us by 20 March 2027 and say these figures: ${figures}`));
    await one.dev.submit(letter, `${talk.base}/letters`, {});
    const { rows } = await app.look((tx) =>
      sql<{
        whole: string;
      }>`select recipient || coalesce(address, '') || body as whole from messages where channel = 'letter'`.execute(tx),
    );
    assert.deepEqual(rows, [{ whole: '' }]);
    assert.match((await one.dev.get(`${talk.base}/letters`)).text, /No letter waits/);
  });

  it('keeps hands that were counted in a room beside the votes and never among them', async () => {
    const at = `${paper}/hands`;
    const before = await kept();
    const form = await one.dev.get(at);
    const room = { place: 'Village hall', people: '30', ...boxes('heldOn', '2027-03-09') };
    const none = { agree: ['', ''], disagree: ['', ''], unsure: ['', ''] };
    for (const [fields, says] of [
      [none, /hands for at least one statement/],
      [{ ...none, agree: ['20', ''], disagree: ['12', ''] }, /32 hands are more than the 30 people in the room/],
      [{ ...none, agree: ['lots', ''] }, /enter whole numbers/],
    ] as const) {
      const refused = await one.dev.submit(await one.dev.get(at), at, { ...room, ...fields } as never, 422);
      assert.match(refused.errors[0]!, says);
    }
    await one.dev.submit(form, at, { ...room, agree: ['20', ''], disagree: ['3', ''], unsure: ['7', ''] });
    await one.dev.submit(await one.dev.get(at), at, {
      ...room,
      place: 'A kitchen',
      people: '6',
      agree: ['6', ''],
      disagree: ['', ''],
      unsure: ['', ''],
    });
    assert.deepEqual(await kept(), before);
    assert.equal((await counted()).participants, 2);
    const page = await app.guest().get(talk.publicPath);
    assert.match(page.text, /Village hall, 9 March 2027: 30 people in the room.*It should be on Sundays\s*20\s*3\s*7/);
    assert.match(
      page.text,
      /A kitchen, 9 March 2027: fewer than 10 people were in the room, so their hands are not told/,
    );
    const { handsCounted } = JSON.parse((await app.guest().request('GET', `${talk.publicPath}/file?as=json`)).body);
    assert.deepEqual(
      handsCounted.map(({ people, counts }: { people: number; counts: unknown[] }) => [people, counts.length]),
      [
        [30, 1],
        [null, 0],
      ],
    );
    const here = await one.dev.get(paper);
    const back = [...here.document.querySelectorAll('form')]
      .map((one) => one.getAttribute('action')!)
      .find((action) => action.endsWith('/withdrawal'))!;
    const gone = await one.dev.submit(here, back, { because: 'It was another meeting' });
    assert.match(gone.text, /Taken back: It was another meeting/);
    assert.doesNotMatch((await app.guest().get(talk.publicPath)).text, /Village hall/);
  });

  it('is counted once where two type the second time at the same moment', async () => {
    const tess = await withHat(app, one, 'Tess Third', 'community');
    const { url } = await pileBy({ way: 'paper', place: 'The shop', checking: 'two people' });
    const typed = { number: sheetCode(talk.id, 2), answer: ['1', '1'] };
    await one.dev.submit(await one.dev.get(`${url}/first`), `${url}/first`, typed);
    const people = await Promise.all([amara, tess].map(async (who) => ({ who, form: await who.get(`${url}/second`) })));
    const send = (who: Visitor, form: Awaited<ReturnType<Visitor['get']>>) =>
      who.request('POST', `${url}/second`, {
        payload: form.form(`${url}/second`, typed).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' },
      });
    const answers = await Promise.all(people.map(({ who, form }) => send(who, form)));
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [303, 422]);
    assert.equal((await counted()).participants, 3);
  });

  it('takes no correction once it is closed', async () => {
    const form = await amara.get(sheet);
    await one.dev.submit(await one.dev.get(talk.base), `${talk.base}/close`, {});
    await amara.submit(form, `${sheet}/correction`, { answer: ['1', '1'], because: 'Late', readBack: 'yes' }, 409);
    assert.equal((await amara.get(sheet)).hasForm(`${sheet}/correction`), false);
  });
});
