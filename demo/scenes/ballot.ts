import type { Act } from '#platform/act/act.ts';
import type { Services } from '#platform/http/services.ts';
import {
  addToMinority,
  answerBallot,
  countTheBallot,
  decideRatification,
  draftBallot,
  enterPaper,
  frozenRoll,
  giveNotice,
  outcomesById,
  ownEntry,
  paperCode,
  putMembersOnRoll,
  putOnRoll,
  ratificationsOf,
} from '#slices/outcomes/index.ts';
import type { Scene, World } from '../build.ts';
import { dated, only, the } from './helpers.ts';

const roll = `Ivy Sheldon; 4 Quay Brow
Raj Bhatt; 11 Market Street
The Tolleys; 2 Shore Lane
Hannah Price; 9 Shore Lane
Leon Whitlock; Northside House
Dot Parkes; Northside House
Callum Reeve; 30 Harbour Road`;

const part = (world: World) => ({ outcomeId: the(world, 'outcome.home'), bodyId: the(world, 'network') });

/** One of the roll by their name: what their own paper or link leads to. */
const entryNamed = async ({ tx }: Act, ballotId: string, name: string) =>
  only((await frozenRoll(tx, ballotId)).filter((one) => one.name === name));

const drafts: Scene = {
  day: -46,
  as: 'nasreen',
  async does(act, world) {
    await putMembersOnRoll(act, part(world));
    await putOnRoll(act, { ...part(world), lines: roll });
    const outcome = only(await outcomesById(act.tx, [the(world, 'outcome.home')]));
    world.ballot = await draftBallot(act, {
      ...part(world),
      wordingId: outcome.wordingId,
      agreed: 'own',
      forWhom: 'disabled people of every age in Thornmere',
      noticeDays: 7,
      opensOn: dated(world, { days: -37 }),
      closesOn: dated(world, { days: -23 }),
      quorumOf: 'percent',
      quorum: 60,
      consentPercent: 75,
      objectionsMost: 1,
      untilOn: dated(world, { months: 24 }),
      months: null,
      reviewOn: dated(world, { months: 12 }),
      howTo: 'Sign in, or send your paper back to Nasreen Aziz. Mo Farrant reads it out by telephone to whoever asks.',
    });
  },
};

const notice: Scene = {
  day: -45,
  as: 'mo',
  does: (act, world, services) => giveNotice(act, services, the(world, 'ballot'), 1),
};

const consents = (day: number, as: string): Scene => ({
  day,
  as,
  does: (act, world, { signer }) =>
    answerBallot(act, signer, the(world, 'ballot'), (ballot) => ownEntry(act, ballot), {
      ...{ says: 'consent', reason: null, signed: null },
    }),
});

type Paper = Readonly<{ name: string; says: 'consent' | 'object' | 'aside'; reason?: string }>;

const papers: readonly Paper[] = [
  { name: 'Ivy Sheldon', says: 'consent' },
  { name: 'Raj Bhatt', says: 'consent' },
  { name: 'The Tolleys', says: 'consent' },
  { name: 'Hannah Price', says: 'consent' },
  { name: 'Callum Reeve', says: 'aside' },
];

const objector = 'Leon Whitlock';

/** He answers by his own link, and writes what the others should know before they read the result. */
const objects: Scene = {
  day: -30,
  as: null,
  async does(act, world, { signer }) {
    const ballotId = the(world, 'ballot');
    const his = () => entryNamed(act, ballotId, objector);
    const reason = 'Home is not where I live. From Northside House nobody goes out to begin with.';
    await answerBallot(act, signer, ballotId, his, { says: 'object', reason, signed: null });
    const minority =
      'These words begin when somebody is out already. Twenty-three of us live in a house whose minibus goes on Tuesdays. Before anybody gets us home again, somebody has to ask whether we want to go. We would put: whoever lives in Thornmere, wherever they live, can go out and come back when they choose.';
    await addToMinority(act, signer, ballotId, his, minority);
  },
};

const enter = (day: number, as: string): Scene => ({
  day,
  as,
  does: (act, world, services) => enterAll(act, world, services),
});

async function enterAll(act: Act, world: World, { signer }: Services): Promise<void> {
  const ballotId = the(world, 'ballot');
  for (const { name, says, reason = null } of papers) {
    const { id } = await entryNamed(act, ballotId, name);
    await enterPaper(act, signer, ballotId, { code: paperCode(signer, ballotId, id), says, reason, signed: null });
  }
}

const counts: Scene = {
  day: -22,
  as: 'nasreen',
  does: (act, world) => countTheBallot(act, the(world, 'ballot'), false),
};

const signsOff: Scene = {
  day: -21,
  as: 'mo',
  async does(act, world) {
    const { outcomeId } = part(world);
    const { id } = only((await ratificationsOf(act.tx, outcomeId)).filter(({ state }) => state === 'recorded'));
    await decideRatification(act, { outcomeId, ratificationId: id, does: 'confirm' });
  },
};

/** The Disabled People’s Network puts the words to everybody on its roll, by its own rule. */
export const theWordsAreRatified: readonly Scene[] = [
  drafts,
  notice,
  consents(-36, 'nasreen'),
  consents(-35, 'mo'),
  objects,
  enter(-25, 'nasreen'),
  enter(-24, 'mo'),
  counts,
  signsOff,
];
