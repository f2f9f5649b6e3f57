import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Grumble, GrumbleCause, GrumbleState } from './grumble.ts';

type GrumbleTable = {
  grumbles: {
    id: string;
    case_id: string;
    object_kind: string;
    object_id: string;
    cause: GrumbleCause;
    words: string;
    from_side: Grumble['fromSide'];
    state: GrumbleState;
    answer: string | null;
    resolution: string | null;
    version: number;
    raised_at: Date;
    answered_at: Date | null;
    resolved_at: Date | null;
  };
};
const grumblesIn = (tx: Tx) => tx.withTables<GrumbleTable>();

const toGrumble = (row: GrumbleTable['grumbles']): Grumble => ({
  id: row.id,
  caseId: row.case_id,
  state: row.state,
  version: row.version,
  objectKind: row.object_kind,
  objectId: row.object_id,
  cause: row.cause,
  words: row.words,
  fromSide: row.from_side,
  answer: row.answer,
  resolution: row.resolution,
  raisedAt: row.raised_at,
});

export async function grumblesById(tx: Tx, ids: readonly string[]): Promise<Grumble[]> {
  if (ids.length === 0) return [];
  return (
    await grumblesIn(tx)
      .selectFrom('grumbles')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute()
  ).map(toGrumble);
}

export async function grumblesOf(tx: Tx, caseId: string): Promise<Grumble[]> {
  return (
    await grumblesIn(tx)
      .selectFrom('grumbles')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('raised_at')
      .orderBy('id')
      .execute()
  ).map(toGrumble);
}

/** Those that nobody has answered, of many cases at once. */
export async function openGrumblesIn(tx: Tx, caseIds: readonly string[]): Promise<Grumble[]> {
  if (caseIds.length === 0) return [];
  return (
    await grumblesIn(tx)
      .selectFrom('grumbles')
      .selectAll()
      .where('case_id', 'in', [...caseIds])
      .where('state', '=', 'open')
      .orderBy('raised_at')
      .orderBy('id')
      .execute()
  ).map(toGrumble);
}

export async function insertGrumble(tx: Tx, grumble: Grumble): Promise<void> {
  const { id, caseId, state, objectKind, objectId, cause, words, fromSide, raisedAt } = grumble;
  await grumblesIn(tx)
    .insertInto('grumbles')
    .values({
      id,
      case_id: caseId,
      state,
      object_kind: objectKind,
      object_id: objectId,
      cause,
      words,
      from_side: fromSide,
      answer: null,
      resolution: null,
      version: 1,
      raised_at: raisedAt,
      answered_at: null,
      resolved_at: null,
    })
    .execute();
}

type Change = Partial<
  Pick<GrumbleTable['grumbles'], 'state' | 'answer' | 'resolution' | 'answered_at' | 'resolved_at'>
>;

export async function updateGrumble(tx: Tx, grumble: Grumble, version: number, change: Change): Promise<void> {
  const { numUpdatedRows } = await grumblesIn(tx)
    .updateTable('grumbles')
    .set({ ...change, version: version + 1 })
    .where('id', '=', grumble.id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) refuse('stale');
}
