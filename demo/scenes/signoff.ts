import type { Act } from '#platform/act/act.ts';
import { askByLink, publishSigning, putPlan, recordAnswer, signFor, signingsOf } from '#slices/agreements/index.ts';
import type { Scene, World } from '../build.ts';
import { dated, only, the } from './helpers.ts';

const icb = 'Thornmere and Fells Integrated Care Board';
const assembly = 'Thornmere Elders’ Assembly';
const foundation = 'Thornmere Community Foundation';
const everybody = ['Thornmere Council', icb, 'Harbour Homes', 'Vale Neighbours', assembly, foundation];

const newest = async (act: Act, world: World) =>
  only(
    (await signingsOf(act.tx, the(world, 'case'))).filter(
      ({ agreementId, state }) => agreementId === null && state === 'open',
    ),
  );

const put = (day: number, because: string): Scene => ({
  day,
  as: 'amara',
  async does(act, world) {
    world.signing = await putPlan(act, the(world, 'case'), {
      partners: everybody,
      others: null,
      because,
      byOn: dated(world, { days: day + 21 }),
    });
  },
});

type Said = Readonly<{ words?: string; role?: string; power?: string; decidedDaysBefore?: number }>;

const answer = (world: World, day: number, { words, role, power, decidedDaysBefore }: Said) => ({
  words: words ?? null,
  role: role ?? null,
  power: power ?? null,
  decidedOn: decidedDaysBefore === undefined ? null : dated(world, { days: day - decidedDaysBefore }),
});

const signs = (
  day: number,
  as: string,
  name: string,
  gives: 'signed' | 'dissented' | 'declined',
  said: Said = {},
): Scene => ({
  day,
  as,
  async does(act, world) {
    const signing = await newest(act, world);
    const partner = only(signing.partners.filter((one) => one.name === name)).id;
    await signFor(act, signing, { partner, answer: gives, ...answer(world, day, said) });
  },
});

const bench =
  'We pay for the benches and the walking routes, and the plan counts on volunteers whom nobody has asked about winter.';

/** The plan is put to its partners twice. Most sign; one signs with dissent both times, and nobody’s first signature counts for the second. */
export const thePlanIsSigned: readonly Scene[] = [
  put(-40, 'What we have so far, before anything is lotted.'),
  signs(-39, 'amara', 'Thornmere Council', 'signed', { role: 'Commissioner' }),
  signs(-38, 'tom', 'Harbour Homes', 'dissented', { role: 'Director of communities', words: bench }),
  signs(-37, 'joan', assembly, 'declined', {
    words: 'Nobody has asked the 180 people at Harbour Street where they will meet.',
  }),
  put(-14, 'With the board of mechanisms, and the answer on Harbour Street. It goes to Cabinet with your names.'),
  signs(-13, 'amara', 'Thornmere Council', 'signed', { role: 'Commissioner', power: 'Scheme of delegation 4.2' }),
  signs(-12, 'ruth', icb, 'signed', {
    role: 'Director of place',
    power: 'Place committee, minute 31',
    decidedDaysBefore: 2,
  }),
  signs(-11, 'tom', 'Harbour Homes', 'dissented', { role: 'Director of communities', words: bench }),
  signs(-10, 'joan', assembly, 'signed', { role: 'Chair' }),
  {
    day: -9,
    as: 'amara',
    async does(act, world, services) {
      const signing = await newest(act, world);
      const partner = only(signing.partners.filter((one) => one.name === foundation)).id;
      const signedBy = 'Harriet Stroud';
      await askByLink(act, services, signing, { partner, askedName: signedBy, address: '3 Quay Brow, Thornmere' });
      const said = answer(world, -9, { role: 'Secretary to the trustees' });
      await recordAnswer(act, signing, { partner, signedBy, answer: 'signed', ...said });
    },
  },
  {
    day: -8,
    as: 'amara',
    does: async (act, world) => publishSigning(act, await newest(act, world), { shown: 'yes' }),
  },
];
