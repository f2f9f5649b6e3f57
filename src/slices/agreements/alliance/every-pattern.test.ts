import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Party } from '../agreement.ts';
import { type DecisionState, decisionStates, isStuck, mayCorrect, standingOf, type VoteWord } from './alliance.ts';

/** What a member can say, by one letter; a dot is silence. Written from the charter’s words, and not from the code. */
const words: Record<string, VoteWord | null> = {
  A: 'agree',
  L: 'can-live-with',
  S: 'stand-aside',
  B: 'block',
  '.': null,
};
const letters = Object.keys(words);

const memberCalled = (index: number, role: Party['role']): Party => ({
  ...{ id: `p${index}`, organisationId: null, name: `Member ${index}`, type: 'charity', role },
  ...{ money: null, amountPence: null, functions: null },
});

/** All patterns of so many members, as text: "AL.B". */
function* patterns(length: number): Generator<string> {
  if (length === 0) return void (yield '');
  for (const rest of patterns(length - 1)) for (const letter of letters) yield letter + rest;
}

const cast = (pattern: string) =>
  [...pattern].flatMap((letter, index) => (words[letter] ? [{ partyId: `p${index}`, vote: words[letter] }] : []));

/** The rule as the charter says it, of the letters of those who decide. */
function ruleSays(heard: string, quorum: number | null): 'open' | 'agreed' | 'blocked' {
  if (heard === '') return 'open';
  if (/B/.test(heard)) return 'blocked';
  if (/\./.test(heard)) return 'open';
  const yes = heard.replace(/[^AL]/g, '').length;
  if (quorum === null) return yes === heard.length ? 'agreed' : 'open';
  return yes >= 1 && (yes >= quorum || yes === heard.length) ? 'agreed' : 'open';
}

describe('every class, quorum and pattern of votes of up to six members', () => {
  for (let size = 1; size <= 6; size += 1)
    it(`of ${size} ${size === 1 ? 'member' : 'members'}`, () => {
      let seen = 0;
      for (const commissioners of [0, 1, 2].filter((count) => count <= size)) {
        const parties = Array.from({ length: size }, (_, index) =>
          memberCalled(index, index < commissioners ? 'commissioner' : index % 2 ? 'provider' : 'member'),
        );
        const onlooker = memberCalled(9, 'funder');
        for (const pattern of patterns(size)) {
          const said = cast(pattern);
          for (const quorum of [null, 1, 2, 3, 4, 5, 6, 7]) {
            const at = `${pattern} ${commissioners} ${quorum}`;
            const is = (decided: 'reserved' | 'unanimous' | 'delegated') =>
              standingOf({ decided, quorum }, parties, said);
            assert.equal(is('unanimous'), ruleSays(pattern, quorum), at);
            assert.equal(is('reserved'), ruleSays(pattern.slice(0, commissioners), quorum), at);
            assert.equal(is('delegated'), 'open', at);
            seen += 1;
          }
          // Whoever only gives money decides nothing, and the order in which people speak is nothing.
          const more = [{ partyId: 'p9', vote: 'block' as const }, ...said.toReversed()];
          assert.equal(
            standingOf({ decided: 'unanimous', quorum: null }, [...parties, onlooker], more),
            ruleSays(pattern, null),
          );
        }
      }
      assert.equal(seen, 5 ** size * 8 * Math.min(3, size + 1), 'each was looked at');
    });

  it('so a commissioner and all others but one make nothing unanimous, whatever the quorum', () => {
    for (let size = 2; size <= 6; size += 1) {
      const parties = Array.from({ length: size }, (_, index) =>
        memberCalled(index, index ? 'member' : 'commissioner'),
      );
      for (const last of ['B', '.'])
        for (const quorum of [null, 1, 2, 3, 4, 5]) {
          const said = cast('A'.repeat(size - 1) + last);
          assert.notEqual(standingOf({ decided: 'unanimous', quorum }, parties, said), 'agreed');
        }
    }
  });
});

describe('what stands already', () => {
  it('is said otherwise only by a member itself whose consent was written down for it', () => {
    const may = decisionStates.flatMap((state) =>
      ([undefined, { own: true }, { own: false }] as const).flatMap((before) =>
        (['own', 'recorded'] as const).flatMap((voice) =>
          mayCorrect({ state }, before, voice) ? [[state, before?.own, voice]] : [],
        ),
      ),
    );
    assert.deepEqual(may, [['agreed', false, 'own']]);
  });

  it('goes up the ladder when somebody blocks, when all spoke and too few said yes, or in silence after the day', () => {
    const parties = [memberCalled(0, 'commissioner'), memberCalled(1, 'member')];
    const stuck = (
      state: DecisionState,
      pattern: string,
      answerBy: string | null,
      decided: 'unanimous' | 'delegated',
    ) =>
      isStuck(
        {
          state,
          matter: { id: 'm', matter: 'x', decided, delegate: null },
          answerBy,
          votes: cast(pattern).map((one) => ({
            ...{ ...one, reason: null, instead: null, own: true },
            ...{ how: null, saidBy: null, saidOn: null, seen: 1 },
          })),
        },
        parties,
        '2026-11-29',
      );
    assert.equal(stuck('blocked', 'AB', null, 'unanimous'), true);
    assert.equal(stuck('open', 'AS', null, 'unanimous'), true);
    assert.equal(stuck('open', 'A.', null, 'unanimous'), false);
    assert.equal(stuck('open', 'A.', '2026-11-28', 'unanimous'), true);
    assert.equal(stuck('open', 'A.', '2026-11-29', 'unanimous'), false);
    assert.equal(stuck('open', '..', '2026-11-28', 'delegated'), false);
    for (const state of ['agreed', 'determined', 'fallen', 'unmade'] as const)
      assert.equal(stuck(state, 'AS', '2026-01-01', 'unanimous'), false);
  });
});
