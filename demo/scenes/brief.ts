import type { Act } from '#platform/act/act.ts';
import {
  briefsById,
  decideOnTrial,
  keepBrief,
  learnFromTrial,
  openBrief,
  proposeIdea,
  setAside,
  tryIdea,
} from '#slices/procurement/index.ts';
import type { Scene, World } from '../build.ts';
import { dated, only, the } from './helpers.ts';

const briefIn = async (act: Act, world: World) => only(await briefsById(act.tx, [the(world, 'brief')]));

const idea = (name: string, what: string, wouldShow: string | null, day: number): Scene => ({
  day,
  as: null,
  async does(act, world) {
    await proposeIdea(act, await briefIn(act, world), { name, what, needs: null, wouldShow, contact: null }, 'page');
  },
});

/** A problem is put to anybody with an idea, months before a lot is drawn; one idea is tried small and goes on with a grant. */
export const ideasAreAskedFor: readonly Scene[] = [
  {
    day: -92,
    as: 'dev',
    async does(act, world) {
      world.brief = await keepBrief(act, {
        caseId: the(world, 'case'),
        title: 'The first week at home',
        problem: 'Somebody comes home from hospital on a Friday. Their care begins when an agency finds the hours.',
        outcomeId: the(world, 'outcome.start'),
        known: 'Direct payments begin within four days. Agencies in Fell take longest.',
        limits: 'Nobody does personal care who is not trained and insured for it.',
        offer: 'Training with our own reablement team, and the insurance for a trial.',
        budget: 1_500_000,
      });
      const brief = await briefIn(act, world);
      await openBrief(act, brief, { version: brief.version, closesOn: dated(world, { days: -80 }) });
    },
  },
  idea(
    'Weaver Street CIC',
    'Two people on each street who are trained beforehand and can begin the same evening, for a week at most.',
    'Help begins on the day of coming home, nine times in ten.',
    -89,
  ),
  idea('A maker of sensors', 'A sensor on the kettle tells a call centre that somebody is up.', null, -86),
  {
    day: -79,
    as: 'dev',
    async does(act, world) {
      const brief = await briefIn(act, world);
      const [street, sensor] = brief.ideas;
      await setAside(act, brief, { idea: sensor!.id, because: 'It tells that nobody came. It brings nobody.' });
      world.trial = await tryIdea(act, brief, {
        idea: street!.id,
        because: 'It begins the same evening, and the people are there already.',
        what: 'Four streets of Weaver, eight weeks.',
        worksIf: 'Help begins on the day of coming home, nine times in ten.',
        stopIf: 'Anybody is hurt, or an agency loses staff to it.',
        shown: 'How many come home to these streets each week, and two days with the reablement team.',
        withWhom: 'Weaver Street CIC and the discharge team',
        beginsOn: dated(world, { days: -78 }),
        untilOn: dated(world, { days: -22 }),
        cost: 900_000,
      });
    },
  },
  {
    day: -20,
    as: 'dev',
    async does(act, world) {
      await learnFromTrial(act, await briefIn(act, world), {
        trial: the(world, 'trial'),
        learnt:
          'Twenty-two of twenty-six began on the day. Four came home after nine at night. Two of the eight helpers have since gone to work for an agency; none came from one.',
        spent: 840_000,
      });
      await decideOnTrial(act, await briefIn(act, world), {
        trial: the(world, 'trial'),
        decision: 'scale',
        how: 'grant',
        because: 'It is small, it is theirs, and a tender would ask of eight people what it asks of eighty.',
      });
    },
  },
];
