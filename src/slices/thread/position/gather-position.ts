import { addToDate, londonDate } from '#platform/clock.ts';
import type { Visit } from '#platform/http/route.ts';
import type { Case } from '#slices/cases/index.ts';
import {
  type Contract,
  contractsEnding,
  countEnding,
  type PositionPart,
  type Providing,
  positionPartsOf,
  providingOf,
  rosterOf,
} from '#slices/market/index.ts';
import { outcomesOf, ownershipLine } from '#slices/outcomes/index.ts';
import { organisationsById } from '#slices/people/index.ts';
import { mechanismsOf, mechanismTypeLabels } from '#slices/plan/index.ts';
import { type Procurement, procurementsOf, type SoundingCounts, soundingCountsOf } from '#slices/procurement/index.ts';

export const monthsAhead = 36;

export type PositionFacts = Readonly<{
  organisation: string;
  today: string;
  about: Case;
  parts: readonly PositionPart[];
  wanted: readonly Readonly<{ statement: string; owned: readonly string[] }>[];
  carries: readonly Readonly<{ label: string; title: string }>[];
  ending: readonly Contract[];
  endingCount: number;
  procurements: readonly Procurement[];
  providing: Providing;
  told: readonly SoundingCounts[];
}>;

/** All that the statement is drafted from. Nothing here names a provider or a person. */
export async function gatherPosition({
  tx,
  object,
  now,
}: Pick<Visit<Case>, 'tx' | 'object' | 'now'>): Promise<PositionFacts> {
  const today = londonDate(now);
  const soon = {
    organisationIds: [object.organisationId],
    fromOn: today,
    toOn: addToDate(today, { months: monthsAhead }),
  };
  const [organisation] = await organisationsById(tx, [object.organisationId]);
  const outcomes = (await outcomesOf(tx, object.id)).filter(({ state }) => state !== 'retired');
  return {
    organisation: organisation!.name,
    today,
    about: object,
    parts: await positionPartsOf(tx, object.id),
    wanted: outcomes.map(({ statement, parts }) => ({
      statement,
      owned: parts.filter(({ state }) => ['owned', 'endorsed', 'lapsed'].includes(state)).map(ownershipLine),
    })),
    carries: (await mechanismsOf(tx, object.id))
      .filter(({ state, type }) => state !== 'stopped' && type !== 'contract')
      .map(({ type, title }) => ({ label: mechanismTypeLabels[type], title })),
    ending: await contractsEnding(tx, soon, { most: 200 }),
    endingCount: await countEnding(tx, soon),
    procurements: (await procurementsOf(tx, object.id)).filter(({ state }) => state !== 'stopped'),
    providing: providingOf(await rosterOf(tx, object.id)),
    told: await soundingCountsOf(tx, object.id),
  };
}
