import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { fileTypes, writeDocx, writePdf } from '#platform/documents/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, download, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { markPrinted, messagesAbout } from '#platform/messages/messages.ts';
import { type answerInput, recordAnswer, type recordedInput, signFor, spokenFor } from './answer-signing.ts';
import { askByLink, type linkInput } from './ask-by-link.ts';
import { changesSince } from './changes-since.ts';
import { type publishInput, publishSigning, withdrawSigning } from './close-signing.ts';
import { gatherPlan } from './gather-plan.ts';
import { partnersOfPlan } from './partners-of.ts';
import { freeze, roleOf, textBlocks, thaw } from './put-text.ts';
import { newestOf, putPlan, type putPlanInput } from './put-to-sign.ts';
import { answerLabels, answers, hasOwnHand, type Partner, type Signing, sayWhere, standing } from './signing.ts';
import { pathOfSigning } from './signing-kind.ts';
import { signingsOf } from './signing-store.ts';
import { binds, showPartner, signingDocument } from './signing-view.ts';

export const answerChoices = answers.map((value) => ({
  value,
  text: { signed: 'Sign', dissented: 'Sign, with dissent', declined: 'Do not sign' }[value],
  hint: {
    signed: 'We stand behind this version.',
    dissented: 'We stand behind it, and our words are printed beside our name wherever it is printed.',
    declined: 'We do not stand behind this version. We say why.',
  }[value],
}));

/** The plan as it stands: who signed the newest version, what changed since, and what it holds now. */
export async function showPlan({ tx, object, may }: Visit<Subject>): Promise<Reply> {
  const text = await gatherPlan(tx, object.id);
  const all = (await signingsOf(tx, object.id)).filter(({ agreementId }) => agreementId === null);
  const newest = newestOf(all, null);
  return page('agreements/plan.njk', 'The plan, and who signs it', {
    text,
    blocks: textBlocks(text),
    newest: newest && {
      ...newest,
      path: pathOfSigning(newest),
      where: sayWhere(newest),
      shown: newest.partners.map(showPartner),
    },
    earlier: all
      .slice(0, -1)
      .map((one) => ({ number: one.number, path: pathOfSigning(one), putAt: one.putAt, where: sayWhere(one) })),
    changes: newest && newest.hash !== freeze(text).hash ? changesSince(thaw(newest).text, text) : [],
    suggestedNames: newest
      ? newest.partners.map(({ name }) => name)
      : (await partnersOfPlan(tx, object.id, null)).map(({ name }) => name),
    suggested: may.includes('answerForAuthority')
      ? (await partnersOfPlan(tx, object.id, newest)).map(({ name }) => ({
          value: name,
          text: name,
          hint: roleOf(text, name).join('; ') || 'Works on the case. Nothing in the ledger says what it does.',
        }))
      : [],
  });
}

export async function keepPlanPut({ act, object, body }: Doing<Subject, z.infer<typeof putPlanInput>>): Promise<Reply> {
  const id = await putPlan(act, object.id, body);
  return redirect(
    pathOfSigning({ caseId: object.id, id }),
    'It is put to them. Those who work on the case here sign on this page. Send the others a link.',
  );
}

/** The newest earlier version that a partner answered, so that it reads what is different since. */
async function sinceSigned({ tx, object }: Visit<Signing>, partner: Partner) {
  const { text } = thaw(object);
  const before = (await signingsOf(tx, object.caseId)).filter(
    (one) => one.agreementId === object.agreementId && one.number < object.number,
  );
  const signed = before.findLast((one) =>
    one.partners.some((each) => each.name.toLowerCase() === partner.name.toLowerCase() && standing(each) !== null),
  );
  if (!signed) return null;
  const answer = standing(signed.partners.find((each) => each.name.toLowerCase() === partner.name.toLowerCase())!)!;
  return {
    number: signed.number,
    path: pathOfSigning(signed),
    label: answerLabels[answer.answer],
    changes: changesSince(thaw(signed).text, text),
  };
}

/** What one partner reads before it answers: its own part, and what is different since it last answered. */
export const ownPart = async (visit: Visit<Signing>, partner: Partner) => ({
  ...showPartner(partner),
  does: roleOf(thaw(visit.object).text, partner.name),
  since: await sinceSigned(visit, partner),
});

