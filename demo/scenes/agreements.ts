import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import {
  addMatter,
  addObligation,
  addParty,
  agreementsById,
  castVote,
  climbLadder,
  makeAgreement,
  moveAgreement,
  obligationsById,
  proposeDecision,
  putCharter,
  recordAnswer,
  recordKept,
  signingsById,
  writeCharter,
} from '#slices/agreements/index.ts';
import type { Scene, World } from '../build.ts';
import { type Made, made } from './agreements-made.ts';
import { dated, only, the } from './helpers.ts';

const ids = (world: World, kind: string, names: readonly string[] = []): string[] =>
  names.map((name) => the(world, `${kind}.${name}`));

/** The charter is read out at the first meeting; what each member says to it is written down. */
async function charter(act: Act, id: string): Promise<void> {
  await writeCharter(act, id, {
    purpose: 'Whoever needs help at home in Fell & Shore has it from people they know, within a week of asking.',
    principles: [
      'We decide what is best for the people it is for, before any of us.',
      'Each of us opens its book to the others.',
      'No blame: we say early what goes wrong.',
    ].join('\n'),
    joining: 'Whoever gives care or company in Fell & Shore and opens its book, if every member agrees.',
    leaving: 'By telling the others six months before. Its hours and its people’s names go to whoever takes them on.',
    conflicts: 'Whoever stands to gain more than the others says so before the talk, and it is written in the log.',
    quorumUnanimous: null,
    quorumReserved: null,
    ...{ days1: 7, days2: 14, days3: 14, days4: 28 },
    version: 0,
  });
  const [signing] = await signingsById(act.tx, [await putCharter(act, id, { because: null, byOn: null })]);
  for (const { id: partner, name } of signing!.partners)
    await recordAnswer(act, signing!, {
      ...{ partner, answer: 'signed', words: null, role: null, power: null, decidedOn: null },
      signedBy: `Whoever spoke for ${name} at the first meeting`,
    });
}

async function make(act: Act, world: World, agreement: Made): Promise<void> {
  const { key, from, starts, years, parties, matters = [], owed, day: _, as: __, ...terms } = agreement;
  const id = await makeAgreement(act, {
    ...terms,
    caseId: the(world, 'case'),
    from: from ? { kind: from[0], id: the(world, from.join('.')) } : null,
    startsOn: dated(world, { days: starts }),
    endsOn: dated({ today: dated(world, { days: starts - 1 }) }, { months: 12 * years }),
  });
  world[`agreement.${key}`] = id;
  for (const { key: party, ...given } of parties) world[`party.${key}.${party}`] = await addParty(act, id, given);
  for (const [index, matter] of matters.entries())
    world[`matter.${key}.${index}`] = await addMatter(act, id, { why: null, ground: null, ...matter });
  for (const { key: obligation, by, binds, watchedBy, ...given } of owed)
    world[`obligation.${obligation}`] = await addObligation(act, id, {
      ...given,
      owedBy: the(world, `party.${key}.${by}`),
      requirementIds: ids(world, 'requirement', binds),
      measureIds: ids(world, 'measure', watchedBy),
    });
  if (agreement.type === 'alliance') await charter(act, id);
  const { version } = only(await agreementsById(act.tx, [id]));
  await moveAgreement(act, id, { to: 'in-force', version });
}

const alliance = (world: World) => the(world, 'agreement.fellshore');
const decision = (world: World) => the(world, 'decision.spare');

type Said = Pick<Parameters<typeof castVote>[3], 'vote'> & { reason?: string; instead?: string; how?: 'phone' };
const says = (day: number, as: string, member: string, said: Said): Scene => ({
  day,
  as,
  does: (act, world) =>
    castVote(act, alliance(world), decision(world), {
      reason: null,
      instead: null,
      ...said,
      partyId: the(world, `party.fellshore.${member}`),
    }),
});

const kept = (day: number, key: string, was: 'kept' | 'not-kept', note: string): Scene => ({
  day,
  as: 'amara',
  async does(act, world) {
    const obligation = only(await obligationsById(act.tx, [the(world, `obligation.${key}`)]));
    const { version } = obligation;
    await recordKept(act, obligation, { was, on: londonDate(act.now), note, version, newest: null });
  },
});

/** Agreements of four kinds come into force; the alliance decides together, is blocked, and finds its way. */
export const agreementsAreMade: readonly Scene[] = [
  ...made.map(
    (agreement): Scene => ({
      day: agreement.day,
      as: agreement.as,
      does: (act, world) => make(act, world, agreement),
    }),
  ),
  {
    day: -31,
    as: 'pat',
    async does(act, world) {
      world['decision.spare'] = await proposeDecision(act, alliance(world), {
        matterId: the(world, 'matter.fellshore.1'),
        proposal:
          'From the first Monday of the month every spare hour in Fell & Shore is on one list that all three draw from.',
        options: 'Each keeps its own spare hours, as now\nThe council buys a reserve of hours',
        better: 'Whoever waits for a first visit in the outer villages.',
        worse: 'Workers who would drive further between two visits.',
        know: 'Days from asking to the first visit, in the outer villages alone.',
      });
    },
  },
  says(-30, 'pat', 'moorside', { vote: 'agree' }),
  says(-29, 'grace', 'tern', {
    vote: 'block',
    reason: 'Our workers would drive forty minutes between hours that nobody pays.',
    instead: 'The list holds with travel paid from the pooled fund at the rate of the hour.',
  }),
  {
    day: -27,
    as: 'amara',
    does: (act, world) =>
      climbLadder(act, alliance(world), decision(world), {
        note: 'A week’s pause. Ruth and Amara found the travel in the pool: £38,000 a year. The list stands with travel paid.',
      }),
  },
  says(-26, 'grace', 'tern', { vote: 'agree' }),
  says(-26, 'pat', 'moorside', { vote: 'agree' }),
  says(-26, 'dev', 'fellside', { vote: 'can-live-with', reason: 'If it is reviewed after half a year.', how: 'phone' }),
  says(-25, 'sal', 'vale', { vote: 'agree' }),
  says(-25, 'ruth', 'icb', { vote: 'agree' }),
  says(-25, 'amara', 'council', { vote: 'agree' }),
  kept(-7, 'start', 'not-kept', 'Last month it took 9.4 days on average in all zones; in Fell & Shore 13.'),
  kept(
    -6,
    'patches',
    'kept',
    'Two patches have chosen what they begin with: a walk to the shop, and a phone at eight.',
  ),
];
