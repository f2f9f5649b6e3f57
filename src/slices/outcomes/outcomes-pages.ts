import type { z } from 'zod';
import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads, walk } from '#platform/links/index.ts';
import type { Case } from '#slices/cases/index.ts';
import { quotationsNamed, quotationsOf } from '#slices/voice/index.ts';
import { outcomeAccess, speaksFor } from './access.ts';
import { draftBehind } from './from-draft/from-draft-store.ts';
import { answerLine, type Outcome, ownershipLine } from './outcome.ts';
import { outcomesOf } from './outcome-store.ts';
import { actionsFor, standsBehind } from './ownership.ts';
import { proposeOutcome, type proposeOutcomeInput } from './propose-outcome.ts';
import { besideOutcome } from './ratification/outcome-beside.ts';
import { ratificationsOf } from './ratification-store.ts';

export async function listOutcomes({ tx, who, object, query }: Visit<Case>): Promise<Reply> {
  const outcomes = (await outcomesOf(tx, object.id)).filter((one) => outcomeAccess(who, one).includes('see'));
  return page('outcomes/outcomes.njk', 'What we want to be true', {
    outcomes: outcomes.map((one) => ({
      ...one,
      lines: one.parts.map(ownershipLine),
      answered: answerLine(one.answer),
    })),
    quotations: await quotationsOf(tx, object.id, who),
    chosen: query.words ? [query.words] : [],
  });
}

export async function keepOutcome({ act, tx, who, object, body }: Doing<Case, z.infer<typeof proposeOutcomeInput>>) {
  const known = new Set((await quotationsOf(tx, object.id, who)).map((one) => one.id));
  if (body.quotationIds.some((id) => !known.has(id))) slip('quotationIds', 'Choose from the list');
  const id = await proposeOutcome(act, { caseId: object.id, ...body });
  return redirect(`/cases/${object.id}/outcomes/${id}`, 'The outcome is proposed. Nobody owns it yet.');
}

/** Kinds that carry an outcome: what pursues it, uses what is there, or shows whether it comes true. */
const carriers = ['mechanism', 'resource', 'requirement', 'measure', 'agreement'];

export async function showOutcome(visit: Visit<Outcome>): Promise<Reply> {
  const { tx, who, object, may, services, now } = visit;
  const links = await walk(tx, { kind: 'outcome', id: object.id }, now);
  const below = links.map((link) => link.from).filter((ref) => carriers.includes(ref.kind));
  const own = new Set(may.includes('speak') ? speaksFor(who, object) : []);
  const names = new Map(object.parts.map((part) => [part.bodyId, part.body]));
  const earlier = object.wordings.find((one) => one.id === object.answer?.wordingId && one.id !== object.wordingId);
  return page('outcomes/outcome.njk', object.statement, {
    outcome: { ...object, answered: answerLine(object.answer) },
    answeredEarlierWords: earlier?.statement ?? null,
    parts: object.parts.map((part) => ({
      ...part,
      line: ownershipLine(part),
      ownWords: standsBehind(part.state) && part.wordingId !== object.wordingId,
    })),
    speaking: object.parts
      .filter((part) => own.has(part.bodyId))
      .map((part) => ({ ...part, canSay: actionsFor(part.state, 'member').length > 0 })),
    meetings: (await ratificationsOf(tx, object.id)).map((one) => ({ ...one, body: names.get(one.bodyId) })),
    proposals: object.wordings.filter((one) => one.state === 'proposed'),
    quotations: await quotationsNamed(tx, object.quotationIds, who.hats.length > 0 ? who : undefined),
    draftId: await draftBehind(tx, object.id),
    carriedBy: (await beads(tx, services.kinds, who, below, null)).map((bead) => ({ ...bead, href: bead.path })),
    may,
    ...(await besideOutcome(visit)),
  });
}
