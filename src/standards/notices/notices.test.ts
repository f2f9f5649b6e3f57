import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  codeSaid,
  fillNotice,
  lawSaid,
  nothingKnown,
  noticeOf,
  notices,
  orderRules,
  type ProcurementFacts,
  releaseFrom,
} from './index.ts';
import { madeUpFacts, madeUpFailure, madeUpHealth, twoLots } from './made-up-facts.ts';

const large = { netPence: 900_000_000, grossPence: 1_080_000_000 };
const grown = (facts: ProcurementFacts): ProcurementFacts => ({
  ...facts,
  value: large,
  award: { ...facts.award!, value: large },
  contract: { ...facts.contract!, value: large },
});
const missing = (code: string, facts: ProcurementFacts) => fillNotice(code, facts).missing.map(({ field }) => field);

describe('the catalogue', () => {
  it('holds UK1 to UK17 and the Provider Selection Regime’s own, each code once', () => {
    const codes = notices.map(({ code }) => code);
    assert.deepEqual(
      codes.slice(0, 17),
      Array.from({ length: 17 }, (_, at) => `UK${at + 1}`),
    );
    assert.equal(new Set(codes).size, codes.length);
    assert.equal(codes.length, 30);
    assert.throws(() => noticeOf('UK18'), RangeError);
  });

  it('says “check this” of every code that no source gave', () => {
    const unsure = notices.filter(({ family, checked }) => family === 'act' && !checked).map(({ code }) => code);
    assert.deepEqual(unsure, ['UK7', 'UK8', 'UK11', 'UK14', 'UK15', 'UK16']);
    assert.equal(codeSaid(noticeOf('UK7')), 'UK7 (check this)');
    assert.equal(codeSaid(noticeOf('UK6')), 'UK6');
    for (const { code, unverified } of notices) assert.ok(unverified.length > 0, `${code} says what was not checked`);
  });

  it('says its law in full to whoever does not know which act is meant', () => {
    assert.equal(lawSaid(noticeOf('UK4').law), 'Procurement Act 2023 section 21; below the threshold section 87');
    assert.equal(lawSaid('PSR r.7, r.8'), 'Provider Selection Regime Regulations 2023 regulation 7, regulation 8');
    for (const { code, law } of notices) assert.doesNotMatch(lawSaid(law), /\b(s|r)\.\d/, code);
  });

  it('gives every field its law, its words and its place, and each rule of order a notice', () => {
    for (const { code, fields } of notices) {
      assert.equal(
        new Set(fields.map(({ key }) => key)).size,
        fields.length,
        `${code}: ${fields.map(({ key }) => key)}`,
      );
      for (const field of fields) {
        assert.ok(field.law && field.label && field.section && field.when, `${code} ${field.key}`);
        assert.ok(
          field.key === 'statement' || (field.ask.endsWith('.') && field.facts.length > 0),
          `${code} ${field.key}`,
        );
      }
    }
    const used = new Set(notices.flatMap(({ order }) => order));
    assert.deepEqual(
      orderRules.filter((rule) => !used.has(rule)),
      [],
    );
  });
});

