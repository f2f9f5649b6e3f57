import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type ACase, aCase } from '#test/support/a-case.ts';
import { openTestApp, type TestApp } from '#test/support/client.ts';
import { withHat } from '#test/support/with-hat.ts';
import { type Resource, resourceTypes } from '../resource.ts';
import { resourceKind } from '../resource-kind.ts';
import { wholeWalk } from '../walk.ts';
import { type Answer, askedAndNot, sayAnswer, withAnswers } from './kind-answers.ts';
import { kindQuestions, ruleKey } from './kind-questions.ts';
import { type RuleAnswer, rulesInTheWay, sameRule } from './rules-in-the-way.ts';

const resource = (more: Partial<Resource>): Resource => ({ ...resourceKind.example('known'), ...more });
const typical: Record<string, Answer> = {
  words: 'Something',
  date: '2027-03-31',
  number: 3,
  pounds: 120_000,
  three: 'partly',
};

describe('what each kind is asked', () => {
  it('is a few questions, each once, of every kind', () => {
    for (const type of resourceTypes) {
      const keys = kindQuestions[type].map(({ key }) => key);
      assert.ok(keys.length >= 4 && keys.length <= 8, `${type} asks ${keys.length}`);
      assert.equal(new Set(keys).size, keys.length, type);
    }
  });

  it('is kept whole, in the unit of its question; what was not asked is listed', () => {
    for (const type of resourceTypes) {
      const empty = resource({ type });
      assert.equal(askedAndNot(empty).notYet.length, kindQuestions[type].length);
      for (const question of kindQuestions[type]) {
        const answered = askedAndNot(withAnswers(empty, { [question.key]: typical[question.type]! }));
        assert.deepEqual(
          answered.asked.map(({ question: { key }, answer }) => [key, answer]),
          [[question.key, typical[question.type]]],
        );
      }
    }
    const of = (type: 'number' | 'pounds' | 'date') => ({ key: 'a', asks: 'A?', type, unit: 'months' });
    assert.equal(sayAnswer(of('number'), 18), '18 months');
    assert.equal(sayAnswer(of('pounds'), 120_000), '£1,200');
    assert.equal(sayAnswer(of('date'), '2027-03-31'), '31 March 2027');
  });

  it('keeps what another kind was asked, should it be that kind again', () => {
    const power = withAnswers(resource({ type: 'powers' }), { legalBasis: 'Licensing Act 2003' });
    const norm = withAnswers({ ...power, type: 'norms' }, { behaviour: 'Saying hello' });
    assert.deepEqual(norm.answers, { legalBasis: 'Licensing Act 2003', behaviour: 'Saying hello' });
  });
});

describe('our own rules that are in the way', () => {
  const answer = (rule: string, at: string, more: Partial<RuleAnswer> = {}): RuleAnswer => ({
    id: at,
    rule,
    state: 'kept',
    because: 'Fire safety',
    changesByOn: null,
    by: 'dev',
    at: new Date(at),
    ...more,
  });

  it('are listed once, with everywhere they are named and the latest answer', () => {
    const walk = wholeWalk([
      { step: 'self-help', answer: 'taken', note: null, ruleInTheWay: 'No  room without insurance.' },
    ]);
    const rules = rulesInTheWay(
      'case',
      new Map([['outcome', walk]]),
      [
        resource({ id: 'hall', name: 'Hall', answers: { [ruleKey]: 'No room without insurance' } }),
        resource({ id: 'gone', state: 'gone', answers: { [ruleKey]: 'Another' } }),
      ],
      [
        answer('no room without insurance', '2026-01-01'),
        answer('No room without insurance', '2026-02-01', { state: 'changed' }),
      ],
    );
    assert.equal(rules.length, 1);
    assert.deepEqual(
      rules[0]!.namedAt.map(({ path }) => path),
      ['/cases/case/outcomes/outcome/walk#self-help', '/cases/case/resources/hall'],
    );
    assert.equal(rules[0]!.answer?.state, 'changed');
    assert.equal(rules[0]!.before.length, 1);
  });

  it('stay with their answer when nobody names them any longer', () => {
    const [rule] = rulesInTheWay('case', new Map(), [], [answer('The frontage rule', '2026-01-01')]);
    assert.equal(rule?.rule, 'The frontage rule');
    assert.deepEqual(rule?.namedAt, []);
  });

  it('are told apart by their words', () => {
    assert.equal(sameRule("The council's  rule."), sameRule('the council’s rule'));
    assert.notEqual(sameRule('Rule 1'), sameRule('Rule 2'));
  });
});

describe('people who fill the ledger', () => {
  let app: TestApp;
  let one: ACase;
  let path: string;
  before(async () => {
    app = await openTestApp();
    one = await aCase(app);
    const list = `${one.base}/resources`;
    const kept = await one.dev.submit(await one.dev.get(list), list, {
      name: 'Benches on four routes',
      type: 'planning',
    });
    path = kept.link('Benches on four routes');
  });
  after(() => app.close());

  it('are told what was not asked yet, and are never held up by it', async () => {
    const page = await one.dev.get(path);
    assert.match(page.text, /Not asked yet:.*Who decides\?/);
    const kept = await one.dev.submit(page, `${path}/answers`, { decisionMaker: 'Highways committee', leadTime: '18' });
    assert.match(kept.text, /Who decides\?\s*Highways committee/);
    assert.match(kept.text, /18 months/);
    assert.doesNotMatch(kept.text, /Not asked yet:(?:(?!Answer these).)*Who decides/);
  });

  it('get back what they typed where it cannot be taken', async () => {
    const back = await one.dev.submit(
      await one.dev.get(path),
      `${path}/answers`,
      { leadTime: 'soon', legalBasis: 'Highways Act 1980' },
      422,
    );
    assert.deepEqual(back.errors, ['Enter a number']);
    assert.equal(back.form(`${path}/answers`, {}).get('legalBasis'), 'Highways Act 1980');
  });

  it('name a rule of ours, which the commissioner answers and nobody else', async () => {
    const rule = 'Every frontage within ten metres consents to a bench';
    await one.dev.submit(await one.dev.get(path), `${path}/answers`, { ruleInTheWay: rule });
    const rules = `${one.base}/rules`;
    const page = await one.dev.get(rules);
    assert.match(page.text, /1 rule of ours is named as in the way, 1 not answered yet/);
    const late = await one.dev.submit(page, rules, { rule, answer: 'will-change', because: 'It is of 1994' }, 422);
    assert.deepEqual(late.errors, ['Enter the day by which it will change']);
    const kept = await one.dev.submit(page, rules, {
      rule,
      answer: 'will-change',
      because: 'It is of 1994',
      'changesByOn-day': '1',
      'changesByOn-month': '4',
      'changesByOn-year': '2027',
    });
    assert.match(kept.text, /It will change by 1 April 2027, because: It is of 1994/);
    const nan = await withHat(app, one, 'Nan Okafor', 'practitioner');
    const seen = await nan.get(rules);
    assert.equal(seen.hasForm(rules), false);
    const pat = await withHat(app, one, 'Pat', 'provider');
    await pat.get(rules, 403);
  });
});
