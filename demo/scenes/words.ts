import { sayAim, type Theme } from '#slices/outcomes/index.ts';
import { addQuotations, importSurvey, quotationsNamed, setNaming } from '#slices/voice/index.ts';
import type { Scene, World } from '../build.ts';
import { dated, only, the } from './helpers.ts';

type Words = { key: string; words: string; saidBy: string | null };

const atTheHall: readonly Words[] = [
  {
    key: 'joan.week',
    words: 'It is not being on my own that I mind. It is a week going by without a soul who matters to me.',
    saidBy: 'Joan Archer',
  },
  {
    key: 'joan.wait',
    words:
      'I asked for help and it was five weeks before anybody came. By then I had stopped getting dressed, for who would see.',
    saidBy: 'Joan Archer',
  },
  {
    key: 'wilf.bench',
    words: 'I would walk to the shop if there were somewhere to sit on the way, and a toilet that was not locked.',
    saidBy: 'Wilf Garside',
  },
  {
    key: 'bridget.new-face',
    words: 'I had eleven different carers in a fortnight. I stopped telling them where the tea is.',
    saidBy: 'Bridget Nolan',
  },
  {
    key: 'hall.hello',
    words: 'The driver on the 9 says hello to me by name. Some weeks he is the only one.',
    saidBy: null,
  },
];

const atTheNetwork: readonly Words[] = [
  {
    key: 'nasreen.choose',
    words: 'You count who comes to see me. Nobody counts whether I can go and see them.',
    saidBy: 'Nasreen Aziz',
  },
  {
    key: 'mo.kerb',
    words: 'The people who matter to me are two kerbs and a broken lift away. That is not loneliness, that is a kerb.',
    saidBy: 'Mo Farrant',
  },
  {
    key: 'network.time',
    words: 'If they come at ten I have missed the bus, and the day is gone.',
    saidBy: null,
  },
];

const survey = `Respondent,Age group,What would make the biggest difference to you?
1,75 to 84,Somebody to ring who is not a machine
2,65 to 74,Getting help before I fall and not after
3,85 and over,The same two or three faces so that I do not have to explain myself every morning
4,45 to 54,A rest. I look after my mother and nobody has ever asked how I am
5,75 to 84,A bench at the top of Quay Brow
6,65 to 74,After my husband died there was nobody to talk to who had been through it
7,85 and over,To be asked what I want to do with the half hour instead of what is on the sheet
`;

const keep =
  (list: readonly Words[], heardAt: string, heardIn: number): Scene['does'] =>
  async (act, world) => {
    const heardOn = dated(world, { days: heardIn });
    const lines = list.map(({ words, saidBy }) => ({ words, saidBy, heardAt, heardOn }));
    const ids = await addQuotations(act, { caseId: the(world, 'case'), lines });
    for (const [index, { key }] of list.entries()) world[`words.${key}`] = ids[index]!;
  };

const agreedToBeNamed = (key: string): Scene => ({
  day: -134,
  as: 'amara',
  async does(act, world) {
    const quotation = only(await quotationsNamed(act.tx, [the(world, `words.${key}`)]));
    await setNaming(act, quotation, { naming: 'agreed', version: quotation.version });
  },
});

type Aim = { by: string; theme: Theme; wants: string; inTheWay: string | null; team?: string };

const aims: readonly Aim[] = [
  {
    by: 'leanne',
    theme: 'time',
    wants: 'I want Mrs K to make her own tea again.',
    inTheWay: 'We are counted in minutes delivered. Watching somebody make their own tea is not delivering anything.',
  },
  {
    by: 'ifor',
    theme: 'time',
    wants: 'Time to sit. That is when they tell you what is wrong.',
    inTheWay: 'Calls of fifteen minutes.',
  },
  {
    by: 'grace',
    theme: 'time',
    wants: 'To leave when it is done and not when it is time.',
    inTheWay: 'The clock in the app.',
  },
  { by: 'ewa', theme: 'time', wants: 'To be early for one person a day.', inTheWay: 'Travel is not in the rota.' },
  {
    by: 'shona',
    theme: 'time',
    wants: 'To walk there with somebody instead of fetching it for them.',
    inTheWay: 'The grant pays by the errand.',
  },
];

const signed: readonly Aim[] = [
  {
    by: 'kofi',
    theme: 'listening',
    wants: 'When I see somebody failing I want to tell someone who can act on it the same day.',
    inTheWay: 'There is no route. I write it in the notes and nobody reads them.',
  },
  {
    by: 'leanne',
    theme: 'pay',
    wants: 'To keep the people we train.',
    inTheWay: 'Since the statutory wage rose the rate does not cover what an hour of care costs us.',
    team: 'Moorside Care',
  },
];

const sayAims = (list: readonly Aim[], as: 'anonymous' | 'team' | 'signed'): Scene[] =>
  list.map(({ by, team = null, ...aim }, index) => ({
    day: -130 + index,
    as: by,
    does: (act, world: World) =>
      sayAim(act, {
        ...aim,
        caseId: the(world, 'case'),
        saidAs: team ? 'team' : as,
        team,
        mayShow: true,
        authorKey: `thornmere:${as}:${index}`,
      }),
  }));

/** What people said: at two meetings and in a survey; and what those who do the work want to achieve. */
export const wordsAreHeard: readonly Scene[] = [
  { day: -138, as: 'amara', does: keep(atTheHall, 'an afternoon at Quay Street hall', -140) },
  { day: -137, as: 'amara', does: keep(atTheNetwork, 'the network’s open meeting', -139) },
  {
    day: -136,
    as: 'amara',
    does: (act, world) =>
      importSurvey(act, {
        caseId: the(world, 'case'),
        fileName: 'what-would-make-the-difference.csv',
        bytes: survey,
        columns: ['What would make the biggest difference to you?'],
      }),
  },
  agreedToBeNamed('joan.week'),
  agreedToBeNamed('joan.wait'),
  agreedToBeNamed('nasreen.choose'),
  ...sayAims(aims, 'anonymous'),
  ...sayAims(signed, 'signed').map((scene, index) => ({ ...scene, day: -125 + index })),
];
