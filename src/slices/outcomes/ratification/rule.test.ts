import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sha256 } from '#platform/crypto/secrets.ts';
import { canonicalJson } from './canonical.ts';
import { counted, type RollEntry, readRollLines } from './roll.ts';
import { countBallot, quorumNeeded, type Rule, ruleFaults, type Says, sayings, sayRule } from './rule.ts';
import { isSlip } from './slips.ts';

const rule: Rule = {
  noticeDays: 7,
  quorum: { of: 'people', value: 2 },
  consentPercent: 75,
  objectionsMost: 1,
  untilOn: '2028-12-31',
  reviewOn: '2027-12-31',
};

/** Every way in which a roll of this size can answer; null is somebody who does not. */
function* everyWay(roll: number): Generator<(Says | null)[]> {
  if (roll === 0) yield [];
  else for (const rest of everyWay(roll - 1)) for (const one of [...sayings, null]) yield [...rest, one];
}

describe('the rule of a body', () => {
  it('decides as counting it out does, for every answer of every roll up to six and every rule that differs there', () => {
    let looked = 0;
    for (let roll = 1; roll <= 6; roll += 1)
      for (const way of everyWay(roll)) {
        const answers = way.filter((one) => one !== null);
        for (const quorum of [1, 2, 4, 6].flatMap((value) => [
          { of: 'people' as const, value },
          { of: 'percent' as const, value: value * 16 },
        ]))
          for (const consentPercent of [1, 50, 67, 100])
            for (const objectionsMost of [null, 0, 1, 2]) {
              const found = countBallot({ ...rule, quorum, consentPercent, objectionsMost }, roll, answers);
              // Said again in other words: shares as fractions, people one after the other.
              let [yes, no] = [0, 0];
              for (const one of way) {
                if (one === 'consent') yes += 1;
                if (one === 'object') no += 1;
              }
              const came = roll - way.filter((one) => one === null).length;
              const enough = quorum.of === 'people' ? came >= quorum.value : came / roll >= quorum.value / 100;
              const carried =
                came > 0 &&
                enough &&
                yes > 0 &&
                yes / came >= consentPercent / 100 - 1e-12 &&
                (objectionsMost === null || no <= objectionsMost);
              looked += 1;
              if (found.carried !== carried)
                assert.fail(JSON.stringify({ roll, way, quorum, consentPercent, objectionsMost, found }));
            }
      }
    assert.equal(looked, (4 + 16 + 64 + 256 + 1024 + 4096) * 8 * 4 * 4);
  });

  it('asks for whole people: a share is rounded up, and nobody is never enough', () => {
    assert.equal(quorumNeeded({ quorum: { of: 'percent', value: 50 } }, 7), 4);
    assert.equal(quorumNeeded({ quorum: { of: 'percent', value: 1 } }, 7), 1);
    assert.equal(quorumNeeded({ quorum: { of: 'people', value: 9 } }, 7), 9);
    assert.equal(countBallot({ ...rule, quorum: { of: 'percent', value: 1 } }, 7, []).carried, false);
  });

  it('is not carried by those who stand aside, and says each part of why', () => {
    const found = countBallot(rule, 4, ['consent', 'aside', 'aside', 'object']);
    assert.deepEqual(
      [found.quorumMet, found.enoughConsent, found.fewEnoughObjections, found.carried],
      [true, false, true, false],
    );
    assert.equal(
      countBallot({ ...rule, objectionsMost: 0 }, 4, ['consent', 'consent', 'consent', 'object']).carried,
      false,
    );
  });

  it('does not depend on the order in which people answered', () => {
    const answers: Says[] = ['object', 'consent', 'consent', 'aside', 'consent'];
    assert.deepEqual(countBallot(rule, 9, answers), countBallot(rule, 9, answers.toReversed()));
  });

  it('has days in order: notice, open, closed, looked at again, ended', () => {
    const days = { opensOn: '2026-12-08', closesOn: '2026-12-20' };
    assert.deepEqual(ruleFaults(rule, days, '2026-12-08'), {});
    assert.deepEqual(Object.keys(ruleFaults(rule, days, '2026-12-09')), ['opensOn']);
    assert.deepEqual(Object.keys(ruleFaults(rule, { ...days, closesOn: '2026-12-07' }, '2026-12-01')), ['closesOn']);
    assert.deepEqual(Object.keys(ruleFaults({ ...rule, untilOn: '2026-12-20' }, days, '2026-12-01')), [
      'untilOn',
      'reviewOn',
    ]);
    assert.deepEqual(Object.keys(ruleFaults({ ...rule, reviewOn: '2029-01-01' }, days, '2026-12-01')), ['reviewOn']);
    assert.deepEqual(Object.keys(ruleFaults({ ...rule, quorum: { of: 'percent', value: 120 } }, days, '2026-12-01')), [
      'quorum',
    ]);
  });

  it('reads as sentences', () => {
    assert.match(sayRule({ ...rule, objectionsMost: 0 }, 9).join(' '), /not carried if anybody objects/);
    assert.match(
      sayRule({ ...rule, quorum: { of: 'percent', value: 40 } }, 31).join(' '),
      /40% of the roll take part, which is 13 of the 31/,
    );
    assert.match(
      sayRule({ ...rule, objectionsMost: null }, null).join(' '),
      /Any number may object, each with a reason/,
    );
  });
});

