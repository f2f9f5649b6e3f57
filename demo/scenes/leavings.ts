import type { Act } from '#platform/act/act.ts';
import { addToDate, londonDate } from '#platform/clock.ts';
import { answerLeaving, askBody, leavingAsksById, recordLeavingMeeting } from '#slices/plan/index.ts';
import { lotsById, sayLotLeaves } from '#slices/procurement/index.ts';
import type { Scene, World } from '../build.ts';
import { only, the } from './helpers.ts';

const ask = (day: number, body: string, askedOf: string): Scene => ({
  day,
  as: 'amara',
  async does(act, world) {
    const input = {
      bodyId: the(world, body),
      askedOf,
      address: null,
      byOn: addToDate(londonDate(act.now), { days: 14 }),
    };
    world[`leaving.${body}`] = (await askBody(act, the(world, 'case'), input)).id;
  },
});

const asked = async (act: Act, world: World, body: string) =>
  only(await leavingAsksById(act.tx, [the(world, `leaving.${body}`)]));

type Promised = { capacity?: string; capability?: string; prosperity?: string };

/** Says what a lot leaves, quoting what holds each of these words. */
const promise = (day: number, lot: string, leaves: Promised, answering: readonly string[]): Scene => ({
  day,
  as: 'dev',
  async does(act, world) {
    const words = (await asked(act, world, 'assembly')).words;
    await sayLotLeaves(act, only(await lotsById(act.tx, [the(world, `lot.${lot}`)])), {
      capacity: null,
      capability: null,
      prosperity: null,
      ...leaves,
      wordIds: answering.map((part) => only(words.filter((one) => one.words.includes(part))).id),
      version: 0,
    });
  },
});

/** The assembly is asked what should be left before lots are drawn; the disabled people’s network answers when they are. */
export const theCommunityIsAskedWhatIsLeft: readonly Scene[] = [
  ask(-69, 'assembly', 'Joan Archer'),
  {
    day: -62,
    as: 'amara',
    async does(act, world) {
      await recordLeavingMeeting(act, await asked(act, world, 'assembly'), {
        heardOn: addToDate(londonDate(act.now), { days: -1 }),
        heardAt: 'St Jude’s hall; thirty-one were there',
        capacityHope:
          'The hall is lit on weekday mornings\nMembers of the halls who can lead a class when the teacher is ill',
        capacityFear: 'A firm from away opens its own room, and ours stands empty',
        capabilityHope: null,
        capabilityFear: 'The women who know every door go, and nobody has written it down',
        prosperityHope: 'Somebody from our street can live on the wage',
        prosperityFear: null,
        mayPrint: true,
      });
    },
  },
  ask(-61, 'network', 'Nasreen Aziz'),
  {
    day: -47,
    as: null,
    async does(act, world) {
      await answerLeaving(
        act,
        await asked(act, world, 'network'),
        {
          capacityHope: null,
          capacityFear: null,
          capabilityHope: 'Disabled people are paid to teach new workers how a lift is done',
          capabilityFear: null,
          prosperityHope: null,
          prosperityFear: 'Our personal assistants leave us for the firms that hold the contract',
          mayPrint: false,
        },
        'link',
      );
    },
  },
  promise(
    -57,
    'harbour',
    {
      capability: 'What workers know of each round is written down with them and passes on by name',
      prosperity: 'Wages at or above £12.71, and every job offered first within the zone',
    },
    ['every door', 'live on the wage'],
  ),
  promise(
    -57,
    'classes',
    {
      capacity: 'Each hall is used and paid for; eight members trained to lead',
      capability: 'Fifty hours of practice each',
    },
    ['lit on weekday', 'can lead a class'],
  ),
];
