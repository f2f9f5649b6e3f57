import type { addMatter, addObligation, addParty, makeAgreement } from '#slices/agreements/index.ts';

type Party = Parameters<typeof addParty>[2] & { key: string };
type Matter = Pick<Parameters<typeof addMatter>[2], 'matter' | 'decided' | 'delegate'>;
type Owed = Pick<Parameters<typeof addObligation>[2], 'words' | 'owedTo' | 'howOften'> & {
  key: string;
  by: string;
  binds?: readonly string[];
  watchedBy?: readonly string[];
};

/** An agreement as the story makes it: `starts` in days from today; `from` and `by` are names in the world. */
export type Made = Omit<Parameters<typeof makeAgreement>[1], 'caseId' | 'from' | 'startsOn' | 'endsOn'> & {
  key: string;
  day: number;
  as: string;
  from?: ['mechanism' | 'lot', string];
  starts: number;
  years: number;
  parties: readonly Party[];
  matters?: readonly Matter[];
  owed: readonly Owed[];
};

const pence = (pounds: number): number => pounds * 100;

const council = { key: 'council', name: 'Thornmere Council' } as const;
const icb = { key: 'icb', name: 'Thornmere and Fells Integrated Care Board' } as const;
const vale = { key: 'vale', name: 'Vale Neighbours' } as const;

const pool: Made = {
  key: 'pool',
  day: -52,
  as: 'ruth',
  type: 'pooled-fund',
  title: 'The fund for living well at home',
  basis: 's75',
  starts: -50,
  years: 3,
  valuePence: pence(33_000_000),
  parties: [
    {
      ...council,
      role: 'host',
      money: 'pooled',
      amount: pence(23_400_000),
      functions: 'Home care, reablement and carers’ support under the Care Act 2014',
    },
    {
      ...icb,
      role: 'member',
      money: 'pooled',
      amount: pence(9_600_000),
      functions: 'Community nursing and going home from hospital',
    },
    { key: 'homes', name: 'Harbour Homes', role: 'funder', money: 'aligned', amount: pence(1_500_000) },
    {
      key: 'foundation',
      name: 'Thornmere Community Foundation',
      type: 'charity',
      role: 'funder',
      money: 'aligned',
      amount: pence(300_000),
    },
  ],
  owed: [
    {
      key: 'overspend',
      by: 'icb',
      words: 'What is overspent after offsets is borne as the fund is made up: the council 70.9%, the board 29.1%.',
      owedTo: 'the fund',
      howOften: 'yearly',
    },
  ],
};

const networks: Made = {
  key: 'networks',
  day: -46,
  as: 'amara',
  type: 'grant',
  title: 'Neighbourhood networks, seven years',
  from: ['mechanism', 'networks'],
  starts: -45,
  years: 7,
  valuePence: pence(2_940_000),
  leavesBehind: 'Nine networks that own their name, their list and their keys.',
  parties: [
    { ...council, role: 'funder' },
    { ...vale, role: 'provider' },
  ],
  owed: [
    {
      key: 'patches',
      by: 'vale',
      words: 'Within two years there is a network in six more patches. Each chooses what it does.',
      owedTo: 'the six patches',
      howOften: 'yearly',
    },
    {
      key: 'heard',
      by: 'vale',
      words: 'Whoever notices that somebody is failing is heard on the same day.',
      owedTo: 'members of the networks',
      howOften: 'always',
      binds: ['tell'],
      watchedBy: ['contact'],
    },
    {
      key: 'notice',
      by: 'council',
      words: 'If the grant is to end, the networks hear it a year before.',
      owedTo: 'Vale Neighbours and its staff',
      howOften: 'always',
    },
  ],
};

const fellshore: Made = {
  key: 'fellshore',
  day: -44,
  as: 'amara',
  type: 'alliance',
  title: 'The Fell & Shore alliance',
  from: ['mechanism', 'fellshore'],
  starts: -43,
  years: 3,
  leavesBehind: 'Three providers where there are three today.',
  parties: [
    { ...council, role: 'commissioner' },
    { ...icb, role: 'member' },
    { key: 'moorside', name: 'Moorside Care', role: 'provider' },
    { key: 'tern', name: 'Tern Home Support', role: 'provider' },
    { key: 'fellside', name: 'Fellside Carers', type: 'provider', role: 'provider' },
    { ...vale, role: 'member' },
  ],
  matters: [
    { matter: 'Who is eligible, and each person’s budget', decided: 'reserved', delegate: null },
    { matter: 'How spare hours are shared', decided: 'unanimous', delegate: null },
    { matter: 'The rota for bank holidays', decided: 'delegated', delegate: 'Pat Lowe, Moorside Care' },
  ],
  owed: [
    {
      key: 'start',
      by: 'moorside',
      words: 'From asking to the first visit there are no more than seven days.',
      owedTo: 'whoever asks for help in Fell & Shore',
      howOften: 'monthly',
      binds: ['start', 'faces'],
      watchedBy: ['start'],
    },
    {
      key: 'bank',
      by: 'tern',
      words: 'Hours that somebody did not use are there for them in another week.',
      owedTo: 'each person with an hours bank',
      howOften: 'always',
      binds: ['bank'],
    },
    {
      key: 'rate',
      by: 'council',
      words: 'The council pays for each hour at its rate, £23.40 until it is decided again.',
      owedTo: 'the three providers',
      howOften: 'monthly',
      binds: ['books'],
      watchedBy: ['handed-back'],
    },
  ],
};

const classes: Made = {
  key: 'classes',
  day: -34,
  as: 'dev',
  type: 'contract',
  title: 'Strength and balance classes',
  from: ['lot', 'classes'],
  starts: -20,
  years: 2,
  valuePence: pence(180_000),
  leavesBehind: 'Members of the halls who are trained to lead.',
  parties: [
    { ...council, role: 'commissioner' },
    { key: 'standing', name: 'Standing Strong', type: 'other', role: 'provider' },
  ],
  owed: [
    {
      key: 'classes',
      by: 'standing',
      words: 'Each person who begins is offered fifty hours within six months.',
      owedTo: 'whoever comes, or is brought',
      howOften: 'quarterly',
      binds: ['classes'],
      watchedBy: ['falls'],
    },
  ],
};

export const made: readonly Made[] = [pool, networks, fellshore, classes];