describe('a result’s text', () => {
  it('is the same whatever the order of its fields, so that its hash is too', () => {
    const one = canonicalJson({ b: [1, { d: null, c: 'é' }], a: true, none: undefined });
    assert.equal(one, '{"a":true,"b":[1,{"c":"é","d":null}]}');
    assert.equal(canonicalJson(JSON.parse(one)), one);
    assert.equal(sha256(canonicalJson({ a: 1, b: 2 })), sha256(canonicalJson({ b: 2, a: 1 })));
    assert.notEqual(sha256(canonicalJson({ a: 1 })), sha256(canonicalJson({ a: 2 })));
  });
});

describe('a slip', () => {
  const slips = [
    ['Nobody from Fell & Shroe', 'Nobody from Fell & Shore'],
    ['The assemby met', 'The assembly met'],
    ['No carers were there', 'No carers were there.'],
    ['recieve it', 'receive it'],
  ] as const;
  const others = [
    ['We do not want it', 'We do now want it'],
    ['Nobody from Fell', 'Nobody from Shore'],
    ['31 of us', '81 of us'],
    ['Nobody was missing', 'Nobody from Shore was missing'],
    ['unable to come', 'able to come'],
    ['We want it', 'We do not want it'],
  ] as const;
  for (const [before, after] of slips) it(`is “${before}” for “${after}”`, () => assert.ok(isSlip(before, after)));
  for (const [before, after] of others)
    it(`is not “${before}” for “${after}”`, () => assert.ok(!isSlip(before, after) && !isSlip(after, before)));
});

describe('a roll', () => {
  it('is read a line at a time, each with how they are reached', () => {
    assert.deepEqual(
      readRollLines('Jo Pike; jo@example.org\n\n12 Mill Lane, the household; 12 Mill Lane; Thornmere\nAl'),
      {
        entries: [
          { name: 'Jo Pike', address: 'jo@example.org', reach: 'email' },
          { name: '12 Mill Lane, the household', address: '12 Mill Lane, Thornmere', reach: 'letter' },
          { name: 'Al', address: null, reach: 'letter' },
        ],
        fault: null,
      },
    );
    assert.match(readRollLines('Jo Pike\njo  PIKE').fault!, /is there twice/);
    assert.match(readRollLines(' \n').fault!, /at least one/);
    assert.match(readRollLines('; jo@example.org').fault!, /Begin each line with a name/);
  });

  it('counts only what somebody who may speak for the body has kept', () => {
    const entry = (id: string, keptBy: string, personId: string | null = null): RollEntry => ({
      id,
      keptBy,
      personId,
      name: id,
      reach: personId ? 'account' : 'letter',
      address: null,
    });
    const roll = [entry('a', 'ruth'), entry('b', 'officer'), entry('c', 'ruth', 'sam'), entry('d', 'ruth', 'officer')];
    assert.deepEqual(
      counted(roll, ['ruth', 'sam']).map(({ id }) => id),
      ['a', 'c'],
    );
  });
});
