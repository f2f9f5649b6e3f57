import { gunzipSync } from 'node:zlib';
import type { Vote, Votes } from '#engines/opinion/index.ts';
import { readPolisExport } from '#standards/polis/index.ts';
import { readRealFile } from './real-data.ts';

/** What the published program said of a conversation: the parts that are compared. */
export type PublishedMath = Readonly<{
  pca: Readonly<{
    center: number[];
    comps: [number[], number[]];
    'comment-extremity': number[];
  }>;
  'base-clusters': Readonly<{ id: number[]; members: number[][]; x: number[]; y: number[] }>;
  'group-clusters': readonly { id: number; members: number[]; center: [number, number] }[];
  'group-votes': Readonly<Record<string, { votes: Record<string, { A: number; D: number; S: number }> }>>;
  'group-aware-consensus': Readonly<Record<string, number>>;
  'comment-priorities': Readonly<Record<string, number>>;
  consensus: Readonly<Record<'agree' | 'disagree', readonly PublishedStatement[]>>;
  repness: Readonly<Record<string, readonly PublishedStatement[]>>;
  tids: readonly number[];
  'meta-tids': readonly number[];
  'mod-out': readonly number[];
  'in-conv': readonly number[];
  n: number;
}>;

export type PublishedStatement = Readonly<{
  tid: number;
  'n-success': number;
  'n-trials': number;
  'p-success': number;
  'p-test': number;
  repness?: number;
  'repness-test'?: number;
  'repful-for'?: 'agree' | 'disagree';
  'best-agree'?: boolean;
}>;

const json = (...name: string[]) => JSON.parse(gunzipSync(readRealFile(...name)).toString('utf8'));

type Cast = Readonly<{ person: string; statement: string; vote: Vote; at: number }>;

/** Columns of votes from a list, of several by one person on one statement the latest. */
export function votesFrom(
  cast: readonly Cast[],
  statements: readonly string[],
  takenOut: Iterable<string>,
  about: Iterable<string>,
): Votes {
  const last = new Map<string, Cast>();
  for (const one of [...cast].sort((a, b) => a.at - b.at)) last.set(`${one.person} ${one.statement}`, one);
  const counted = [...last.values()];
  const people = [...new Set(counted.map(({ person }) => person))];
  const place = (ids: readonly string[]) => new Map(ids.map((id, at) => [id, at]));
  const [who, what] = [place(people), place(statements)];
  return {
    people,
    statements,
    person: Int32Array.from(counted, ({ person }) => who.get(person)!),
    statement: Int32Array.from(counted, ({ statement }) => what.get(statement)!),
    value: Int8Array.from(counted, ({ vote }) => vote),
    takenOut: new Set(takenOut),
    about: new Set(about),
  };
}

/** One of the conversations whose whole published output is kept. */
export function publishedMath(name: string): { math: PublishedMath; votes: Votes } {
  const math: PublishedMath = json('voice', 'polis-math', name, 'math-pca2.json.gz');
  const rows: Record<string, number | string>[] = json('voice', 'polis-math', name, 'votes.json.gz');
  const cast = rows.map((row) => ({
    person: String(row.participant_id ?? row.pid),
    statement: String(row.statement_id ?? row.tid),
    vote: Number(row.vote) as Vote,
    at: Number(row.modified),
  }));
  return {
    math,
    votes: votesFrom(cast, math.tids.map(String), math['mod-out'].map(String), math['meta-tids'].map(String)),
  };
}

/** By person of the matrix their published group, −1 for none. */
export function publishedGroups(math: PublishedMath, people: readonly string[]): Int32Array {
  const base = math['base-clusters'];
  const groupOf = new Map<string, number>();
  for (const { id, members } of math['group-clusters'])
    for (const cluster of members)
      for (const person of base.members[base.id.indexOf(cluster)]!) groupOf.set(String(person), id);
  return Int32Array.from(people, (person) => groupOf.get(person) ?? -1);
}

/** An exported conversation, with the group that each person was published in. */
export function publishedExport(name: string) {
  const files = ['comments', 'votes', 'participants-votes', 'summary'].map((file) => ({
    name: `${file}.csv.gz`,
    bytes: readRealFile('voice', name, `${file}.csv.gz`),
  }));
  const read = readPolisExport(files);
  const votes = votesFrom(
    read.votes.map(({ participant, statement, vote }, at) => ({ person: participant, statement, vote, at })),
    read.statements.map(({ externalId }) => externalId),
    read.statements.filter(({ moderated }) => moderated === -1).map(({ externalId }) => externalId),
    read.statements.filter(({ isMeta }) => isMeta).map(({ externalId }) => externalId),
  );
  const groupOf = new Map(read.participants.map(({ externalId, group }) => [externalId, group ?? -1]));
  return { votes, groups: (people: readonly string[]) => Int32Array.from(people, (one) => groupOf.get(one) ?? -1) };
}
