import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { messagesAbout } from '#platform/messages/messages.ts';
import { reviewsOf } from '#slices/learning/index.ts';
import { nameBody, outcomesOf, proposeOutcome, putWording, settleWording } from '#slices/outcomes/index.ts';
import { boxes } from '#test/support/boxes.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { bodyOf, caseBy } from '#test/support/thornmere.ts';

const words = 'Nobody in Thornmere goes a week alone';
const theirs = 'Nobody in Thornmere goes a day alone';
describe('a body that puts words to everybody on its roll', () => {
  let app: TestApp;
  let dev: Visitor;
  let [ruth, sam, pat]: Visitor[] = [];
  let caseId: string;
  let outcomeId: string;
  let bodyId: string;
  let ballotId: string;
  const at = (instant: string) => app.setClock(new Date(`${instant}T12:00:00Z`));
  const path = (more = '') => `/cases/${caseId}/outcomes/${outcomeId}${more}`;
  const ballot = (more = '') => path(`/ballots/${ballotId}${more}`);
  const now = async () => (await app.look((tx) => outcomesOf(tx, caseId))).find((one) => one.id === outcomeId)!;
  const messages = () => app.look((tx) => messagesAbout(tx, { kind: 'ballot', id: ballotId }));
  const linkOf = async (name: string): Promise<string> => {
    const found = (await messages()).find((one) => one.recipient === name)!;
    return /\/public\/ballots\/[\w-]+/.exec(found.body)![0];
  };
  const codeOf = (letters: Page, name: string): string => {
    const sheets = [...letters.document.querySelectorAll('article')];
    const letter = sheets.findIndex((one) => one.querySelector('p')!.textContent!.startsWith(name));
    return sheets[letter + 1]!.querySelector('.cw-ballot-code')!.textContent!;
  };
  const draft = {
    agreed: 'own',
    forWhom: 'people over 65',
    howTo: 'Use your link, or put your paper in the box at the library.',
    noticeDays: '7',
    ...boxes('opensOn', '2026-12-08'),
    ...boxes('closesOn', '2026-12-20'),
    quorumOf: 'percent',
    quorum: '50',
    consentPercent: '60',
    objectionsMost: '2',
    months: '24',
    ...boxes('reviewOn', '2027-12-20'),
  };

  before(async () => {
    app = await openTestApp();
    await at('2026-12-01');
    dev = await app.person('Dev Patel');
    [ruth, sam, pat] = [
      await app.person('Ruth Adeyemi', null),
      await app.person('Sam Holt', null),
      await app.person('Pat Moss', null),
    ];
    caseId = await caseBy(app, dev);
    bodyId = await bodyOf(app, 'Elders’ Assembly', 'people over 65', [ruth, sam, pat]);
    outcomeId = await app.act(
      dev,
      (act) => proposeOutcome(act, { caseId, statement: words, forWhom: null, quotationIds: [] }),
      caseId,
    );
    await app.act(dev, (act) => nameBody(act, { outcomeId, bodyId, how: 'propose', forWhom: null }), caseId);
  });
  after(() => app.close());

  it('keeps its own roll: members, and people and households by whatever reaches them', async () => {
    const page = await ruth!.get(path(`/roll?body=${bodyId}`));
    const members = await ruth!.submit(page, path('/roll/members'));
    assert.match(members.text, /On the roll: 3/);
    const lines =
      'Jo Pike; jo@example.org\nThe household at 12 Mill Lane; 12 Mill Lane; Thornmere\nAl Berg; The Cottage; Fell';
    const twice = await ruth!.submit(members, path('/roll'), { lines: 'Al Berg\nAl BERG' }, 422);
    assert.deepEqual(twice.errors, ['“Al BERG” is there twice. Say which is which, for example by their street']);
    const full = await ruth!.submit(twice, path('/roll'), { lines });
    assert.match(full.text, /On the roll: 6.*Al Berg By a letter, on paper: The Cottage, Fell/);
    const known = await sam!.submit(
      await sam!.get(path(`/roll?body=${bodyId}`)),
      path('/roll'),
      { lines: 'ruth adeyemi' },
      422,
    );
    assert.deepEqual(known.errors, ['“ruth adeyemi” is on the roll already']);
    assert.equal((await dev.request('GET', path(`/roll?body=${bodyId}`))).status, 403);
  });

  it('writes its rule down before, with days that leave time for the notice, and an end', async () => {
    const form = await ruth!.get(path(`/ballots?body=${bodyId}`));
    const early = await ruth!.submit(
      form,
      path('/ballots'),
      { ...draft, ...boxes('opensOn', '2026-12-07'), months: '' },
      422,
    );
    assert.deepEqual(early.errors, ['Enter until when it would be owned. Nothing is owned for ever']);
    const soon = await ruth!.submit(early, path('/ballots'), { ...draft, ...boxes('opensOn', '2026-12-07') }, 422);
    assert.deepEqual(soon.errors, ['Your rule gives 7 days’ notice, so it cannot open that early. Choose a later day']);
    const written = await ruth!.submit(soon, path('/ballots'), draft);
    ballotId = written.url.split('/').at(-1)!;
    assert.match(written.text, /You wrote it, so another member gives notice/);
    assert.match(written.text, /at least 50% of the roll take part, which is 3 of the 6 on the roll/);
    assert.equal((await dev.request('GET', ballot())).status, 404, 'a draft is the body’s own affair');
  });

  it('gives notice by a second member, to everybody by what reaches them, and to print', async () => {
    const page = await sam!.get(ballot());
    const given = await sam!.submit(page, ballot('/notice'));
    assert.match(given.text, /Notice is given to 6 on the roll/);
    const sent = await messages();
    assert.deepEqual(
      sent.map(({ recipient, channel, caseId: of }) => [recipient, channel, of]).sort(),
      [
        ['Al Berg', 'letter', null],
        ['Jo Pike', 'link', null],
        ['Pat Moss', 'link', null],
        ['Ruth Adeyemi', 'link', null],
        ['Sam Holt', 'link', null],
        ['The household at 12 Mill Lane', 'letter', null],
      ],
      'letters are the body’s and not the case’s, whose letters its commissioners print',
    );
    const letters = await sam!.get(ballot('/letters'));
    assert.match(letters.text, /The household at 12 Mill Lane ?12 Mill Lane, Thornmere ?1 December 2026/);
    assert.match(letters.text, /Nobody in Thornmere goes a week alone.*Tick one\. ?I consent/);
    assert.match(codeOf(letters, 'Al Berg'), /^[2-9A-Z]{5}-[2-9A-Z]{5}$/);
    const seen = await dev.get(ballot());
    assert.match(seen.text, /notice is given/);
    assert.match(seen.text, /to 6 on the roll/);
    assert.doesNotMatch(seen.text, /Jo Pike|Al Berg|Mill Lane/);
    assert.equal((await dev.request('GET', ballot('/letters'))).status, 403);
  });

  it('opens and closes by its own days', async () => {
    assert.match((await ruth!.get(ballot('/paper'))).text, /It opens on 8 December 2026/);
    assert.match((await app.guest().get(await linkOf('Jo Pike'))).text, /It opens on 8 December 2026/);
    await at('2026-12-08');
    assert.match((await ruth!.get(ballot())).text, /open/);
  });

  it('takes consent, or an objection with its reason, from whoever signs in', async () => {
    const page = await ruth!.get(ballot('/paper'));
    const bare = await ruth!.submit(page, ballot('/paper'), { says: 'object' }, 422);
    assert.deepEqual(bare.errors, ['Say why you object: your reason is printed with the result']);
    const kept = await ruth!.submit(bare, ballot('/paper'), { says: 'consent' });
    assert.match(kept.text, /You consented. You can change it until 20 December 2026/);
  });

  it('takes it by a link without an account, and lets it be changed', async () => {
    const link = await linkOf('Jo Pike');
    const jo = app.guest();
    const page = await jo.get(link);
    assert.match(page.text, /For Jo Pike.*Nobody in Thornmere goes a week alone/);
    await jo.submit(page, link, { says: 'consent' });
    const changed = await jo.submit(await jo.get(link), link, {
      says: 'object',
      reason: 'A week is too long',
      signed: '',
    });
    assert.match(changed.text, /You objected/);
    const minority = await jo.submit(changed, `${link}/minority`, { minority: 'Ask again with three days.' });
    assert.match(minority.text, /kept for the minority report/);
  });

  it('takes paper that two members enter from the paper itself, and says so where they differ', async () => {
    const letters = await sam!.get(ballot('/letters'));
    const [mill, al] = [codeOf(letters, 'The household at 12 Mill Lane'), codeOf(letters, 'Al Berg')];
    const enter = async (who: Visitor, fields: Record<string, string>, expected = 200) =>
      who.submit(await who.get(ballot('/entries')), ballot('/entries'), fields, expected);
    assert.deepEqual((await enter(sam!, { code: 'AAAAA-AAAAA', says: 'consent' }, 422)).errors, [
      'No paper of this ballot has that code. Look at it again',
    ]);
    await enter(sam!, { code: mill.toLowerCase().replace('-', ' '), says: 'consent' });
    const again = await enter(sam!, { code: mill, says: 'consent' });
    assert.match(again.text, /counts once another member/, 'the same member twice is one entry');
    const differs = await enter(ruth!, { code: mill, says: 'aside' }, 422);
    assert.match(differs.errors[0]!, /entered something else from this paper/);
    assert.match((await enter(ruth!, { code: mill, says: 'consent' })).text, /Two of you entered the same/);
    await enter(ruth!, { code: al, says: 'object', reason: 'Nobody asked us in Fell', signed: 'Al Berg' });
    assert.match((await sam!.get(ballot('/entries'))).text, /1 entered by others, 0 by you/);
  });

  it('shows who has answered to its members, and how to nobody; the database alone does not join them', async () => {
    const seen = await ruth!.get(ballot());
    assert.match(seen.text, /Have answered: 3 of 6/);
    assert.match(seen.text, /Jo Pike By e-mail, has answered/);
    assert.match(seen.text, /Pat Moss Signs in here, not yet/);
    assert.doesNotMatch(seen.text, /A week is too long|consented,/);
    const rows = await app.look(async (tx) => ({
      papers: (await sql<Record<string, unknown>>`select *, xmin::text as xmin from ballot_papers`.execute(tx)).rows,
      roll: (await sql<Record<string, unknown>>`select *, xmin::text as xmin from ballot_roll`.execute(tx)).rows,
      audit: (
        await sql<Record<string, unknown>>`select * from audit_entries where action like 'ballot.answered'`.execute(tx)
      ).rows,
    }));
    assert.equal(new Set(rows.papers.map((one) => one.xmin)).size, 1, 'every paper was last written by the same act');
    const ids = new Set(rows.roll.flatMap((one) => [one.id, one.person_id]).filter(Boolean));
    for (const paper of rows.papers)
      for (const id of ids) assert.notEqual(paper.paper_key, createHash('sha256').update(String(id)).digest('hex'));
    assert.doesNotMatch(JSON.stringify(rows.papers), /Jo Pike|Ruth/);
    assert.ok(rows.audit.length > 0);
    assert.deepEqual(
      [...new Set(rows.audit.map((one) => [one.actor_id, one.content_hash].join()))],
      [','],
      'nor who, in the audit',
    );
  });

  it('names a secretary by two members, who alone sees who has answered and corrects slips of the pen', async () => {
    const form = await ruth!.get(path(`/secretary?body=${bodyId}`));
    const named = await ruth!.submit(form, path('/secretary'), { person: pat!.personId! });
    assert.match(named.text, /Pat Moss is named, and waits for a second member/);
    await sam!.submit(await sam!.get(path(`/secretary?body=${bodyId}`)), path('/secretary/confirmation'), {
      person: pat!.personId!,
    });
    assert.doesNotMatch((await ruth!.get(ballot())).text, /Have answered|not yet/);
    const page = await pat!.get(ballot());
    assert.match(page.text, /Have answered: 3 of 6/);
    const before = (await messages()).length;
    assert.match((await pat!.submit(page, ballot('/reminders'))).text, /written to again: 3/);
    assert.equal((await messages()).length, before + 3);
    const other = await pat!.submit(
      await pat!.get(ballot()),
      ballot('/notice/correction'),
      { after: 'Use your link. Papers are not taken.', because: 'shorter' },
      422,
    );
    assert.match(other.errors[0]!, /This says something else/);
    const mended = await pat!.submit(other, ballot('/notice/correction'), {
      after: 'Use your link, or put your paper in the box at the libray.',
      because: 'to try it',
    });
    assert.match(mended.text, /It said: “.*library\.” It says: “.*libray\.” Because to try it/);
  });

  it('counts once it is closed, by its rule, and prints objections, the minority report and a number anybody can make again', async () => {
    await sam!.submit(await sam!.get(ballot('/paper')), ballot('/paper'), { says: 'consent' });
    await at('2026-12-21');
    assert.match((await app.guest().get(await linkOf('Jo Pike'))).text, /It closed on 20 December 2026/);
    const closed = await ruth!.get(ballot());
    assert.deepEqual((await ruth!.submit(closed, ballot('/count'), {}, 422)).errors, [
      'Only one member has entered some papers. Enter them a second time, or tick that they are left out',
    ]);
    const letters = await app.look((tx) => messagesAbout(tx, { kind: 'ballot', id: ballotId }));
    assert.ok(letters.length > 0);
    const left = await ruth!.submit(closed, ballot('/count'), { leaveOut: 'yes' });
    assert.match(left.text, /Carried/);
    assert.match(left.text, /Took part ?4, and 3 were needed/);
    assert.match(left.text, /Papers left out ?1, because only one member/);
    assert.match(left.text, /Objections “A week is too long”/);
    assert.match(left.text, /Minority report, by those who objected Ask again with three days\./);
    assert.equal((await now()).state, 'proposed', 'a count changes nothing by itself');
    const answer = await dev.request('GET', ballot('/result'));
    const hash = createHash('sha256').update(answer.bytes).digest('hex');
    assert.ok(left.text.includes(hash), 'the printed number is the hash of the text that is handed out');
    const told = JSON.parse(answer.body);
    assert.deepEqual(
      [told.roll, told.tookPart, told.consents, told.objections, told.carried, told.rule.untilOn],
      [6, 4, 3, ['A week is too long'], true, '2028-12-20'],
    );
    assert.doesNotMatch(answer.body, /Jo Pike|Ruth|Sam/);
  });

  it('owns it only once a second member has signed the result off, and until a day', async () => {
    const page = await sam!.get(ballot());
    const sheet = page.link('Sign it off');
    const owned = await sam!.submit(await sam!.get(sheet), sheet, { does: 'confirm' });
    assert.match(owned.text, /Owned by Elders’ Assembly, for people over 65\./);
    assert.match(owned.text, /Until 20 December 2028\. It is looked at again by 20 December 2027/);
    assert.match(owned.text, /Everybody on the roll of Elders’ Assembly was asked until 20 December 2026: 4 took part/);
    assert.match(owned.text, /Not agreed.*A week is too long/);
    assert.equal((await now()).state, 'owned');
    assert.match((await dev.get(ballot())).text, /Signed off by two members/);
  });

  it('shows contested words side by side, with the authority’s answer to each', async () => {
    const joan = await app.person('Joan Pike', null);
    const network = await bodyOf(app, 'Disabled People’s Network', 'disabled people', [
      joan,
      await app.person('Lee', null),
    ]);
    await app.act(dev, (act) => nameBody(act, { outcomeId, bodyId: network, how: 'propose', forWhom: null }), caseId);
    await app.act(
      joan,
      (act) => putWording(act, { outcomeId, statement: theirs, forWhom: null, because: null }),
      caseId,
    );
    await joan.submit(await joan.get(path('/speaking')), path('/speaking'), {
      does: 'contest',
      because: 'A week is far too long',
    });
    const other = (await now()).wordings.find((one) => one.statement === theirs)!;
    const decided = { power: 'Care Act 2014 section 2', ...boxes('decidedOn', '2026-12-20') };
    const page = await dev.get(path('/answers'));
    await dev.submit(page, path('/answers'), { ...decided, answer: 'adopted' });
    await dev.submit(await dev.get(path(`/answers?words=${other.id}`)), path('/answers'), {
      ...decided,
      answer: 'declined',
      because: 'nobody could come each day',
    });
    const sides = await joan.get(path('/side-by-side'));
    assert.match(
      sides.text,
      /The words now “Nobody in Thornmere goes a week alone” Owned by.*Contested by Disabled.*far too long.*adopted\..*Other words “Nobody in Thornmere goes a day alone”.*declined, because nobody could come each day/,
    );
    assert.equal((await now()).answer?.state, 'adopted', 'an answer to other words is not the answer to these');
  });

  it('is challenged by somebody on its roll, which asks for a review and flags what rests on it, and ends no contract', async () => {
    const link = await linkOf('Jo Pike');
    const jo = app.guest();
    const page = await jo.get(link);
    await jo.submit(page, `${link}/challenge`, {
      about: 'what-is-done',
      words: 'The visits stopped in Fell',
      signed: '',
    });
    const again = await jo.submit(
      await jo.get(link),
      `${link}/challenge`,
      { about: 'ownership', words: 'And again' },
      422,
    );
    assert.deepEqual(again.errors, ['You have challenged this already, and it stands beside it']);
    assert.match((await dev.get(path())).text, /The visits stopped in Fell.*somebody of Elders’ Assembly/);
    assert.equal(
      (await now()).parts.find((part) => part.bodyId === bodyId)!.state,
      'owned',
      'a challenge takes nothing away',
    );
    const reviews = await app.look((tx) => reviewsOf(tx, caseId));
    assert.deepEqual(
      reviews.map((one) => [one.state, one.openedByKind, one.title]),
      [['suggested', 'outcome', `Somebody of Elders’ Assembly challenges this: ${words}`]],
    );
  });

  it('has lapsed once its day is past: it says until when, renews nothing, and is renewed by a new ratification', async () => {
    await at('2028-11-01');
    assert.match((await ruth!.get(path())).text, /Ratify it again/);
    assert.match(
      (await dev.get('/')).text,
      /Until 20 December 2028\. It was to be looked at again by 20 December 2027/,
    );
    await at('2028-12-21');
    const page = await dev.get(path());
    assert.match(
      page.text,
      /Was owned by Elders’ Assembly, for people over 65 until 20 December 2028; that has lapsed/,
    );
    assert.doesNotMatch(page.text, /Owned by Elders/);
    assert.equal((await now()).parts.find((part) => part.bodyId === bodyId)!.state, 'lapsed');
    assert.match(
      (await dev.get(`/cases/${caseId}/thread?from=outcome:${outcomeId}`)).text,
      /Was owned by Elders’ Assembly/,
    );
    const form = await ruth!.get(path(`/ballots?body=${bodyId}`));
    assert.ok(form.hasForm(path('/ballots')));
    await at('2026-12-22');
    assert.equal(
      (await now()).parts.find((part) => part.bodyId === bodyId)!.state,
      'owned',
      'by the clock, and no hand',
    );
  });

  it('after its day others only propose, the body is told, and its words are used by nobody before it had time to renew them', async () => {
    await at('2028-12-21');
    const before = (await now()).statement;
    const other = 'Loneliness in Thornmere is halved';
    const form = await dev.get(path('/wordings'));
    assert.match(form.text, /stood behind these words until a day that has passed/);
    assert.match(
      (await dev.submit(form, path('/wordings'), { statement: other })).text,
      /Can be used from 18 January 2029/,
    );
    assert.equal((await now()).statement, before);
    const told = await app.look((tx) => messagesAbout(tx, { kind: 'outcome', id: outcomeId }));
    const letters = told.filter(({ subject }) => /Other words are put/.test(subject));
    assert.equal(letters.length, (await now()).speakers[bodyId]!.length);
    for (const { body, caseId: of } of letters)
      assert.ok(of === null && body.includes('Nobody uses these words before 18 January 2029'));
    const wordingId = (await now()).wordings.find(({ statement }) => statement === other)!.id;
    const take = () => app.act(dev, (act) => settleWording(act, { outcomeId, wordingId, does: 'take' }), caseId);
    await at('2029-01-17');
    await assert.rejects(take(), /former-owner-asked/);
    await at('2029-01-18');
    assert.ok((await dev.get(path('/wordings'))).hasForm(path('/wordings/settle')));
    await take();
    assert.equal((await now()).statement, other);
  });
});