export async function showSigning(visit: Visit<Signing>): Promise<Reply> {
  const { tx, who, object, may } = visit;
  const { text, whole } = thaw(object);
  const all = (await signingsOf(tx, object.caseId)).filter(({ agreementId }) => agreementId === object.agreementId);
  const before = all.find(({ number }) => number === object.number - 1) ?? null;
  const own = may.includes('sign') ? await spokenFor(tx, who, object) : [];
  const mine: Awaited<ReturnType<typeof ownPart>>[] = [];
  for (const partner of own) mine.push(await ownPart(visit, partner));
  return page('agreements/signing.njk', `${text.title}, version ${object.number}`, {
    signing: object,
    here: pathOfSigning(object),
    text,
    whole,
    blocks: textBlocks(text),
    where: sayWhere(object),
    mine,
    binds,
    answerChoices,
    partners: object.partners.map((partner) => ({
      ...showPartner(partner),
      askedName: partner.askedName,
      address: partner.address,
      hasLetter: partner.linkId !== null,
      mayAsk: may.includes('ask') && partner.bodyId === null && !own.includes(partner) && !hasOwnHand(partner),
      mayRecord: partner.answers.every(({ how }) => how === 'recorded'),
    })),
    before: before && { number: before.number, path: pathOfSigning(before) },
    changes: before ? changesSince(thaw(before).text, text) : [],
    newest: all.at(-1)!.id === object.id ? null : pathOfSigning(all.at(-1)!),
  });
}

export async function keepAnswer({ act, object, body }: Doing<Signing, z.infer<typeof answerInput>>): Promise<Reply> {
  await signFor(act, object, body);
  return redirect(pathOfSigning(object), 'Your answer is kept with this version. You can change it while it is open.');
}

export async function keepRecorded({
  act,
  object,
  body,
}: Doing<Signing, z.infer<typeof recordedInput>>): Promise<Reply> {
  await recordAnswer(act, object, body);
  return redirect(pathOfSigning(object), 'It is written down for them, and marked so. Send them a link to confirm it.');
}

export async function sendLink({
  act,
  object,
  body,
  services,
}: Doing<Signing, z.infer<typeof linkInput>>): Promise<Reply> {
  const channel = await askByLink(act, services, object, body);
  return channel === 'email'
    ? redirect(pathOfSigning(object), `The e-mail to ${body.askedName} is on its way.`)
    : redirect(`${pathOfSigning(object)}/partners/${body.partner}/letter`, 'Here is the letter.');
}

async function letterOf({ tx, object, params }: Visit<Signing>) {
  const partner = object.partners.find(({ id }) => id === params.partnerId) ?? refuse('not-found');
  const messages = await messagesAbout(tx, { kind: 'signing', id: partner.id });
  return messages.filter(({ channel }) => channel === 'letter').at(-1) ?? refuse('not-found');
}

export async function showSigningLetter(visit: Visit<Signing>): Promise<Reply> {
  const message = await letterOf(visit);
  return page('agreements/signing-letter.njk', `A letter to ${message.recipient}`, {
    message,
    here: pathOfSigning(visit.object),
  });
}

export async function keepSigningPrinted(doing: Doing<Signing>): Promise<Reply> {
  await markPrinted(doing.act, await letterOf(doing));
  return redirect(pathOfSigning(doing.object), 'It is kept that the letter was printed and sent.');
}

export async function takeBackSigning({ act, object }: Doing<Signing>): Promise<Reply> {
  await withdrawSigning(act, object);
  return redirect(pathOfSigning(object), 'It is taken back. What was answered stays with it.');
}

export async function keepPublished({
  act,
  object,
  body,
}: Doing<Signing, z.infer<typeof publishInput>>): Promise<Reply> {
  await publishSigning(act, object, body);
  return redirect(
    pathOfSigning(object),
    body.shown === 'yes' ? 'Residents see who signed it.' : 'Residents do not see who signed it.',
  );
}

export async function downloadSigning({ object, services, query }: Visit<Signing>): Promise<Reply> {
  const as = query.as;
  if (as !== 'docx' && as !== 'pdf') refuse('not-found');
  const document = signingDocument(object, services.installation().name ?? 'Commonweal');
  const name = `${thaw(object).text.of}-version-${object.number}.${as}`;
  return download(name, fileTypes[as], as === 'docx' ? await writeDocx(document) : await writePdf(document));
}
