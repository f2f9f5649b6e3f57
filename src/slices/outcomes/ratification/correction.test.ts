import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Slip } from '#platform/forms/index.ts';
import { Refusal } from '#platform/http/refusals.ts';
import {
  confirmSecretary,
  correctTheMeeting,
  decideRatification,
  nameBody,
  nameSecretary,
  outcomesOf,
  proposeOutcome,
  recordRatification,
} from '#slices/outcomes/index.ts';
import { openTestApp, type TestApp, type Visitor } from '#test/support/client.ts';
import { bodyOf, caseBy } from '#test/support/thornmere.ts';

describe('the secretary of a body', () => {
  let app: TestApp;
  let dev: Visitor;
  let ruth: Visitor;
  let sam: Visitor;
  let caseId: string;
  let outcomeId: string;
  let bodyId: string;
  before(async () => {
    app = await openTestApp();
    await app.setClock(new Date('2026-12-01T12:00:00Z'));
    dev = await app.person('Dev Patel');
    [ruth, sam] = [await app.person('Ruth Adeyemi', null), await app.person('Sam Holt', null)];
    caseId = await caseBy(app, dev);
    bodyId = await bodyOf(app, 'Elders’ Assembly', 'people over 65', [ruth, sam]);
    outcomeId = await as(dev, (act) =>
      proposeOutcome(act, { caseId, statement: 'Nobody is alone', forWhom: null, quotationIds: [] }),
    );
    await as(dev, (act) => nameBody(act, { outcomeId, bodyId, how: 'propose', forWhom: null }));
  });
  after(() => app.close());
  const as = <T>(who: Visitor, work: Parameters<typeof app.act<T>>[1]): Promise<T> => app.act(who, work, caseId);
  const outcome = async () => (await app.look((tx) => outcomesOf(tx, caseId)))[0]!;
  const refused = (work: Promise<unknown>, code = 'not-for-this-body') =>
    assert.rejects(work, (error) => error instanceof Refusal && error.code === code);
  const slipped = (work: Promise<unknown>, says: RegExp) =>
    assert.rejects(work, (error) => error instanceof Slip && says.test(Object.values(error.errors).join(' ')));

  it('puts a mistyped day right with both versions shown, and never rewrites what was ratified; nobody else corrects anything', async () => {
    const record = await as(ruth, (act) =>
      recordRatification(act, {
        outcomeId,
        bodyId,
        agreed: 'own',
        statement: 'Nobody is alone',
        forWhom: 'people over 65',
        metOn: '2026-11-02',
        present: 12,
        missing: 'nobody from the coast road',
      }),
    );
    await as(sam, (act) => decideRatification(act, { outcomeId, ratificationId: record, does: 'confirm' }));
    const correct = (who: Visitor, one: Parameters<typeof correctTheMeeting>[1]['field'], after: string) =>
      as(who, (act) =>
        correctTheMeeting(act, { outcomeId, ratificationId: record, field: one, after, because: 'mistyped' }),
      );
    await refused(correct(ruth, 'metOn', '2026-11-03'), 'for-the-secretary');
    const naming = { outcomeId, bodyId, personId: ruth.personId! };
    await as(ruth, (act) => nameSecretary(act, naming));
    await refused(
      as(ruth, (act) => confirmSecretary(act, naming)),
      'second-member',
    );
    await refused(correct(ruth, 'metOn', '2026-11-03'), 'for-the-secretary');
    await as(sam, (act) => confirmSecretary(act, naming));
    await refused(correct(sam, 'metOn', '2026-11-03'), 'for-the-secretary');
    await refused(correct(dev, 'metOn', '2026-11-03'));
    await slipped(correct(ruth, 'statement', 'Nobody is left alone'), /changes only by a new ratification/);
    await slipped(correct(ruth, 'forWhom', 'everybody'), /changes only by a new ratification/);
    await slipped(correct(ruth, 'missing', 'nobody'), /says something else/);
    await slipped(correct(ruth, 'metOn', '2027-11-03'), /not after today/);
    await correct(ruth, 'metOn', '2026-11-03');
    const shown = await dev.get(`/cases/${caseId}/outcomes/${outcomeId}/ratifications/${record}`);
    assert.match(shown.text, /It said: “2026-11-02” It says: “2026-11-03” Because mistyped/);
    assert.equal((await outcome()).statement, 'Nobody is alone');
  });
});
