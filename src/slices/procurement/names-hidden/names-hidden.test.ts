import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Act } from '#platform/act/act.ts';
import { casesById, declareInterest, grantHat, type Hat, takeOffHat } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { type AJudging, aJudging, declare, evaluationNow } from '#test/support/a-judging.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { judgesOf } from '#test/support/judged-tenders.ts';
import { published } from '#test/support/tendering.ts';
import { withHat } from '#test/support/with-hat.ts';
import type { Evaluation } from '../evaluation/evaluation.ts';
import { evaluationRecord } from '../evaluation/evaluation-record.ts';
import { evaluationsById } from '../evaluation/evaluation-store.ts';
import { keepScores, lockScores } from '../evaluation/keep-scores.ts';
import { sayWhyTheyJudge } from './say-why.ts';

describe('names that are hidden from judges', () => {
  let app: TestApp;
  let one: AJudging;
  before(async () => {
    app = await openTestApp();
    one = await aJudging(app);
    for (const who of [one.amara, one.rose, one.pat]) await declare(app, who, one.caseId);
  });
  after(() => app.close());

  const name = async (person: Visitor, criterionIds: string[], because = '', status?: number) =>
    one.dev.submit(
      await one.dev.get(one.path),
      `${one.path}/judges`,
      { person: person.personId!, criterionIds, because },
      status,
    );
  const hat = (who: Visitor, is: Hat, does: 'wears' | 'takes off' = 'wears', caseId = one.caseId) =>
    app.act(
      one.dev,
      async (act) => {
        const [council] = await organisationsNamed(act.tx, 'Thornmere Council');
        if (does === 'wears')
          await grantHat(act, { caseId, personId: who.personId!, hat: is, organisationId: council!.id });
        else {
          const [theCase] = await casesById(act.tx, [caseId]);
          await takeOffHat(act, theCase!, { personId: who.personId!, hat: is, stillWorking: 2 });
        }
      },
      caseId,
    );
  const scoresPage = () => `${one.path}/tenders/${one.tenders[0]}`;

  it('are read by nobody who could read them and judges, while somebody could judge who cannot', async () => {
    const { faces, rounds } = one.criteria;
    const sal = await withHat(app, one, 'Sal Buyer', 'commissioner');
    const nell = await withHat(app, one, 'Nell Partner', 'partner');
    const refused = await name(sal, [faces], 'She knows most', 422);
    assert.match(
      refused.errors.join(),
      /Sal Buyer could read them: Sal Buyer wears the commissioner hat\. “Same faces at the door” could be judged by Nell Partner, who cannot read them\. Name them first/,
    );
    assert.match(refused.text, /Sal Buyer \(Commissioner\)\. Could read names/);
    await name(nell, [faces]);
    const unsaid = await name(sal, [faces], '', 422);
    assert.match(
      unsaid.errors.join(),
      /Nobody else is left who cannot read them\. Say why Sal Buyer judges nonetheless/,
    );
    await name(nell, [faces], 'Not needed of her', 422);
    const done = await name(sal, [faces], 'She alone has run rounds before');
    assert.match(
      done.text,
      /This judge could read names: Sal Buyer wears the commissioner hat\. Judges nonetheless, because: She alone has run rounds before \(Dev Patel, /,
    );
    const more = await name(sal, [faces, rounds], '', 422);
    assert.match(more.errors.join(), /“Rounds on foot” could be judged by Nell Partner/);
    const himself = await name(one.dev, [faces], 'I know them all', 422);
    assert.match(himself.errors.join(), /Nobody says this of themselves/);
    await declare(app, sal, one.caseId);
    const now = await evaluationNow(app, one.id);
    const judge = now.judges.find(({ personId }) => personId === sal.personId)!.id;
    await assert.rejects(
      app.act(sal, (act) => sayWhyTheyJudge(act, now, { judge, because: 'I am fair' }), one.caseId),
      { code: 'second-hand' },
    );
    assert.match((await sal.get(scoresPage())).text, /Same faces at the door/);
  });

  it('are not learnt by taking a hat off again, nor does a hat that was taken off count for nothing', async () => {
    const wore = await withHat(app, one, 'Once Buyer', 'procurement');
    await hat(wore, 'partner');
    await hat(wore, 'procurement', 'takes off');
    const refused = await name(wore, [one.criteria.faces], '', 422);
    assert.match(refused.errors.join(), /Once Buyer wore the procurement hat when tenders were open/);
  });

  it('stop a judge who comes to read them later, until that is explained on the record or they are taken off', async () => {
    const { pat, dev } = one;
    const { faces, rounds } = one.criteria;
    await pat.get(scoresPage());
    await hat(pat, 'auditor');
    const page = await pat.get(one.path);
    assert.match(page.text, /You score nothing until whoever names judges says why you judge nonetheless/);
    assert.equal(page.document.querySelector(`a[href="${scoresPage()}"]`), null);
    assert.match((await pat.get(scoresPage(), 409)).text, /you could read the names/);
    for (const does of [
      (act: Act, now: Evaluation) =>
        keepScores(act, now, [{ tenderId: one.tenders[0]!, criterionId: faces, score: 5, reason: 'I know them' }]),
      (act: Act, now: Evaluation) => lockScores(act, now, { criterionIds: [faces, rounds] }),
    ])
      await assert.rejects(
        app.act(pat, async (act) => does(act, (await evaluationsById(act.tx, [one.id]))[0]!), one.caseId),
        { code: 'judge-reads-names' },
      );
    const lacks = await dev.get(one.path);
    assert.match(lacks.text, /Pat Quinn could read names: say why they judge nonetheless, or take them off/);
    const why = `${one.path}/judges/readers`;
    const judge = (await evaluationNow(app, one.id)).judges.find(({ personId }) => personId === pat.personId)!.id;
    assert.equal((await pat.get(one.path)).hasForm(why), false);
    await dev.submit(lacks, why, { judge, because: '' }, 422);
    const rose = (await evaluationNow(app, one.id)).judges.find(({ personId }) => personId === one.rose.personId)!.id;
    await dev.submit(lacks, why, { judge: rose, because: 'She reads none' }, 409);
    const other = await aJudging(app);
    const elsewhere = await evaluationNow(app, other.id);
    await assert.rejects(
      app.act(other.dev, (act) => sayWhyTheyJudge(act, elsewhere, { judge, because: 'Not ours' }), other.caseId),
      { code: 'not-found' },
    );
    const said = await dev.submit(await dev.get(one.path), why, {
      judge,
      because: 'The audit began after she had read',
    });
    assert.match(said.text, /Pat Quinn wears the auditor hat\. Judges nonetheless, because: The audit began/);
    await pat.get(scoresPage());
  });

  it('stand in the audit pack with who could read them and why they judged', async () => {
    const { readers } = (await app.look((tx) => evaluationRecord(tx, one.id)))!;
    const of = (who: Visitor) => readers.find(({ personId }) => personId === who.personId);
    assert.deepEqual(of(one.pat)!.ways, ['wears-auditor']);
    assert.deepEqual(
      of(one.pat)!.said.map(({ because, saidBy }) => [because, saidBy]),
      [['The audit began after she had read', one.dev.personId]],
    );
    assert.equal(of(one.rose), undefined);
    assert.deepEqual(
      of(one.amara)!.said.map(({ because }) => because),
      ['Nobody else here knows rounds on foot'],
    );
  });

  it('are on no page of the case that a partner or a resident who judges can come to', async () => {
    const nell = await withHat(app, one, 'Nora Partner', 'partner');
    await name(nell, [one.criteria.faces]);
    await declare(app, nell, one.caseId);
    for (const who of [nell, one.rose]) {
      const [seen, ahead] = [new Set<string>(), [one.path, `/cases/${one.caseId}`, scoresPage()]];
      while (ahead.length > 0 && seen.size < 150) {
        const at = ahead.shift()!;
        if (seen.has(at)) continue;
        seen.add(at);
        const { status, body } = await who.request('GET', at);
        if (status !== 200) continue;
        assert.doesNotMatch(body, /Moorside|Fell Help/, at);
        for (const [, href] of body.matchAll(/href="(\/cases\/[^"#?]+)"/g)) ahead.push(href!);
      }
      assert.ok(seen.size > 20, `${seen.size} pages`);
    }
  });

  it('are not opened, or brought in with their tenders, by somebody named to judge without them', async () => {
    const bought = await published(app, { title: 'Opened by a judge' });
    const { pat } = await judgesOf(app, bought);
    await hat(pat, 'procurement', 'wears', bought.caseId);
    const theCase = { dev: bought.dev, caseId: bought.caseId, outcomeId: '', base: bought.caseBase };
    const before = await withHat(app, theCase, 'Early Buyer', 'procurement');
    await hat(before, 'partner', 'wears', bought.caseId);
    await hat(before, 'procurement', 'takes off', bought.caseId);
    const receivers = `${bought.base}/receivers`;
    const slip = await bought.dev.submit(await bought.dev.get(bought.base), receivers, { person: pat.personId! }, 422);
    assert.match(slip.errors.join(), /They judge these tenders without names\. Choose somebody else/);
    await bought.bringIn({ Bay: '01/03/2027 09:00' });
    await app.act(bought.mo, (act) => declareInterest(act, bought.caseId, { interest: null }), bought.caseId);
    const press = async (who: Visitor, status = 200) =>
      who.submit(await who.get(`${bought.base}/open`), `${bought.base}/open`, { sure: 'yes' }, status);
    assert.match((await press(pat, 409)).text, /named to judge these tenders without names/);
    await press(bought.mo);
    await press(bought.dev);
    const evaluation = await evaluationNow(app, bought.id);
    assert.equal(evaluation.state, 'judging', 'others open them');
    const path = `/cases/${bought.caseId}/evaluations/${bought.id}`;
    const readers = (await app.look((tx) => evaluationRecord(tx, bought.id)))!.readers;
    assert.deepEqual(
      readers.map(({ personId, ways, said }) => [personId, ways, said.length]),
      [[pat.personId, ['wears-procurement'], 0]],
    );
    const page = await bought.dev.get(path);
    assert.match(page.text, /Nobody has said why they judge nonetheless/);
    assert.match(
      page.text,
      /Early Buyer \(Partner\)(?!\. Could read names)/,
      'no name was there to read when they left',
    );
  });

  it('do not have to be explained where names are not hidden', async () => {
    const open = await aJudging(app, { anonymised: false });
    const page = await open.dev.get(open.path);
    assert.doesNotMatch(page.text, /ould read names/);
    const sal = await withHat(app, open, 'Sue Buyer', 'commissioner');
    const named = { person: sal.personId!, criterionIds: [open.criteria.faces] };
    await open.dev.submit(page, `${open.path}/judges`, named);
  });
});
