import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import { field } from '#platform/forms/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { londonDate as asText } from '#platform/say.ts';
import { optionsById } from '../options/option-store.ts';
import { changeOption } from '../options/put-option.ts';
import { readSheets } from './read-sheets.ts';
import { recordRound } from './record-round.ts';
import type { Round } from './round.ts';
import { roundOptionsOf, updateRound } from './round-store.ts';
import { results } from './tally.ts';

export const useScoresInput = z.strictObject({ version: field.version() });

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Takes a closed round's scores as what one person gains from each option, with their spread and where they are from. */
export async function useScores(act: Act, round: Round, version: number): Promise<number> {
  if (round.state !== 'closed') refuse('wrong-state');
  const given = await changesOf(act, round);
  let changed = 0;
  for (const option of await optionsById(act.tx, [...given.keys()])) {
    if (option.state !== 'put') continue;
    const change = given.get(option.id)!;
    if (await changeOption(act, option, option.version, change)) changed += 1;
  }
  const used = { ...round, usedAt: act.now };
  await updateRound(act.tx, used, version);
  recordRound(act, 'round.used', used, ['used_at']);
  return changed;
}

async function changesOf(act: Act, round: Round) {
  if (round.how === 'elsewhere') {
    const note = `${round.agreedWhere}, ${asText(round.agreedOn)}: scores agreed elsewhere`;
    const options = await roundOptionsOf(act.tx, round.id);
    return new Map(
      options.map((one) => [
        one.optionId,
        {
          benefit: one.agreedScore,
          benefitLow: null,
          benefitHigh: null,
          benefitFrom: 'elsewhere' as const,
          benefitNote: note,
        },
      ]),
    );
  }
  const on = asText(londonDate(round.closedAt ?? act.now));
  return new Map(
    results(await readSheets(act.tx, round)).map((one) => [
      one.optionId,
      {
        benefit: tenth(one.benefit),
        benefitLow: tenth(one.low),
        benefitHigh: tenth(one.high),
        benefitFrom: 'round' as const,
        benefitNote: `“${round.title}”, closed on ${on}: ${one.people} people scored it`,
      },
    ]),
  );
}
