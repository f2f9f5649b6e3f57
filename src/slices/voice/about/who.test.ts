import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { thresholds } from '#platform/thresholds.ts';
import { partChosen, readQuestions, writtenAs } from './question.ts';
import { missingInWords, shownOf, whoRows } from './who.ts';

const text = `How old are you?
Under 25: 4,100
25 to 64: 9,800
65 and over: 3,900
Source: Census 2021

Where do you live?
Fell ward: 2,000
Elsewhere: 15,800
Source: Council register, March 2026`;
const [age, ward] = readQuestions(text).questions as [never, never];

describe('what is asked about oneself', () => {
  it('is written as a question, its groups and whose numbers they are, and reads back as it was written', () => {
    const { questions, parts, fault } = readQuestions(text);
    assert.equal(fault, null);
    assert.deepEqual(
      questions.map(({ place, asks, source, parts: own }) => [place, asks, source, own.length]),
      [
        [0, 'How old are you?', 'Census 2021', 3],
        [1, 'Where do you live?', 'Council register, March 2026', 2],
      ],
    );
    assert.deepEqual(parts, questions[0]!.parts);
    assert.equal(writtenAs(questions, parts), text);
  });

  it('is nothing where groups stand without a question, as they always could', () => {
    const { questions, parts, fault } = readQuestions('Under 25: 4,100\n65 and over: 3,900');
    assert.deepEqual([questions, fault], [[], null]);
    assert.equal(writtenAs([], parts), 'Under 25: 4,100\n65 and over: 3,900');
  });

  it('says what is wrong with what was written', () => {
    for (const [wrong, says] of [
      ['How old are you?\nUnder 25: 4,100\nSource: Census 2021', /at least two groups under “How old are you\?”/],
      ['How old are you?\nUnder 25: 1\nOver: 2', /whose numbers stand under “How old are you\?”/],
      ['How old are you?\nUnder 25: 1\nOver: 2\nSource: the council', /of which year/],
      ['How old are you?\nUnder 25: 1\nUnder 25: 2\nSource: Census 2021', /stands twice/],
      ['Under 25: 1\nHow old?\nA: 1\nB: 2\nSource: Census 2021', /Write the question above “Under 25”/],
      ['How old are you?\nMany', /“Many” is no group with a number/],
      [Array.from({ length: 7 }, (_, at) => `Q${at}?\nA: 1\nB: 2\nSource: Census 2021`).join('\n'), /at most 6/],
    ] as const)
      assert.match(readQuestions(wrong).fault ?? '', says);
  });

  it('takes one of its parts, “prefer not to say” or nothing', () => {
    assert.deepEqual(
      ['0', '2', 'not', null, '', '3', '-1', '1e1', 'x'].map((chosen) => partChosen(age, chosen)),
      [0, 2, null, undefined, undefined, undefined, undefined, undefined, undefined],
    );
  });
});

describe('who took part, beside those who live here', () => {
  const rows = (counts: number[], didNotSay: number) =>
    whoRows({ question: age, shown: shownOf(age, counts, didNotSay) });

  it('is called fewer or more only where the interval says so', () => {
    assert.deepEqual(
      rows([20, 280, 100], 40).map(({ ofHere, ofSaid, standing }) => [ofHere, ofSaid!.value, standing]),
      [
        [23, 5, 'fewer'],
        [55, 70, 'more'],
        [22, 25, 'near'],
      ],
    );
    assert.equal(rows([10, 22, 12], 15)[0]!.standing, 'unsure');
    assert.deepEqual(missingInWords(rows([20, 280, 100], 40)), [
      'Under 25: of 100 people who live here, 23; of 100 who took part and said so, 5',
    ]);
  });

  it('keeps back small numbers, and says that they are fewer where even the most that they can be is', () => {
    const [young, middle, old] = rows([0, 150, 60], 40);
    assert.deepEqual([young!.said, young!.kept, young!.standing], [null, 'small', 'fewer']);
    assert.deepEqual([old!.said, old!.kept, old!.standing], [null, 'beside', 'not told']);
    assert.equal(middle!.said, 150);
    assert.match(missingInWords([young!])[0]!, /23; of 100 who took part and said so, at most 8/);
    assert.deepEqual(
      rows([9, 150, 60], 40).map(({ kept, standing }) => [kept, standing]),
      rows([0, 150, 60], 40).map(({ kept, standing }) => [kept, standing]),
      'nine and nought look the same',
    );
  });

  it('counts with the most who can have kept silent, where how many did is too few to show', () => {
    const silent = shownOf(age, [20, 280, 100], 3);
    assert.deepEqual(silent.cells, [20, 280, null, null]);
    const few = whoRows({ question: age, shown: silent });
    assert.deepEqual([few[0]!.standing, few[1]!.standing], ['fewer', 'more']);
  });

  it('shows nothing of fewer than ten people', () => {
    assert.equal(thresholds.publishedCell, 10);
    for (const row of whoRows({ question: ward, shown: shownOf(ward, [4, 3], 2) }))
      assert.deepEqual([row.said, row.ofSaid, row.standing], [null, null, 'not told']);
  });
});
