import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  type Found,
  findGroups,
  type Grouping,
  type GroupLook,
  groupsByNumber,
  type Look,
  lookAt,
  lookAtGroups,
  type Part,
  stabilityOf,
  type Votes,
} from '#engines/opinion/index.ts';
import { number, plural } from '#platform/say.ts';
import { inputHash } from '#slices/voice/index.ts';
import { type PolisProblem, readPolisExport, streamVotes } from '#standards/polis/index.ts';
import { type Call, type Command, exitCodes, usage } from './command.ts';

type Input = Readonly<{ votes: Votes; text: ReadonlyMap<string, string>; problems: readonly PolisProblem[] }>;

const grid = /participants?-votes\.csv(\.gz)?$/i;
const named = (folder: string, name: 'votes' | 'comments'): string | undefined =>
  readdirSync(folder)
    .filter((file) => new RegExp(`(^|[-_. ])${name}\\.csv(\\.gz)?$`, 'i').test(file) && !grid.test(file))
    .sort()
    .map((file) => path.join(folder, file))[0];

/** A folder with votes and, if it is there, what moderators said of the statements; or votes alone. */
async function readInput(given: string): Promise<Input> {
  const folder = statSync(given).isDirectory() ? given : path.dirname(given);
  const votesFile = folder === given ? named(given, 'votes') : given;
  const [file] = [votesFile ?? usage('There is no votes.csv in that folder.')];
  if (!existsSync(file)) usage(`There is no ${file}.`);
  if (grid.test(file)) usage('Name the folder, or votes.csv with one line a vote.');
  const votes = await streamVotes(createReadStream(file, { highWaterMark: 1024 * 1024 }), path.basename(file));
  const commentsFile = folder === given ? named(given, 'comments') : undefined;
  if (!commentsFile) return { votes, text: new Map(), problems: votes.problems };
  const comments = readPolisExport([{ name: path.basename(commentsFile), bytes: readFileSync(commentsFile) }]);
  const known = new Set(votes.statements);
  const unseen = comments.statements.filter(({ externalId }) => !known.has(externalId));
  return {
    votes: {
      ...votes,
      statements: [...votes.statements, ...unseen.map(({ externalId }) => externalId)],
      takenOut: new Set(comments.statements.filter((one) => one.moderated === -1).map((one) => one.externalId)),
      about: new Set(comments.statements.filter((one) => one.isMeta).map((one) => one.externalId)),
    },
    text: new Map(comments.statements.map(({ externalId, text }) => [externalId, text])),
    problems: [...votes.problems, ...comments.problems.filter(({ file: named }) => named !== 'votes.csv')],
  };
}

function readGroups(text: unknown, look: Look): number | null {
  if (text === undefined) return null;
  const groups = Number(text);
  if (!Number.isInteger(groups) || groups < 1 || groups > Math.min(20, look.among.length))
    usage('--groups is a whole number from 1 to 20, and no more than there are people.');
  return groups;
}

type Answer = Readonly<{ found: Found; grouping: Grouping; of: GroupLook; forced: number | null }>;

function answer(look: Look, groups: number | null, told: (done: number, of: number) => void): Answer {
  const found = groups === null ? findGroups(look, told) : stabilityOf(look, groups, told);
  const grouping = groups === null ? found.grouping : groupsByNumber(look, groups);
  return { found, grouping, of: lookAtGroups(look, grouping), forced: groups };
}

const percent = (part: number): string => `${(100 * part).toFixed(0)}%`;

const interval = (part: Part | null) => part && { value: part.value, low: part.low, high: part.high };

/** What a program reads: every number, with the engine and the hash of what went in. */
function written(look: Look, { found, grouping, of, forced }: Answer, text: Input['text']): object {
  const shown = forced !== null || found.chosen !== null;
  const { matrix, tallies } = look;
  return {
    engine: look.engine,
    inputHash: inputHash(matrix),
    clear: found.chosen !== null,
    groups: shown ? grouping.sizes.map((size, id) => ({ id, size, x: grouping.x[id], y: grouping.y[id] })) : [],
    participants: matrix.people.map((id, at) => {
      const group = grouping.of[at]!;
      return {
        id,
        group: shown && group >= 0 ? group : null,
        x: look.plane.x[at],
        y: look.plane.y[at],
        ...(shown ? (of.standing[at] ?? {}) : {}),
      };
    }),
    statements: matrix.statements.map((id, on) => ({
      id,
      ...(text.has(id) ? { text: text.get(id) } : {}),
      agree: tallies.agree[on],
      disagree: tallies.disagree[on],
      pass: tallies.pass[on],
      seen: tallies.seen[on],
      leftOut: matrix.leftOut[on] === 1,
      groupInformedConsensus: of.informed[on],
      lowestGroupAgreement: interval(of.agreement[on]!.lowest),
      highestGroupObjection: interval(of.agreement[on]!.highestObjection),
      groups: of.agreement[on]!.groups.map(({ agree, disagree, pass, seen }) => ({ agree, disagree, pass, seen })),
      rule: of.agreement[on]!.rule,
      priority: of.priority[on],
      extremity: look.extremity[on],
    })),
    representative: shown ? Object.fromEntries(of.representative.map((list, group) => [group, list])) : {},
    consensus: look.consensus,
    stability: { chosen: found.chosen, candidates: found.stability },
    axes: { share: look.axes.share, steps: look.axes.steps },
  };
}

