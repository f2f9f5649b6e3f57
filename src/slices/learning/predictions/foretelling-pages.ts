import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { londonDate as londonDay } from '#platform/clock.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { beads, choicesOf, chosen } from '#platform/links/index.ts';
import { londonDate, number } from '#platform/say.ts';
import { foretell, type foretellInput, meetForetelling, type meetInput } from './foretell.ts';
import {
  type Foretelling,
  foretellingKinds,
  savingsOf,
  sayRecord,
  scoreOf,
  trackRecord,
  whatLabels,
} from './foretelling.ts';
import { foretellingAccess } from './foretelling-kind.ts';
import { foretellingsOf } from './foretelling-store.ts';

/** What can be foretold of: what was decided on, estimated or agreed. */
const abouts = ['case', 'mechanism', 'option', 'prevention', 'allocation', 'marketQuestion', 'agreement', 'outcome'];

const withUnit = (value: number, unit: string | null): string =>
  unit === '£' ? `${value < 0 ? '−' : ''}£${number(Math.abs(value))}` : `${number(value)}${unit ? ` ${unit}` : ''}`;

/** A foretelling in words: what was said, what came, and how far the one was from the other. */
export function sayForetelling(one: Foretelling) {
  const score = one.actual === null ? null : scoreOf(one, one.actual);
  return {
    ...one,
    path: `/cases/${one.caseId}/what-we-said/${one.id}`,
    kindLabel: whatLabels[one.kind],
    said: `${withUnit(one.low, one.unit)} to ${withUnit(one.high, one.unit)}, about ${withUnit(one.middle, one.unit)}`,
    came: one.actual === null ? null : withUnit(one.actual, one.unit),
    scored: score
      ? score.inside
        ? 'Inside what was said'
        : `Outside what was said, by ${withUnit(score.missed, one.unit)}`
      : null,
    bornByAnother: one.borneBy && one.bearer && one.borneBy !== one.bearer ? `Said to be for ${one.bearer}` : null,
  };
}

export async function listForetellings({ tx, object, who, now, services, query }: Visit<Subject>): Promise<Reply> {
  const all = (await foretellingsOf(tx, object.id)).filter((one) => foretellingAccess(who, one).includes('see'));
  const today = londonDay(now);
  const said = all.map(sayForetelling);
  const known = abouts.filter((kind) => services.kinds.has(kind));
  return page('learning/predictions/list.njk', 'What we said would happen', {
    due: said.filter((one) => one.state === 'waiting' && one.dueOn <= today),
    waiting: said.filter((one) => one.state === 'waiting' && one.dueOn > today),
    met: said.filter((one) => one.state === 'met'),
    aside: said.filter((one) => one.state === 'set-aside'),
    record: trackRecord(all).map(sayRecord),
    savings: savingsOf(all).map(
      ({ unit, said: expected, came, of }) =>
        `${of} ${of === 1 ? 'saving has' : 'savings have'} come due: ${withUnit(expected, unit)} was said, ${withUnit(came, unit)} came.`,
    ),
    kindChoices: foretellingKinds.map((value) => ({ value, text: whatLabels[value] })),
    aboutChoices: (await choicesOf(tx, services.kinds, who, object.id, known)).map(({ value, kindLabel, title }) => ({
      value,
      text: `${kindLabel}: ${title.slice(0, 90)}`,
    })),
    about: query.about ?? `case:${object.id}`,
  });
}

export async function keepForetelling(doing: Doing<Subject, z.infer<typeof foretellInput>>): Promise<Reply> {
  const { act, tx, services, who, object, body } = doing;
  const known = abouts.filter((name) => services.kinds.has(name));
  const { kind, id } = await chosen(tx, services.kinds, who, object.id, known, body.about, 'about');
  await foretell(act, { ...body, caseId: object.id, about: { kind, id } });
  return redirect(`/cases/${object.id}/what-we-said`, 'It is kept as it was said. It is met again when it is due.');
}

export async function showForetelling({ tx, object, who, services }: Visit<Foretelling>): Promise<Reply> {
  const about = { kind: object.aboutKind, id: object.aboutId };
  const known = services.kinds.has(about.kind) ? [about] : [];
  return page('learning/predictions/show.njk', object.says, {
    one: sayForetelling(object),
    about: (await beads(tx, services.kinds, who, known, null))[0] ?? null,
    dueSays: londonDate(object.dueOn),
  });
}

export async function keepMeeting({
  act,
  object,
  body,
}: Doing<Foretelling, z.infer<typeof meetInput>>): Promise<Reply> {
  await meetForetelling(act, object, body);
  return redirect(
    `/cases/${object.caseId}/what-we-said/${object.id}`,
    body.does === 'meet' ? 'What came stands beside what was said.' : 'It is set aside.',
  );
}
