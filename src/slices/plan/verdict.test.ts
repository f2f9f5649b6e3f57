import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type ElevenAnswers,
  elevenQuestions,
  type Level,
  type PaymentFacts,
  paymentFacts,
  type Said,
  said,
  type ThreeAnswers,
  threeQuestions,
} from './questions.ts';
import { decideVerdict } from './verdict.ts';
import { elevenTable, strength, threeTable, type Verdict, verdictLabels, verdicts } from './verdict-table.ts';

const names = elevenQuestions.map(({ name }) => name);
const factNames = paymentFacts.map(({ name }) => name);
const combinations = 3 ** names.length;
const allFacts = 2 ** factNames.length - 1;

const elevenOf = (code: number): ElevenAnswers =>
  Object.fromEntries(names.map((name, place) => [name, Math.floor(code / 3 ** place) % 3])) as ElevenAnswers;
const factsOf = (code: number): PaymentFacts =>
  Object.fromEntries(factNames.map((name, place) => [name, ((code >> place) & 1) === 1])) as PaymentFacts;
const bit = (...facts: (keyof PaymentFacts)[]) => facts.reduce((sum, fact) => sum + 2 ** factNames.indexOf(fact), 0);
const best = elevenOf(combinations - 1);
const yes = { canSay: 'yes', couldSee: 'yes', inHands: 'yes' } as const;
const everyThree: ThreeAnswers[] = said.flatMap((canSay) =>
  said.flatMap((couldSee) => said.map((inHands) => ({ canSay, couldSee, inHands }))),
);

/** Chains and single gaps of facts: nothing, the two of a measure, each one missing from all, all. */
const factSets = [
  0,
  bit('cohortDefined', 'deadweightKnown'),
  ...factNames.map((name) => allFacts - bit(name)),
  allFacts,
];

describe('the three questions', () => {
  it('give each of the 27 answers the verdict that the rule gives in words', () => {
    for (const three of everyThree) {
      const { canSay, couldSee, inHands } = three;
      let expected: Verdict = 'principles-and-learning';
      if (inHands === 'no') expected = 'not-contractable';
      else if (canSay === 'yes' && inHands === 'yes') expected = couldSee === 'no' ? 'input-or-process' : 'output';
      const { verdict, because, unanswered, needsEleven } = decideVerdict({ three });
      assert.equal(verdict, expected, JSON.stringify(three));
      assert.deepEqual([because.length, unanswered, needsEleven], [1, [], false]);
    }
  });

  it('use every row, never allow a payment, and give no weaker form for a better answer', () => {
    const better: Record<Said, Said[]> = { no: ['partly', 'yes'], partly: ['yes'], yes: [] };
    const rows = new Set<string>();
    for (const three of everyThree) {
      const { verdict, because, paymentMayDependOnResult } = decideVerdict({ three, facts: factsOf(allFacts) });
      rows.add(because[0]!);
      assert.equal(paymentMayDependOnResult, false);
      for (const { name } of threeQuestions)
        for (const answer of better[three[name]]) {
          const risen = decideVerdict({ three: { ...three, [name]: answer } }).verdict!;
          assert.ok(
            strength.indexOf(risen) >= strength.indexOf(verdict!),
            `${JSON.stringify(three)} ${name} ${answer}`,
          );
        }
    }
    assert.equal(rows.size, threeTable.length);
  });
});

/** The rule of the eleven once more, as sentences of code. */
function inWords(a: ElevenAnswers, f: PaymentFacts): Verdict {
  if (a.controllable === 0) return 'not-contractable';
  if (a.definable === 0 || a.uniform === 0 || a.safeAlone === 0) return 'principles-and-learning';
  const people = f.cohortDefined && f.deadweightKnown;
  const firm = Math.min(a.definable, a.observable, a.reliable, a.attributable, a.controllable, a.timely, a.hardToGame);
  if (firm === 2 && a.safeAlone === 2 && a.owned > 0 && a.lightBurden > 0 && people && f.holistic && f.baselineProven)
    return 'payment-linked-outcome';
  if (firm > 0 && a.lightBurden > 0 && people) return 'outcome-measure';
  if (a.controllable < 2) return 'principles-and-learning';
  return a.definable === 2 && a.observable === 2 ? 'output' : 'input-or-process';
}

