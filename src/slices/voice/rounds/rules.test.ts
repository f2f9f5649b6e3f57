import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { toldText } from './draft.ts';
import { endsFrom } from './ends.ts';
import { takesReplies, toldTally } from './reply.ts';

describe('where a statement ended', () => {
  const draft = { words: 'Meals come when people want them.', shared: true, became: null };
  const hand = { how: 'not-taken-up', because: 'there is no van.', toWhom: null } as const;

  it('is said by the drafts and outcomes that rest on it, and by hand only where there are none', () => {
    assert.deepEqual(endsFrom([], null), []);
    assert.deepEqual(endsFrom([], hand), [{ kind: 'not-taken-up', says: 'Not taken up, because: there is no van.' }]);
    assert.deepEqual(endsFrom([draft], hand), [
      { kind: 'draft', says: 'It is in this draft outcome: “Meals come when people want them”.' },
    ]);
    const [passed] = endsFrom([], { how: 'passed-on', because: null, toWhom: 'the bus team' });
    assert.equal(passed!.says, 'Passed on to the bus team.');
  });

  it('tells no words of a draft that nobody outside has been asked about', () => {
    const [end] = endsFrom([{ ...draft, shared: false }], null);
    assert.doesNotMatch(end!.says, /Meals/);
    const [outcome] = endsFrom([{ ...draft, shared: false, became: 'It became an outcome.' }], null);
    assert.deepEqual(outcome, { kind: 'outcome', says: 'It became an outcome.' });
  });
});

describe('what is told of words', () => {
  it('is nothing while fewer than five have said anything, whatever they said', () => {
    const few = fc.record({ right: fc.nat(9), notRight: fc.nat(9), otherWords: fc.nat(9) });
    fc.assert(
      fc.property(few, (tally) => {
        const all = tally.right + tally.notRight + tally.otherWords;
        const told = toldTally(tally);
        if (all < 5) assert.deepEqual(told, { all: null, right: null, notRight: null, otherWords: null });
        else
          assert.deepEqual(
            [told.all, told.right!.yes, told.notRight, told.otherWords],
            [all, tally.right, tally.notRight, tally.otherWords],
          );
      }),
    );
  });

  it('is of the days of a round, both included, and of no day after somebody ended it', () => {
    const round = { firstOn: '2027-03-01', lastOn: '2027-03-14', endedAt: null };
    for (const [day, takes] of [
      ['2027-02-28', false],
      ['2027-03-01', true],
      ['2027-03-14', true],
      ['2027-03-15', false],
    ] as const)
      assert.equal(takesReplies(round, day), takes, day);
    assert.equal(takesReplies({ ...round, endedAt: new Date(0) }, '2027-03-02'), false);
  });

  it('says of a statement that too few voted on only that', () => {
    const told = { seen: null, agree: null, disagree: null, pass: null, lowest: null, objection: null, groups: 0 };
    assert.match(toldText(told), /Fewer than 5 people had voted on it/);
  });
});
