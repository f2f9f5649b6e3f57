import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { slip } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { choicesOf } from '#platform/links/index.ts';
import { clashesOn } from './aims/clashes-on.ts';
import { answerThree, type threeInput } from './answer-questions.ts';
import { judge } from './challenge.ts';
import { challengeOf } from './challenge-store.ts';
import { threeQuestions } from './questions.ts';
import {
  isOrphan,
  type Requirement,
  requirementStates,
  requirementTypeHints,
  requirementTypeLabels,
  requirementTypes,
  strengthLabels,
  strengths,
  unsaid,
} from './requirement.ts';
import { requirementsOf } from './requirement-store.ts';
import { placeOf } from './source/source-document.ts';
import { sourcesOf } from './source/source-store.ts';
import { verdictLabels } from './verdict-table.ts';
import { standingsOf } from './voices/standing-of.ts';
import {
  changeRequirement,
  type changeRequirementInput,
  type requirementInput,
  writeRequirement,
} from './write-requirement.ts';

const traced = ['outcome', 'need', 'mechanism', 'measure'] as const;

async function choices({ tx, services, who }: Visit, caseId: string) {
  const found = await choicesOf(
    tx,
    services.kinds,
    who,
    caseId,
    traced.filter((name) => services.kinds.has(name)),
  );
  const of = (kind: string) =>
    found.filter((one) => one.ref.kind === kind).map((one) => ({ value: one.ref.id, text: one.title }));
  return {
    outcomeChoices: of('outcome'),
    needChoices: of('need'),
    mechanismChoices: of('mechanism'),
    measureChoices: of('measure'),
    typeChoices: requirementTypes.map((value) => ({
      value,
      text: `${requirementTypeLabels[value]}: ${requirementTypeHints[value]}`,
    })),
    strengthChoices: strengths.map((value) => ({ value, text: strengthLabels[value] })),
  };
}

async function checkTrace(visit: Visit, caseId: string, body: z.infer<typeof requirementInput>): Promise<void> {
  const known = await choices(visit, caseId);
  const lists = {
    outcomeId: known.outcomeChoices,
    needId: known.needChoices,
    mechanismId: known.mechanismChoices,
    measureId: known.measureChoices,
  };
  for (const [name, list] of Object.entries(lists)) {
    const value = body[name as keyof typeof lists];
    if (value && !list.some((choice) => choice.value === value)) slip(name, 'Choose one from the list');
  }
}

export async function listRequirements(visit: Visit<Subject>): Promise<Reply> {
  const requirements = await requirementsOf(visit.tx, visit.object.id);
  return page('plan/requirements.njk', 'What is asked of a provider', {
    requirements: requirements.map((one) => ({
      ...one,
      label: requirementTypeLabels[one.type],
      orphan: isOrphan(one),
    })),
    orphans: requirements.filter((one) => one.state !== 'dropped' && isOrphan(one)).length,
    ...(await choices(visit, visit.object.id)),
  });
}

export async function keepRequirement(doing: Doing<Subject, z.infer<typeof requirementInput>>): Promise<Reply> {
  await checkTrace(doing, doing.object.id, doing.body);
  const id = await writeRequirement(doing.act, { ...doing.body, caseId: doing.object.id });
  return redirect(
    `/cases/${doing.object.id}/requirements/${id}`,
    isOrphan(doing.body) ? 'It is kept. It hangs from nothing yet, and is shown so.' : 'It is kept.',
  );
}

export async function showRequirement(visit: Visit<Requirement>): Promise<Reply> {
  const { object, tx } = visit;
  const challenge = await challengeOf(tx, 'requirement', object.id);
  const verdict = challenge ? judge(challenge) : null;
  const standing = (await standingsOf(tx, object.caseId))(subject(object));
  return page('plan/requirement.njk', object.title, {
    requirement: { ...object, label: requirementTypeLabels[object.type], orphan: isOrphan(object) },
    unsaid: unsaid(object),
    challenge,
    verdict: verdict ? { ...verdict, label: verdictLabels[verdict.verdict] } : null,
    questions: threeQuestions,
    unsettled: standing.unsettled.length,
    clashes: await clashesOn(tx, object.caseId, 'requirement', object.id),
    sources: (await sourcesOf(tx, object.id)).map((one) => ({ ...one, place: placeOf(one) })),
    stateChoices: requirementStates.map((value) => ({
      value,
      text: { draft: 'Draft', agreed: 'Agreed by both hats', dropped: 'Dropped' }[value],
    })),
    ...(await choices(visit, object.caseId)),
  });
}

export async function saveRequirement(
  doing: Doing<Requirement, z.infer<typeof changeRequirementInput>>,
): Promise<Reply> {
  await checkTrace(doing, doing.object.caseId, doing.body);
  await changeRequirement(doing.act, doing.object, doing.body);
  return redirect(`/cases/${doing.object.caseId}/requirements/${doing.object.id}`, 'It is kept.');
}

const subject = (requirement: Requirement) =>
  ({ caseId: requirement.caseId, subjectKind: 'requirement', subjectId: requirement.id }) as const;

export async function keepThree({ act, object, body }: Doing<Requirement, z.infer<typeof threeInput>>): Promise<Reply> {
  await answerThree(act, subject(object), body);
  return redirect(`/cases/${object.caseId}/requirements/${object.id}`, 'The answers are kept.');
}
