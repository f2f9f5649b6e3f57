import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { runDraws, summarise } from '#engines/retender/index.ts';
import { readScenario } from './index.ts';

const least = {
  rounds: 3,
  draws: 2,
  paths: 3,
  providers: [
    { id: 'A', type: 'sme', capacity: 30_000 },
    { id: 'B', type: 'vcse', capacity: 20_000 },
  ],
  lots: [{ id: 'north', units: 10_000, price: 23.4, incumbents: [{ provider: 'A', units: 10_000 }] }],
  strategies: [{ id: 'as it is' }],
};
type Change = (one: typeof least & Record<string, unknown>) => void;
const with_ = (change: Change): string => {
  const copy = structuredClone(least) as typeof least & Record<string, unknown>;
  change(copy);
  return JSON.stringify(copy);
};
const faults = (change: Change): string[] => readScenario(with_(change)).problems.map(({ path }) => path);

describe('a scenario in a file', () => {
  it('needs little: providers with what they could do, lots with their size and price, one way of buying', () => {
    const { scenario, problems } = readScenario(JSON.stringify(least));
    assert.deepEqual(problems, []);
    const answer = summarise(scenario!, runDraws(scenario!, 0, 2));
    assert.equal(answer.strategies[0]!.id, 'as it is');
    assert.equal(answer.basis, 'sector prior, not your market');
  });

  it('says by path what is wrong with it', () => {
    assert.deepEqual(
      readScenario('{').problems.map(({ path }) => path),
      [''],
    );
    assert.deepEqual(
      readScenario('{}')
        .problems.map(({ path }) => path)
        .sort(),
      ['lots', 'providers', 'rounds', 'strategies'],
    );
    assert.deepEqual(
      faults((one) => {
        one.providers[1]!.id = 'A';
      }),
      ['providers/1/id'],
    );
    assert.deepEqual(
      faults((one) => {
        one.lots[0]!.units = -1;
      }),
      ['lots/0/units'],
    );
    assert.deepEqual(
      faults((one) => {
        one.lots[0]!.incumbents[0]!.provider = 'Z';
      }),
      ['lots/0/incumbents/0/provider'],
    );
    assert.deepEqual(
      faults((one) => {
        one.lots[0]!.incumbents[0]!.units = 10_001;
      }),
      ['lots/0/incumbents'],
    );
    assert.deepEqual(
      faults((one) => void Object.assign(one.strategies[0]!, { terms: { awards: 3, shares: [0.8, 0.3] } })),
      ['strategies/0/terms/shares', 'strategies/0/terms/awards'],
    );
    assert.deepEqual(
      faults((one) => void Object.assign(one.strategies[0]!, { byLot: { south: {} } })),
      ['strategies/0/byLot/south'],
    );
    assert.deepEqual(
      faults((one) => {
        one.parameters = { luck: { value: 1, low: 0, high: 2 } };
      }),
      ['parameters/luck'],
    );
    assert.deepEqual(
      faults((one) => {
        one.parameters = { bidBase: { value: 1, low: 2, high: 2 } };
      }),
      ['parameters/bidBase'],
    );
    assert.match(
      readScenario(
        with_((one) => {
          one.unheard = 1;
        }),
      ).problems[0]!.why,
      /unheard/,
    );
    assert.deepEqual(
      faults(
        (one) =>
          void Object.assign(one, {
            draws: 5_000,
            paths: 5_000,
            rounds: 30,
            lots: Array.from({ length: 300 }, (_, at) => ({ id: `${at}`, units: 1, price: 1 })),
          }),
      ),
      ['draws'],
    );
  });

  it('is not led astray by names that objects have anyhow', () => {
    const hostile = with_((one) => {
      one.lots[0]!.id = 'constructor';
      Object.assign(one.lots[0]!, { area: 'toString' });
      Object.assign(one.providers[0]!, { distances: { hasOwnProperty: 3 } });
    }).replace(
      '"strategies":[{"id":"as it is"}]',
      '"strategies":[{"id":"as it is","byLot":{"__proto__":{"awards":9}}}]',
    );
    const { scenario, problems } = readScenario(hostile);
    if (scenario) {
      const { measures } = summarise(scenario, runDraws(scenario, 0, 2)).strategies[0]!;
      assert.ok(Object.values(measures).every(({ median }) => Number.isFinite(median)));
    } else assert.ok(problems.length > 0);
    assert.equal(({} as { awards?: number }).awards, undefined);
  });

  it('never throws and never gives an answer that is no number, whatever is in it', () => {
    const number = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(0, -1, 1e300, 1e-300));
    const lots = fc.array(fc.record({ id: fc.string(), units: number, price: number }), { minLength: 1, maxLength: 4 });
    const providers = fc.array(
      fc.record({
        id: fc.string(),
        type: fc.constantFrom('sme', 'large', 'other'),
        capacity: number,
        cost: number,
        quality: number,
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(lots, providers, (madeLots, madeProviders) => {
        const { scenario } = readScenario(JSON.stringify({ ...least, lots: madeLots, providers: madeProviders }));
        if (!scenario) return;
        const { measures } = summarise(scenario, runDraws(scenario, 0, 1)).strategies[0]!;
        for (const [name, { median }] of Object.entries(measures)) assert.ok(Number.isFinite(median), name);
      }),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.jsonValue(), (value) => void readScenario(JSON.stringify(value))));
  });
});
