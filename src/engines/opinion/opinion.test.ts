import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eigenOfTridiagonal } from './axes.ts';
import { cellsOf, groupsOf, silhouettes } from './groups.ts';
import {
  adjustedRand,
  findGroups,
  groupingFrom,
  groupsByNumber,
  type Look,
  lookAt,
  lookAtGroups,
  oneGroup,
  passReasons,
  type Votes,
} from './index.ts';
import { luckOf } from './luck.ts';
import { madeUpVotes } from './made-up-votes.ts';
import { matrixOf, talliesOf } from './matrix.ts';

/** The same votes in another order of rows, people and statements. */
function shuffled(votes: Votes, seed: number): Votes {
  const order = (length: number, purpose: number) =>
    Array.from({ length }, (_, at) => at).sort((a, b) => luckOf(seed, purpose, a) - luckOf(seed, purpose, b));
  const [rows, people, statements] = [
    order(votes.value.length, 1),
    order(votes.people.length, 2),
    order(votes.statements.length, 3),
  ];
  const places = (of: number[]) => of.reduce((to, from, at) => to.with(from, at), new Array<number>(of.length).fill(0));
  const [who, what] = [places(people), places(statements)];
  return {
    people: people.map((one) => votes.people[one]!),
    statements: statements.map((on) => votes.statements[on]!),
    person: Int32Array.from(rows, (row) => who[votes.person[row]!]!),
    statement: Int32Array.from(rows, (row) => what[votes.statement[row]!]!),
    value: Int8Array.from(rows, (row) => votes.value[row]!),
  };
}

/** Rows of numbers, what was not cast at the mean, and the covariance of the statements: as a book has it, with every cell. */
function dense({ matrix, axes }: Look): number[][] {
  const columns = matrix.statements.length;
  const rows = matrix.people.map((_, one) => {
    const row = new Array<number>(columns).fill(0);
    for (let at = matrix.start[one]!; at < matrix.start[one + 1]!; at += 1)
      row[matrix.column[at]!] = matrix.value[at]! - axes.centre[matrix.column[at]!]!;
    return row;
  });
  return Array.from({ length: columns }, (_, a) =>
    Array.from({ length: columns }, (__, b) => rows.reduce((sum, row) => sum + row[a]! * row[b]!, 0)),
  );
}

const close = (a: number, b: number, within: number, what: string) =>
  assert.ok(Math.abs(a - b) <= within, `${what}: ${a} and ${b}`);

describe('counting votes', () => {
  it('is as by hand, each last vote once, and a pass is seen', () => {
    const votes: Votes = {
      people: ['b', 'a'],
      statements: ['2', '10', '1'],
      person: Int32Array.of(0, 0, 1, 0),
      statement: Int32Array.of(0, 1, 0, 0),
      value: Int8Array.of(1, 0, -1, -1),
      at: Float64Array.of(5, 1, 1, 9),
    };
    const matrix = matrixOf(votes);
    assert.deepEqual(
      [matrix.people, matrix.statements],
      [
        ['a', 'b'],
        ['1', '2', '10'],
      ],
    );
    const { agree, disagree, pass, seen } = talliesOf(matrix);
    assert.deepEqual(
      [agree, disagree, pass, seen].map((one) => [...one]),
      [
        [0, 0, 0],
        [0, 2, 0],
        [0, 0, 1],
        [0, 2, 1],
      ],
    );
    const { at: _, ...without } = votes;
    assert.throws(() => matrixOf(without), /"b" voted twice on "2"/);
  });

  it('refuses what is no vote', () => {
    const one = {
      people: ['a'],
      statements: ['1'],
      person: Int32Array.of(0),
      statement: Int32Array.of(0),
      value: Int8Array.of(1),
    };
    assert.throws(() => matrixOf({ ...one, value: Int8Array.of(2) }), RangeError);
    assert.throws(() => matrixOf({ ...one, person: Int32Array.of(1) }), RangeError);
    assert.throws(() => matrixOf({ ...one, people: ['a', 'a'] }), /there twice/);
    assert.throws(() => matrixOf({ ...one, value: Int8Array.of(1, 1) }), RangeError);
  });

  it('of nobody, or of people who all say the same, gives an answer without groups', () => {
    const none = {
      people: [],
      statements: [],
      person: new Int32Array(),
      statement: new Int32Array(),
      value: new Int8Array(),
    };
    assert.deepEqual([findGroups(lookAt(none)).chosen, lookAt(none).axes.share], [null, [0, 0]]);
    const same = madeUpVotes(30, 10, 1, 1);
    const look = lookAt({ ...same, value: same.value.fill(1) });
    assert.equal(findGroups(look).chosen, null);
    const all = lookAtGroups(look, oneGroup(look));
    assert.equal(all.agreement[0]!.lowest!.value, 1);
    assert.ok(all.agreement[0]!.lowest!.low > 0.88 && all.agreement[0]!.lowest!.low < 0.9);
  });
});

