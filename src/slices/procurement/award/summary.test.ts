import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JudgedTender } from '../tendering/tender.ts';
import { blocksAsText } from './blocks-as-text.ts';
import { type SummaryFacts, summaryBlocks, summaryFaults, supplierFaults } from './summary.ts';

const tender = (bidderId: string, explanation: string, points: number): JudgedTender => ({
  tenderId: `tender of ${bidderId}`,
  bidderId,
  lotId: null,
  criteria: [{ criterionId: 'visits', name: 'Visits on time', weight: 100, score: 3, most: 5, points, explanation }],
  pricePence: null,
  points,
  rank: 1,
  out: null,
});
const good = 'Two carers live on each street, and the rota has a spare one from six in the morning';
const facts = (mine: JudgedTender, winner: JudgedTender | null = null): SummaryFacts => ({
  subject: 'Home care',
  mine,
  winner,
  decision: { outcome: 'awarded', supplier: 'Fell Care', because: 'Best', bidderId: 'fell' },
  assessed: 2,
  criteria: [
    {
      id: 'visits',
      name: 'Visits on time',
      question: 'How do you keep visits on time?',
      guides: [{ score: 3, says: 'Good. A good answer with small gaps' }],
    },
  ],
  copied: new Set(),
});
const codes = (one: SummaryFacts) => summaryFaults(one).map(({ code }) => code);

describe('an assessment summary', () => {
  it('has nothing missing where each reason is about the tender', () => {
    assert.deepEqual(codes(facts(tender('fell', good, 8_000))), []);
  });
  it('fails where a reason is missing, says the criterion again, or is another bidder’s', () => {
    assert.deepEqual(codes(facts(tender('fell', ' ', 8_000))), ['explanation-missing']);
    assert.deepEqual(codes(facts(tender('fell', 'A good answer with small gaps', 8_000))), ['explanation-restates']);
    assert.deepEqual(codes({ ...facts(tender('fell', good, 8_000)), copied: new Set(['visits']) }), [
      'explanation-same-as-another',
    ]);
  });
  it('fails where the winner’s reasons fail, and where nothing is decided', () => {
    const loser = tender('shore', 'Whoever is free goes, and nobody in the office answers before nine', 6_000);
    assert.deepEqual(codes(facts(loser, tender('fell', '', 8_000))), ['explanation-missing']);
    assert.deepEqual(codes({ ...facts(loser), decision: null }), ['not-decided']);
  });
  it('names what of the supplier is missing', () => {
    const [fault] = supplierFaults({ name: 'Fell', identifier: null }, { address: 'Here', email: '' });
    assert.equal(fault!.says, 'Give the supplier’s email address, unique identifier.');
  });
  it('says plainly first how it came out, and then every score with its reason, in words alone too', () => {
    const winner = tender('fell', good, 8_000);
    const loser = { ...tender('shore', 'Whoever is free goes, and nobody answers before nine', 6_000), rank: 2 };
    const text = blocksAsText(summaryBlocks(facts(loser, winner)));
    assert.match(
      text,
      /^Home care\n-+\n\nYour tender for Home care was not chosen\. It has place 2 of 2, with 60 points of 100\./,
    );
    assert.match(text, /Score: 3 of 5\n {2}Points: 60\n {2}Why: Whoever is free goes/);
    assert.match(text, /The chosen tender, of Fell Care/);
    const won = blocksAsText(summaryBlocks(facts(winner, winner)));
    assert.match(won, /was chosen\. It has 80 points/);
    assert.doesNotMatch(won, /The chosen tender, of/);
  });
});
