import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Agreement, Party } from '../agreement.ts';
import { noTerms, settlePool } from '../pool/pool.ts';
import { partnerStakes } from './partner-stakes.ts';

const party = (name: string, more: Partial<Party>): Party => ({
  ...{ id: name, organisationId: null, name, type: 'council', role: 'funder', money: null },
  ...{ amountPence: null, functions: 'Care', ...more },
});
const agreement = (type: Agreement['type'], title: string, parties: readonly Party[]): Agreement => ({
  ...{ id: title, caseId: 'case', state: 'in-force', version: 1, type, title, parties, addedAt: new Date(0) },
  ...{
    mechanismId: null,
    lotId: null,
    startsOn: null,
    endsOn: null,
    valuePence: null,
    leavesBehind: null,
    basis: null,
  },
});

describe('each partner’s stake in one view', () => {
  const council = party('Council', { money: 'pooled', amountPence: 700 });
  const board = party('Board', { money: 'pooled', amountPence: 300 });
  const homes = party('Homes', { money: 'aligned', amountPence: 500 });
  const pool = agreement('pooled-fund', 'The fund', [council, board, homes]);
  const scheme = { title: 'Care', budgetPence: 1_000, forecastPence: 1_100, reductionPence: 0 };
  const settled = settlePool(pool.parties, [{ ...scheme, forecastOn: '2026-11-01', forecastBy: 'Ruth' }], noTerms, []);

  it('has what each puts in and bears; aligned money bears nothing, and is said to be its own', () => {
    const found = partnerStakes(
      [{ agreement: pool, path: '/pool' }],
      [{ agreement: pool, path: '/pool', settled }],
      [],
      [{ who: 'homes', outcome: 'Nobody waits', pence: null, form: null }],
    );
    const of = (name: string) => found.find((one) => one.name === name)!;
    assert.deepEqual([of('Council').puts[0]!.pence, of('Council').risks[0]!.pence], [700, 70]);
    assert.deepEqual(of('Homes').risks, []);
    assert.deepEqual(
      of('Homes').puts.map(({ says, pence }) => [says, pence]),
      [
        ['Aligned beside The fund, its own', 500],
        ['Funds “Nobody waits” by the ledger, a year', null],
      ],
    );
  });

  it('has of an alliance what each is paid, gains and bears, and that the commissioner bears what is not shared', () => {
    const [owner, fell, moor] = [
      party('Council', { role: 'commissioner' }),
      party('Fell', { role: 'provider' }),
      party('Moor', { role: 'provider' }),
    ];
    const alliance = agreement('alliance', 'Shore', [owner, fell, moor]);
    const book = (one: Party, targetPence: number, movedPence: number) => ({
      ...{ party: one, targetPence, movedPence, actualPence: 0 },
    });
    const facts = {
      ...{ agreement: alliance, path: '/money', painShare: 5_000 },
      members: [book(owner, 0, 0), book(fell, 900, -100), book(moor, 500, 100)],
      shared: { Fell: 40, Moor: -10, Council: 0 },
      painCaps: new Map([['Fell', 30]]),
    };
    const found = partnerStakes([{ agreement: alliance, path: '/a' }], [], [facts], []);
    const said = (name: string, part: 'puts' | 'risks' | 'gets') =>
      found.find((one) => one.name === name)![part].map(({ says, pence }) => `${says}: ${pence}`);
    assert.deepEqual(said('Council', 'risks'), ['All that members of Shore do not share: null']);
    assert.deepEqual(said('Fell', 'gets'), [
      'Its target cost in Shore: 900',
      'Gains of what Shore costs below its target: 40',
    ]);
    assert.deepEqual(said('Fell', 'puts'), ['Of that, moved from it by decisions: 100']);
    assert.deepEqual(said('Fell', 'risks'), ['Bears in Shore at most: 30']);
    assert.deepEqual(said('Moor', 'risks'), [
      'Bears of what Shore costs over its target: 10',
      'Its share of a pain in Shore, without a cap: null',
    ]);
  });
});
