import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type SharingMember, shareDifference, splitPence, whole } from './index.ts';

const pounds = (millions: number) => Math.round(millions * 100_000_000);
const provider = (more: Partial<SharingMember> = {}): SharingMember => ({
  ...{ id: 'provider', target: pounds(7), actual: pounds(6.65), weight: 1 },
  ...more,
});
const council = { id: 'council', weight: 1 };
const half = { gainShare: 5_000, painShare: 5_000, modifier: whole };
const sum = (parts: Readonly<Record<string, number>>) => Object.values(parts).reduce((total, part) => total + part, 0);

describe('what is shared of a difference', () => {
  it('is half of £350,000 where half is shared, and the rest is the council’s', () => {
    const shared = shareDifference([provider()], [council], half);
    assert.deepEqual(
      [shared.difference, shared.members.provider, shared.owners.council],
      [35_000_000, 17_500_000, 17_500_000],
    );
  });

  it('is borne in full below the cap, and to the cap above it', () => {
    const over = (painCap: number) => shareDifference([provider({ actual: pounds(7.6), painCap })], [council], half);
    assert.deepEqual([over(45_000_000).members.provider, over(45_000_000).beyondCaps], [-30_000_000, 0]);
    const capped = over(10_000_000);
    assert.deepEqual(
      [capped.members.provider, capped.owners.council, capped.beyondCaps],
      [-10_000_000, -50_000_000, 20_000_000],
    );
  });

  it('may be nothing: then the council has all of it, either way', () => {
    for (const actual of [pounds(6), pounds(8)]) {
      const shared = shareDifference([provider({ actual })], [council], {
        gainShare: 0,
        painShare: 0,
        modifier: whole,
      });
      assert.deepEqual([shared.members.provider, shared.owners.council], [0, shared.difference]);
    }
  });

  it('is less where outcomes leave less of a gain, and no pain is made larger or less by them', () => {
    const at = (modifier: number, actual: number) =>
      shareDifference([provider({ actual })], [council], { ...half, modifier }).members.provider;
    assert.deepEqual([at(8_000, pounds(6.65)), at(0, pounds(6.65))], [14_000_000, 0]);
    assert.equal(at(0, pounds(7.6)), at(whole, pounds(7.6)));
  });

  it('goes to nobody where nobody pays', () =>
    assert.equal(shareDifference([provider()], [], half).unshared, 17_500_000));

  it('refuses what is no whole penny, no share, and a name that comes twice', () => {
    assert.throws(() => shareDifference([provider({ actual: 0.5 })], [council], half), /whole pence/);
    assert.throws(() => shareDifference([provider()], [council], { ...half, gainShare: 10_001 }), /ten-thousandths/);
    assert.throws(() => shareDifference([provider(), provider()], [council], half), /once/);
  });
});

const pence = fc.oneof(
  fc.nat({ max: 500 }),
  fc.nat({ max: 2 ** 31 - 1 }).map((value) => value * 400),
);
const cap = fc.option(pence, { nil: undefined });
const members = fc
  .array(fc.record({ target: pence, actual: pence, weight: fc.nat({ max: 1_000 }), gainCap: cap, painCap: cap }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list): SharingMember[] =>
    list.map(({ gainCap, painCap, ...one }, index) => ({
      ...{ id: `m${index}`, ...one },
      ...(gainCap === undefined ? {} : { gainCap }),
      ...(painCap === undefined ? {} : { painCap }),
    })),
  );
const owners = fc
  .array(fc.nat({ max: 100 }), { maxLength: 3 })
  .map((weights) => weights.map((weight, index) => ({ id: `o${index}`, weight })));
const share = fc.oneof(fc.constantFrom(0, 5_000, whole), fc.nat({ max: whole }));
const terms = fc.record({ gainShare: share, painShare: share, modifier: share });

describe('over any alliance', () => {
  it('no penny is lost or made', () =>
    fc.assert(
      fc.property(members, owners, terms, (list, paying, agreed) => {
        const shared = shareDifference(list, paying, agreed);
        assert.equal(sum(shared.members) + sum(shared.owners) + shared.unshared, shared.difference);
        assert.equal(Math.abs(sum(shared.members)) + shared.beyondCaps, shared.membersPot);
      }),
      { numRuns: 5_000 },
    ));

  it('nobody gains or bears above their cap, nor the other way than all do', () =>
    fc.assert(
      fc.property(members, owners, terms, (list, paying, agreed) => {
        const shared = shareDifference(list, paying, agreed);
        for (const { id, gainCap = Infinity, painCap = Infinity, weight } of list) {
          const part = shared.members[id]!;
          assert.ok(part <= gainCap && -part <= painCap);
          assert.ok(part === 0 || Math.sign(part) === Math.sign(shared.difference));
          if (weight === 0) assert.equal(part, 0);
        }
      }),
      { numRuns: 5_000 },
    ));

  it('the members’ pot is the exact share to a penny, and a larger share or modifier never gives them less', () =>
    fc.assert(
      fc.property(members, owners, terms, share, (list, paying, agreed, more) => {
        const shared = shareDifference(list, paying, agreed);
        const factor =
          shared.difference > 0 ? (agreed.gainShare / whole) * (agreed.modifier / whole) : agreed.painShare / whole;
        const exact = Math.abs(shared.difference) * factor;
        assert.ok(Math.abs(shared.membersPot - exact) <= 1 + exact * 1e-12, `${shared.membersPot} ${exact}`);
        const larger = { ...agreed, modifier: Math.max(agreed.modifier, more) };
        assert.ok(shareDifference(list, paying, larger).membersPot >= shared.membersPot);
      }),
      { numRuns: 2_000 },
    ));

  it('a split without caps is the exact part to a penny', () =>
    fc.assert(
      fc.property(pence, fc.array(fc.nat({ max: 1_000 }), { minLength: 1, maxLength: 6 }), (total, weights) => {
        const all = weights.reduce((added, weight) => added + weight, 0);
        const { parts, left } = splitPence(
          total,
          weights.map((weight, index) => ({ id: `${index}`, weight })),
        );
        assert.equal(sum(parts) + left, total);
        if (all === 0) return;
        for (const [index, weight] of weights.entries())
          assert.ok(Math.abs(parts[index]! - (total * weight) / all) < 1 + total * 1e-12);
      }),
      { numRuns: 2_000 },
    ));
});