describe('the plane of most difference', () => {
  const look = lookAt(madeUpVotes(60, 14, 3));

  it('has the directions that the whole matrix of covariances has', () => {
    const covariance = dense(look);
    const total = covariance.reduce((sum, row, at) => sum + row[at]!, 0);
    for (const [nth, vector] of [look.axes.first, look.axes.second].entries()) {
      const image = covariance.map((row) => row.reduce((sum, value, at) => sum + value * vector[at]!, 0));
      const value = image.reduce((sum, one, at) => sum + one * vector[at]!, 0);
      for (const [at, one] of image.entries()) close(one, value * vector[at]!, 1e-9 * total, `axis ${nth}`);
      close(value / total, look.axes.share[nth]!, 1e-12, 'share');
    }
    close(
      [...look.axes.first].reduce((sum, one, at) => sum + one * look.axes.second[at]!, 0),
      0,
      1e-12,
      'right angle',
    );
    // No direction varies more than the first: what power iteration from anywhere comes to is not above it.
    let vector = covariance.map((_, at) => luckOf(5, 5, at) - 0.5);
    let value = 0;
    for (let turn = 0; turn < 3_000; turn += 1) {
      vector = covariance.map((row) => row.reduce((sum, one, at) => sum + one * vector[at]!, 0));
      value = Math.hypot(...vector);
      vector = vector.map((one) => one / value);
    }
    close(value / total, look.axes.share[0], 1e-10, 'the largest');
  });

  it('knows the eigenvalues of a matrix that has them in closed form', () => {
    const size = 30;
    const { values } = eigenOfTridiagonal(new Array(size).fill(2), new Array(size - 1).fill(-1));
    const known = Array.from({ length: size }, (_, at) => 2 - 2 * Math.cos((Math.PI * (at + 1)) / (size + 1)));
    for (const [at, value] of values.sort((a, b) => a - b).entries()) close(value, known[at]!, 1e-12, `value ${at}`);
  });

  it('turns round where all votes do, and statements taken out or about people change nobody’s direction', () => {
    const votes = madeUpVotes(60, 14, 3);
    const turned = lookAt({ ...votes, value: votes.value.map((vote) => -vote) });
    for (const [at, share] of turned.axes.share.entries()) close(share, look.axes.share[at]!, 1e-12, 'share');
    const without = lookAt({ ...votes, takenOut: new Set(['3']), about: new Set(['5']) });
    assert.deepEqual([without.axes.first[3], without.extremity[5]], [0, 0]);
    assert.equal(lookAtGroups(without, oneGroup(without)).priority[5], 49);
    assert.equal(without.tallies.seen[3], look.tallies.seen[3]);
  });
});

