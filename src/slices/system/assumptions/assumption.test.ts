import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { guest } from '#platform/access/who.ts';
import { hats } from '#slices/cases/index.ts';
import { assumptionAccess, causeAccess, needAccess } from '../access.ts';
import { causeStates } from '../causes/cause.ts';
import { causeKind } from '../causes/cause-kind.ts';
import { needStates } from '../needs/need.ts';
import { needKind } from '../needs/need-kind.ts';
import { assumptionStates, assumptionTransitions } from './assumption.ts';
import { assumptionKind } from './assumption-kind.ts';

describe('an assumption', () => {
  it('moves only as its table says', () => {
    const moves = assumptionStates.flatMap((state) =>
      Object.entries(assumptionTransitions[state]).map(([move, to]) => `${state} ${move} ${to}`),
    );
    assert.deepEqual(moves, [
      'held doubt in-doubt',
      'held drop dropped',
      'held change changed',
      'in-doubt hold held',
      'in-doubt drop dropped',
      'in-doubt change changed',
      'changed doubt in-doubt',
      'changed drop dropped',
      'changed change changed',
      'dropped hold held',
    ]);
  });
});

describe('who may do what to needs, causes and assumptions', () => {
  const wearing = (...worn: string[]) => ({ ...guest, personId: 'p', hats: worn });
  const writers = ['commissioner', 'procurement', 'partner', 'practitioner', 'community'];
  it('is nothing at all without a hat', () => {
    for (const state of needStates) assert.deepEqual(needAccess(wearing(), needKind.example(state)), []);
    for (const state of causeStates) assert.deepEqual(causeAccess(wearing(), causeKind.example(state)), []);
    for (const state of assumptionStates)
      assert.deepEqual(assumptionAccess(wearing(), assumptionKind.example(state)), []);
  });
  it('is to read for those who do not shape the case, and to change for those who do', () => {
    for (const hat of hats) {
      const write = writers.includes(hat);
      assert.deepEqual(needAccess(wearing(hat), needKind.example('recorded')), write ? ['see', 'change'] : ['see']);
      assert.deepEqual(needAccess(wearing(hat), needKind.example('withdrawn')), ['see']);
      assert.deepEqual(causeAccess(wearing(hat), causeKind.example('dropped')), ['see']);
      assert.equal(causeAccess(wearing(hat), causeKind.example('standing')).includes('change'), write);
      assert.equal(assumptionAccess(wearing(hat), assumptionKind.example('held')).includes('change'), write);
      assert.ok(!assumptionAccess(wearing(hat), assumptionKind.example('dropped')).includes('rest'));
    }
  });
});
