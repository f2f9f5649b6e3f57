import type { z } from 'zod';
import { subjectOfLink, useLink } from '#platform/accounts/signed-links.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, publicPage, type Reply, type Visit } from '#platform/http/route.ts';
import { answerLink, type byLinkInput } from './answer-signing.ts';
import { textBlocks, thaw } from './put-text.ts';
import type { Partner, Signing } from './signing.ts';
import { answerChoices, ownPart } from './signing-pages.ts';
import { signingOfLink } from './signing-store.ts';
import { binds } from './signing-view.ts';

async function behind({ tx, params }: Visit): Promise<{ signing: Signing; partner: Partner }> {
  const linkId = await subjectOfLink(tx, 'signing', params.token!);
  const signing = await signingOfLink(tx, linkId);
  const partner = signing?.partners.find((one) => one.linkId === linkId);
  return signing && partner ? { signing, partner } : refuse('link-used-or-old');
}

/** Whoever put it can print the link. While somebody is signed in, it answers only for an organisation of theirs. */
function checkTheirs({ who }: Visit, partner: Partner): void {
  if (who.personId && !who.organisations.some(({ id }) => id === partner.organisationId)) refuse('somebody-elses-link');
}

/** For whoever holds a partner's link, with no account: what is put, what is theirs in it, and nothing else of the case. */
export async function openSigning(visit: Visit): Promise<Reply> {
  const { signing, partner } = await behind(visit);
  if (signing.state !== 'open')
    return publicPage('agreements/signing-closed.njk', 'This can no longer be signed', {
      replaced: signing.state === 'replaced',
    });
  const { text } = thaw(signing);
  return publicPage('agreements/sign-by-link.njk', `Will ${partner.name} sign this?`, {
    signing,
    text,
    blocks: textBlocks(text),
    binds,
    answerChoices,
    askedName: partner.askedName,
    mine: await ownPart({ ...visit, object: signing }, partner),
  });
}

export async function signByLink(doing: Doing<never, z.infer<typeof byLinkInput>>): Promise<Reply> {
  const { signing, partner } = await behind(doing);
  checkTheirs(doing, partner);
  await answerLink(doing.act, signing, partner.id, doing.body);
  await useLink(doing.act, 'signing', doing.params.token!);
  return publicPage('agreements/signing-thanks.njk', 'Your answer is kept', {
    partner: partner.name,
    number: signing.number,
  });
}
