import { z } from 'zod';
import { makeLink } from '#platform/accounts/signed-links.ts';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { keepMessage } from '#platform/messages/messages.ts';
import type { Quotation } from '#slices/voice/index.ts';
import { type Became, becameAsText } from './became.ts';

export const tellAuthorInput = z.strictObject({
  channel: field.choice(['email', 'letter', 'link'], 'Choose how to tell them'),
  recipient: field.text('Enter who it is for', 200),
  address: field.optionalText(500),
  note: field.optionalText(2_000),
});

export const linkDays = 365;
export const wordsLink = 'words';

/** Tells whoever said it what became of it. In every form they get the link, which goes on telling as things change. */
export async function tellAuthor(
  act: Act,
  quotation: Quotation,
  input: z.infer<typeof tellAuthorInput> & { became: readonly Became[]; site: string; canMail: boolean },
): Promise<string> {
  if (input.channel === 'email') {
    if (!input.canMail) slip('channel', 'This site sends no e-mail yet. Print a letter, or give them a link');
    if (!z.email().safeParse(input.address).success)
      slip('address', 'Enter an e-mail address, for example name@example.org');
  }
  const token = await makeLink(act, wordsLink, quotation.id, linkDays);
  const link = `${input.site}/public/words/${token}`;
  const body = [
    becameAsText(quotation.words, input.became),
    ...(input.note ? [input.note] : []),
    `You can see what becomes of it from now on here, for a year: ${link}`,
    `If it is not what you meant, or you want your words back, tell us.`,
    [act.who.name, act.who.organisations[0]?.name].filter(Boolean).join(', '),
  ].join('\n\n');
  return keepMessage(act, {
    caseId: quotation.caseId,
    about: { kind: 'quotation', id: quotation.id },
    channel: input.channel,
    recipient: input.recipient,
    address: input.address,
    subject: 'What became of what you said',
    body,
  });
}
