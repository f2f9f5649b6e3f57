import type { Subject } from '#platform/access/kinds.ts';
import { isSignedIn, organisationIds, type Who } from '#platform/access/who.ts';
import type { Tx } from '#platform/db/database.ts';
import type { Visit } from '#platform/http/route.ts';
import { type Case, casesById, casesOf, hatsOf } from '#slices/cases/index.ts';
import { outcomesOf } from '#slices/outcomes/index.ts';
import { resourceAccess } from '../access.ts';
import type { Ask, AskState } from '../asks/ask.ts';
import { likelyType } from '../directory/entry.ts';
import { entriesIn } from '../directory/entry-store.ts';
import type { Resource } from '../resource.ts';
import { resourcesOf } from '../resource-store.ts';
import { walkOf } from '../walk-store.ts';
import { placesIn, samePeople, sharedPlace } from './same-place.ts';
import { type Elsewhere, type Heard, type Near, type Suggestion, suggestKinds, type Taken } from './suggest-kinds.ts';

const mostCases = 20;
const mostEntries = 200;

/** The kinds of help that this case could still look for, as its reader may know of them. */
export async function suggestionsFor(
  { tx, who, object }: Visit<Subject>,
  resources: readonly Resource[],
  asks: readonly Ask[],
): Promise<Suggestion[]> {
  const [one] = await casesById(tx, [object.id]);
  if (!one) return [];
  const base = `/cases/${one.id}`;
  return suggestKinds({
    there: new Set(resources.filter((each) => each.state === 'known').map((each) => each.type)),
    heard: heardOn(base, resources, asks),
    taken: await takenOn(tx, one.id),
    near: await nearBy(tx, one.place),
    elsewhere: await onSimilarCases(tx, who, one),
    directory: (place) => `${base}/directory?q=${encodeURIComponent(place.toLowerCase())}`,
  });
}

// What somebody says with a no is not what could be done with them.
const saidYes: readonly AskState[] = ['accepted', 'accepted-with-conditions', 'honoured'];

/** What those who look after things said in their answers, and of what they look after. */
function heardOn(base: string, resources: readonly Resource[], asks: readonly Ask[]): Heard[] {
  const said = (by: string, path: string, words: readonly (string | null)[]): Heard[] =>
    words.flatMap((one) => (one ? [{ by, words: one, path }] : []));
  const all = [
    ...asks
      .filter((ask) => saidYes.includes(ask.state))
      .flatMap((ask) => said(ask.askedOf, `${base}/asks/${ask.id}`, [ask.answerWords, ask.aims, ask.inTheWay])),
    ...resources.flatMap((one) => {
      const by = one.body ?? one.steward;
      return by ? said(by, `${base}/resources/${one.id}`, [one.conditions, one.aims, one.inTheWay]) : [];
    }),
  ];
  // An answer is kept with what it was asked of, too.
  return all.filter((one, at) => all.findIndex(({ words }) => words === one.words) === at);
}

async function takenOn(tx: Tx, caseId: string): Promise<Taken[]> {
  const walks = await walkOf(tx, caseId);
  return (await outcomesOf(tx, caseId))
    .filter((outcome) => outcome.state !== 'retired')
    .flatMap(({ id, statement }) =>
      (walks.get(id) ?? [])
        .filter((step) => step.answer === 'taken')
        .map(({ step, title, note }) => ({
          step,
          title,
          note,
          wanted: statement,
          path: `/cases/${caseId}/outcomes/${id}/walk`,
        })),
    );
}

async function nearBy(tx: Tx, place: string | null): Promise<Near[]> {
  const entries = await entriesIn(tx, placesIn(place), mostEntries);
  return entries.flatMap((entry) => {
    const shared = sharedPlace(place, entry.place);
    return shared ? [{ name: entry.name, likely: likelyType(entry), place: shared }] : [];
  });
}

const alike = (one: Case, other: Case): string | null => {
  const place = sharedPlace(one.place, other.place);
  if (place) return `also in ${place}`;
  return samePeople(one.forWhom, other.forWhom) ? 'for the same people' : null;
};

/** Of other cases only those that this reader may see, with the hats that they wear there; and of each only what they may see. */
async function onSimilarCases(tx: Tx, who: Who, one: Case): Promise<Elsewhere[]> {
  if (!isSignedIn(who) || !who.personId) return [];
  const others = (await casesOf(tx, who.personId, organisationIds(who))).filter(
    (other) => other.id !== one.id && alike(one, other) !== null,
  );
  const found: Elsewhere[] = [];
  for (const other of others.slice(0, mostCases)) {
    const there = { ...who, hats: await hatsOf(tx, who.personId, other.id) };
    // Its page is for those who may see inside: what leads nowhere is not offered.
    if (!there.hats.some((hat) => hat !== 'provider')) continue;
    const has = (await resourcesOf(tx, other.id)).filter(
      (each) => each.state === 'known' && each.consent !== 'refused' && resourceAccess(there, each).includes('see'),
    );
    found.push({ title: other.title, alike: alike(one, other)!, path: `/cases/${other.id}/resources`, has });
  }
  return found;
}
