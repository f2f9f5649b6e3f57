import { Readable } from 'node:stream';
import { type judgedAnswer, standardRule, type Votes } from '#engines/opinion/index.ts';
import { theSystem } from '#platform/access/who.ts';
import { act } from '#platform/act/act.ts';
import type { Services } from '#platform/http/services.ts';
import { runInWorker } from '#platform/workers/run-in-worker.ts';
import { type PolisFile, readPolisExport, streamVotes } from '#standards/polis/index.ts';
import { keepCount } from '../held/count-store.ts';
import { counting } from '../held/keep-counting.ts';

const engine = import.meta.resolve('#engines/opinion/index.ts');
const mostSeconds = 300;
const isVotes = ({ name }: PolisFile): boolean =>
  /(^|[-_. ])votes\.csv(\.gz)?$/i.test(name) && !/participants?-votes/i.test(name);

/** Votes of an export as the engine takes them: what moderators took out, and what is about people themselves, marked. */
async function votesIn(files: readonly PolisFile[]): Promise<Votes | null> {
  const file = files.find(isVotes);
  if (!file) return null;
  const votes = await streamVotes(Readable.from([file.bytes]), file.name);
  const { statements } = readPolisExport(files.filter((one) => one !== file));
  const known = new Set(votes.statements);
  return {
    ...votes,
    statements: [...votes.statements, ...statements.map(({ externalId }) => externalId).filter((id) => !known.has(id))],
    takenOut: new Set(statements.filter((one) => one.moderated === -1).map((one) => one.externalId)),
    about: new Set(statements.filter((one) => one.isMeta).map((one) => one.externalId)),
  };
}

/**
 * Counts a conversation that was brought in, beside the pages: its groups, if there are clear ones, and what each agrees with. Votes are
 * read from the files for that alone; what is kept is the count.
 */
export function countImported(services: Services, conversationId: string, files: readonly PolisFile[]): void {
  counting.begin(conversationId, async () => {
    const votes = await votesIn(files);
    if (!votes || votes.value.length === 0) return;
    const { answer, stability } = await runInWorker<ReturnType<typeof judgedAnswer>>(
      engine,
      'judgedAnswer',
      [votes, standardRule],
      mostSeconds,
    );
    await act(services.act, theSystem, ({ tx, now }) => keepCount(tx, conversationId, answer, stability, now));
  });
}
