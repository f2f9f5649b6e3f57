import type { AgreementRule, StatementAgreement } from './agreement.ts';
import { findGroups, groupsByNumber, type Look, lookAt, lookAtGroups, oneGroup } from './analyse.ts';
import { type Picture, pictureOf } from './picture.ts';
import type { Consensus, Representative } from './represent.ts';
import type { Stability } from './stability.ts';
import type { Grouping, Votes } from './types.ts';

export type CountedStatement = Readonly<{
  id: string;
  agree: number;
  disagree: number;
  pass: number;
  seen: number;
  informed: number;
  priority: number;
  extremity: number;
  agreement: StatementAgreement;
}>;

/** A conversation as it is told: plain data, so that a thread of its own can work it out. */
export type Answer = Readonly<{
  engine: string;
  people: readonly string[];
  /** Those who have voted on anything. */
  participants: number;
  /** Group of each, −1 for whoever is in none. */
  group: Int32Array;
  /** None where there are no clear groups. */
  groups: readonly number[];
  statements: readonly CountedStatement[];
  representative: readonly (readonly Representative[])[];
  consensus: Readonly<{ agree: readonly Consensus[]; disagree: readonly Consensus[] }>;
  /** The plane in cells of five or more; of all together where there are no clear groups. */
  picture: Picture;
}>;

function told(look: Look, grouping: Grouping, clear: boolean, rule: AgreementRule): Answer {
  const { matrix, tallies } = look;
  const of = lookAtGroups(look, grouping, rule);
  return {
    engine: look.engine,
    people: matrix.people,
    participants: matrix.people.reduce((sum, _, one) => sum + Number(matrix.start[one + 1]! > matrix.start[one]!), 0),
    group: clear ? grouping.of : new Int32Array(matrix.people.length).fill(-1),
    groups: clear ? grouping.sizes : [],
    statements: matrix.statements.map((id, on) => ({
      id,
      agree: tallies.agree[on]!,
      disagree: tallies.disagree[on]!,
      pass: tallies.pass[on]!,
      seen: tallies.seen[on]!,
      informed: of.informed[on]!,
      priority: of.priority[on]!,
      extremity: look.extremity[on]!,
      agreement: of.agreement[on]!,
    })),
    representative: clear ? of.representative : [],
    consensus: look.consensus,
    picture: pictureOf(look.plane, grouping),
  };
}

/**
 * The count of a moment, with as many groups as stood last time: soon, and marked as pending until `judgedAnswer` has said whether they
 * still stand.
 *
 * @param k the number of groups that stood last time, null for none
 */
export function answerSoFar(votes: Votes, rule: AgreementRule, k: number | null): Answer {
  const look = lookAt(votes);
  const can = k !== null && k <= look.among.length;
  return told(look, can ? groupsByNumber(look, k) : oneGroup(look), can, rule);
}

/** The count, and which number of groups stands. Twenty analyses: a job. */
export function judgedAnswer(
  votes: Votes,
  rule: AgreementRule,
): Readonly<{ answer: Answer; stability: readonly Stability[]; chosen: number | null }> {
  const look = lookAt(votes);
  const { grouping, stability, chosen } = findGroups(look);
  return { answer: told(look, grouping, chosen !== null, rule), stability, chosen };
}