function inWords(look: Look, { found, of, grouping, forced }: Answer, { text, problems }: Input): string {
  const { matrix, tallies } = look;
  const say = (id: string) => (text.get(id) ? `“${text.get(id)}”` : `Statement ${id}`);
  const votes = tallies.seen.reduce((sum, one) => sum + one, 0);
  const lines = [
    `${plural(matrix.people.length, 'person', 'people')}, ${plural(matrix.statements.length, 'statement')}, ${plural(votes, 'vote')}. ${plural(look.among.length, 'person has', 'people have')} voted on enough to be in a group.`,
    found.chosen === null
      ? 'No clear groups: no number of groups is the same whoever voted first and when a fifth of the votes are left away.'
      : `${number(found.chosen)} clear groups, of ${found.candidates
          .find(({ k }) => k === found.chosen)!
          .grouping.sizes.map(number)
          .join(' and ')}.`,
  ];
  for (const one of found.stability)
    lines.push(
      `  ${one.k} groups (${one.sizes.join(', ')}): distinct ${one.silhouette.toFixed(2)}, other beginnings ${one.reseeded.toFixed(2)}, four fifths of the votes ${one.dropped.toFixed(2)}${one.faults.length > 0 ? `: ${one.faults.join(', ')}` : ''}`,
    );
  if (forced !== null || found.chosen !== null)
    for (const [group, list] of of.representative.entries()) {
      lines.push(
        '',
        `Group ${group + 1}, ${plural(grouping.sizes[group]!, 'person', 'people')}, more than the others:`,
      );
      for (const one of list)
        lines.push(
          `  ${one.side === 'agree' ? 'agrees' : 'disagrees'}, ${one.yes} of ${one.seen}: ${say(one.statement)}`,
        );
    }
  const shared = of.agreement
    .flatMap(({ lowest, rule }, on) => (lowest && !matrix.leftOut[on] && rule !== 'too few' ? [{ lowest, on }] : []))
    .sort((a, b) => b.lowest.value - a.lowest.value || b.lowest.of - a.lowest.of)
    .slice(0, 5);
  if (shared.length > 0) lines.push('', 'What even those agree with who agree least:');
  for (const { lowest, on } of shared)
    lines.push(
      `  ${percent(lowest.value)} (${percent(lowest.low)} to ${percent(lowest.high)}): ${say(matrix.statements[on]!)}`,
    );
  if (problems.length > 0)
    lines.push(
      '',
      ...problems.slice(0, 10).map((one) => `${one.file}${one.line ? `, line ${one.line}` : ''}: ${one.why}`),
    );
  lines.push(
    '',
    `Agreement is no consent. ${look.engine}; the same votes give the same answer anywhere. Input ${inputHash(matrix).slice(0, 16)}.`,
  );
  return lines.join('\n');
}

async function run({ args, options, say, json }: Call): Promise<number> {
  const given = args[0] ?? usage('Name the folder of an export, or its votes.csv.');
  const input = await readInput(given);
  if (input.votes.value.length === 0) {
    say(input.problems.map(({ file, why }) => `${file}: ${why}`).join('\n'), { problems: input.problems });
    return exitCodes.failed;
  }
  const look = lookAt(input.votes);
  const found = answer(look, readGroups(options.groups, look), (done, of) => {
    if (!json && process.stderr.isTTY) process.stderr.write(`\r${done} of ${of} times with four fifths of the votes`);
  });
  if (!json && process.stderr.isTTY) process.stderr.write('\n');
  say(json ? '' : inWords(look, found, input), { ...written(look, found, input.text), problems: input.problems });
  return exitCodes.done;
}

/** Pure: it needs no database and runs beside a server. */
export const opinion: Command = {
  name: 'opinion',
  summary:
    'Counts a conversation exported from Polis: tallies, groups where there are clear ones, what tells them apart, what every group agrees with and how sure that is. The same votes give the same answer in any order and anywhere. Needs no database.',
  usage: '<folder or votes.csv> [--groups 2]',
  options: { groups: 'string' },
  run,
};
