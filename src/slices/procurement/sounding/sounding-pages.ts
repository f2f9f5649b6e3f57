import { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { plural } from '#platform/say.ts';
import { rosterOf } from '#slices/market/index.ts';
import type { Procurement } from '../procurement.ts';
import { lotsOf } from '../procurement-store.ts';
import { answerSounding, readAnswer, takesAnswers } from './answer-sounding.ts';
import { closeSounding, type closeSoundingInput, openSounding, type openSoundingInput } from './open-sounding.ts';
import { reasonLabels, reasons, type Sounding, tallyOf, wouldBid, wouldLabels } from './sounding.ts';
import { answersOf } from './sounding-store.ts';

export const soundingPath = (sounding: Pick<Sounding, 'caseId' | 'id'>): string =>
  `/cases/${sounding.caseId}/soundings/${sounding.id}`;

export const answerChoices = {
  wouldChoices: wouldBid.map((value) => ({ value, text: wouldLabels[value] })),
  reasonChoices: reasons.map((value) => ({ value, text: reasonLabels[value] })),
};

/** What would be shown, lot by lot, before it is. */
export async function showOpening({ tx, object, now }: Visit<Procurement>): Promise<Reply> {
  const lots = (await lotsOf(tx, object.caseId)).filter(
    (lot) => lot.procurementId === object.id && lot.state === 'drawn',
  );
  return page('procurement/sounding-open.njk', 'Ask providers: would you bid?', {
    procurement: object,
    lots,
    today: londonDate(now),
  });
}

export async function keepOpening(doing: Doing<Procurement, z.infer<typeof openSoundingInput>>): Promise<Reply> {
  const { closesOn, words, ...typed } = doing.body;
  const id = await openSounding(doing.act, doing.object, { closesOn, words, typed });
  return redirect(
    soundingPath({ caseId: doing.object.caseId, id }),
    'It is open. Send its address to every provider you know.',
  );
}

/** Those who provide in a lot's zone today, and what each has said. */
async function rosterBeside(tx: Visit['tx'], sounding: Sounding, answers: Awaited<ReturnType<typeof answersOf>>) {
  const { entries } = await rosterOf(tx, sounding.caseId);
  return sounding.lots.map((lot) => {
    const here = entries.filter((entry) => entry.zone?.toLowerCase() === lot.zone?.toLowerCase());
    const answered = new Set(
      answers
        .filter((answer) => answer.lots.some((one) => one.position === lot.position))
        .map((answer) => answer.provider.toLowerCase()),
    );
    return {
      today: here.length,
      silent: here.filter((entry) => !answered.has(entry.provider.toLowerCase())).map((entry) => entry.provider),
    };
  });
}

export async function showSounding({ tx, object, now, services }: Visit<Sounding>): Promise<Reply> {
  const answers = await answersOf(tx, object.id);
  const beside = await rosterBeside(tx, object, answers);
  return page('procurement/sounding.njk', 'Would you bid?', {
    sounding: object,
    takes: takesAnswers(object, now),
    address: `${services.config.publicUrl ?? ''}/public/soundings/${object.id}`,
    answers,
    tallies: tallyOf(object.lots, answers).map((tally, index) => ({ ...tally, ...beside[index] })),
    ...answerChoices,
  });
}

export const soundingAnswerInput = z.record(z.string().max(60), z.unknown());

/** What a provider said on the telephone or in a meeting, recorded for it. */
export async function keepRecorded(doing: Doing<Sounding, z.infer<typeof soundingAnswerInput>>): Promise<Reply> {
  const given = readAnswer(doing.object, doing.body);
  await answerSounding(doing.act, doing.object, given, 'recorded');
  return redirect(soundingPath(doing.object), `The answer of ${given.provider} is recorded.`);
}

export async function keepClosing(doing: Doing<Sounding, z.infer<typeof closeSoundingInput>>): Promise<Reply> {
  const noted = await closeSounding(doing.act, doing.object, doing.body.version);
  return redirect(
    soundingPath(doing.object),
    `It is closed. Every bidder’s pack has the counts. ${plural(noted, 'provider')} on the roster ${noted === 1 ? 'has' : 'have'} said what they would do.`,
  );
}
