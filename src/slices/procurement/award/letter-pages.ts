import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { type Document, fileTypes, writeDocx, writePdf } from '#platform/documents/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, download, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { plural } from '#platform/say.ts';
import type { Procurement } from '../procurement.ts';
import { awardPath } from './award-pages.ts';
import { type particularsInput, setParticulars } from './keep-particulars.ts';
import { type Letter, lettersTo } from './letters.ts';
import { type Sending, type sendAllInput, sendAllLetters, sendLetter } from './send-letter.ts';

const everybody = 'Every bidder has been told. It is recorded that assessment summaries are sent.';

export async function showLetters({ tx, object, services }: Visit<Procurement>): Promise<Reply> {
  const { letters, facts } = await lettersTo(tx, object);
  const waiting = letters.filter(({ sent }) => !sent);
  return page('procurement/award/letters.njk', `What each bidder is told: ${object.title}`, {
    procurement: object,
    opened: facts.happened.has('opened'),
    letters,
    ready: waiting.filter(({ faults, particulars }) => faults.length === 0 && particulars).length,
    channel: services.messages.canMail ? 'e-mail' : 'letter',
  });
}

async function letterOf({ tx, object, params }: Visit<Procurement>): Promise<Letter> {
  const { letters } = await lettersTo(tx, object);
  return letters.find(({ bidder }) => bidder.id === params.bidderId) ?? refuse('not-found');
}

export async function showLetter(visit: Visit<Procurement>): Promise<Reply> {
  const letter = await letterOf(visit);
  return page('procurement/award/letter.njk', `${letter.title}, for ${letter.bidder.name}`, {
    procurement: visit.object,
    letter,
    today: londonDate(visit.now),
  });
}

export async function downloadLetter(visit: Visit<Procurement>): Promise<Reply> {
  const as = visit.query.as;
  if (as !== 'docx' && as !== 'pdf') refuse('not-found');
  const { title, bidder, blocks, particulars, sent } = await letterOf(visit);
  const document: Document = {
    title,
    subtitle: [bidder.name, bidder.identifier, particulars?.address, particulars?.email].filter(Boolean).join(', '),
    author: visit.services.installation().name ?? 'Commonweal',
    writtenAt: visit.now,
    footer: sent ? `Given on ${sent.givenOn}` : 'Draft, not given yet',
    blocks,
  };
  const content = as === 'docx' ? await writeDocx(document) : await writePdf(document);
  return download(`assessment-summary.${as}`, fileTypes[as], content);
}

export async function keepLetter({ act, object, params, body }: Doing<Procurement, Sending>): Promise<Reply> {
  const last = await sendLetter(act, object, params.bidderId!, body);
  return redirect(`${awardPath(object)}/letters`, last ? everybody : 'It is kept, word for word, as given.');
}

export async function keepAllLetters({
  act,
  object,
  services,
}: Doing<Procurement, z.infer<typeof sendAllInput>>): Promise<Reply> {
  const { sent, last } = await sendAllLetters(act, object, services.messages.canMail ? 'email' : 'letter');
  return redirect(
    `${awardPath(object)}/letters`,
    last ? everybody : `${plural(sent, 'bidder is', 'bidders are')} told now.`,
  );
}

export async function keepParticulars(doing: Doing<Procurement, z.infer<typeof particularsInput>>): Promise<Reply> {
  const { bidder } = await letterOf(doing);
  await setParticulars(doing.act, doing.object, bidder.id, doing.body);
  return redirect(`${awardPath(doing.object)}/letters/${bidder.id}`, 'It is kept.');
}
