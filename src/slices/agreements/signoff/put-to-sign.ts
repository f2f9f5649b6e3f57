import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { casesById } from '#slices/cases/index.ts';
import { gatherPlan } from './gather-plan.ts';
import { type Named, partnerNamed, partnersOfPlan } from './partners-of.ts';
import { freeze, type PutText } from './put-text.ts';
import type { Signing } from './signing.ts';
import { signingSays } from './signing-kind.ts';
import { holdSignings, insertSigning, signingsOf } from './signing-store.ts';

export const putPlanInput = z.strictObject({
  partners: field.manyTexts(200),
  others: field.optionalText(4_000),
  because: field.optionalText(1_000),
  byOn: field.optionalDateOn(),
});

/** The newest of a text, whether it is open or not. */
export const newestOf = (all: readonly Signing[], agreementId: string | null): Signing | null =>
  all.filter((one) => one.agreementId === agreementId).at(-1) ?? null;

/** Puts the plan as it is now to its partners. What was put before is replaced; what was signed stays with what was signed. */
export async function putPlan(act: Act, caseId: string, input: z.infer<typeof putPlanInput>): Promise<string> {
  const before = newestOf(await signingsOf(act.tx, caseId), null);
  const suggested = await partnersOfPlan(act.tx, caseId, before);
  const chosen = suggested.filter(({ name }) => input.partners.includes(name));
  for (const line of (input.others ?? '').split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    if (line.length > 200) slip('others', 'Use 200 characters or fewer for a name');
    const named = await partnerNamed(act.tx, caseId, line);
    if (named.mayBid)
      slip(
        'others',
        `${named.name} may bid, and a plan tells more than every bidder is told. Put it in the pack instead`,
      );
    if (!chosen.some(({ name }) => name.toLowerCase() === named.name.toLowerCase())) chosen.push(named);
  }
  if (chosen.length === 0) slip('partners', 'Choose at least one partner');
  const { because, byOn } = input;
  return putText(act, {
    caseId,
    agreementId: null,
    text: await gatherPlan(act.tx, caseId),
    partners: chosen,
    because,
    byOn,
  });
}

type Put = Readonly<{
  caseId: string;
  agreementId: string | null;
  text: PutText;
  partners: readonly Named[];
  because: string | null;
  byOn: string | null;
}>;

export async function putText(act: Act, { caseId, agreementId, text, partners, because, byOn }: Put): Promise<string> {
  await holdSignings(act.tx, caseId);
  if ((await casesById(act.tx, [caseId]))[0]?.state === 'closed') refuse('wrong-state');
  const before = newestOf(await signingsOf(act.tx, caseId), agreementId);
  const { content, hash } = freeze(text);
  if (before?.hash === hash && before.state === 'open')
    slip('because', `It says the same as version ${before.number}, which is still open. Change something first.`);
  const signing: Signing = {
    id: act.newId(),
    caseId,
    state: 'open',
    version: 1,
    agreementId,
    number: (before?.number ?? 0) + 1,
    content,
    hash,
    because,
    byOn,
    putBy: act.who.name ?? '',
    putAt: act.now,
    publishedAt: null,
    partners: partners.map(({ name, organisationId, bodyId }) => {
      // Whom to write to is carried over; what they signed never is.
      const was = before?.partners.find((one) => one.name.toLowerCase() === name.toLowerCase());
      return {
        ...{ id: act.newId(), name, organisationId, bodyId, linkId: null, askedAt: null, answers: [] },
        askedName: was?.askedName ?? null,
        address: was?.address ?? null,
      };
    }),
  };
  if (before?.state === 'open') recordSigning(act, { ...before, state: 'replaced' }, 'signing.replaced', ['state']);
  await insertSigning(act.tx, signing, act.who.personId!, outcomesIn(text));
  recordSigning(act, signing, 'signing.put', ['content', 'partners', 'by_on'], content);
  return signing.id;
}

const outcomesIn = (text: PutText): string[] =>
  text.parts.flatMap(({ lines }) =>
    lines.filter(({ key }) => key.startsWith('outcome:')).map(({ key }) => key.slice('outcome:'.length)),
  );

export function recordSigning(
  act: Act,
  signing: Signing,
  action: string,
  fields: readonly string[],
  content?: string,
): void {
  act.record({
    action,
    on: { kind: 'signing', id: signing.id },
    caseId: signing.caseId,
    fields,
    ...(content ? { content } : {}),
    says: signingSays(signing),
  });
}
