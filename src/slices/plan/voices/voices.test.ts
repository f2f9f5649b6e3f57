import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elevenQuestions, type Level } from '../questions.ts';
import { decideVerdict } from '../verdict.ts';
import { strength } from '../verdict-table.ts';
import { type Answers, mayAnswer, type SettledDifference, standing, type VoiceName } from './voices.ts';

const all = (level: Level): Answers => Object.fromEntries(elevenQuestions.map(({ name }) => [name, level]));
const voice = (name: VoiceName, answers: Answers) => ({ voice: name, answers });
const settle = (more: Partial<SettledDifference>): SettledDifference => ({
  question: 'hardToGame',
  state: 'answered',
  level: 1,
  because: 'x',
  onAnswers: 'commissioner:2 provider:0',
  by: 'Dev',
  ...more,
});
const differ = [voice('commissioner', all(2)), voice('provider', { hardToGame: 0 })];
const facts = { cohortDefined: true, deadweightKnown: true, holistic: true, baselineProven: true };

test('one voice that answered everything is enough; one that left something out is not', () => {
  assert.deepEqual(standing([voice('commissioner', all(2))], []).eleven, all(2));
  const { definable: _, ...rest } = all(2);
  const part = standing([voice('commissioner', rest)], []);
  assert.equal(part.eleven, null);
  assert.deepEqual(part.unanswered, ['definable']);
  assert.equal(
    standing([voice('resident', all(2))], []).eleven,
    null,
    'a resident alone does not bind the commissioner',
  );
});

test('a second voice that says the same, or nothing, changes nothing', () => {
  assert.deepEqual(
    standing([voice('commissioner', all(1)), voice('resident', all(1)), voice('provider', {})], []).eleven,
    all(1),
  );
});

test('where voices differ nothing is settled until somebody answers it, or accepts it as open, which counts as the most careful', () => {
  assert.deepEqual(standing(differ, []).unsettled, ['hardToGame']);
  assert.equal(standing(differ, []).eleven, null);
  assert.equal(standing(differ, [settle({})]).eleven!.hardToGame, 1);
  assert.equal(standing(differ, [settle({ state: 'open', level: null })]).eleven!.hardToGame, 0);
});

test('a settlement made on other answers, or on another question, settles nothing', () => {
  assert.equal(standing(differ, [settle({ onAnswers: 'commissioner:2 provider:1' })]).eleven, null);
  assert.equal(standing(differ, [settle({ question: 'timely' })]).eleven, null);
  assert.equal(standing([...differ, voice('resident', { hardToGame: 1 })], [settle({})]).eleven, null);
});

test('every pair of answers to every question: settled only with a settlement, never outside what was said, never better by staying open', () => {
  const levels: Level[] = [0, 1, 2];
  for (const { name } of elevenQuestions)
    for (const a of levels)
      for (const b of levels) {
        const voices = [voice('commissioner', { ...all(2), [name]: a }), voice('resident', { [name]: b })];
        const now = standing(voices, []);
        assert.equal(now.eleven === null, a !== b);
        if (a === b) continue;
        const [difference] = now.differences;
        for (const level of levels)
          assert.equal(mayAnswer(difference!, level), level >= Math.min(a, b) && level <= Math.max(a, b));
        const onAnswers = difference!.onAnswers;
        const rank = (level: Level | null) => {
          const state = level === null ? 'open' : 'answered';
          const { eleven } = standing(voices, [settle({ question: name, onAnswers, state, level })]);
          return strength.indexOf(decideVerdict({ eleven, facts }).verdict as (typeof strength)[number]);
        };
        assert.ok(rank(null) <= rank(Math.max(a, b) as Level), `${name} ${a} ${b}`);
        assert.equal(rank(null), rank(Math.min(a, b) as Level));
      }
});
