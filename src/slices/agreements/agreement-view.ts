import { londonDate } from '#platform/clock.ts';
import type { Visit } from '#platform/http/route.ts';
import { beads, choicesOf } from '#platform/links/index.ts';
import { organisationKinds } from '#slices/people/index.ts';
import { type Agreement, agreementTypeLabels, type Party, roleLabels, roles, sayAgreement } from './agreement.ts';
import { changesOf } from './agreement-store.ts';
import { summariseAlliance } from './alliance/alliance-view.ts';
import { changeGrounds, changeLaw } from './change-grounds.ts';
import { faultsBeforeForce } from './move-agreement.ts';
import { isLate, oftenLabels, oftens, sayOwed } from './obligation.ts';
import { obligationsOf } from './obligation-store.ts';
import { bases, basisNames, totalOf, warningsOfPool } from './pooling.ts';
import { announcedUnder } from './trouble/hand-back/announced.ts';

const options = <T extends string>(values: readonly T[], labels: Record<T, string>) =>
  values.map((value) => ({ value, text: labels[value] }));

const moneyChoices = [
  { value: 'pooled', text: 'Pooled: in the fund' },
  { value: 'aligned', text: 'Aligned: its own, spent in step' },
];

/** Everything that the page of an agreement shows. */
export async function viewAgreement(visit: Visit<Agreement>) {
  const { tx, object, now } = visit;
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
    faults: object.state === 'draft' ? await faultsBeforeForce(tx, object) : [],
    alliance: object.type === 'alliance' ? await summariseAlliance(visit) : null,
    handedBack: await announcedUnder(tx, object),
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
