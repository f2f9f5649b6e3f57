import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { decideInterest, declarationsOf } from '#slices/cases/index.ts';
import { type AJudging, aJudging, declare } from '#test/support/a-judging.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { judgedToItsEnd } from '#test/support/judged-to-its-end.ts';
import { withHat } from '#test/support/with-hat.ts';
import { momentsSet } from '../order/moment-store.ts';
import { recordMoment } from '../order/record-moment.ts';
import { confirmCorrected } from './correct-score.ts';
import { evaluationRecord } from './evaluation-record.ts';
import { evaluationsById } from './evaluation-store.ts';
import { keepScores, lockScores } from './keep-scores.ts';
import { lockQuality } from './lock-quality.ts';
import { correctionsOf } from './settled-store.ts';

const secret = 'Heliotrope';

describe('tenders are judged', () => {
  let app: TestApp;
  let one: AJudging;
  before(async () => {
    app = await openTestApp();
    one = await aJudging(app);
  });
  after(() => app.close());

  const tenderPage = (at: number) => `${one.path}/tenders/${one.tenders[at]}`;
  /** A whole page of scores, each with a reason of its own. */
  const score = async (who: Visitor, at: number, scores: Record<string, number>, status?: number) => {
    const fields: Record<string, string> = {};
    for (const [criterion, given] of Object.entries(scores)) {
      fields[`score-${criterion}`] = String(given);
      fields[`reason-${criterion}`] = `${secret}: its rota shows four carers a round in tender ${at}`;
    }
    return who.submit(await who.get(tenderPage(at)), tenderPage(at), fields, status);
  };
  const lock = async (who: Visitor, ids: string[], status?: number) =>
    who.submit(await who.get(one.path), `${one.path}/locks`, { criterionIds: ids }, status);
  const settle = async (who: Visitor, criterion: string, fields: Record<string, string>, status?: number) => {
    const path = `${one.path}/settled/${criterion}`;
    return who.submit(await who.get(path), path, fields, status);
  };

  it('by people who are named for their own criteria, and by nobody who may bid', async () => {
    const provider = await withHat(app, one, 'Mo Provider', 'provider');
    const page = await one.dev.get(one.path);
    const offered = [...page.document.querySelectorAll('select[name=person] option')].map((o) =>
      o.getAttribute('value'),
    );
    assert.ok(offered.includes(one.rose.personId) && !offered.includes(provider.personId));
    const wrong = await one.dev.submit(
      page,
      `${one.path}/judges`,
      { person: one.rose.personId!, criterionIds: [one.criteria.residents, one.criteria.faces] },
      422,
    );
    assert.match(wrong.errors.join(), /“Same faces at the door” is judged by people with another hat/);
    await provider.get(one.path, 404);
  });

  it('by nobody who has not declared, whose interest nobody decided on, or who is excluded (I9)', async () => {
    assert.match((await one.pat.get(one.path)).text, /You see nothing of the tenders before you have declared/);
    assert.match((await one.pat.get(tenderPage(0), 403)).text, /You have not declared your interests/);
    await declare(app, one.pat, one.caseId, 'My cousin works for one of them');
    assert.match((await one.pat.get(tenderPage(0), 403)).text, /has not been cleared or mitigated/);
    await assert.rejects(
      app.act(
        one.pat,
        async (act) =>
          keepScores(act, await evaluationNowOf(act), [
            { tenderId: one.tenders[0]!, criterionId: one.criteria.faces, score: 5, reason: 'Family' },
          ]),
        one.caseId,
      ),
      { code: 'conflict-open' },
    );
    const decide = (state: 'excluded' | 'cleared') =>
      app.act(
        one.dev,
        async (act) => {
          const found = (await declarationsOf(act.tx, one.caseId)).find((d) => d.personId === one.pat.personId)!;
          await decideInterest(act, found, {
            declaration: found.id,
            state,
            because: 'Looked at',
            version: found.version,
          });
        },
        one.caseId,
      );
    await decide('excluded');
    await one.pat.get(tenderPage(0), 403);
    await decide('cleared');
    assert.match((await one.pat.get(tenderPage(0))).text, /Same faces at the door/);
    for (const who of [one.amara, one.rose, one.dev]) await declare(app, who, one.caseId);
  });
  const evaluationNowOf = async (act: Parameters<typeof keepScores>[0]) =>
    (await evaluationsById(act.tx, [one.id]))[0]!;

  it('under a letter where that was chosen, in an order that stays', async () => {
    const page = await one.amara.get(one.path);
    assert.match(page.text, /Bidder A.*Bidder B/);
    assert.doesNotMatch(page.text, /Moorside|Fell Help/);
    const title = (await one.amara.get(tenderPage(0))).h1;
    assert.match(title, /Your scores: Bidder [AB]/);
    assert.equal((await one.pat.get(tenderPage(0))).h1, title);
    await one.amara.get(`${one.path}/checks`, 403);
    assert.match((await one.dev.get(`${one.path}/checks`)).text, /Fell Help/);
  });

  it('in drafts as often as somebody likes, on the scale alone, each score with its reason before it is locked', async () => {
    const { faces, rounds } = one.criteria;
    const off = await one.amara.submit(await one.amara.get(tenderPage(0)), tenderPage(0), { [`score-${faces}`]: '3' });
    assert.match(off.text, /2 of 2 still lack a score or a reason/);
    const raw = new URLSearchParams((await one.amara.get(tenderPage(0))).form(tenderPage(0), {}));
    raw.set(`score-${faces}`, '9');
    const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };
    const odd = await one.amara.request('POST', tenderPage(0), { payload: raw.toString(), headers });
    assert.equal(odd.status, 422);
    assert.match(odd.body, /Choose a score of the scale for Same faces/);
    raw.set(`score-${faces}`, '3');
    raw.set(`score-${one.criteria.residents}`, '5');
    assert.equal((await one.amara.request('POST', tenderPage(0), { payload: raw.toString(), headers })).status, 400);
    assert.equal((await one.amara.get(one.path)).hasForm(`${one.path}/locks`), false);
    await assert.rejects(
      app.act(
        one.amara,
        async (act) => lockScores(act, await evaluationNowOf(act), { criterionIds: [faces] }),
        one.caseId,
      ),
      /criterionIds/,
    );
    await score(one.amara, 0, { [faces]: 4, [rounds]: 3 });
    await score(one.amara, 1, { [faces]: 2, [rounds]: 3 });
    assert.match((await one.amara.get(`${one.path}/questions/${faces}`)).text, /Bidder A.*Bidder B/);
  });

  it('alone: nobody reads what another gave before all who judge the same have locked', async () => {
    const { faces, residents } = one.criteria;
    await lock(one.amara, [faces, one.criteria.rounds]);
    const auditor = await withHat(app, one, 'Ada Audit', 'auditor');
    const everybody = { dev: one.dev, pat: one.pat, rose: one.rose, auditor };
    for (const [name, who] of Object.entries(everybody))
      for (const path of [
        '',
        `/tenders/${one.tenders[0]}`,
        `/questions/${faces}`,
        `/settled/${faces}`,
        '/checks',
        '/corrections',
        '/prices',
        '/hangs',
      ]) {
        const answer = await who.request('GET', one.path + path);
        assert.ok(!answer.body.includes(secret), `${name} read a score on ${path}`);
      }
    await one.rose.get(`${one.path}/questions/${faces}`, 404);
    await one.dev.get(`${one.path}/questions/${faces}`, 403);
    assert.match((await one.dev.get(`${one.path}/settled/${faces}`)).text, /Until then nobody sees what another gave/);
    const early = await one.dev.request('GET', `/cases/${one.caseId}/thread?from=evaluation:${one.id}`);
    assert.ok(!early.body.includes(secret));
    assert.deepEqual((await app.look((tx) => evaluationRecord(tx, one.id)))!.individual, []);
    const forced = await assert.rejects(
      app.act(
        one.rose,
        async (act) =>
          keepScores(act, await evaluationNowOf(act), [
            { tenderId: one.tenders[0]!, criterionId: faces, score: 5, reason: 'Not mine' },
          ]),
        one.caseId,
      ),
      { code: 'not-allowed' },
    );
    assert.equal(forced, undefined);
    await score(one.rose, 0, { [residents]: 5 });
  });

  it('locked once, and then changed by nobody, however often and at once it is sent', async () => {
    const { faces, rounds, residents } = one.criteria;
    const stale = await one.pat.get(tenderPage(0));
    await score(one.pat, 0, { [faces]: 1, [rounds]: 3 });
    await score(one.pat, 1, { [faces]: 3, [rounds]: 3 });
    await score(one.rose, 1, { [residents]: 2 });
    const fifty = await Promise.allSettled(
      Array.from({ length: 50 }, () =>
        app.act(
          one.pat,
          async (act) => lockScores(act, await evaluationNowOf(act), { criterionIds: [faces, rounds] }),
          one.caseId,
        ),
      ),
    );
    assert.equal(fifty.filter(({ status }) => status === 'fulfilled').length, 1);
    const late = await one.pat.submit(
      stale,
      tenderPage(0),
      { [`score-${faces}`]: '5', [`reason-${faces}`]: 'Thought again' },
      409,
    );
    assert.match(late.text, /These scores are locked/);
    await lock(one.rose, [residents]);
    assert.equal((await one.rose.get(tenderPage(0))).hasForm(tenderPage(0)), false);
  });

  it('then read side by side, by the panel and by those who judge the same, and by no one else', async () => {
    const { faces, residents } = one.criteria;
    const page = await one.dev.get(`${one.path}/settled/${faces}`);
    assert.match(page.text, /Bidder [AB].*Amara Okafor: Heliotrope.*Pat Quinn: Heliotrope/);
    assert.match(page.text, /From 1 to 4, mean 2\.5\. Talk about it: far apart/);
    await one.rose.get(`${one.path}/settled/${faces}`, 404);
    assert.match((await one.rose.get(`${one.path}/settled/${residents}`)).text, /Heliotrope/);
    const late = await one.dev.submit(
      await one.dev.get(one.path),
      `${one.path}/judges`,
      { person: one.dev.personId!, criterionIds: [faces] },
      422,
    );
    assert.match(late.errors.join(), /nobody new can judge it alone any more/);
  });

  it('settled with a reason where it is not the middle, and with what the bidder is told', async () => {
    const { faces, rounds, residents, passed } = one.criteria;
    const [a, b] = one.tenders as [string, string];
    const bare = await settle(one.dev, faces, { [`score-${a}`]: '4' }, 422);
    assert.match(bare.errors.join(), /Say why Bidder . gets another score.*Say to Bidder . why/);
    const told = (words: string) => `The rota names four carers for each round and ${words}`;
    await settle(one.dev, faces, {
      [`score-${a}`]: '4',
      [`because-${a}`]: 'Pat had missed the second rota, in annex two',
      [`explanation-${a}`]: told('says who covers sickness'),
      [`score-${b}`]: '3',
      [`because-${b}`]: 'Half way is no score; the panel agreed on the higher',
      [`explanation-${b}`]: 'A response with what is asked for',
    });
    for (const [criterion, scores] of [
      [rounds, [3, 3]],
      [residents, [5, 2]],
    ] as const)
      await settle(one.dev, criterion, {
        [`score-${a}`]: String(scores[0]),
        [`explanation-${a}`]: told('walks between neighbouring houses'),
        [`score-${b}`]: String(scores[1]),
        [`explanation-${b}`]: 'Travel time between calls is not planned beyond the first month',
      });
    const page = await one.dev.get(one.path);
    assert.match(page.text, /“Same faces at the door”: one explanation says the criterion or its guide again/);
    assert.match(page.text, /Say for 2 of 2 whether they pass “Registered with the regulator”/);
    assert.equal(page.hasForm(`${one.path}/quality`), false);
    await assert.rejects(
      app.act(one.dev, async (act) => lockQuality(act, await evaluationNowOf(act)), one.caseId),
      { code: 'not-complete' },
    );
    await settle(one.dev, faces, { [`explanation-${b}`]: 'Names change monthly and nobody tells families beforehand' });
    for (const tender of [a, b])
      await one.dev.submit(await one.dev.get(`${one.path}/checks`), `${one.path}/passes`, {
        tender,
        criterion: passed,
        passes: 'yes',
        because: 'On the register on the day',
      });
  });

  it('with prices closed to everybody until quality is locked, and to judges of quality always', async () => {
    await one.dev.get(`${one.path}/prices`, 403);
    await assert.rejects(
      app.act(one.dev, (act) => recordMoment(act, { id: one.id }, { moment: 'price-opened' }), one.caseId),
      { code: 'out-of-order' },
    );
    const locked = await one.amara.submit(await one.amara.get(one.path), `${one.path}/quality`);
    assert.match(locked.text, /Quality is locked\. Prices can be opened by two people/);
    assert.ok((await app.look((tx) => momentsSet(tx, one.id))).has('quality-locked'));
    await one.dev.get(`${one.path}/prices`, 403);
    await app.act(one.dev, (act) => recordMoment(act, { id: one.id }, { moment: 'price-opened' }), one.caseId);
    for (const judge of [one.rose, one.pat]) await judge.get(`${one.path}/prices`, 403);
    assert.match((await one.dev.get(`${one.path}/prices`)).text, /Moorside Care: not typed yet/);
  });

  it('and changed after that only by a correction with a reason and a second person', async () => {
    const path = `${one.path}/corrections`;
    const [a] = one.tenders;
    const page = await one.dev.submit(await one.dev.get(path), path, {
      tender: a!,
      criterion: one.criteria.rounds,
      score: '4',
      explanation: 'The annex plans travel on foot for every street of the zone',
      because: 'The annex had been overlooked',
    });
    assert.match(
      page.text,
      /From 3 to 4, because: The annex had been overlooked.*after prices were opened.*Waits for a second person/,
    );
    assert.equal(page.hasForm(`${path}/confirmed`), false);
    const [correction] = await app.look((tx) => correctionsOf(tx, one.id));
    await assert.rejects(
      app.act(
        one.dev,
        async (act) => confirmCorrected(act, await evaluationNowOf(act), { correction: correction!.id }),
        one.caseId,
      ),
      { code: 'second-hand' },
    );
    assert.match((await one.dev.get(`${one.path}/prices`)).text, /A correction waits for a second person/);
    const done = await one.amara.submit(await one.amara.get(path), `${path}/confirmed`);
    assert.match(done.text, /Confirmed by Amara Okafor/);
  });

  judgedToItsEnd(() => ({ app, one }));
});
