import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { RequirementType } from '../requirement.ts';
import { requirementTypes } from '../requirement.ts';
import {
  type Arrangement,
  addClause,
  arrange,
  clausesOf,
  directions,
  inOrder,
  moveClause,
  moveSection,
  putClause,
  takeOutClause,
} from './arrange.ts';

const counter = () => {
  let next = 0;
  return () => {
    next += 1;
    return `id-${next}`;
  };
};
const wanted = (...types: RequirementType[]) => types.map((type, index) => ({ id: `r${index}`, type }));
const reads = (arrangement: Arrangement) =>
  inOrder(arrangement.sections).map((section) => [
    section.title,
    ...clausesOf(arrangement, section.id).map((clause) => clause.requirementId),
  ]);

test('a draft lays each kind in its section, in the order in which it was written, standard clauses last', () => {
  assert.deepEqual(reads(arrange(wanted('standard-clause', 'output', 'principle', 'output'), counter())), [
    ['How we work together', 'r2'],
    ['What is done', 'r1', 'r3'],
    ['Standard clauses', 'r0'],
  ]);
  assert.deepEqual(reads(arrange([], counter())), []);
});

test('a clause that is moved past the edge of its section goes into the next, and back', () => {
  const draft = arrange(wanted('principle', 'output', 'output'), counter());
  const second = draft.clauses.find((clause) => clause.requirementId === 'r1')!.id;
  const up = moveClause(draft, second, 'up');
  assert.deepEqual(reads(up), [
    ['How we work together', 'r0', 'r1'],
    ['What is done', 'r2'],
  ]);
  assert.deepEqual(reads(moveClause(up, second, 'down')), reads(draft));
  assert.deepEqual(reads(moveClause(moveClause(up, second, 'up'), second, 'up')), [
    ['How we work together', 'r1', 'r0'],
    ['What is done', 'r2'],
  ]);
});

test('whatever is moved, put, added or taken out, nothing is lost, doubled or left without its place', () => {
  const change = fc.tuple(
    fc.constantFrom('moveClause', 'moveSection', 'put', 'take', 'add'),
    fc.nat(20),
    fc.nat(20),
    fc.constantFrom(...directions),
  );
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...requirementTypes)), fc.array(change), (types, changes) => {
      const newId = counter();
      let now = arrange(wanted(...types), newId);
      const expected = new Set(types.map((_, index) => `r${index}`));
      for (const [does, a, b, direction] of changes) {
        const clause = now.clauses[a % Math.max(now.clauses.length, 1)];
        const section = now.sections[b % Math.max(now.sections.length, 1)];
        if (does === 'moveSection' && section) now = moveSection(now, section.id, direction);
        if (does === 'moveClause' && clause) now = moveClause(now, clause.id, direction);
        if (does === 'put' && clause && section) now = putClause(now, clause.id, section.id);
        if (does === 'take' && clause) {
          now = takeOutClause(now, clause.id);
          expected.delete(clause.requirementId);
        }
        if (does === 'add' && section) {
          now = addClause(now, newId(), `r${a}`, section.id);
          expected.add(`r${a}`);
        }
        assert.deepEqual([...now.clauses.map((one) => one.requirementId)].sort(), [...expected].sort());
        const places = inOrder(now.sections).map((one) => one.position);
        assert.deepEqual(
          places,
          places.map((_, index) => index + 1),
        );
        for (const one of now.sections) {
          const within = clausesOf(now, one.id).map((each) => each.position);
          assert.deepEqual(
            within,
            within.map((_, index) => index + 1),
          );
        }
      }
    }),
  );
});
