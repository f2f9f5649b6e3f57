import type { z } from 'zod';
import { sayDay } from '#engines/calendar/index.ts';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Procurement } from '../procurement.ts';
import { lotsOf } from '../procurement-store.ts';
import { awardPath } from './award-pages.ts';
import { decisionsOf } from './award-store.ts';
import { contractSteps, endingLabels, endings, owedAfter, stepDays } from './contract.ts';
import { contractsOf } from './contract-store.ts';
import { type contractInput, type contractStepInput, recordContract, recordContractStep } from './record-contract.ts';
import { suspended } from './standstill.ts';
import { standstillFacts } from './standstill-facts.ts';

const stepLabels = {
  details: 'The notice about it is published',
  copy: 'A copy of it is published',
  ended: 'It has ended, and the notice of that is published',
};

export async function showContracts({ tx, object, now }: Visit<Procurement>): Promise<Reply> {
  const lots = new Map((await lotsOf(tx, object.caseId)).map(({ id, title }) => [id, title]));
  const contracts = await contractsOf(tx, object.id);
  const { standing, events, moments } = await standstillFacts(tx, object);
  const awarded = (await decisionsOf(tx, object.id)).filter(({ outcome }) => outcome === 'awarded');
  const today = londonDate(now);
  return page('procurement/award/contracts.njk', `Contracts: ${object.title}`, {
    procurement: object,
    stopped: moments.find(({ moment }) => moment === 'stopped'),
    suspended: suspended(events),
    waits: standing && standing.mayEnterFrom > today ? sayDay(standing.mayEnterFrom) : null,
    awarded: awarded.map((decision) => {
      const contract = contracts.find(({ decisionId }) => decisionId === decision.id);
      return {
        ...decision,
        title: `${(decision.lotId && lots.get(decision.lotId)) ?? object.title}: ${decision.supplier}`,
        contract,
        ended: contract?.endedHow ? endingLabels[contract.endedHow] : null,
        owed: contract
          ? owedAfter(object.regime, contract, decision.decidedOn).map((one) => ({
              ...one,
              byDay: one.by && sayDay(one.by),
              overdue: one.by !== null && one.doneOn === null && one.by < today,
            }))
          : [],
        steps: contractSteps
          .filter((step) => contract && !contract[stepDays[step]])
          .map((value) => ({ value, text: stepLabels[value] })),
      };
    }),
    endings: endings.map((value) => ({ value, text: endingLabels[value] })),
    today,
  });
}

export async function keepContract({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof contractInput>>): Promise<Reply> {
  const missing = await recordContract(act, object, body);
  return redirect(
    `${awardPath(object)}/contracts`,
    missing.length > 0
      ? `It is recorded. Not recorded before it, and not checked against current law: ${missing.join('; ')}.`
      : 'The contract is recorded.',
  );
}

export async function keepContractStep({
  act,
  object,
  body,
}: Doing<Procurement, z.infer<typeof contractStepInput>>): Promise<Reply> {
  await recordContractStep(act, object, body);
  return redirect(`${awardPath(object)}/contracts`, 'It is recorded.');
}