describe('a notice', () => {
  it('of which all is known lacks nothing; of which nothing is known lists what to do', () => {
    const complete = { ...grown(madeUpHealth), direct: null };
    for (const { code } of notices) {
      assert.deepEqual(missing(code, complete), [], code);
      const filled = fillNotice(code, nothingKnown);
      assert.ok(filled.missing.length > 0, code);
      for (const { says, law } of filled.missing) assert.ok(says.endsWith('.') && law, code);
      assert.ok(filled.preview.every(({ heading, lines }) => heading && lines.length > 0));
    }
  });

  it('of award tells counts up to £5 million and names above it', () => {
    const small = fillNotice('UK6', madeUpFacts);
    assert.deepEqual(small.values.assessed, ['3, of them 3 from SMEs and 0 from VCSEs']);
    assert.equal(small.values.unsuccessful, undefined);
    const big = fillNotice('UK6', grown(madeUpFacts));
    assert.equal(big.values.unsuccessful?.length, 2);
    const none = { ...grown(madeUpFacts), award: { ...grown(madeUpFacts).award!, assessed: null } };
    assert.deepEqual(missing('UK6', none), []);
    const uncounted = { ...madeUpFacts, award: { ...madeUpFacts.award!, assessed: null, summariesOn: null } };
    assert.deepEqual(missing('UK6', uncounted), ['summariesOn', 'assessed']);
    const atFive = { netPence: 416_666_667, grossPence: 500_000_000 };
    const edge = { ...madeUpFacts, contract: null, award: { ...madeUpFacts.award!, value: atFive } };
    assert.equal(fillNotice('UK6', edge).values.unsuccessful, undefined, 'exactly £5 million is not above it');
  });

  it('asks for performance indicators above £5 million, never of light touch', () => {
    const without = { ...grown(madeUpFacts), contract: { ...grown(madeUpFacts).contract!, kpis: [] } };
    assert.deepEqual(missing('UK7', without), ['kpis', 'noKpis']);
    assert.deepEqual(
      missing('UK7', { ...without, contract: { ...without.contract, noKpisBecause: 'A loan of one painting' } }),
      [],
    );
    assert.deepEqual(missing('UK7', { ...without, special: 'light-touch' }), []);
    assert.deepEqual(missing('UK7', { ...madeUpFacts, contract: { ...madeUpFacts.contract!, kpis: [] } }), []);
    assert.equal(noticeOf('UK7').due, 'details-30-days-light-touch-120');
    const fourth = fillNotice('UK9', grown(madeUpFacts)).values.kpiRatings!;
    assert.deepEqual(fourth.length, 3);
    assert.match(fourth[0]!, /^Rounds kept: Approaching target, 1 April 2027 to 31 March 2028$/);
  });

  it('says why the law asks for none', () => {
    const why = (code: string, more: Partial<ProcurementFacts>) =>
      fillNotice(code, { ...madeUpFacts, ...more }).notNeeded;
    const direct = {
      ground: 'schedule-5' as const,
      provision: 'Paragraph 15',
      because: 'It is her choice',
      userChoice: true,
      urgent: false,
      offence: null,
      instrument: null,
      earlierOcid: null,
    };
    for (const code of ['UK5', 'UK6', 'UK7', 'UK11'])
      assert.match(why(code, { procedure: 'direct', direct })!, /person cared for/);
    assert.match(why('UK10', { special: 'light-touch' })!, /75\(6\)/);
    assert.match(why('UK9', { special: 'light-touch', failure: madeUpFailure })!, /71\(5\)/);
    assert.equal(why('UK9', { failure: madeUpFailure }), null);
    assert.match(why('UK9', {})!, /no performance indicators/);
    assert.equal(why('UK11', { special: 'light-touch' }), null, 'expiry needs a notice, light touch too');
    assert.match(why('UK4', { procedure: 'direct' })!, /transparency notice/);
    assert.match(why('UK6', { belowThreshold: true })!, /Below the threshold/);
  });

  it('of tender asks less below the threshold, reasons for one lot above it, and the conflicts assessment', () => {
    const bare = {
      ...madeUpFacts,
      noLotsBecause: null,
      conflicts: null,
      engagement: { ...madeUpFacts.engagement!, noNoticeBecause: null },
    };
    assert.deepEqual(missing('UK4', bare), ['noLotsBecause', 'conflicts', 'noEngagementNotice']);
    assert.deepEqual(missing('UK4', { ...bare, belowThreshold: true }), []);
    assert.deepEqual(missing('UK4', { ...bare, special: 'light-touch' }), ['conflicts', 'noEngagementNotice']);
    assert.deepEqual(missing('UK4', { ...bare, lots: twoLots }), ['conflicts', 'noEngagementNotice']);
    assert.deepEqual(missing('UK4', { ...madeUpFacts, tendersBy: null, requestsBy: null }), ['tendersBy']);
    const flexible = {
      ...madeUpFacts,
      procedure: 'competitive-flexible' as const,
      tendersBy: null,
      requestsBy: '2027-01-15T12:00:00+00:00',
    };
    assert.deepEqual(missing('UK4', flexible), []);
    assert.deepEqual(missing('UK4', { ...flexible, process: null, negotiation: null }), ['process', 'negotiation']);
    const net = { ...madeUpFacts, value: { netPence: 1, grossPence: null } };
    assert.deepEqual(missing('UK4', net), ['value'], 'thresholds are with VAT, so both are told');
  });

  it('has no release before the central platform has given its number and time', () => {
    const first = releaseFrom('UK4', { ...madeUpFacts, ocid: null, noticeId: null, publishedAt: null });
    assert.ok(first.release === null);
    assert.deepEqual(
      first.missing.map(({ field }) => field),
      ['ocid', 'noticeId', 'publishedAt'],
    );
    assert.deepEqual(missing('UK4', { ...madeUpFacts, ocid: null }), []);
    assert.deepEqual(missing('UK6', { ...madeUpFacts, ocid: null }), ['ocid']);
    const none = releaseFrom('UK17', madeUpFacts);
    assert.ok(none.release === null && /no place/.test(none.why));
  });
});
