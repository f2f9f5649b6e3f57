import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { drawLot, planProcurement, procurementsById } from '#slices/procurement/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { draftSpecification } from '../specification/draft-specification.ts';
import { writeRequirement } from '../write-requirement.ts';

describe('what a bid takes', () => {
  let app: TestApp;
  let one: ACase;
  let base: string;
  let requirementId: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    base = await app.act(
      one.dev,
      async (act) => {
        requirementId = await writeRequirement(act, {
          type: 'output',
          title: 'Visits',
          words: 'Visits are made each week.',
          test: null,
          outcomeId: one.outcomeId,
          needId: null,
          legalDuty: null,
          organisational: null,
          mechanismId: null,
          measureId: null,
          paymentDepends: false,
          caseId: one.caseId,
        });
        const id = await draftSpecification(act, { caseId: one.caseId, title: 'Befriending', mechanismId: null });
        return `${one.base}/specifications/${id}`;
      },
      one.caseId,
    );
  });
  after(() => app.close());
  const say = async (fields: Record<string, string>, expected = 200) =>
    one.dev.submit(await one.dev.get(base), `${base}/burden`, fields, expected);

  it('is not guessed while nobody has said how many questions there are', async () => {
    assert.match((await one.dev.get(base)).text, /Nobody has said yet what bidding for it asks/);
    assert.match((await say({ annualValue: '350,000' })).text, /Nobody has said yet how many questions/);
  });

  it('alarms on the anchor case, with its rule and its doubt', async () => {
    const page = await say({
      annualValue: '350,000',
      forSmall: 'yes',
      questions: '44',
      wordsLow: '500',
      wordsHigh: '2000',
      documents: '0',
      insurances: '0',
    });
    assert.match(
      page.text,
      /Perhaps out of proportion: It may take 0\.2 to 1\.4 hours of bidding for each £1,000 a year/,
    );
    assert.match(page.text, /Out of proportion: It asks 44 questions, as many for the money/);
    assert.match(page.text, /A bid takes about 55 to 473 hours/);
    assert.match(page.text, /our assumption/);
  });

  it('says what is missing, and takes one number of words for both ends', async () => {
    const slip = await say({ questions: '5', wordsLow: '500', wordsHigh: '200' }, 422);
    assert.deepEqual(slip.errors, ['Enter at least as many words as the fewest']);
    const page = await say({ questions: '5', wordsLow: '300', wordsHigh: '', annualValue: '350000' });
    assert.doesNotMatch(page.text, /Out of proportion/);
    assert.match(page.text, /Writing answers ?3 to 7\.5/);
  });

  it('is shown on the lot that buys it, against the lot’s own value', async () => {
    await say({ questions: '5', wordsLow: '1000', wordsHigh: '1000', forSmall: 'yes', annualValue: '350000' });
    const lot = await app.act(
      one.dev,
      async (act) => {
        const id = await planProcurement(act, {
          caseId: one.caseId,
          title: 'Befriending',
          regime: 'light-touch',
          route: 'open',
          because: 'x',
          publishOn: null,
          awardOn: null,
          signOn: null,
          startOn: null,
        });
        const [procurement] = await procurementsById(act.tx, [id]);
        return drawLot(act, procurement!, {
          title: 'Vale',
          because: 'One shore',
          zone: null,
          value: 500_000,
          mostLots: null,
          leavesBehind: null,
          requirementIds: [requirementId],
        });
      },
      one.caseId,
    );
    const page = await one.dev.get(`${one.base}/lots/${lot}`);
    assert.match(page.text, /Out of proportion: It takes 2\.\d to \d\.\d hours of bidding for each £1,000 a year/);
    assert.match(page.text, /taken as a year’s/);
  });
});
