import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { casesById } from '#slices/cases/index.ts';
import { feeFactsOf, happeningsOf, lastFiles, placesOn, rosterOf } from '#slices/market/index.ts';
import type { Agreement } from '../agreement.ts';
import { isProviders, partsFor } from './access.ts';
import { viewContinuity } from './continuity/continuity-pages.ts';
import { handBacksOf } from './hand-back/hand-back-store.ts';
import { marketSigns } from './market-signs.ts';
import { noteSign, type signInput } from './note-sign.ts';
import { sayInConfidence, type talkInput } from './say-in-confidence.ts';
import { type closeInput, closeTrouble, stepIn, type stepInInput } from './step-in.ts';
import { openPoints, supportAnswers, supportAnswerTexts, supportDecisionTexts, supportQuestions } from './support.ts';
import { supportsOf } from './support-store.ts';
import { pathOfTrouble, type Sign, signTypeLabels, signTypes, type Trouble } from './trouble.ts';
import { signsOf, stepInsOf, talkOf, troublesOf } from './trouble-store.ts';
import { type supportInput, weighSupport } from './weigh-support.ts';

/** Where somebody says what they see; those who read a file find the way to it here. */
export async function showWorries({ tx, who, object }: Visit<Agreement>): Promise<Reply> {
  const files = (await troublesOf(tx, object.caseId)).filter(
    (one) => one.agreementId === object.id && partsFor(who, one).length > 0,
  );
  const providers = object.parties.filter(({ role }) => role === 'provider');
  const mine = providers.filter((one) => isProviders(who, { providerOrganisationId: one.organisationId }));
  const own = who.hats.includes('provider');
  return page('agreements/trouble/worries.njk', own ? 'Tell us that something may go wrong' : 'Say what you see', {
    agreement: object,
    files: files.map((one) => ({ ...one, path: pathOfTrouble(one) })),
    own,
    providerChoices: (own ? mine : providers).map(({ id, name }) => ({ value: id, text: name })),
    typeChoices: signTypes
      .filter((value) => own || value !== 'own-word')
      .map((value) => ({ value, text: signTypeLabels[value] })),
  });
}

/** Whoever reads the file is led to it; anybody else is told that it is kept, and nothing of what else is there. */
export async function keepSign({
  act,
  tx,
  who,
  object,
  body,
}: Doing<Agreement, z.infer<typeof signInput>>): Promise<Reply> {
  const id = await noteSign(act, object, body);
  const file = (await troublesOf(tx, object.caseId)).find((one) => one.id === id);
  return file && partsFor(who, file).length > 0
    ? redirect(pathOfTrouble(file), 'It is kept, with its day and source.')
    : redirect(`/cases/${object.caseId}/agreements/${object.id}/worries`, 'It is kept. Thank you for saying it.');
}

async function fromMarket({ tx, object }: Visit<Trouble>): Promise<Sign[]> {
  const [theCase] = await casesById(tx, [object.caseId]);
  const of = { organisationId: theCase!.organisationId, register: 'cqc' as const };
  const [latest] = await lastFiles(tx, of);
  return marketSigns(object.provider, {
    happenings: await happeningsOf(tx, object.caseId),
    fee: await feeFactsOf(tx, object.caseId),
    roster: (await rosterOf(tx, object.caseId)).entries,
    places: latest ? await placesOn(tx, of, latest.asAt, null) : [],
    placesAsAt: latest?.asAt ?? null,
  });
}

/** Signs that this reader may read: a provider reads its own word and what it may be shown, others the rest as their hat goes. */
async function shownSigns(visit: Visit<Trouble>): Promise<Sign[]> {
  const { tx, who, object, may } = visit;
  const kept = await signsOf(tx, object.id);
  if (isProviders(who, object)) return kept.filter((one) => one.own || one.mayShow);
  const seen = kept.filter((one) => (one.own ? may.includes('seeOwnWord') : may.includes('seeSigns')));
  return may.includes('seeSigns') ? [...seen, ...(await fromMarket(visit))] : seen;
}

export async function showTrouble(visit: Visit<Trouble>): Promise<Reply> {
  const { tx, object, may, who } = visit;
  const handBack = (await handBacksOf(tx, object.caseId)).find((one) => one.troubleId === object.id);
  const supports = may.includes('seeSupport') ? await supportsOf(tx, object.id) : [];
  return page('agreements/trouble/show.njk', `${object.provider}: signs of trouble`, {
    trouble: object,
    may,
    isProvider: isProviders(who, object),
    signs: (await shownSigns(visit)).map((one) => ({ ...one, label: signTypeLabels[one.type] })),
    supports: supports.map((one) => ({
      ...one,
      points: openPoints(one.answers),
      says: supportDecisionTexts[one.decision],
    })),
    questions: supportQuestions,
    answerChoices: supportAnswers.map((value) => ({ value, text: supportAnswerTexts[value] })),
    decisionChoices: Object.entries(supportDecisionTexts).map(([value, text]) => ({ value, text })),
    continuity: may.includes('seeContinuity') ? await viewContinuity(visit) : null,
    stepIns: may.includes('seeStepIn') ? await stepInsOf(tx, object.id) : [],
    handBackPath: handBack ? `/cases/${object.caseId}/hand-backs/${handBack.id}` : null,
  });
}

export async function showTalk({ tx, object, may }: Visit<Trouble>): Promise<Reply> {
  return page('agreements/trouble/talk.njk', `In confidence with ${object.provider}`, {
    trouble: object,
    may,
    said: await talkOf(tx, object.id),
  });
}

export async function keepSaid({ act, object, body }: Doing<Trouble, z.infer<typeof talkInput>>): Promise<Reply> {
  await sayInConfidence(act, object, body);
  return redirect(`${pathOfTrouble(object)}/talk`, 'It is said, and stays between you.');
}

export async function keepSupport({ act, object, body }: Doing<Trouble, z.infer<typeof supportInput>>): Promise<Reply> {
  const points = await weighSupport(act, object, body);
  const still = points.length > 0 ? ' See what is still open.' : '';
  return redirect(pathOfTrouble(object), `What would help is kept.${still}`);
}

export async function keepStepIn({ act, object, body }: Doing<Trouble, z.infer<typeof stepInInput>>): Promise<Reply> {
  await stepIn(act, object, body);
  return redirect(pathOfTrouble(object), 'The decision is kept, with its power.');
}

export async function keepClosed({ act, object, body }: Doing<Trouble, z.infer<typeof closeInput>>): Promise<Reply> {
  await closeTrouble(act, object, body);
  return redirect(pathOfTrouble(object), 'The file is closed. What it says stays.');
}
