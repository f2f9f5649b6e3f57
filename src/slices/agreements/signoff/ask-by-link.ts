import { z } from 'zod';
import { makeLink } from '#platform/accounts/signed-links.ts';
import type { Act } from '#platform/act/act.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import type { Services } from '#platform/http/services.ts';
import { keepMessage } from '#platform/messages/messages.ts';
import { londonDate } from '#platform/say.ts';
import { stillOpen } from './answer-signing.ts';
import { roleOf, thaw } from './put-text.ts';
import { recordSigning } from './put-to-sign.ts';
import { hasOwnHand, type Partner, type Signing } from './signing.ts';
import { updateAsked } from './signing-store.ts';

export const linkInput = z.strictObject({
  partner: field.id(),
  askedName: field.text('Enter the name of whoever is to answer', 150),
  address: field.optionalText(500),
});

export const linkDays = 60;

/** Sends a partner the one link by which it answers without an account; a link sent before stops working. A letter carries it where there is no e-mail. */
export async function askByLink(
  act: Act,
  services: Pick<Services, 'config' | 'messages'>,
  one: Signing,
  input: z.infer<typeof linkInput>,
): Promise<'email' | 'letter'> {
  const signing = await stillOpen(act, one.id);
  const partner = signing.partners.find(({ id }) => id === input.partner) ?? refuse('not-found');
  // A community's own members sign for it, each known by name: a letter would let anybody who opens it speak for them.
  if (partner.bodyId) refuse('not-for-this-body');
  if (hasOwnHand(partner)) refuse('own-answer-stands');
  const linkId = act.newId();
  const token = await makeLink(act, 'signing', linkId, linkDays);
  await updateAsked(act.tx, partner.id, { name: input.askedName, address: input.address, linkId, at: act.now });
  recordSigning(act, signing, 'signing.asked', ['asked_name', 'address']);
  const channel = input.address?.includes('@') && services.messages.canMail ? 'email' : 'letter';
  const { publicUrl, host, port } = services.config;
  await keepMessage(act, {
    caseId: signing.caseId,
    about: { kind: 'signing', id: partner.id },
    channel,
    recipient: `${input.askedName}, ${partner.name}`,
    address: input.address,
    ...letterTo(
      signing,
      partner,
      input.askedName,
      `${publicUrl ?? `http://${host}:${port}`}/public/signings/${token}`,
      act.who.name ?? '',
    ),
  });
  return channel;
}

function letterTo(signing: Signing, partner: Partner, name: string, link: string, from: string) {
  const { text } = thaw(signing);
  const does = roleOf(text, partner.name);
  return {
    subject: `Will ${partner.name} sign? ${text.title}, version ${signing.number}`,
    body: [
      `Dear ${name},`,
      `We put to ${partner.name} ${{ plan: 'version', memorandum: 'a memorandum, version', charter: 'a charter, version' }[text.of]} ${signing.number} of: ${text.title}.`,
      ...(does.length > 0 ? [`What ${partner.name} has in it, as it is written down: ${does.join('; ')}.`] : []),
      `You can read it, and sign, sign with your dissent printed beside it, or say why you do not sign. It takes two minutes, needs no account, and binds nobody in law:`,
      link,
      `${signing.byOn ? `Please answer by ${londonDate(signing.byOn)}. ` : ''}The link works once, for ${linkDays} days, and stops when we put a later version. Or ring us, and your answer is written down for you.`,
      from,
    ].join('\n\n'),
  };
}
