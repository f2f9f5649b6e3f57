import { sql } from 'kysely';
import type { Tx } from '#platform/db/database.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Answer, Partner, Signing } from './signing.ts';

type PartnerRow = Partner & { signingId: string };

async function load(tx: Tx, where: ReturnType<typeof sql>): Promise<Signing[]> {
  const { rows } = await sql<Omit<Signing, 'partners'>>`select s.id, s.case_id as "caseId", s.state, s.version,
    s.agreement_id as "agreementId", s.number, s.content, s.hash, s.because, s.by_on as "byOn", p.name as "putBy",
    s.put_at as "putAt", s.published_at as "publishedAt"
    from signings s join persons p on p.id = s.put_by where ${where} order by s.put_at, s.id`.execute(tx);
  if (rows.length === 0) return [];
  const partners = await partnersOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, partners: partners.filter(({ signingId }) => signingId === row.id) }));
}

async function partnersOf(tx: Tx, signingIds: readonly string[]): Promise<PartnerRow[]> {
  const { rows } = await sql<Omit<PartnerRow, 'answers'>>`select id, signing_id as "signingId", name,
    organisation_id as "organisationId", body_id as "bodyId", asked_name as "askedName", address, link_id as "linkId",
    asked_at as "askedAt" from signing_partners where signing_id = any(${[...signingIds]}::uuid[]) order by place`.execute(
    tx,
  );
  const { rows: given } =
    await sql<Answer>`select a.id, a.partner_id as "partnerId", a.answer, a.words, a.signed_by as "signedBy",
    a.role, a.power, a.decided_on as "decidedOn", a.how, case when a.how = 'recorded' then p.name end as "recordedBy",
    a.given_at as "givenAt", a.replaced_at as "replacedAt"
    from signing_answers a join signing_partners sp on sp.id = a.partner_id left join persons p on p.id = a.given_by
    where sp.signing_id = any(${[...signingIds]}::uuid[]) order by a.given_at, a.id`.execute(tx);
  return rows.map((row) => ({ ...row, answers: given.filter(({ partnerId }) => partnerId === row.id) }));
}

export const signingsById = (tx: Tx, ids: readonly string[]): Promise<Signing[]> =>
  load(tx, sql`s.id = any(${[...ids]}::uuid[])`);
export const signingsOf = (tx: Tx, caseId: string): Promise<Signing[]> => load(tx, sql`s.case_id = ${caseId}`);

/** The one that a link answers now; a link that a newer one replaced finds nothing. */
export const signingOfLink = async (tx: Tx, linkId: string): Promise<Signing | null> =>
  (await load(tx, sql`s.id = (select signing_id from signing_partners where link_id = ${linkId}::uuid)`))[0] ?? null;

/** Whoever puts a text on this case waits for whoever is putting one. */
export async function holdSignings(tx: Tx, caseId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`signings:${caseId}`}))`.execute(tx);
}

/** Holds one until the act ends, so that an answer is given to what stands and not to what was just replaced. */
export async function holdSigning(tx: Tx, id: string): Promise<Signing> {
  await sql`select id from signings where id = ${id} for update`.execute(tx);
  return (await signingsById(tx, [id]))[0] ?? refuse('not-found');
}

export async function insertSigning(tx: Tx, one: Signing, by: string, outcomeIds: readonly string[]): Promise<void> {
  await sql`update signings set state = 'replaced', version = version + 1 where case_id = ${one.caseId}
    and agreement_id is not distinct from ${one.agreementId}::uuid and state = 'open'`.execute(tx);
  await sql`insert into signings (id, case_id, agreement_id, number, content, hash, because, by_on, state, version, put_by, put_at)
    values (${one.id}, ${one.caseId}, ${one.agreementId}, ${one.number}, ${one.content}, ${one.hash}, ${one.because}, ${one.byOn},
      'open', 1, ${by}, ${one.putAt})`.execute(tx);
  for (const [place, partner] of one.partners.entries())
    await sql`insert into signing_partners (id, signing_id, place, name, organisation_id, body_id, asked_name, address)
      values (${partner.id}, ${one.id}, ${place}, ${partner.name}, ${partner.organisationId}, ${partner.bodyId},
        ${partner.askedName}, ${partner.address})`.execute(tx);
  for (const outcomeId of outcomeIds)
    await sql`insert into signing_outcomes (signing_id, outcome_id) values (${one.id}, ${outcomeId})`.execute(tx);
}

export async function insertAnswer(tx: Tx, answer: Answer, givenBy: string | null): Promise<void> {
  await sql`update signing_answers set replaced_at = ${answer.givenAt} where partner_id = ${answer.partnerId}
    and replaced_at is null`.execute(tx);
  await sql`insert into signing_answers (id, partner_id, answer, words, signed_by, role, power, decided_on, how, given_by, given_at)
    values (${answer.id}, ${answer.partnerId}, ${answer.answer}, ${answer.words}, ${answer.signedBy}, ${answer.role},
      ${answer.power}, ${answer.decidedOn}, ${answer.how}, ${givenBy}, ${answer.givenAt})`.execute(tx);
}

export async function updateAsked(
  tx: Tx,
  partnerId: string,
  asked: { name: string; address: string | null; linkId: string; at: Date },
): Promise<void> {
  await sql`update signing_partners set asked_name = ${asked.name}, address = ${asked.address}, link_id = ${asked.linkId},
    asked_at = ${asked.at} where id = ${partnerId}`.execute(tx);
}

export async function setSigning(
  tx: Tx,
  id: string,
  change: { state: Signing['state'] } | { publishedAt: Date | null },
) {
  const set = 'state' in change ? sql`state = ${change.state}` : sql`published_at = ${change.publishedAt}`;
  await sql`update signings set ${set}, version = version + 1 where id = ${id}`.execute(tx);
}
