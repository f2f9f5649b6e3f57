export type Round = Readonly<{ id: string; name: string; people: number; hours: number; needs: string | null }>;
/** Who else has room. People is null where it said only hours. */
export type Room = Readonly<{ id: string; provider: string; people: number | null; hours: number; source: string }>;

export type Covered = Readonly<{
  round: Round;
  by: readonly Readonly<{ provider: string; people: number; hours: number }>[];
  peopleShort: number;
  hoursShort: number;
}>;
export type Cover = Readonly<{
  lines: readonly Covered[];
  people: number;
  hours: number;
  peopleShort: number;
  hoursShort: number;
}>;

const slack = 1e-9;

/**
 * Who could be taken on by whom, round by round in the order given, each provider in the order given as far as its room goes. A person is
 * never split between two. Hours are hours a week; within a round each person is taken to receive the same. What nobody has room for is
 * said in people and in hours; it says nothing of whether people want to go there.
 *
 * @example coverOf([{ people: 4, hours: 20, … }], [{ people: 3, hours: 12, … }]).peopleShort // 2: twelve hours are two people's
 */
export function coverOf(rounds: readonly Round[], rooms: readonly Room[]): Cover {
  const left = rooms.map(({ provider, people, hours }) => ({ provider, people: people ?? Infinity, hours }));
  const lines = rounds.map((round): Covered => {
    const each = round.hours / round.people;
    let waiting = round.people;
    const by = left.flatMap((room) => {
      const people = Math.min(waiting, room.people, Math.floor(room.hours / each + slack));
      if (people <= 0) return [];
      waiting -= people;
      room.people -= people;
      room.hours -= people * each;
      return [{ provider: room.provider, people, hours: people * each }];
    });
    return { round, by, peopleShort: waiting, hoursShort: waiting * each };
  });
  const sum = (of: (line: Covered) => number) => lines.reduce((total, line) => total + of(line), 0);
  return {
    lines,
    people: sum(({ round }) => round.people),
    hours: sum(({ round }) => round.hours),
    peopleShort: sum((line) => line.peopleShort),
    hoursShort: sum((line) => line.hoursShort),
  };
}
