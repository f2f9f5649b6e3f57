import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guest } from '#platform/access/who.ts';
import { hats } from '#slices/cases/index.ts';
import { lessonAccess, reviewAccess } from './access.ts';
import { effects, faultsInLesson } from './lessons/lesson.ts';
import { lessonKind } from './lessons/lesson-kind.ts';
import {
  changes,
  faultsInClosing,
  faultsInDeciding,
  fourQuestions,
  reviewStates,
  reviewTransitions,
} from './reviews/review.ts';
import { reviewKind } from './reviews/review-kind.ts';

describe('a lesson', () => {
  it('that changes our thinking names what it changes and how that reads; one that confirms changes no words', () => {
    for (const effect of effects)
      for (const about of [null, 'assumption:1'])
        for (const newReading of [null, 'words']) {
          const expected =
            effect === 'confirms'
              ? newReading
                ? ['newReading']
                : []
              : [...(about ? [] : ['about']), ...(newReading ? [] : ['newReading'])];
          assert.deepEqual(Object.keys(faultsInLesson({ effect, about, newReading })), expected);
        }
  });
});

describe('a review', () => {
  it('closes only when each of the four questions is answered', () => {
    for (let mask = 0; mask < 16; mask += 1) {
      const answers = Object.fromEntries(fourQuestions.map(({ name }, n) => [name, mask & (1 << n) ? 'said' : null]));
      const open = fourQuestions.filter((_, n) => !(mask & (1 << n))).map(({ name }) => name);
      assert.deepEqual(Object.keys(faultsInClosing(answers as never)), open);
    }
  });
  it('closes only when it is said what changes, in a sentence unless it is kept, and nothing waits to be looked at', () => {
    for (const change of [null, ...changes])
      for (const changing of [null, 'words'])
        for (const mayPrint of [false, true])
          for (const waiting of [0, 1, 7]) {
            const faults = Object.keys(faultsInDeciding({ change, changing, mayPrint }, waiting));
            const needsWords = change !== null && !changing && (change !== 'keep' || mayPrint);
            assert.deepEqual(faults, waiting > 0 || !change ? ['change'] : needsWords ? ['changing'] : []);
          }
  });
  it('moves only as its table says', () => {
    const moves = reviewStates.flatMap((state) =>
      Object.entries(reviewTransitions[state]).map(([does, to]) => `${state} ${does} ${to}`),
    );
    assert.deepEqual(moves, [
      'suggested open open',
      'suggested set-aside set-aside',
      'open close closed',
      'closed open open',
      'set-aside open open',
    ]);
  });
});

describe('who may learn', () => {
  const writers: readonly string[] = ['commissioner', 'procurement', 'partner', 'practitioner', 'community'];
  const wearing = (...worn: string[]) => ({ ...guest, personId: 'p', hats: worn });
  it('is nobody without a hat; a provider alone does not read reviews', () => {
    for (const state of reviewStates) {
      assert.deepEqual(reviewAccess(wearing(), reviewKind.example(state)), []);
      assert.deepEqual(reviewAccess(wearing('provider'), reviewKind.example(state)), []);
    }
    assert.deepEqual(lessonAccess(wearing(), lessonKind.example('identified')), []);
    assert.deepEqual(lessonAccess(wearing('provider'), lessonKind.example('identified')), ['see']);
    assert.ok(reviewAccess(wearing('provider', 'partner'), reviewKind.example('open')).includes('learn'));
  });
  it('is everybody who contributes; the others read', () => {
    for (const hat of hats.filter((one) => one !== 'provider')) {
      assert.equal(reviewAccess(wearing(hat), reviewKind.example('open')).includes('learn'), writers.includes(hat));
      assert.equal(reviewAccess(wearing(hat), reviewKind.example('suggested')).includes('learn'), false);
      assert.equal(lessonAccess(wearing(hat), lessonKind.example('identified')).includes('act'), writers.includes(hat));
      assert.equal(lessonAccess(wearing(hat), lessonKind.example('acted-on')).includes('hold'), writers.includes(hat));
      assert.equal(lessonAccess(wearing(hat), lessonKind.example('identified')).includes('hold'), false);
      assert.deepEqual(
        lessonAccess(wearing(hat), lessonKind.example('held')),
        writers.includes(hat) ? ['see', 'answer'] : ['see'],
      );
    }
  });
});
