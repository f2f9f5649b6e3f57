import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads, chosen } from '#platform/links/index.ts';
import { personNames } from '#slices/people/index.ts';
import { assumptionAccess } from '../access.ts';
import { sayFlagged } from '../causes/cause-pages.ts';
import { nearby } from '../nearby.ts';
import { restingKinds, selectOf } from '../on-case.ts';
import { pastReadingsOf } from '../past-readings-store.ts';
import { type Assumption, assumptionTransitions, confidenceChoices, type Move, moveLabels } from './assumption.ts';
import { assumptionsOf } from './assumption-store.ts';
import { changeAssumption, type changeAssumptionInput } from './change-assumption.ts';
import { moveAssumption, type moveAssumptionInput } from './move-assumption.ts';
import { nameAssumption, type nameAssumptionInput } from './name-assumption.ts';
import { restNoLonger, restOnAssumption, type restOnAssumptionInput } from './rest-on-assumption.ts';

export async function listAssumptions(visit: Visit<Subject>): Promise<Reply> {
  const { tx, object, who, services, query, returned } = visit;
  const assumptions = (await assumptionsOf(tx, object.id)).filter((one) => assumptionAccess(who, one).includes('see'));
  const typed = returned?.values.from;
  return page('system/assumptions.njk', 'Assumptions', {
    assumptions,
    confidences: confidenceChoices,
    objects: await selectOf(visit, object.id, restingKinds(services.kinds)),
    from: typeof typed === 'string' ? typed : (query.from ?? ''),
  });
}

export async function keepAssumption(doing: Doing<Subject, z.infer<typeof nameAssumptionInput>>): Promise<Reply> {
  const { act, tx, object, body, services, who } = doing;
  const { from, ...words } = body;
  const rests = from && (await chosen(tx, services.kinds, who, object.id, restingKinds(services.kinds), from, 'from'));
  const id = await nameAssumption(act, { ...words, caseId: object.id });
  if (rests) await restOnAssumption(act, { kind: rests.kind, id: rests.id }, id, object.id);
  return redirect(`/cases/${object.id}/assumptions/${id}`, 'The assumption has a name now.');
}

export async function showAssumption(visit: Visit<Assumption>): Promise<Reply> {
  const { tx, object: one, services, who } = visit;
  const ref = { kind: 'assumption', id: one.id };
  const { below } = await nearby(tx, services.kinds, who, ref);
  const past = await pastReadingsOf(tx, one.id);
  const names = await personNames(
    tx,
    past.map((reading) => reading.changedBy),
  );
  const moves = Object.keys(assumptionTransitions[one.state]).filter((move): move is Move => move !== 'change');
  return page('system/assumption.njk', one.statement, {
    assumption: one,
    rests: below.filter((bead) => bead.relation === 'rests on'),
    lessons: below.filter((bead) => bead.relation === 'changes'),
    past: past.map((reading) => ({ ...reading, by: names.get(reading.changedBy ?? '') ?? 'Commonweal' })),
    flags: (await beads(tx, services.kinds, who, [ref], null))[0]?.flags ?? [],
    moves: moves.map((move) => ({ value: move, text: moveLabels[move] })),
    confidences: confidenceChoices,
    objects: await selectOf(visit, one.caseId, restingKinds(services.kinds)),
  });
}

const back = (one: Assumption): string => `/cases/${one.caseId}/assumptions/${one.id}`;

export async function keepMove({
  act,
  object,
  body,
}: Doing<Assumption, z.infer<typeof moveAssumptionInput>>): Promise<Reply> {
  const flagged = await moveAssumption(act, object, body);
  return redirect(back(object), body.does === 'drop' ? `It is dropped. ${sayFlagged(flagged)}` : 'It is kept.');
}

export async function keepAssumptionChange({
  act,
  object,
  body,
}: Doing<Assumption, z.infer<typeof changeAssumptionInput>>): Promise<Reply> {
  const flagged = await changeAssumption(act, object, body);
  return redirect(back(object), `The new reading is kept beside the old one. ${sayFlagged(flagged)}`);
}

type Rest = Doing<Assumption, z.infer<typeof restOnAssumptionInput>>;

const whatRests = ({ tx, services, who, object, body }: Rest) =>
  chosen(tx, services.kinds, who, object.caseId, restingKinds(services.kinds), body.from, 'from');

export async function keepRest(doing: Rest): Promise<Reply> {
  const { kind, id } = await whatRests(doing);
  await restOnAssumption(doing.act, { kind, id }, doing.object.id, doing.object.caseId);
  return redirect(back(doing.object), 'It rests on this now.');
}

export async function endRest(doing: Rest): Promise<Reply> {
  const { kind, id } = await whatRests(doing);
  await restNoLonger(doing.act, { kind, id }, doing.object.id, doing.object.caseId);
  return redirect(back(doing.object), 'It no longer rests on this.');
}
