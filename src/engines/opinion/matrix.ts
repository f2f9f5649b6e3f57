import type { Matrix, Tallies, Votes } from './types.ts';

/** Numbers by their value and before words; words by their code units: the same on every machine. */
export function compareIds(a: string, b: string): number {
  const [one, other] = [Number(a), Number(b)];
  const [isNumber, otherIs] = [a !== '' && Number.isFinite(one), b !== '' && Number.isFinite(other)];
  if (isNumber && otherIs && one !== other) return one - other;
  if (isNumber !== otherIs) return isNumber ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** New place of each id, once they are in order. */
function placesOf(ids: readonly string[], what: string): { sorted: string[]; place: Int32Array } {
  const order = ids.map((_, index) => index).sort((a, b) => compareIds(ids[a]!, ids[b]!));
  const place = new Int32Array(ids.length);
  for (const [to, from] of order.entries()) {
    if (to > 0 && ids[order[to - 1]!] === ids[from])
      throw new RangeError(`The ${what} "${ids[from]}" is there twice. Give each once.`);
    place[from] = to;
  }
  return { sorted: order.map((from) => ids[from]!), place };
}

/**
 * Votes in one order, so that everything after is the same to the last digit whatever order they came in. O(votes).
 *
 * @throws RangeError where an id is there twice, a place is out of range, a vote is not 1, 0 or −1, or a person votes twice on a statement
 * @example matrixOf({ people: ['b', 'a'], statements: ['1'], person: Int32Array.of(0), statement: Int32Array.of(0), value: Int8Array.of(1) }).people // ['a', 'b']
 */
export function matrixOf(votes: Votes): Matrix {
  const people = placesOf(votes.people, 'person');
  const statements = placesOf(votes.statements, 'statement');
  const count = votes.value.length;
  if (votes.person.length !== count || votes.statement.length !== count)
    throw new RangeError(
      `${votes.person.length} people, ${votes.statement.length} statements and ${count} values do not go together.`,
    );
  check(votes, count);
  const byColumn = sorted(count, statements.sorted.length, (vote) => statements.place[votes.statement[vote]!]!);
  const ordered = sorted(count, people.sorted.length, (vote) => people.place[votes.person[vote]!]!, byColumn.order);
  const { order, start } = votes.at ? lastAlone(votes, votes.at, ordered) : ordered;
  const column = new Int32Array(order.length);
  const value = new Int8Array(order.length);
  const reason = new Uint8Array(votes.reason ? order.length : 0);
  for (let at = 0; at < order.length; at += 1) {
    const vote = order[at]!;
    column[at] = statements.place[votes.statement[vote]!]!;
    value[at] = votes.value[vote]!;
    if (votes.reason) reason[at] = votes.reason[vote]!;
  }
  for (let one = 0; one < people.sorted.length; one += 1)
    for (let at = start[one]! + 1; at < start[one + 1]!; at += 1)
      if (column[at] === column[at - 1])
        throw new RangeError(
          `"${people.sorted[one]}" voted twice on "${statements.sorted[column[at]!]}". Give the last vote alone, or when each was cast.`,
        );
  const about = Uint8Array.from(statements.sorted, (id) => Number(votes.about?.has(id) ?? false));
  const leftOut = Uint8Array.from(statements.sorted, (id, at) =>
    Number(about[at] === 1 || (votes.takenOut?.has(id) ?? false)),
  );
  return { people: people.sorted, statements: statements.sorted, start, column, value, reason, leftOut, about };
}

function check({ person, statement, value, people, statements }: Votes, count: number): void {
  for (let vote = 0; vote < count; vote += 1) {
    const [who, what, how] = [person[vote]!, statement[vote]!, value[vote]!];
    if (who < 0 || who >= people.length || what < 0 || what >= statements.length)
      throw new RangeError(`Vote ${vote} is of nobody, or on nothing.`);
    if (how !== 1 && how !== 0 && how !== -1) throw new RangeError(`Vote ${vote} is ${how}. Give 1, 0 or −1.`);
  }
}

type Ordered = { order: Int32Array; start: Int32Array };

/** Of the votes of one person on one statement, which stand beside each other and in the order of the list, the latest. */
function lastAlone({ statement }: Votes, when: Float64Array, { order, start }: Ordered): Ordered {
  const kept = new Int32Array(order.length);
  const from = new Int32Array(start.length);
  let length = 0;
  for (let one = 0; one < start.length - 1; one += 1) {
    for (let at = start[one]!; at < start[one + 1]!; at += 1) {
      const vote = order[at]!;
      const before = kept[length - 1]!;
      const again = length > from[one]! && statement[before] === statement[vote];
      if (!again) kept[length++] = vote;
      else if (when[vote]! >= when[before]!) kept[length - 1] = vote;
    }
    from[one + 1] = length;
  }
  return { order: kept.subarray(0, length), start: from };
}

/** A counting sort that keeps the order that was there. */
function sorted(count: number, keys: number, keyOf: (vote: number) => number, before?: Int32Array): Ordered {
  const start = new Int32Array(keys + 1);
  for (let vote = 0; vote < count; vote += 1) start[keyOf(vote) + 1]! += 1;
  for (let key = 0; key < keys; key += 1) start[key + 1]! += start[key]!;
  const next = start.slice();
  const order = new Int32Array(count);
  for (let at = 0; at < count; at += 1) {
    const vote = before ? before[at]! : at;
    order[next[keyOf(vote)]!++] = vote;
  }
  return { order, start };
}

/** Tallies of everybody, or of the people whose group is `group`. Passes are among those who have seen it. */
export function talliesOf(matrix: Matrix, groups?: Int32Array, group = 0): Tallies {
  const { start, column, value } = matrix;
  const length = matrix.statements.length;
  const [agree, disagree, pass, seen] = [0, 1, 2, 3].map(() => new Int32Array(length)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  for (let one = 0; one < matrix.people.length; one += 1) {
    if (groups && groups[one] !== group) continue;
    for (let at = start[one]!; at < start[one + 1]!; at += 1) {
      const on = column[at]!;
      seen[on]! += 1;
      if (value[at] === 1) agree[on]! += 1;
      else if (value[at] === -1) disagree[on]! += 1;
      else pass[on]! += 1;
    }
  }
  return { agree, disagree, pass, seen };
}
