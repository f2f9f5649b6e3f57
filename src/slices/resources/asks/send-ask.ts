import type { Ref } from '#platform/access/kinds.ts';
import type { Act } from '#platform/act/act.ts';
import type { Services } from '#platform/http/services.ts';
import { keepMessage } from '#platform/messages/messages.ts';
import { wearersOf } from '#slices/cases/index.ts';
import type { Ask } from './ask.ts';

export type Letter = Readonly<{ subject: string; before: string; path: string; after: string }>;

/** Sends words with a link in the form that reaches them: e-mail where there is an address, else a letter that carries the link. */
export async function sendToSteward(
  act: Act,
  services: Services,
  ask: Pick<Ask, 'id' | 'caseId' | 'askedOf' | 'address'>,
  letter: Letter,
  about: Ref = { kind: 'ask', id: ask.id },
): Promise<'email' | 'letter'> {
  const { publicUrl, host, port } = services.config;
  const link = `${publicUrl ?? `http://${host}:${port}`}${letter.path}`;
  const channel = ask.address?.includes('@') && services.messages.canMail ? 'email' : 'letter';
  await keepMessage(act, {
    caseId: ask.caseId,
    about,
    channel,
    recipient: ask.askedOf,
    address: ask.address,
    subject: letter.subject,
    body: `${letter.before}\n\n${link}\n\n${letter.after}\n\n${await signature(act, ask.caseId)}`,
  });
  return channel;
}

/** Who asks, and for whom: by the organisation whose hat they wear here. */
export async function signature(act: Pick<Act, 'tx' | 'who'>, caseId: string): Promise<string> {
  const worn = (await wearersOf(act.tx, caseId)).find((wearer) => wearer.personId === act.who.personId);
  return [act.who.name, worn?.organisation].filter(Boolean).join(', ');
}