describe('groups', () => {
  it('are the same to the last digit in thirty orders of the same votes', () => {
    const votes = madeUpVotes(90, 24, 3);
    const first = lookAt(votes);
    const found = findGroups(first);
    for (let seed = 1; seed <= 30; seed += 1) {
      const other = lookAt(shuffled(votes, seed));
      assert.deepEqual(other.plane, first.plane);
      assert.deepEqual(groupsByNumber(other, 3), groupsByNumber(first, 3));
    }
    assert.deepEqual(findGroups(lookAt(shuffled(votes, 31))), found);
  });

  it('are found where there are three, and not where there are none', () => {
    const three = lookAt(madeUpVotes(120, 30, 3, 0.8));
    const found = findGroups(three);
    assert.equal(found.chosen, 3);
    const known = Int32Array.from(three.matrix.people, (id) => Number(id.slice(1)) % 3);
    assert.ok(adjustedRand(found.grouping.of, known) > 0.95);
    const votes = madeUpVotes(90, 24, 1);
    const noise = lookAt({ ...votes, value: votes.value.map((_, at) => (luckOf(9, 9, at) < 0.5 ? 1 : -1)) });
    const none = findGroups(noise);
    assert.equal(none.chosen, null);
    assert.ok(none.stability.every(({ faults }) => faults.length > 0));
    assert.deepEqual(none.grouping.sizes, [90]);
  });

  it('are never of fewer than five, however far off they stand', () => {
    const votes = madeUpVotes(60, 20, 2);
    const odd = votes.value.map((vote, at) =>
      votes.person[at]! >= 57 ? (votes.statement[at]! % 2 === 0 ? 1 : -1) : vote,
    );
    for (const { k, faults, sizes } of findGroups(lookAt({ ...votes, value: odd })).stability)
      if (sizes.some((size) => size < 5) || sizes.length < k) assert.ok(faults.includes('small group'));
  });

  it('are those of least spread: no move of one person makes it less', () => {
    const look = lookAt(madeUpVotes(40, 12, 3, 0.8));
    const { of, x, y } = groupsByNumber(look, 3);
    for (const one of look.among) {
      const far = x.map((gx, group) => Math.hypot(look.plane.x[one]! - gx, look.plane.y[one]! - y[group]!));
      assert.ok(far[of[one]!]! <= Math.min(...far) + 1e-9);
    }
  });

  it('have the silhouette that the definition gives, also over the cells of a grid', () => {
    const look = lookAt(madeUpVotes(30, 12, 2, 1));
    const grouping = groupsByNumber(look, 2);
    const cells = cellsOf(look.plane, look.among);
    const away = (a: number, b: number) =>
      Math.hypot(look.plane.x[a]! - look.plane.x[b]!, look.plane.y[a]! - look.plane.y[b]!);
    const byHand = look.matrix.people.map((_, one) => {
      const to = (group: number) => {
        const others = look.matrix.people.flatMap((__, other) =>
          other !== one && grouping.of[other] === group ? [away(one, other)] : [],
        );
        return others.reduce((sum, far) => sum + far, 0) / others.length;
      };
      const [a, b] = [to(grouping.of[one]!), to(1 - grouping.of[one]!)];
      return (b - a) / Math.max(a, b);
    });
    close(
      silhouettes(cells, [grouping])[0]!,
      byHand.reduce((sum, one) => sum + one, 0) / byHand.length,
      1e-12,
      'silhouette',
    );
    const many = lookAt(madeUpVotes(2_600, 30, 3, 0.8));
    const grid = cellsOf(many.plane, many.among);
    assert.ok(grid.x.length < many.among.length);
    assert.equal(
      grid.weight.reduce((sum, one) => sum + one, 0),
      many.among.length,
    );
    const known = Int32Array.from(many.matrix.people, (id) => Number(id.slice(1)) % 3);
    assert.ok(adjustedRand(groupsOf(grid, 3, 2_600).of, known) > 0.95);
  });

  it('agree by chance at about 0, and with themselves at 1 whatever they are called', () => {
    assert.equal(adjustedRand(Int32Array.of(0, 0, 1, 1, -1), Int32Array.of(1, 1, 0, 0, 0)), 1);
    // Hubert and Arabie’s index of the table [[1, 1], [0, 2]] by hand: (1 − 3·2/6) / (5/2 − 1) = 0 … over six pairs.
    close(adjustedRand(Int32Array.of(0, 0, 1, 1), Int32Array.of(0, 1, 1, 1)), 0, 1e-12, 'by hand');
    const [one, other] = [1, 2].map((seed) =>
      Int32Array.from({ length: 4_000 }, (_, at) => Math.floor(luckOf(seed, 3, at) * 3)),
    );
    close(adjustedRand(one!, other!), 0, 0.01, 'chance');
  });
});

