import { plural } from '#platform/say.ts';
import { type ResourceType, resourceTypeLabels, resourceTypes } from '../resource.ts';
import { type WalkStep, walkedAt } from '../walk.ts';
import { kindsNamedIn } from './kind-words.ts';

/** What somebody who looks after something said on this case. */
export type Heard = Readonly<{ by: string; words: string; path: string }>;
/** A step of a walk that somebody said carries part of it. */
export type Taken = Readonly<{ step: WalkStep; title: string; note: string | null; wanted: string; path: string }>;
/** An entry of the directory that is in this place. */
export type Near = Readonly<{ name: string; likely: ResourceType; place: string }>;
/** What another case has in its ledger, of which this reader may see everything that is named. */
export type Elsewhere = Readonly<{
  title: string;
  alike: string;
  path: string;
  has: readonly Readonly<{ type: ResourceType; name: string }>[];
}>;

export type Known = Readonly<{
  there: ReadonlySet<ResourceType>;
  heard: readonly Heard[];
  taken: readonly Taken[];
  near: readonly Near[];
  elsewhere: readonly Elsewhere[];
  directory: (place: string) => string;
}>;
export type Reason = Readonly<{ says: string; path: string }>;
export type Suggestion = Readonly<{ type: ResourceType; label: string; reasons: readonly Reason[] }>;

const most = 3;
const named = (names: readonly string[]): string =>
  names.length > most ? `${names.slice(0, most).join(', ')} and others` : names.join(', ');

const fromHeard = ({ heard }: Known, type: ResourceType): Reason[] =>
  heard
    .filter((one) => kindsNamedIn(one.words).includes(type))
    .slice(0, most)
    .map((one) => ({ says: `${one.by} said: “${one.words}”`, path: one.path }));

const kindsAt = (step: WalkStep): ResourceType[] => resourceTypes.filter((type) => walkedAt[type] === step);

/** A step holds several kinds: those that its note names, and all of them where it names none. */
const kindsOf = ({ step, note }: Taken): ResourceType[] => {
  const all = kindsAt(step);
  const meant = kindsNamedIn(note ?? '').filter((type) => all.includes(type));
  return meant.length > 0 ? meant : all;
};

const fromWalk = ({ taken, there }: Known, type: ResourceType): Reason[] =>
  taken
    .filter((one) => kindsOf(one).includes(type) && !kindsAt(one.step).some((kind) => there.has(kind)))
    .map((one) => ({
      says: `The walk of “${one.wanted}” says that this carries part of it: ${one.note ?? one.title}`,
      path: one.path,
    }));

function fromDirectory({ near, directory }: Known, type: ResourceType): Reason[] {
  const of = near.filter((one) => one.likely === type || kindsNamedIn(one.name).includes(type));
  return [...Map.groupBy(of, (one) => one.place)].map(([place, there]) => ({
    says: `The directory has ${plural(there.length, 'entry', 'entries')} in ${place}: ${named(there.map((one) => one.name))}`,
    path: directory(place),
  }));
}

const fromCases = ({ elsewhere }: Known, type: ResourceType): Reason[] =>
  elsewhere.flatMap(({ title, alike, path, has }) => {
    const names = has.filter((one) => one.type === type).map((one) => one.name);
    return names.length > 0 ? [{ says: `“${title}”, ${alike}, uses ${named(names)}`, path }] : [];
  });

/**
 * Kinds of help that the ledger does not hold yet, each with why it is offered: somebody who looks after something named it,
 * a walk took it, the directory has some of it here, or a similar case uses it. In the order of the walk; nothing without a reason.
 */
export function suggestKinds(known: Known): Suggestion[] {
  return resourceTypes
    .filter((type) => !known.there.has(type))
    .map((type) => ({
      type,
      label: resourceTypeLabels[type],
      reasons: [fromHeard, fromWalk, fromDirectory, fromCases].flatMap((from) => from(known, type)),
    }))
    .filter((one) => one.reasons.length > 0);
}
