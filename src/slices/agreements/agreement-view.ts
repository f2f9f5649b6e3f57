import { londonDate } from '#platform/clock.ts';
import type { Visit } from '#platform/http/route.ts';
import { beads, choicesOf } from '#platform/links/index.ts';
import { organisationKinds } from '#slices/people/index.ts';
import { voiceFor } from './access.ts';
import { type Agreement, agreementTypeLabels, type Party, roleLabels, roles, sayAgreement } from './agreement.ts';
import { changesOf } from './agreement-store.ts';
import {
  decidedLabels,
  decidedWays,
  decidersOf,
  isOpen,
  ladder,
  mayCorrect,
  membersOf,
  voteLabels,
  votes,
} from './alliance/alliance.ts';
import { changeGrounds, changeLaw } from './change-grounds.ts';
import { allianceDecisionsOf, mattersOf, stepsOf } from './alliance/decision-store.ts';
import { faultsBeforeForce } from './move-agreement.ts';
import { isLate, oftenLabels, oftens, sayOwed } from './obligation.ts';
import { obligationsOf } from './obligation-store.ts';
import { bases, basisNames, totalOf, warningsOfPool } from './pooling.ts';

const options = <T extends string>(values: readonly T[], labels: Record<T, string>) =>
  values.map((value) => ({ value, text: labels[value] }));

const moneyChoices = [
  { value: 'pooled', text: 'Pooled: in the fund' },
  { value: 'aligned', text: 'Aligned: its own, spent in step' },
];

/** Everything that the page of an agreement shows. */
export async function viewAgreement(visit: Visit<Agreement>) {
  const { tx, object, now } = visit;
  const matters = await mattersOf(tx, object.id);
  const obligations = (await obligationsOf(tx, object.caseId)).filter((one) => one.agreementId === object.id);
  return {
    agreement: { ...object, label: agreementTypeLabels[object.type], says: sayAgreement(object) },
    origin: await originOf(visit),
    parties: object.parties.map((party) => ({ ...party, roleLabel: roleLabels[party.role] })),
    pool: object.type === 'pooled-fund' ? viewPool(object) : null,
    obligations: obligations.map((one) => ({ ...one, says: sayOwed(one), late: isLate(one, londonDate(now)) })),
    changes: (await changesOf(tx, object.id))
      .map((one) => ({
        ...one,
        groundText: changeGrounds.find(({ value }) => value === one.ground)?.text ?? one.ground,
      }))
      .reverse(),
    faults: object.state === 'draft' ? faultsBeforeForce(object, matters) : [],
    alliance: object.type === 'alliance' ? await viewAlliance(visit, matters) : null,
    changeLaw,
    roleChoices: options(roles, roleLabels),
    organisationChoices: organisationKinds.map((value) => ({ value, text: typeText(value) })),
    moneyChoices,
    groundChoices: changeGrounds,
    basisChoices: basisNames.map((value) => ({ value, text: bases[value].text })),
    oftenChoices: options(oftens, oftenLabels),
    partyChoices: object.parties.map(({ id, name }) => ({ value: id, text: name })),
    ...(await traceChoices(visit)),
  };
}

const typeText = (type: Party['type']): string => {
  const text = type === 'health-body' ? 'NHS body' : type.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

async function originOf({ tx, services, who, object }: Visit<Agreement>) {
  const refs = [
    ...(object.mechanismId ? [{ kind: 'mechanism', id: object.mechanismId }] : []),
    ...(object.lotId ? [{ kind: 'lot', id: object.lotId }] : []),
  ];
  return (await beads(tx, services.kinds, who, refs, null))[0] ?? null;
}

async function traceChoices({ tx, services, who, object }: Visit<Agreement>) {
  const found = await choicesOf(tx, services.kinds, who, object.caseId, ['requirement', 'measure']);
  const of = (kind: string) =>
    found
      .filter(({ ref }) => ref.kind === kind)
      .map(({ ref, title, text }) => ({ value: ref.id, text: title, hint: text }));
  return { requirementChoices: of('requirement'), measureChoices: of('measure') };
}

/** I6: what is pooled, under which statute, and apart from it what is only aligned. */
const viewPool = (agreement: Agreement) => ({
  basis: agreement.basis ? bases[agreement.basis] : null,
  pooled: agreement.parties.filter(({ money }) => money === 'pooled'),
  aligned: agreement.parties.filter(({ money }) => money === 'aligned'),
  pooledTotal: totalOf(agreement.parties, 'pooled'),
  alignedTotal: totalOf(agreement.parties, 'aligned'),
  warnings: warningsOfPool(agreement),
});

async function viewAlliance({ tx, who, object }: Visit<Agreement>, matters: Awaited<ReturnType<typeof mattersOf>>) {
  const members = membersOf(object.parties);
  const steps = await stepsOf(tx, object.id);
  const nameOf = (partyId: string) => object.parties.find(({ id }) => id === partyId)?.name ?? '';
  const decisions = (await allianceDecisionsOf(tx, object.id)).map((decision) => ({
    ...decision,
    decidedLabel: decidedLabels[decision.matter.decided],
    votes: decision.votes.map((vote) => ({ ...vote, by: nameOf(vote.partyId), label: voteLabels[vote.vote] })),
    takesVotes:
      isOpen(decision) ||
      members.some((party) => {
        const vote = decision.votes.find(({ partyId }) => partyId === party.id);
        return voiceFor(who, party) === 'own' && mayCorrect(decision, vote, 'own');
      }),
    waitingFor: decidersOf(decision.matter.decided, object.parties)
      .filter(({ id }) => !decision.votes.some((vote) => vote.partyId === id && vote.vote !== 'abstain'))
      .map(({ name }) => name),
    steps: steps
      .filter(({ decisionId }) => decisionId === decision.id)
      .map((one) => ({ ...one, rung: ladder[one.step - 1] })),
    nextRung: ladder[decision.step] ?? null,
    lastRung: decision.step === ladder.length - 1,
  }));
  return {
    matters: matters.map((one) => ({ ...one, decidedLabel: decidedLabels[one.decided] })),
    matterChoices: matters.map(({ id, matter, decided }) => ({ value: id, text: `${matter} (${decided})` })),
    decidedChoices: options(decidedWays, decidedLabels),
    decisions: decisions.reverse(),
    memberChoices: members
      .filter((party) => voiceFor(who, party) !== null)
      .map(({ id, name }) => ({ value: id, text: name })),
    voteChoices: options(votes, voteLabels),
  };
}