describe('the eleven questions', () => {
  // The verdict of every answer under every set of facts, as its place in `strength`.
  const verdictsBy = new Map<number, Uint8Array>();
  const rows = new Set<string>();
  for (const facts of factSets) {
    const found = new Uint8Array(combinations);
    const held = factsOf(facts);
    for (let code = 0; code < combinations; code += 1) {
      const { verdict, because } = decideVerdict({ eleven: elevenOf(code), facts: held });
      found[code] = strength.indexOf(verdict!);
      rows.add(because[0]!);
    }
    verdictsBy.set(facts, found);
  }

  it('give each of the 177,147 answers, under each set of facts, the verdict that the rule gives in words', () => {
    assert.equal(combinations, 177_147);
    for (const [facts, found] of verdictsBy) {
      const held = factsOf(facts);
      for (let code = 0; code < combinations; code += 1)
        if (strength[found[code]!] !== inWords(elevenOf(code), held))
          assert.fail(`${JSON.stringify([elevenOf(code), held])}: ${strength[found[code]!]}`);
    }
  });

  it('use every row of the table', () => {
    assert.equal(rows.size, elevenTable.length);
    assert.deepEqual(elevenTable.at(-1)!.least ?? elevenTable.at(-1)!.most ?? elevenTable.at(-1)!.facts, undefined);
  });

  it('give no weaker form for a better answer or one more fact, so what is easier to game never turns payment on', () => {
    for (const [facts, found] of verdictsBy)
      for (let code = 0; code < combinations; code += 1) {
        for (let place = 1; place < combinations; place *= 3)
          if (Math.floor(code / place) % 3 < 2 && found[code + place]! < found[code]!)
            assert.fail(`${JSON.stringify(elevenOf(code))} and one better at ${place}`);
        for (const [more, risen] of verdictsBy)
          if ((more & facts) === facts && risen[code]! < found[code]!) assert.fail(`${code} with facts ${more}`);
      }
  });

  it('let payment depend on a result only with every fact, and where each answer that it needs is there', () => {
    const payment = strength.indexOf('payment-linked-outcome');
    for (const [facts, found] of verdictsBy)
      if (facts !== allFacts) assert.ok(!found.includes(payment), JSON.stringify(factsOf(facts)));
    const paid = verdictsBy.get(allFacts)!.filter((verdict) => verdict === payment).length;
    assert.equal(paid, 2 * 2 * 2, 'only burden, likeness and ownership may be less than firm');
    for (const name of names)
      assert.equal(
        decideVerdict({ eleven: { ...best, [name]: 0 }, facts: factsOf(allFacts) }).paymentMayDependOnResult,
        false,
      );
  });
});

describe('a decision', () => {
  const facts = factsOf(allFacts);

  it('waits for answers, and names those that are missing', () => {
    assert.deepEqual(decideVerdict({}), {
      verdict: null,
      because: [],
      paymentMayDependOnResult: false,
      needsEleven: false,
      unanswered: ['canSay', 'couldSee', 'inHands'],
    });
    const partly = decideVerdict({ three: { canSay: 'yes', couldSee: null, inHands: 'no' } });
    assert.deepEqual([partly.verdict, partly.unanswered], [null, ['couldSee']]);
  });

  it('asks the eleven only where money follows, somebody disagrees or the risk is high, and says why', () => {
    for (const reason of ['moneyFollowsResult', 'disagreement', 'highRisk'] as const) {
      const open = decideVerdict({ three: yes, facts, [reason]: true });
      assert.deepEqual([open.verdict, open.needsEleven, open.paymentMayDependOnResult], ['output', true, false]);
      assert.deepEqual(open.unanswered, names);
      assert.equal(open.because.length, 2);
      const closed = decideVerdict({ three: yes, eleven: best, facts, [reason]: true });
      assert.deepEqual([closed.verdict, closed.needsEleven, closed.unanswered], ['payment-linked-outcome', true, []]);
    }
    assert.equal(decideVerdict({ three: yes, highRisk: true, disagreement: true }).because.length, 3);
    assert.equal(decideVerdict({ three: yes }).needsEleven, false);
  });

  it('never lets payment depend on a result while one of the eleven is open, whatever the others say', () => {
    for (const name of names) {
      const decision = decideVerdict({
        three: yes,
        eleven: { ...best, [name]: null },
        facts,
        moneyFollowsResult: true,
      });
      assert.deepEqual([decision.verdict, decision.paymentMayDependOnResult], ['output', false]);
      assert.deepEqual(decision.unanswered, [name]);
    }
    assert.deepEqual(decideVerdict({ three: yes, eleven: { definable: 2 as Level } }).unanswered.length, 10);
  });

  it('does not take a fact that nobody has stated for one that holds', () => {
    for (const missing of factNames)
      for (const value of [undefined, null, false])
        assert.equal(
          decideVerdict({ eleven: best, facts: { ...facts, [missing]: value } }).paymentMayDependOnResult,
          false,
        );
    assert.equal(decideVerdict({ eleven: best }).verdict, 'output');
    assert.equal(decideVerdict({ eleven: best, facts }).paymentMayDependOnResult, true);
  });

  it('exempts a standard clause from the questions, and from payment by result', () => {
    const clause = decideVerdict({ standardClause: true, three: yes, eleven: best, facts, moneyFollowsResult: true });
    assert.deepEqual(
      [clause.verdict, clause.paymentMayDependOnResult, clause.needsEleven, clause.unanswered],
      ['standard-clause', false, false, []],
    );
  });

  it('has words for each verdict and question, and each verdict has its place in the order of strength', () => {
    assert.deepEqual(new Set([...strength, 'standard-clause']), new Set(verdicts));
    assert.deepEqual(Object.keys(verdictLabels).sort(), [...verdicts].sort());
    for (const { text, hint } of threeQuestions) assert.ok(text.endsWith('?') && hint.endsWith('?'));
    for (const { text, low, high } of elevenQuestions) assert.ok(text.endsWith('?') && low !== high);
    for (const { because } of [...threeTable, ...elevenTable]) assert.match(because, /^[A-Z].*\.$/);
  });
});