describe('what groups agree on', () => {
  const votes = madeUpVotes(60, 12, 2, 0.8);
  const look = lookAt(votes);
  const of = Int32Array.from(look.matrix.people, (id) => Number(id.slice(1)) % 2);
  const two = lookAtGroups(look, groupingFrom(look.plane, of));

  it('is the lowest group’s part, which no larger group outvotes, with its interval', () => {
    for (const [on, one] of two.agreement.entries()) {
      const parts = two.tallies.map(({ agree, seen }) => agree[on]! / seen[on]!);
      close(one.lowest!.value, Math.min(...parts), 1e-12, 'lowest');
      assert.ok(one.lowest!.low <= one.lowest!.value && one.lowest!.value <= one.lowest!.high);
      const objections = two.tallies.map(({ disagree, seen }) => disagree[on]! / seen[on]!);
      close(one.highestObjection!.value, Math.max(...objections), 1e-12, 'objection');
    }
  });

  it('is of everybody where all are together: also of those who voted on too little to be near a group', () => {
    const few = 30;
    const sparse = madeUpVotes(45, 12, 2, 1);
    const keep = Array.from(sparse.value.keys()).filter(
      (row) => sparse.person[row]! >= few || sparse.statement[row]! < 2,
    );
    const all = lookAt({
      ...sparse,
      person: Int32Array.from(keep, (row) => sparse.person[row]!),
      statement: Int32Array.from(keep, (row) => sparse.statement[row]!),
      value: Int8Array.from(keep, (row) => sparse.value[row]!),
    });
    assert.equal(all.among.length, 15);
    const { agreement } = lookAtGroups(all, oneGroup(all));
    for (const [on, { groups }] of agreement.entries()) {
      const { agree, disagree, seen } = groups[0]!;
      assert.deepEqual(
        [agree, disagree, seen],
        [all.tallies.agree[on], all.tallies.disagree[on], all.tallies.seen[on]],
      );
    }
  });

  it('does not fall with one more group that says the same, as the published product does', () => {
    const four = Int32Array.from(of, (group, at) => group * 2 + (at % 4 < 2 ? 0 : 1));
    const more = lookAtGroups(look, groupingFrom(look.plane, four));
    for (const [on, one] of two.informed.entries()) assert.ok(more.informed[on]! < one);
    assert.ok(more.agreement.some(({ lowest }, on) => lowest!.value >= two.agreement[on]!.lowest!.value - 0.15));
  });

  it('leaves away whoever says that it does not apply to them, and keeps their pass in the published figures', () => {
    const away = passReasons.indexOf('does not apply');
    const passes = { ...votes, reason: new Uint8Array(votes.value.length).fill(away) };
    const other = lookAt(passes);
    const said = lookAtGroups(other, groupingFrom(other.plane, of));
    assert.deepEqual(said.informed, two.informed);
    const on = two.tallies[0]!.pass.findIndex((count) => count > 0);
    assert.ok(said.agreement[on]!.groups[0]!.agreement!.value > two.agreement[on]!.groups[0]!.agreement!.value);
    assert.equal(said.agreement[on]!.groups[0]!.notFor, two.tallies[0]!.pass[on]);
  });

  it('is judged by the rule that a community set, and by none where too few have seen it', () => {
    const rule = { agreeAtLeast: 0.9, objectAtMost: 0.2, seenAtLeast: 5 };
    const strict = lookAtGroups(look, groupingFrom(look.plane, of), rule);
    for (const { lowest, highestObjection, rule: judged } of strict.agreement)
      assert.equal(judged, lowest!.value >= 0.9 && highestObjection!.value <= 0.2 ? 'met' : 'not met');
    const few = lookAtGroups(look, groupingFrom(look.plane, of), { ...rule, seenAtLeast: 1_000 });
    assert.ok(few.agreement.every(({ rule: judged }) => judged === 'too few'));
  });

  it('tells each group from the other by statements that it says and the other does not', () => {
    for (const [group, list] of two.representative.entries()) {
      assert.ok(list.length > 0 && list.length <= 5);
      for (const { statement, side, yes, seen } of list) {
        const on = look.matrix.statements.indexOf(statement);
        const own = two.tallies[group]!;
        assert.equal(yes, (side === 'agree' ? own.agree : own.disagree)[on]);
        assert.equal(seen, own.seen[on]);
      }
    }
  });
});
