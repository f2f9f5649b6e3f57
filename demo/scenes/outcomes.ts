import { londonDate } from '#platform/clock.ts';
import {
  decideRatification,
  giveAnswer,
  nameBody,
  proposeOutcome,
  putDissent,
  putWording,
  type RecordRatification,
  recordRatification,
  stepIn,
} from '#slices/outcomes/index.ts';
import type { Scene } from '../build.ts';
import { dated, the } from './helpers.ts';

type Proposal = {
  key: string;
  day: number;
  statement: string;
  forWhom: string;
  words: readonly string[];
  needs: readonly string[];
};

const proposals: readonly Proposal[] = [
  {
    key: 'connection',
    day: -122,
    statement: 'Loneliness among older people in Thornmere is reduced.',
    forWhom: 'people over 65',
    words: ['joan.week', 'wilf.bench', 'hall.hello', 'nasreen.choose', 'mo.kerb'],
    needs: ['alone', 'lonely', 'lonely-disabled', 'contact'],
  },
  {
    key: 'start',
    day: -121,
    statement: 'Help at home begins within a week of asking, with people whose names we know.',
    forWhom: 'anybody in Thornmere who needs help at home',
    words: ['joan.wait', 'bridget.new-face', 'network.time'],
    needs: ['homecare', 'waits'],
  },
  {
    key: 'falls',
    day: -120,
    statement: 'Fewer of us fall, and whoever falls is up and about again.',
    forWhom: 'people over 65',
    words: ['wilf.bench'],
    needs: ['falls'],
  },
];

const propose = ({ key, day, statement, forWhom, words, needs }: Proposal): Scene => ({
  day,
  as: 'amara',
  async does(act, world) {
    world[`outcome.${key}`] = await proposeOutcome(act, {
      caseId: the(world, 'case'),
      statement,
      forWhom,
      quotationIds: words.map((one) => the(world, `words.${one}`)),
      needIds: needs.map((one) => the(world, `need.${one}`)),
    });
  },
});

const bring = (day: number, outcome: string, body: string): Scene => ({
  day,
  as: 'amara',
  does: (act, world) =>
    nameBody(act, {
      outcomeId: the(world, `outcome.${outcome}`),
      bodyId: the(world, body),
      how: 'propose',
      forWhom: null,
    }),
});

type Meeting = {
  day: number;
  outcome: string;
  body: string;
  recordedBy: string;
  confirmedBy: string;
  held: Omit<RecordRatification, 'outcomeId' | 'bodyId' | 'metOn'>;
};

/** A body met; one member records what it agreed, and on the next day another confirms it. */
function meeting({ day, outcome, body, recordedBy, confirmedBy, held }: Meeting): Scene[] {
  const key = `meeting.${body}.${outcome}`;
  return [
    {
      day,
      as: recordedBy,
      async does(act, world) {
        world[key] = await recordRatification(act, {
          ...held,
          outcomeId: the(world, `outcome.${outcome}`),
          bodyId: the(world, body),
          metOn: dated(world, { days: day - 1 }),
        });
      },
    },
    {
      day: day + 1,
      as: confirmedBy,
      does: (act, world) =>
        decideRatification(act, {
          outcomeId: the(world, `outcome.${outcome}`),
          ratificationId: the(world, key),
          does: 'confirm',
        }),
    },
  ];
}

const answer = (
  day: number,
  outcome: string,
  given: { answer: 'adopted' | 'adopted-with-changes'; because: string | null; power: string },
): Scene => ({
  day,
  as: 'amara',
  does: (act, world) =>
    giveAnswer(act, { ...given, outcomeId: the(world, `outcome.${outcome}`), decidedOn: londonDate(act.now) }),
});

const asTheyPutIt = 'No one in Thornmere goes a week without a person who matters to them.';

const theAssemblyOwns: Meeting = {
  day: -116,
  outcome: 'connection',
  body: 'assembly',
  recordedBy: 'joan',
  confirmedBy: 'wilf',
  held: {
    agreed: 'own',
    statement: asTheyPutIt,
    forWhom: 'people over 65 in Thornmere',
    because:
      'Older people here say less often than the young that they are lonely. It is not our number that should fall.',
    present: 41,
    missing: 'Nobody who cannot leave the house. Nobody from Fell & Shore: the last bus back is at half past three.',
    objections: ['A week is too long for somebody who has just lost a husband.'],
  },
};

const theNetworkContests: Meeting = {
  day: -111,
  outcome: 'connection',
  body: 'network',
  recordedBy: 'nasreen',
  confirmedBy: 'mo',
  held: {
    agreed: 'contest',
    statement: asTheyPutIt,
    forWhom: 'disabled people of every age in Thornmere',
    because:
      'It counts who comes to us. What we lack is getting out to the people we choose, and it is not only the old who lack it.',
    present: 17,
    missing: 'People who live in the two care homes at Northside. We asked, and were told that the minibus was booked.',
    objections: [],
  },
};

const bothEndorseTheStart = (
  [
    [-107, 'assembly', 'bridget', 'joan', 'people over 65 in Thornmere', 36],
    [-106, 'network', 'mo', 'nasreen', 'disabled people of every age in Thornmere', 14],
  ] as const
).flatMap(([day, body, recordedBy, confirmedBy, forWhom, present]) =>
  meeting({
    day,
    outcome: 'start',
    body,
    recordedBy,
    confirmedBy,
    held: {
      agreed: 'endorse',
      statement: proposals[1]!.statement,
      forWhom,
      present,
      missing: 'People who are waiting now. We could not find out who they are.',
    },
  }),
);

/** The communities make the outcomes theirs, or do not; the network disagrees; the council answers. */
export const outcomesAreOwned: readonly Scene[] = [
  ...proposals.map(propose),
  bring(-119, 'connection', 'assembly'),
  bring(-118, 'falls', 'assembly'),
  ...meeting(theAssemblyOwns),
  {
    day: -113,
    as: 'nasreen',
    does: (act, world) => stepIn(act, { outcomeId: the(world, 'outcome.connection'), bodyId: the(world, 'network') }),
  },
  ...meeting(theNetworkContests),
  {
    day: -110,
    as: 'nasreen',
    async does(act, world) {
      const outcomeId = the(world, 'outcome.connection');
      await putWording(act, {
        outcomeId,
        statement: 'Everybody in Thornmere can get out to the people they choose, on the days they choose.',
        forWhom: 'disabled people of every age in Thornmere',
        because: 'Being visited is not the same as being able to go.',
      });
      await putDissent(act, {
        outcomeId,
        words: 'These words make us people who are visited. We want to be people who arrive.',
        bodyId: the(world, 'network'),
      });
    },
  },
  bring(-109, 'start', 'assembly'),
  bring(-108, 'start', 'network'),
  ...bothEndorseTheStart,
  answer(-101, 'connection', {
    answer: 'adopted-with-changes',
    because:
      'the council pursues it in both readings, and will hang no payment on either. What the two bodies make of each other’s words is theirs to settle.',
    power: 'Care Act 2014, sections 1 and 2; scheme of delegation 4.2',
  }),
  answer(-100, 'start', {
    answer: 'adopted',
    because: null,
    power: 'Care Act 2014, section 18; scheme of delegation 4.2',
  }),
];
