import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bodiesNamed } from '#slices/people/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import type { Page } from '#test/support/page.ts';
import { bodyOf, caseBy, wordsOn } from '#test/support/thornmere.ts';
import { outcomesOf, proposeOutcome, ratificationsOf } from './index.ts';

const first = 'Older people are less lonely';
const theirs = 'No one in Thornmere goes a week without a person who matters to them';
// The smallest picture that is one by its first bytes.
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(40)]);

describe('an outcome and the communities whose it is', () => {
  let app: TestApp;
  let dev: Visitor;
  let [ruth, sam, joan]: Visitor[] = [];
  let caseId: string;
  let outcomeId: string;
  let assemblyId: string;
  const path = (more = '') => `/cases/${caseId}/outcomes/${outcomeId}${more}`;
  const now = async () => (await app.look((tx) => outcomesOf(tx, caseId))).find((one) => one.id === outcomeId)!;

  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    ruth = await app.person('Ruth Adeyemi', null);
    sam = await app.person('Sam Holt', null);
    joan = await app.person('Joan Pike', null);
    caseId = await caseBy(app, dev);
    const [hair] = await wordsOn(app, dev, caseId, ['I used to do my own hair']);
    outcomeId = await app.act(
      dev,
      (act) => proposeOutcome(act, { caseId, statement: first, forWhom: null, quotationIds: [hair!] }),
      caseId,
    );
  });
  after(() => app.close());

  it('has a body that two people found on their own pages', async () => {
    const begun = await ruth!.submit(await ruth!.get('/bodies'), '/bodies', {
      name: 'Thornmere Elders’ Assembly',
      represents: 'people over 65',
    });
    assert.match(begun.text, /It does not stand yet/);
    const [body] = await app.look((tx) => bodiesNamed(tx, 'Thornmere Elders’ Assembly'));
    assemblyId = body!.id;
    const invited = await ruth!.submit(begun, `/bodies/${assemblyId}`, { name: 'Kit Moss', email: '' });
    assert.match(invited.h1, /Give Kit Moss this link/);
    assert.match(invited.text, /\/invitations\//);
    await app.act(ruth!, async (act) =>
      (await import('#slices/people/index.ts')).proposeMember(act, { bodyId: assemblyId, personId: sam!.personId! }),
    );
    const seen = await sam!.get(`/bodies/${assemblyId}`);
    const stands = await sam!.submit(seen, `/bodies/${assemblyId}/confirmations`, { person: ruth!.personId! });
    assert.doesNotMatch(stands.text, /does not stand/);
    const [standing] = await app.look((tx) => bodiesNamed(tx, 'Thornmere Elders’ Assembly'));
    assert.equal(standing!.state, 'standing');
  });

  it('is put to a community by those who work on the case, and no further', async () => {
    const form = await dev.get(path('/bodies'));
    const named = await dev.submit(form, path('/bodies'), { body: assemblyId, how: 'propose', forWhom: '' });
    assert.match(named.text, /Proposed to Thornmere Elders’ Assembly, for people over 65/);
    assert.equal((await dev.request('GET', path('/ratifications'))).status, 403);
    assert.equal((await dev.request('GET', path('/speaking'))).status, 403);
  });

  it('is open to a member who wears no hat, without the rest of the case', async () => {
    const page = await ruth!.get(path());
    assert.match(page.text, /I used to do my own hair/);
    assert.equal((await ruth!.request('GET', `/cases/${caseId}`)).status, 404);
    assert.equal((await ruth!.request('GET', `/cases/${caseId}/words`)).status, 404);
    assert.match((await ruth!.get(`/bodies/${assemblyId}/outcomes`)).text, /Older people are less lonely/);
  });

  const meeting = {
    agreed: 'own',
    statement: theirs,
    forWhom: 'people over 65',
    'metOn-day': '2',
    'metOn-month': '11',
    'metOn-year': '2026',
    present: '31',
    missing: 'Nobody from Fell & Shore',
    objections: 'It leaves out people who like being alone\n\nWho pays?',
  };
  const record = async (who: Visitor, fields: Record<string, string>, expected = 200): Promise<Page> =>
    who.upload(
      await who.get(path(`/ratifications?body=${assemblyId}`)),
      path('/ratifications'),
      fields,
      [{ field: 'picture', name: 'sheet.jpg', content: jpeg }],
      expected,
    );

  it('gives back what was typed about a meeting, with what to mend beside it', async () => {
    const page = await record(ruth!, { ...meeting, present: '', missing: '', 'metOn-day': '40' }, 422);
    assert.deepEqual(page.errors, [
      'Enter a real date, for example 31 3 2027',
      'Enter how many people were there',
      'Enter who was not there and should have been heard; if nobody, say so',
    ]);
    assert.equal(page.document.querySelector('textarea[name=statement]')?.textContent?.trim(), theirs);
    const undescribed = await record(ruth!, { ...meeting, alternative: '' }, 422);
    assert.deepEqual(undescribed.errors, ['Say what the photograph shows, for people who cannot see it']);
    const short = await record(ruth!, { ...meeting, alternative: 'A flip chart', quorum: '40' }, 422);
    assert.deepEqual(short.errors, ['Fewer people were there than your quorum, so the meeting could not agree it']);
  });

  it('is owned only once a second member has confirmed what the first recorded', async () => {
    const recorded = await record(ruth!, { ...meeting, alternative: 'A flip chart with 31 first names' });
    assert.match(recorded.text, /waiting to be confirmed by a second member/);
    assert.equal((await now()).state, 'proposed');
    const [kept] = await app.look((tx) => ratificationsOf(tx, outcomeId));
    const at = path(`/ratifications/${kept!.id}`);
    assert.equal((await ruth!.get(at)).document.querySelectorAll('input[value=confirm]').length, 0);
    const page = await sam!.get(at);
    assert.equal(
      page.document.querySelector('img.cw-picture')?.getAttribute('alt'),
      'A flip chart with 31 first names',
    );
    const sheet = await sam!.request('GET', page.document.querySelector('img.cw-picture')!.getAttribute('src')!);
    assert.equal(sheet.headers['content-type'], 'image/jpeg');
    const form = [...page.document.querySelectorAll('form')].find((one) => one.querySelector('input[value=confirm]'))!;
    assert.ok(form);
    const owned = await sam!.submit(page, at, { does: 'confirm' });
    assert.equal(owned.h1, theirs);
    assert.match(owned.text, /Owned by Thornmere Elders’ Assembly, for people over 65\./);
    assert.match(owned.text, /Nobody from Fell & Shore/);
    assert.match(owned.text, /Not agreed.*Who pays\?/);
    assert.equal((await now()).state, 'owned');
  });

  it('takes other people’s words only as a proposal from then on', async () => {
    const page = await dev.submit(await dev.get(path('/wordings')), path('/wordings'), {
      statement: 'Fewer lonely people',
    });
    assert.match(page.text, /Your words stand as a proposal/);
    assert.equal((await now()).statement, theirs);
    assert.doesNotMatch((await dev.get(path())).text, /Lay it aside/);
  });

  it('is answered by the authority, with its reason and its power', async () => {
    const fields = {
      answer: 'declined',
      because: '',
      power: 'Care Act 2014 section 2',
      'decidedOn-day': '20',
      'decidedOn-month': '11',
      'decidedOn-year': '2026',
    };
    const page = await dev.submit(await dev.get(path('/answers')), path('/answers'), fields, 422);
    assert.deepEqual(page.errors, ['Say why: the reason is printed beside the answer']);
    const kept = await dev.submit(page, path('/answers'), {
      ...fields,
      answer: 'adopted-with-changes',
      because: 'we can promise it only where people ask for it',
    });
    assert.match(kept.text, /Thornmere Council: adopted with changes, because we can promise it only where people ask/);
    assert.match(kept.text, /under Care Act 2014 section 2/);
    assert.equal((await ruth!.get(path('/answers'))).hasForm(path('/answers')), false);
  });

  it('is contested by another community for its own part, in print', async () => {
    const networkId = await bodyOf(app, 'Disabled People’s Network', 'disabled people', [
      joan!,
      await app.person('Lee', null),
    ]);
    await dev.submit(await dev.get(path('/bodies')), path('/bodies'), { body: networkId, how: 'propose', forWhom: '' });
    const page = await joan!.submit(
      await joan!.get(path('/speaking')),
      path('/speaking'),
      { does: 'contest', because: '' },
      422,
    );
    assert.deepEqual(page.errors, ['Say why you contest it: your reason is printed beside it']);
    const contested = await joan!.submit(page, path('/speaking'), {
      does: 'contest',
      because: 'A week is far too long',
    });
    assert.match(contested.text, /Contested by Disabled People’s Network, for disabled people/);
    assert.match(contested.text, /Owned by Thornmere Elders’ Assembly/);
    assert.equal((await now()).state, 'contested');
    assert.match((await dev.get(`/cases/${caseId}/outcomes`)).text, /A week is far too long/);
    assert.match((await dev.get(`/cases/${caseId}`)).text, /Contested by|contested/i);
  });

  it('keeps a dissent beside it, and is stale to somebody slower', async () => {
    const late = await dev.get(path('/wordings'));
    const page = await dev.submit(await dev.get(path('/dissents')), path('/dissents'), {
      words: 'We cannot measure it',
    });
    assert.match(page.text, /We cannot measure it.*Dev Patel/);
    await dev.submit(await dev.get(path('/wordings')), path('/wordings'), { statement: 'Nobody is left alone' });
    const stale = await dev.submit(late, path('/wordings'), { statement: 'Something else' }, 409);
    assert.match(stale.text, /Something else/);
  });
});
