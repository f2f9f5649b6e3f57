import type { z } from 'zod';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { number, plural, pounds } from '#platform/say.ts';
import { casesById } from '#slices/cases/index.ts';
import { comingLabels, type Result, resultLabels, results, revisitsOf } from '#slices/plan/index.ts';
import { type MeasureList, measureListsOf } from '#slices/procurement/index.ts';
import type { Agreement } from '../agreement.ts';
import { pathOf } from '../agreement-pages.ts';
import { proposalsIn } from '../from-award/from-award-store.ts';
import { obligationsOf } from '../obligation-store.ts';
import { bringReturns, type returnsInput } from './bring-returns.ts';
import { type countInput, countPlace, countPromise, nameOfMeasure, type placeInput } from './count-promise.ts';
import { returnsShown } from './return-evidence.ts';
import { cameOf, type Share, type SocialPromise, worthOf } from './social-value.ts';
import { returnsOf, socialPlacesOf, socialPromisesOf } from './social-value-store.ts';

/** The sets of measures that the organisation of the case may use. */
async function listsFor({ tx, object }: Pick<Visit<Agreement>, 'tx' | 'object'>): Promise<MeasureList[]> {
  const [theCase] = await casesById(tx, [object.caseId]);
  return measureListsOf(tx, theCase!.organisationId);
}

const says = (share: Share | null): string => (share ? `${share.low}% to ${share.high}%` : 'nobody has said');

const doubts = (one: SocialPromise): string =>
  `Would have happened anyway: ${says(one.deadweight)}. Moved from elsewhere: ${says(one.displacement)}. Brought about by others: ${says(one.attribution)}.`;

function sayWorth(one: SocialPromise, here: number): string | null {
  const worth = worthOf(here, one);
  if (!worth) return null;
  const { leastPence, mostPence } = worth;
  const range = leastPence === mostPence ? pounds(mostPence) : `${pounds(leastPence)} to ${pounds(mostPence)}`;
  return `${range}, at ${pounds(one.unitPence)} a unit (${one.unitSource})`;
}

/** What its community says it sees, in its own words. A provider reads only what may be printed. */
async function seenBy({ tx, who, object }: Visit<Agreement>) {
  const from = [object.mechanismId, object.lotId];
  const all = (await revisitsOf(tx, object.caseId)).filter((one) => from.includes(one.on.id));
  const said = all.filter((one) => one.voice === 'community' && (one.mayPrint || !who.hats.includes('provider')));
  return results.map((about: Result) => ({
    about,
    label: resultLabels[about],
    said: said
      .filter((one) => one.about === about)
      .map((one) => ({ words: one.words, by: one.body, on: one.saidOn, came: comingLabels[one.came] })),
  }));
}

const perUnit = (value: number | null): string => (value === null ? 'Cannot be said' : number(value));

export async function showSocialValue(visit: Visit<Agreement>): Promise<Reply> {
  const { tx, object, may } = visit;
  const promises = await socialPromisesOf(tx, object.id);
  const [returns, places] = [await returnsOf(tx, object.id), await socialPlacesOf(tx, object.id)];
  const counted = new Set(promises.map(({ obligationId }) => obligationId));
  const social = new Set((await proposalsIn(tx, object.id)).filter((one) => one.social).map((one) => one.obligationId));
  const owed = (await obligationsOf(tx, object.caseId)).filter(
    (one) => one.agreementId === object.id && !counted.has(one.id),
  );
  const lists = may.includes('change') ? await listsFor(visit) : [];
  return page('agreements/social-value/show.njk', 'What it leaves here', {
    agreement: object,
    may,
    places,
    promises: promises.map((one) => {
      const came = cameOf(one, returns, places, object.valuePence);
      return {
        ...one,
        ...came,
        aboutLabel: resultLabels[one.about],
        perHundredThousand: perUnit(came.perHundredThousand),
        perThousand: perUnit(came.perThousand),
        doubts: doubts(one),
        worth: sayWorth(one, came.here),
      };
    }),
    seen: await seenBy(visit),
    files: await returnsShown(visit),
    notCounted: owed.filter(({ id }) => social.has(id)).map(({ id, words }) => ({ id, words })),
    obligationChoices: owed
      .toSorted((one, other) => Number(social.has(other.id)) - Number(social.has(one.id)))
      .map(({ id, words }) => ({ value: id, text: words.slice(0, 120) })),
    aboutChoices: results.map((value) => ({ value, text: resultLabels[value] })),
    measureChoices: lists.flatMap((list) =>
      list.measures.map(({ code, title }) => ({
        value: nameOfMeasure(list, code),
        text: `${list.name}: ${code} ${title}`.slice(0, 120),
      })),
    ),
    licences: lists.map(({ name, edition, licence }) => `${name} (${edition}): ${licence}`),
  });
}

const back = (agreement: Agreement, flash: string): Reply => redirect(`${pathOf(agreement)}/social-value`, flash);

export async function keepCount(doing: Doing<Agreement, z.infer<typeof countInput>>): Promise<Reply> {
  const { act, object, body } = doing;
  await countPromise(act, object, await listsFor(doing), body);
  return back(object, 'How it is counted is kept.');
}

export async function keepPlace({ act, object, body }: Doing<Agreement, z.infer<typeof placeInput>>): Promise<Reply> {
  await countPlace(act, object, body);
  return back(object, `Work in ${body.place} counts as here.`);
}

export async function keepReturns({
  act,
  object,
  body,
  files,
}: Doing<Agreement, z.infer<typeof returnsInput>>): Promise<Reply> {
  const { kept, read, refused } = await bringReturns(act, object, body, files);
  const known = read > kept ? ` ${plural(read - kept, 'line was', 'lines were')} here already.` : '';
  const out = refused > 0 ? ` ${plural(refused, 'line was', 'lines were')} refused: see why below.` : '';
  return back(object, `${plural(kept, 'line is', 'lines are')} kept.${known}${out}`);
}
