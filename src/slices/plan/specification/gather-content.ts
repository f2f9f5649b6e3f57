import type { Tx } from '#platform/db/database.ts';
import { measuresOf } from '#slices/measures/index.ts';
import { outcomesOf, ownershipLine } from '#slices/outcomes/index.ts';
import { needsOf } from '#slices/system/index.ts';
import { mechanismsOf } from '../mechanism-store.ts';
import type { Requirement } from '../requirement.ts';
import { requirementsOf } from '../requirement-store.ts';
import { clausesOf, inOrder } from './arrange.ts';
import type { ClauseContent, Content, Trace } from './content.ts';
import { heldBack } from './held-back.ts';
import type { Specification } from './specification.ts';

/** What a specification says now, from the objects themselves. `whole` also has the clauses that would be held back. */
export async function gatherContent(
  tx: Tx,
  specification: Specification,
): Promise<{ issuable: Content; whole: Content }> {
  const requirements = new Map((await requirementsOf(tx, specification.caseId)).map((one) => [one.id, one]));
  const clause = await clauseReader(tx, specification.caseId);
  const held = await heldBack(tx, specification, requirements);
  const mechanisms = await mechanismsOf(tx, specification.caseId);
  const laid = (which: (requirement: Requirement) => boolean) =>
    inOrder(specification.sections).map((section) => ({
      title: section.title,
      clauses: clausesOf(specification, section.id)
        .flatMap(({ requirementId }) => requirements.get(requirementId) ?? [])
        .filter(which)
        .map(clause),
    }));
  const head = {
    title: specification.title,
    specifies: mechanisms.find((one) => one.id === specification.mechanismId)?.title ?? null,
    held,
  };
  const heldIds = new Set(held.map((one) => one.requirementId));
  return {
    whole: { ...head, sections: laid(() => true) },
    issuable: { ...head, sections: laid((one) => !heldIds.has(one.id)).filter((one) => one.clauses.length > 0) },
  };
}

async function clauseReader(tx: Tx, caseId: string): Promise<(requirement: Requirement) => ClauseContent> {
  const measures = new Map((await measuresOf(tx, caseId)).map((measure) => [measure.id, measure.name]));
  const trace = await traceReader(tx, caseId);
  return (one) => ({
    requirementId: one.id,
    title: one.title,
    words: one.words,
    type: one.type,
    strength: one.strength,
    state: one.state,
    test: one.test,
    measure: one.measureId ? (measures.get(one.measureId) ?? null) : null,
    dataSource: one.dataSource,
    checkedBy: one.checkedBy,
    changeMechanism: one.changeMechanism,
    paymentDepends: one.paymentDepends,
    trace: trace(one),
  });
}

async function traceReader(tx: Tx, caseId: string): Promise<(requirement: Requirement) => Trace> {
  const outcomes = new Map((await outcomesOf(tx, caseId)).map((outcome) => [outcome.id, outcome]));
  const needs = new Map((await needsOf(tx, caseId)).map((need) => [need.id, need]));
  return ({ outcomeId, needId, legalDuty, organisational }) => {
    const outcome = outcomeId ? outcomes.get(outcomeId) : undefined;
    return {
      outcomeId: outcome?.id ?? null,
      outcome: outcome?.statement ?? null,
      forWhom: outcome?.forWhom ?? null,
      owned: (outcome?.parts ?? [])
        .filter((part) => ['endorsed', 'owned', 'contested', 'lapsed'].includes(part.state))
        .map((part) => ownershipLine(part)),
      quotationIds: outcome?.quotationIds ?? [],
      need: needId ? (needs.get(needId)?.statement ?? null) : null,
      duty: legalDuty,
      organisational,
    };
  };
}
