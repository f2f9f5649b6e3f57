import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';

export async function citeSamples(tx: Tx, causeId: string, sampleIds: readonly string[], at: Date): Promise<void> {
  await sql`insert into cause_samples (cause_id, sample_id, since) select ${causeId}, s, ${at} from unnest(${[...sampleIds]}::uuid[]) as s
    on conflict (cause_id, sample_id) where until is null do nothing`.execute(tx);
}

export async function endCitation(tx: Tx, causeId: string, sampleId: string, at: Date): Promise<void> {
  await sql`update cause_samples set until = ${at} where cause_id = ${causeId} and sample_id = ${sampleId} and until is null`.execute(
    tx,
  );
}
