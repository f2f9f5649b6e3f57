import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { subjectOfLink } from '#platform/accounts/signed-links.ts';
import { stopBackground } from '#platform/workers/background.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { caseBy } from '#test/support/thornmere.ts';
import { conversationsById } from '../conversation-store.ts';
import { type Count, countOf } from './count-store.ts';
import { missingToOpen, readPopulation, standardReasons } from './held.ts';
import { heldById } from './held-store.ts';
import { counting, countSoon, resume } from './keep-counting.ts';
import { appealRefusal, nearlyTheSame, takingPart } from './take-part.ts';
import { heldStatements, voterById } from './taking-part-store.ts';

describe('a conversation that is held here', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let base: string;
  let id: string;
  let publicPath: string;
  const guest = () => app.guest();
  const counted = async () => {
    await counting.untilDone(id);
    return app.look((tx) => countOf(tx, id));
  };
  const statements = () => app.look((tx) => heldStatements(tx, id));
  const tallies = (count: Count | null, number: number) => {
    const { agree, disagree, pass } = count!.answer.statements.find((one) => one.id === String(number))!;
    return [agree, disagree, pass];
  };

  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel', 'Thornmere Council');
    caseId = await caseBy(app, dev);
  });
  after(async () => {
    await counting.untilDone(id);
    await app.close();
  });

  it('is begun on a case, and nobody outside sees it before it is opened', async () => {
    const page = await dev.get(`/cases/${caseId}/conversations/new`);
    const begun = await dev.submit(page, page.url, {
      title: 'What should help with meals look like?',
      about: 'Nothing is decided yet.',
      size: 'large',
    });
    id = begun.url.split('/').at(-1)!;
    base = `/cases/${caseId}/conversations/${id}`;
    publicPath = `/public/conversations/${id}`;
    assert.match(begun.text, /Nobody sees it yet/);
    await guest().get(publicPath, 404);
  });

  it('does not open until people can know what they take part in, and says all that is missing', async () => {
    const page = await dev.get(base);
    const refused = await dev.submit(page, `${base}/open`, {}, 422);
    for (const says of [
      /at least one statement/,
      /what is kept of those who take part/,
      /who lives here/,
      /election is near/,
    ])
      assert.match(refused.text, says);
    const settings = await dev.get(`${base}/settings`);
    const kept = await dev.submit(settings, settings.url, {
      size: 'large',
      moderated: 'before',
      policy: 'Say what you think. Leave out names.',
      reasons: standardReasons.join('\n'),
      moderators: 'Every weekday: Dev Patel',
      agreeAtLeast: '70',
      objectAtMost: '20',
      seenAtLeast: '3',
      'closesOn-day': '1',
      'closesOn-month': '3',
      'closesOn-year': '2099',
      'reportBackOn-day': '1',
      'reportBackOn-month': '5',
      'reportBackOn-year': '2099',
      population: 'Under 25: 4,100\n25 to 64: 9,800\n65 and over: 3,900',
      notice: 'We keep what you say and vote, without your name, for three years.',
      election: 'None before May 2099.',
    });
    assert.match(kept.text, /Write at least one statement/);
    const seeded = await dev.submit(await dev.get(base), `${base}/statements`, {
      statements:
        'A hot meal should be there every day\nPeople should eat together\nMeals should be paid for by those who can\nVolunteers should cook\nThe council should run the kitchen\nVouchers are better than deliveries\nLunch clubs should be in every village\nFood should come from farms nearby',
      as: 'officer',
    });
    assert.match(seeded.text, /Everything is there/);
    const opened = await dev.submit(await dev.get(base), `${base}/open`, {});
    assert.match(opened.text, /It is open until 1 March 2099/);
  });

  const people: { visitor: Visitor; page: Page; path: string }[] = [];
  const voteOn = async (one: (typeof people)[number], choose: (words: string) => string) => {
    while (one.page.document.querySelector('#statement')) {
      const words = one.page.document.querySelector('#statement')!.textContent!;
      const statement = one.page.document.querySelector('input[name="statement"]')!.getAttribute('value')!;
      one.page = await one.visitor.submit(one.page, `${one.path}/votes`, { statement, vote: choose(words) });
    }
  };

  it('lets anybody take part without an account, one statement at a time, each vote counted once', async () => {
    for (let at = 0; at < 24; at += 1) {
      const visitor = guest();
      const joined = await visitor.submit(await visitor.get(publicPath), publicPath, {});
      assert.match(joined.text, /I agree/);
      people.push({ visitor, page: joined, path: new URL(joined.url, 'http://x').pathname });
    }
    for (const [at, one] of people.entries())
      await voteOn(one, (words) => {
        if (/hot meal/.test(words)) return 'agree';
        const own = at < 16 ? /together|Volunteers|Lunch clubs|farms/ : /paid for|council|Vouchers/;
        return own.test(words) ? 'agree' : 'disagree';
      });
    assert.match(people[0]!.page.text, /You have voted on everything/);
    const count = (await counted())!;
    assert.equal(count.answer.participants, 24);
    assert.deepEqual(count.answer.groups, [16, 8]);
    assert.ok(count.stability!.some(({ k, faults }) => k === 2 && faults.length === 0));
    assert.deepEqual(tallies(count, 1), [24, 0, 0]);
  });

  it('lets somebody change a vote, take it back, and say why they pass, until it closes', async () => {
    const [one] = people;
    const [meal, together] = await statements();
    const vote = async (statement: string, value: string) => {
      one!.page = await one!.visitor.submit(await one!.visitor.get(one!.path), `${one!.path}/votes`, {
        statement,
        vote: value,
      });
    };
    await vote(meal!.id, 'does not apply');
    await vote(together!.id, 'take back');
    const after = await counted();
    assert.deepEqual([tallies(after, 1), tallies(after, 2)[0]], [[23, 0, 1], 15]);
    assert.match(one!.page.text, /You said that it does not apply to you/);
    assert.match(one!.page.text, /1 statement left/);
    await vote(meal!.id, 'agree');
    await vote(together!.id, 'agree');
  });

  it('takes what people say, offers what is nearly the same first, and tells the author what became of it', async () => {
    const [, one] = people;
    const near = await one!.visitor.submit(
      one!.page,
      `${one!.path}/statements`,
      {
        words: 'A hot meal should be there for every day',
        as: 'neighbour',
      },
      422,
    );
    assert.match(near.text, /Somebody has said nearly the same/);
    const said = await one!.visitor.submit(await one!.visitor.get(one!.path), `${one!.path}/statements`, {
      words: 'Meals on wheels came <b>cold</b>: http://example.org',
      as: 'neighbour',
    });
    assert.match(said.text, /Received\. A moderator has not looked at it yet/);
    assert.equal(said.document.querySelectorAll('main b').length, 0);
    const queue = await dev.get(`${base}/moderation`);
    assert.match(queue.text, /1 statement waits/);
    const waiting = (await statements()).find(({ state }) => state === 'unmoderated')!;
    const refused = await dev.submit(
      queue,
      `${base}/moderation`,
      {
        from: 'waiting',
        statements: [waiting.id],
        decision: 'refuse',
        reason: '',
      },
      422,
    );
    assert.match(refused.text, /Choose a reason from the published list/);
    await dev.submit(await dev.get(`${base}/moderation`), `${base}/moderation`, {
      from: 'waiting',
      statements: [waiting.id],
      decision: 'refuse',
      reason: standardReasons[3],
    });
    const told = await one!.visitor.get(one!.path);
    assert.match(told.text, /Refused: It is about something else/);
    await one!.visitor.submit(told, `${one!.path}/appeals`, { statement: waiting.id, appeal: 'It is about meals.' });
    const again = await dev.get(`${base}/moderation`);
    assert.match(again.text, /asked to look again: It is about meals/);
    await dev.submit(again, `${base}/moderation`, {
      from: 'waiting',
      statements: [waiting.id],
      decision: 'refuse',
      reason: standardReasons[3],
    });
    assert.match(
      (await one!.visitor.get(one!.path)).text,
      /looked at it again because you asked, and it stays refused/,
    );
    const settled = await dev.get(`${base}/moderation`);
    assert.match(settled.text, /Nothing waits/);
    await dev.submit(settled, `${base}/moderation`, { from: 'refused', statements: [waiting.id], decision: 'accept' });
    assert.match((await one!.visitor.get(one!.path)).text, /Others see it/);
    assert.match((await guest().get(publicPath)).text, /Refused\s*Statement 9\s*It is about something else/);
  });

  it('a server that stops breaks a count off, and the next one counts what it left', async () => {
    countSoon(app.running.services, id);
    assert.ok(counting.isRunning(id));
    await stopBackground();
    assert.ok(!counting.isRunning(id));
    await resume(app.running.services);
    assert.ok((await counted())!.judgedAt);
  });

  it('takes the votes of somebody who is put out from every sum, and says so in the log', async () => {
    const before = (await counted())!.answer.participants;
    await dev.submit(await dev.get(`${base}/moderation`), `${base}/people`, {
      number: '24',
      what: 'out',
      because: 'One person voted as several',
    });
    const now = (await counted())!.answer;
    assert.equal(now.participants, before - 1);
    assert.equal(now.statements.find((one) => one.id === '1')!.agree, 23);
    assert.match((await guest().get(publicPath)).text, /Person out\s*One person voted as several/);
    assert.match((await people[23]!.visitor.get(people[23]!.path)).text, /taken your votes out/);
    await dev.submit(await dev.get(`${base}/moderation`), `${base}/people`, {
      number: '24',
      what: 'in',
      because: 'They were two people after all',
    });
    assert.equal((await counted())!.answer.participants, before);
  });

  it('cannot be held, moderated or read from inside by strangers, and a link opens one person’s page alone', async () => {
    const stranger = await app.person('Sal Stranger', 'Elsewhere Council');
    for (const path of [base, `${base}/moderation`, `${base}/settings`]) await stranger.get(path, 404);
    await guest().get('/public/taking-part/nothing', 410);
    const page = await people[2]!.visitor.get(people[2]!.path);
    const [conversation, voter] = await app.look(
      async (tx) =>
        [
          (await conversationsById(tx, [id]))[0]!,
          (await voterById(tx, await subjectOfLink(tx, takingPart, people[2]!.path.split('/').at(-1)!)))!,
        ] as const,
    );
    const others = (await statements()).find(({ authorId }) => authorId !== null)!;
    await assert.rejects(
      app.act(null, (act) => appealRefusal(act, { conversation, voter }, { statement: others.id, appeal: 'Mine' })),
      { code: 'not-found' },
    );
    assert.ok(!page.hasForm(`${people[2]!.path}/appeals`));
  });

  it('closes, keeps what was counted, and takes no vote more', async () => {
    const page = await people[3]!.visitor.get(people[3]!.path);
    await dev.submit(await dev.get(base), `${base}/close`, {});
    const [first] = await statements();
    await people[3]!.visitor.submit(
      page,
      `${people[3]!.path}/votes`,
      {
        statement: first!.id,
        vote: 'disagree',
      },
      409,
    );
    assert.match(
      (await guest().get(publicPath)).text,
      /Nobody can take part any more\. What became of it was promised by 1 May 2099/,
    );
    const held = await app.look((tx) => heldById(tx, id));
    assert.ok(held!.closedAt);
  });

  it('shows what all groups agree with by the rule that was set before, and where each stands, in words and a table', async () => {
    await counted();
    const page = await guest().get(publicPath);
    assert.match(page.text, /24 people took part\. There are 2 clear groups, of 16 and 8 people/);
    assert.match(page.text, /Agreed, by the rule that was set before A hot meal should be there every day/);
    assert.match(page.text, /It is not consent/);
    const file = await guest().request('GET', `${publicPath}/file?as=json`);
    const told = JSON.parse(file.body);
    assert.deepEqual([told.participants, told.groups], [24, [16, 8]]);
    assert.equal(told.statements[0].agree, 24);
    const table = await guest().request('GET', `${publicPath}/file?as=csv`);
    assert.match(
      table.body,
      /A hot meal should be there every day,Somebody from the council or the health service,24,24,0,0,1,/,
    );
    for (const { id: voter } of (
      await app.look((tx) => sql<{ id: string }>`select id from conversation_people`.execute(tx))
    ).rows)
      assert.ok(!file.body.includes(voter) && !table.body.includes(voter));
    const own = await people[0]!.visitor.get(people[0]!.path);
    assert.match(own.text, /You are one of 16 people in group 1 of 2/);
    assert.match(own.text, /Of all, 100% \(86 to 100%\) agree/);
  });
});

describe('what is asked before a conversation is opened', () => {
  it('is little for a few people in a room, and more where a whole place is asked', async () => {
    const none = {
      size: 'small',
      notice: 'Without names',
      policy: null,
      refusalReasons: [],
      moderators: [],
      closesOn: null,
      reportBackOn: null,
      population: [],
      election: null,
    };
    assert.deepEqual(missingToOpen(none as never, 3), []);
    assert.equal(missingToOpen({ ...none, size: 'large' } as never, 3).length, 7);
  });

  it('reads who lives here, and says which line is none', () => {
    assert.deepEqual(readPopulation('Under 25: 4,100\n\n65 and over, 3900').parts, [
      { name: 'Under 25', people: 4_100 },
      { name: '65 and over', people: 3_900 },
    ]);
    assert.match(readPopulation('Many people').fault!, /“Many people” is no group with a number/);
  });

  it('finds what is nearly the same by the words that both have', () => {
    const others = [{ words: 'The bus should come every hour' }, { words: 'More benches on the high street' }];
    assert.deepEqual(nearlyTheSame('The bus should come each hour', others), [others[0]]);
    assert.deepEqual(nearlyTheSame('Fewer cars', others), []);
  });
});
