import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { type Held, heldConversation, type Taker } from '#test/support/held-conversation.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { questionsOf } from './about-store.ts';
import { answerAbout } from './answer-about.ts';
import { aboutOf, forgetAbout, keepAbout } from './keep-about.ts';

const population = `How old are you?
Under 25: 4,100
25 to 64: 9,800
65 and over: 3,900
Source: Census 2021

Where do you live?
Fell ward: 2,000
Elsewhere: 15,800
Source: Census 2021`;

const none = { answer0: '2', answer1: null, answer2: null, answer3: null, answer4: null, answer5: null };

describe('who is missing from a conversation', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let talk: Held;
  let people: Taker[];
  const about = (one: Taker) => `${one.path}/about`;
  const signer = () => app.running.services.signer;
  const kept = async ({ voter }: Taker) =>
    (await app.look((tx) => aboutOf(tx, signer(), { conversationId: talk.id, personId: voter.id }))).map(
      ({ question, part }) => [question.place, part],
    );

  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel', 'Thornmere Council');
    caseId = await caseBy(app, dev);
    talk = await heldConversation(app, dev, caseId, {
      title: 'Meals',
      statements: ['Hot meals', 'Clubs'],
      settings: { population },
    });
    people = [];
    for (let at = 0; at < 120; at += 1) people.push(await talk.join());
  });
  after(async () => {
    await talk.count();
    await app.close();
  });

  it('can be seen only if it is asked: the questions are settled beforehand and stay once it is open', async () => {
    const settings = await dev.get(`${talk.base}/settings`);
    assert.equal(settings.document.querySelector('textarea[name=population]')!.textContent!.trim(), population);
    await dev.submit(settings, settings.url, {
      ...{ size: 'small', moderated: 'after', agreeAtLeast: '70', objectAtMost: '15', seenAtLeast: '5' },
      ...{ notice: 'x', population: 'Do you own a car?\nYes: 1\nNo: 2\nSource: 2026' },
    });
    const asked = await app.look((tx) => questionsOf(tx, talk.id));
    assert.deepEqual(
      asked.map(({ asks, source }) => [asks, source]),
      [
        ['How old are you?', 'Census 2021'],
        ['Where do you live?', 'Census 2021'],
      ],
    );
    const draft = await dev.get(`/cases/${caseId}/conversations/new`);
    const begun = await dev.submit(draft, draft.url, { title: 'Another', about: '', size: 'small' });
    const page = await dev.get(`${new URL(begun.url, 'http://x').pathname}/settings`);
    const wrong = { size: 'small', moderated: 'after', agreeAtLeast: '70', objectAtMost: '15', seenAtLeast: '5' };
    const back = await dev.submit(page, page.url, { ...wrong, population: 'How old?\nYoung: 1\nOld: 2' }, 422);
    assert.match(back.text, /Say whose numbers stand under “How old\?”/);
  });

  it('is asked on a page of its own, which first says why, and who sees the answers', async () => {
    const guest = app.guest();
    const own = await guest.get(people[0]!.path);
    assert.match(own.text, /About you: help to show who is missing \(optional\)/);
    const page = await guest.get(about(people[0]!));
    assert.ok(page.text.indexOf('Why you are asked') < page.text.indexOf('How old are you?'));
    assert.ok(page.text.indexOf('Who sees your answers') < page.text.indexOf('How old are you?'));
    assert.match(page.text, /only where 10 or more did/);
    assert.equal(page.document.querySelectorAll('input[type=radio]').length, 4 + 3);
    assert.equal(page.document.querySelectorAll('input[type=radio][checked]').length, 0);
  });

  it('takes an answer, “prefer not to say” or nothing; it can be read, changed and deleted by its own link', async () => {
    const guest = app.guest();
    const [one] = people as [Taker];
    const answer = async (fields: Record<string, string>, status?: number) =>
      guest.submit(await guest.get(about(one)), about(one), fields, status);
    const sent = await answer({ answer0: '0', answer1: 'not' });
    assert.match(sent.text, /Kept, apart from your votes/);
    assert.deepEqual(await kept(one), [
      [0, 0],
      [1, null],
    ]);
    const page = await guest.get(about(one));
    const checked = [...page.document.querySelectorAll('input[type=radio][checked]')];
    assert.deepEqual(
      checked.map((box) => `${box.getAttribute('name')} ${box.getAttribute('value')}`),
      ['answer0 0', 'answer1 not'],
    );
    await answer({ answer0: '2', answer1: '' });
    assert.deepEqual(await kept(one), [[0, 2]], 'what is left out is gone');
    for (const wrong of ['3', '-1', 'x', '99']) {
      const back = await answer({ answer0: wrong }, 422);
      assert.match(back.text, /Choose an answer from the list, or none/);
    }
    const own = { conversationId: talk.id, personId: one.voter.id, takes: true };
    await app.act(null, (act) => answerAbout(act, signer(), own, { ...none, answer0: null, answer5: '1' }));
    assert.deepEqual(await kept(one), [], 'nobody asked that');
    await answer({ answer0: '1', answer1: '0' });
    const other = await guest.get(about(people[1]!));
    assert.equal(other.document.querySelectorAll('input[type=radio][checked]').length, 0);
    const gone = await guest.submit(await guest.get(about(one)), `${about(one)}/deletion`, {});
    assert.match(gone.text, /What you said about yourself is deleted/);
    assert.deepEqual(await kept(one), []);
    await guest.get('/public/taking-part/nothing/about', 410);
  });

  it('stands before any result, in numbers and in words, once that tells of nobody', async () => {
    const [meals] = await talk.statements();
    // 20 under 25, 74 from 25 to 64, none over; 26 do not say. All live elsewhere but five.
    for (const [at, one] of people.entries()) {
      await talk.vote(one, meals!.id, 'agree');
      const said = new Map<number, number | null>(at < 94 ? [[0, at < 20 ? 0 : 1]] : [[0, null]]);
      said.set(1, at < 5 ? 0 : 1);
      await app.act(null, ({ tx }) =>
        keepAbout(tx, signer(), { conversationId: talk.id, personId: one.voter.id, said }),
      );
    }
    await talk.count();
    const open = await app.guest().get(talk.publicPath);
    assert.match(open.text, /How many of each took part is not told yet/);
    await talk.close();
    for (const page of [await app.guest().get(talk.publicPath), await dev.get(talk.base)]) {
      assert.ok(
        page.text.indexOf('who is missing') < page.text.indexOf('120 people took part. There are'),
        'before any result',
      );
      assert.match(
        page.text,
        /Missing, as far as can be told: 65 and over: of 100 people who live here, 22; of 100 who took part and said so, at most 17/,
      );
      assert.match(page.text, /120 people took part, as counted on .*? 26 of them did not say/);
      const rows = [...page.document.querySelectorAll('table')][0]!.querySelectorAll('tbody tr');
      const told = [...rows].map((row) => [...row.children].map((cell) => cell.textContent!.trim()));
      // Nobody over 65: too small to show. Those under 25 are kept back beside them: they are the fewest who live here.
      assert.deepEqual(told[0]!.slice(0, 4), ['Under 25', '4,100', '23', 'not shown']);
      assert.deepEqual(told[1]!.slice(0, 4), ['25 to 64', '9,800', '55', '74']);
      assert.deepEqual(told[2]!.slice(0, 4), ['65 and over', '3,900', '22', 'fewer than 10']);
      assert.equal(told[2]!.at(-1), 'Clearly fewer took part');
    }
  });

  it('is changed by nobody after it is closed, but everybody can still delete what they said', async () => {
    const guest = app.guest();
    const [, one] = people as [Taker, Taker];
    const page = await guest.get(about(one));
    assert.match(page.text, /Answers cannot be changed any more/);
    assert.ok(!page.hasForm(about(one)));
    await assert.rejects(
      app.act(null, (act) =>
        answerAbout(act, signer(), { conversationId: talk.id, personId: one.voter.id, takes: false }, none),
      ),
      { code: 'wrong-state' },
    );
    await guest.submit(page, `${about(one)}/deletion`, {});
    assert.deepEqual(await kept(one), []);
  });

  it('can be forgotten for somebody by who takes their data away', async () => {
    const [, , one] = people as [Taker, Taker, Taker];
    assert.equal((await kept(one)).length, 2);
    assert.equal(await app.act(null, ({ tx }) => forgetAbout(tx, signer(), one.voter.id)), 2);
    assert.deepEqual(await kept(one), []);
  });

  it('is said not to be known where nobody was asked', async () => {
    const plain = await heldConversation(app, dev, caseId, {
      title: 'Plain',
      statements: ['Hot meals'],
      settings: { population: 'Under 25: 4,100\n25 and over: 13,700' },
    });
    const page = await app.guest().get(plain.publicPath);
    assert.match(page.text, /Nobody was asked who they are, so it is not known who of these is missing/);
    const one = await plain.join();
    await app.guest().get(`${one.path}/about`, 404);
    assert.doesNotMatch((await app.guest().get(one.path)).text, /About you/);
  });
});
