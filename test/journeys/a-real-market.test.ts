import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { lookBacks, plays, questionsOf } from '#slices/market/index.ts';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { readRealFile, testOnRealData } from '#test/support/real-data.ts';

describe('will there be anybody left, asked of real markets', () => {
  let app: TestApp;
  let one: ACase;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
  });
  after(() => app.close());
  const questions = () => `${one.base}/left/questions`;
  const ask = async (fields: Record<string, string | string[]>) => {
    await one.dev.submit(await one.dev.get(questions()), questions(), fields);
    const asked = (await app.look((tx) => questionsOf(tx, one.caseId))).at(-1)!;
    await plays.untilDone(asked.id);
    return one.dev.get(`${questions()}/${asked.id}`);
  };

  testOnRealData(
    'releases name who won and not who bid: sector prior, not your market',
    'ocds/contracts-finder-2025.jsonl.gz',
    async () => {
      const content = readRealFile('ocds', 'contracts-finder-2025.jsonl.gz');
      const read = await one.dev.upload(await one.dev.get('/contracts/import'), '/contracts/import', {}, [
        { field: 'file', name: 'contracts-finder-2025.jsonl.gz', content },
      ]);
      assert.match(read.text, /release/);
      assert.match((await one.dev.get('/market')).text, /suppliers hold \d+ contracts/);
      const roster =
        'Moorside, 900 hours, Fell\nTern, 500 hours, Fell\nHill, 400 hours, Fell\nHarbour, 800 hours, Vale\nQuay, 700 hours, Vale';
      const left = `${one.base}/left`;
      await one.dev.submit(await one.dev.get(left), left, { roster });
      assert.match(
        (await one.dev.get(`${left}/history`)).text,
        /Releases that a portal publishes name who won and seldom who bid/,
      );
      const page = await ask({ title: 'With releases alone', fee: '23.40', years: '3', ways: ['shared', 'single'] });
      assert.match(page.text, /Sector prior, not your market: read which way, and not how much/);
      assert.doesNotMatch(page.text, /nine in ten futures/);
    },
  );

  testOnRealData(
    'a history of 1,120 tenders with every bidder: a full answer',
    'market/tsuchiura_bids_2007_2012.csv.gz',
    async () => {
      const history = `${one.base}/left/history`;
      const content = readRealFile('market', 'tsuchiura_bids_2007_2012.csv.gz');
      const brought = await one.dev.upload(await one.dev.get(history), history, {}, [
        { field: 'file', name: 'bids.csv.gz', content },
      ]);
      assert.match(brought.text, /1120 tenders added/);
      await lookBacks.untilDone(one.caseId);
      const told = await one.dev.get(history);
      assert.match(
        told.text,
        /Your market: learnt from 128 tenders up to 2007 and a year at a time after that, and scored on 992/,
      );
      // As docs/forecasts.md has them: what earned its place is shown, and what did not is said to be no better.
      assert.match(told.text, /Two bidders or fewer99215\.0%4\.9% \(1\.9% to 7\.1%\)96\.7%Ours: better than its kind/);
      assert.match(
        told.text,
        /One bidder or none9923\.8%1\.3% \(-0\.5% to 2\.3%\)96\.3%No better than the last quarter, which is given/,
      );
      const page = await ask({ title: 'The city again', years: '3', basis: 'tenders', ways: ['single', 'small'] });
      assert.match(page.text, /Your market: figures with their doubt/);
      assert.match(page.text, /This time: who will bid, by your own past tenders/);
      assert.match(page.text, /our forecast/);
      assert.match(page.text, /A: your own history/);
      assert.match(page.text, /A lot for each zone, one winner: about \d+\.\d credible bidders a lot next time/);
      const numbers = await one.dev.get(`${one.base}/left/indicators`);
      assert.match(numbers.text, /Single bids4% \(3% to 5%\)1,120|Single bids\d% \(\d% to \d%\)1,1/);
    },
  );
});
