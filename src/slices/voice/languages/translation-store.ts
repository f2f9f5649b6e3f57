import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import type { Translation, VersionCount } from './wording.ts';

const columns = sql`t.id, t.statement_id as "statementId", t.language, t.version, t.words, t.made_by as "madeBy"`;

/** The latest version of each statement in one language, by statement. */
export async function translationsInto(
  tx: Tx,
  conversationId: string,
  language: string,
): Promise<ReadonlyMap<string, Translation>> {
  const { rows } = await sql<Translation>`select distinct on (t.statement_id) ${columns} from statement_translations t
    join statements s on s.id = t.statement_id where s.conversation_id = ${conversationId} and t.language = ${language}
    order by t.statement_id, t.version desc`.execute(tx);
  return new Map(rows.map((one) => [one.statementId, one]));
}

/** Every version of every statement, the latest first. */
export async function allTranslations(tx: Tx, conversationId: string): Promise<Translation[]> {
  const { rows } =
    await sql<Translation>`select ${columns} from statement_translations t join statements s on s.id = t.statement_id
    where s.conversation_id = ${conversationId} order by s.number, t.language, t.version desc`.execute(tx);
  return rows;
}

/** False where that version is there already: somebody was quicker. */
export async function insertTranslation(
  tx: Tx,
  one: Translation & Readonly<{ by: string | null; at: Date }>,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`insert into statement_translations (id, statement_id, language, version, words, made_by, added_by, added_at)
    values (${one.id}, ${one.statementId}, ${one.language}, ${one.version}, ${one.words}, ${one.madeBy}, ${one.by}, ${one.at})
    on conflict (statement_id, language, version) do nothing`.execute(tx);
  return numAffectedRows === 1n;
}

export type CountedVersion = VersionCount & Readonly<{ statementId: string; translationId: string | null }>;

/** How those voted who saw each version; whoever was put out is in no sum. */
export async function votesByVersion(tx: Tx, conversationId: string): Promise<CountedVersion[]> {
  const { rows } =
    await sql<CountedVersion>`select v.statement_id as "statementId", v.translation_id as "translationId",
      count(*) filter (where v.value = 1)::integer as agree, count(*) filter (where v.value = -1)::integer as disagree,
      count(*) filter (where v.value = 0)::integer as pass
    from conversation_votes v join conversation_people p on p.id = v.person_id and p.out_at is null
    where v.conversation_id = ${conversationId} group by v.statement_id, v.translation_id`.execute(tx);
  return rows;
}

export async function setOwnLanguage(tx: Tx, voterId: string, language: string): Promise<void> {
  await sql`update conversation_people set language = ${language} where id = ${voterId}`.execute(tx);
}
