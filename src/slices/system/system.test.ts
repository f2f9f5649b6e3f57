import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openFlagsOf } from '#platform/links/index.ts';
import { openCase } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { assumptionsOf, causesOf, needsOf } from './index.ts';

describe('needs, causes and assumptions on a case', () => {
  let app: TestApp;
  let dev: Visitor;
  let caseId: string;
  let base: string;
  before(async () => {
    app = await openTestApp();
    dev = await app.person('Dev Patel');
    caseId = await app.act(dev, async (act) => {
      const [organisation] = await organisationsNamed(act.tx, 'Thornmere Council');
      return openCase(act, { about: 'Our home care framework ends', organisationId: organisation!.id });
    });
    base = `/cases/${caseId}`;
  });
  after(() => app.close());

  it('record a need with its interval, and show that nothing answers it', async () => {
    const form = await dev.get(`${base}/needs/new`);
    const page = await dev.submit(form, `${base}/needs/new`, {
      statement: 'People over 65 live alone',
      population: 'people over 65',
      needType: 'comparative',
      countedAs: 'share',
      numerator: '13,470',
      denominator: '44,900',
      source: 'Census 2021',
    });
    assert.equal(page.h1, 'People over 65 live alone');
    assert.match(page.text, /30% \(29\.6% to 30\.4%\)/);
    assert.match(page.text, /Unmet/);
    assert.match((await dev.get(`${base}/needs`)).text, /1 need is recorded\. 1 has nothing that answers it/);
  });

  it('give back what was typed with the fault beside it', async () => {
    const form = await dev.get(`${base}/needs/new`);
    const page = await dev.submit(
      form,
      `${base}/needs/new`,
      { statement: 'Falls', countedAs: 'share', numerator: '12', denominator: '10' },
      422,
    );
    assert.match(page.errors.join(), /cannot be more than the whole/);
    assert.match(page.answer.body, /Falls/);
    const later = await dev.submit(
      form,
      `${base}/needs/new`,
      {
        statement: 'Falls',
        'observedOn-day': '1',
        'observedOn-month': '1',
        'observedOn-year': '2999',
      },
      422,
    );
    assert.match(later.errors.join(), /cannot be in the future/);
  });

  it('change and withdraw a need; a stale change is refused with the words kept', async () => {
    const [need] = await app.look((tx) => needsOf(tx, caseId));
    const path = `${base}/needs/${need!.id}`;
    const form = await dev.get(`${path}/change`);
    const changed = await dev.submit(form, `${path}/change`, { place: 'Thornmere' });
    assert.match(changed.text, /The need now says this|Thornmere/);
    const stale = await dev.submit(form, `${path}/change`, { place: 'Elsewhere', _once: undefined }, 409);
    assert.match(stale.text, /Elsewhere/);
    assert.match((await dev.submit(await dev.get(path), `${path}/withdraw`)).text, /Withdrawn/);
    assert.match((await dev.get(`${base}/needs`)).text, /Something answers each/);
  });

  it('ask why down to something changeable, with a branch', async () => {
    const first = await dev.submit(await dev.get(`${base}/why/new`), `${base}/why/new`, {
      from: `case:${caseId}`,
      statement: 'People wait ten days for care',
      strength: 'strong',
      evidence: 'Brokerage log, 24 months',
    });
    assert.equal(first.h1, 'Why is that?');
    assert.match(first.text, /People wait ten days/);
    assert.match((await dev.get(`${base}/why`)).text, /1 end is loose/);
    const again = first.url.replace(base, '');
    const second = await dev.submit(await dev.get(`${base}${again}`), `${base}/why/new`, {
      statement: 'Assessment is slow',
      strength: 'assumed',
    });
    assert.match(second.text, /This is assumed/);
    const ended = await dev.submit(second, `${base}/why/new`, {
      statement: 'Two assessors left',
      strength: 'weak',
      saidBy: 'Team lead',
      ending: 'changeable',
      endingWords: 'The staffing panel in March',
    });
    assert.match(ended.text, /Every chain ends/);
    assert.match(ended.text, /Something we could change: The staffing panel in March/);
    const branch = await dev.submit(await dev.get(`${base}${again}`), `${base}/why/new`, {
      statement: 'No rural hours',
      strength: 'weak',
    });
    assert.equal(branch.h1, 'Why is that?');
    assert.match((await dev.get(`${base}/why`)).text, /1 end is loose/);
  });

  it('call nothing strong without evidence, and end nowhere without saying where', async () => {
    const page = await dev.submit(
      await dev.get(`${base}/why/new?from=case:${caseId}`),
      `${base}/why/new`,
      {
        statement: 'Because',
        strength: 'strong',
        ending: 'duty',
      },
      422,
    );
    assert.equal(page.errors.length, 2);
    assert.match(page.text, /Say on what evidence/);
    assert.match(page.text, /which law/);
  });

  it('refuse to ask about what is not on the case', async () => {
    const page = await dev.get(`${base}/why/new`);
    const slip = await dev.submit(
      page,
      `${base}/why/new`,
      {
        from: 'person:00000000-0000-4000-8000-000000000000',
        statement: 'x',
        strength: 'weak',
      },
      422,
    );
    assert.match(slip.errors.join(), /Choose one from the list/);
  });

  it('name the assumption under a cause, and flag all that rests on it when it comes to read differently', async () => {
    const causes = await app.look((tx) => causesOf(tx, caseId));
    const slow = causes.find((cause) => cause.statement === 'Assessment is slow')!;
    const page = await dev.get(`${base}/assumptions?from=cause:${slow.id}`);
    const named = await dev.submit(page, `${base}/assumptions`, {
      statement: 'The wait is caused by assessment',
      confidence: 'medium',
      falsifier: 'assessments speed up and waits do not',
    });
    assert.match(named.text, /Assessment is slow/);
    const action = `${named.url}/change`;
    const same = await dev.submit(named, action, { why: 'no reason' }, 422);
    assert.match(same.errors.join(), /This is how it reads already/);
    const changed = await dev.submit(await dev.get(named.url), action, {
      statement: 'The wait is caused by pay below the floor',
      why: 'hand-backs rose with the wait',
    });
    assert.match(
      changed.text,
      /It read, until .*The wait is caused by assessment.*and today\s*The wait is caused by pay below the floor/,
    );
    const flagged = (await app.look((tx) => openFlagsOf(tx, caseId))).map((flag) => flag.on.id);
    for (const cause of causes)
      assert.equal(flagged.includes(cause.id), cause.statement !== 'No rural hours', cause.statement);
    assert.ok(flagged.includes(caseId), 'the case that the chain explains');
  });

  it('doubt, drop and take up an assumption, and let nothing rest on a dropped one', async () => {
    const [one] = await app.look((tx) => assumptionsOf(tx, caseId));
    const path = `${base}/assumptions/${one!.id}`;
    assert.match(
      (await dev.submit(await dev.get(path), `${path}/move`, { does: 'doubt', why: 'a new survey' })).text,
      /In doubt/,
    );
    const dropped = await dev.submit(await dev.get(path), `${path}/move`, { does: 'drop', why: 'nobody holds it' });
    assert.match(dropped.text, /flagged to look at again|nobody holds it/);
    assert.ok(!dropped.hasForm(`${path}/rests`));
    const answer = await dev.request('POST', `${path}/rests`, { payload: '' });
    assert.ok(answer.status >= 400);
    assert.match(
      (await dev.submit(await dev.get(path), `${path}/move`, { does: 'hold', why: 'it is back' })).text,
      /Held/,
    );
  });

  it('keep everything from those without a hat', async () => {
    const other = await app.person('Una Stranger', 'Elsewhere Council');
    for (const path of ['needs', 'why', 'assumptions', 'needs/new']) await other.get(`${base}/${path}`, 404);
    const [need] = await app.look((tx) => needsOf(tx, caseId));
    await other.get(`${base}/needs/${need!.id}`, 404);
  });
});
