import { addCause, nameAssumption, recordNeed, restOnAssumption } from '#slices/system/index.ts';
import type { Scene } from '../build.ts';
import { requestsAreRead } from './demand.ts';
import { dated, the } from './helpers.ts';

type Need = Omit<Parameters<typeof recordNeed>[1], 'caseId' | 'quotations' | 'observedOn' | 'place'> & {
  key: string;
  words: readonly string[];
};

const needs: readonly Need[] = [
  {
    key: 'alone',
    statement: 'Many older people live alone',
    population: 'people over 65',
    needType: 'comparative',
    countedAs: 'share',
    numerator: 13_470,
    denominator: 44_900,
    per: null,
    source: 'Census 2021: 3 in 10, as in England',
    isPublic: true,
    words: [],
  },
  {
    key: 'lonely',
    statement: 'Some older people are often or always lonely, and fewer than among the young',
    population: 'people over 65',
    needType: 'felt',
    countedAs: 'share',
    numerator: 2_010,
    denominator: 44_900,
    per: null,
    source: 'Community Life Survey 2024/25 rates by age, put to Thornmere’s people: 16 to 24, 9%',
    words: ['joan.week', 'hall.hello'],
  },
  {
    key: 'lonely-disabled',
    statement: 'Disabled adults are lonely far more often than others, at every age',
    population: 'disabled adults who were asked',
    needType: 'felt',
    countedAs: 'share',
    numerator: 112,
    denominator: 800,
    per: null,
    source: 'Thornmere residents’ survey; for other adults 3%',
    words: ['mo.kerb', 'nasreen.choose'],
  },
  {
    key: 'contact',
    statement: 'People who use care have as much social contact as they would like',
    population: 'people who use care and were asked',
    needType: 'felt',
    countedAs: 'share',
    numerator: 164,
    denominator: 400,
    per: null,
    source: 'Adult social care survey, Thornmere',
    words: ['joan.week'],
  },
  {
    key: 'falls',
    statement: 'Older people are taken to hospital after a fall more often than in England as a whole',
    population: 'people over 65, in a year',
    needType: 'comparative',
    countedAs: 'rate',
    numerator: 1_006,
    denominator: 44_900,
    per: 100_000,
    source: 'Hospital admissions for falls, Thornmere; the published rate is adjusted for age',
    period: 'the last year',
    publishedValue: 2_240,
    publishedLow: null,
    publishedHigh: null,
    publishedUnit: 'per 100,000',
    publishedBy: 'Thornmere’s joint needs assessment (invented for this demonstration)',
    comparator: 'England, 2022/23',
    comparatorValue: 1_933,
    isPublic: true,
    words: ['wilf.bench'],
  },
  {
    key: 'homecare',
    statement: 'People need help at home every week, 14 hours 23 minutes each on average',
    population: 'people with home care that the council funds',
    needType: 'expressed',
    countedAs: 'count',
    numerator: 1_150,
    denominator: null,
    per: null,
    source: 'Thornmere Council, home care: about 16,540 hours a week',
    words: ['bridget.new-face'],
  },
  {
    key: 'carers',
    statement: 'People who look after somebody have nobody to take over for a weekend',
    population: 'people who look after somebody, unpaid',
    needType: 'felt',
    countedAs: null,
    numerator: null,
    denominator: null,
    per: null,
    source: 'One answer to the residents’ survey. Nobody has counted how many',
    words: [],
  },
  {
    key: 'waits',
    statement: 'People wait longer than a week for help at home to begin',
    population: 'people whose help began that month',
    needType: 'expressed',
    countedAs: 'share',
    numerator: 61,
    denominator: 88,
    per: null,
    source: 'Thornmere Council, requests and starts',
    words: ['joan.wait'],
  },
];

type Step = Omit<Parameters<typeof addCause>[1], 'caseId' | 'explains' | 'samples' | 'ending' | 'endingWords'> & {
  key: string;
  sample?: string;
  day: number;
  as: string;
  of: ['contract' | 'need' | 'cause', string];
  ends?: ['changeable' | 'value' | 'duty', string];
};

const steps: readonly Step[] = [
  {
    key: 'late',
    day: -144,
    as: 'dev',
    of: ['contract', 'contract.homecare'],
    statement: 'People come to us only after a fall, a hospital stay or a death in the family',
    strength: 'moderate',
    evidence: null,
    sample: 'demand.requests',
    saidBy: 'Dev and Kofi',
  },
  {
    key: 'duty',
    day: -144,
    as: 'dev',
    of: ['contract', 'contract.homecare'],
    statement: 'Where somebody has eligible needs the council must meet them',
    strength: 'strong',
    evidence: 'Statute, and the council’s own policy of 2022',
    saidBy: null,
    ends: ['duty', 'Care Act 2014, section 18'],
  },
  {
    key: 'unseen',
    day: -143,
    as: 'amara',
    of: ['cause', 'cause.late'],
    statement: 'Nobody near them notices, or can do anything, when somebody stops going out',
    strength: 'weak',
    evidence: 'The bus driver on route 9 and the shop at Quay Brow notice, and have nobody to tell',
    saidBy: 'Sal Brennan',
  },
  {
    key: 'grants',
    day: -142,
    as: 'sal',
    of: ['cause', 'cause.unseen'],
    statement: 'There are neighbourhood networks in three patches of nine, and their grants end every March',
    strength: 'strong',
    evidence: 'Three years of grant agreements; staff given notice each January',
    saidBy: 'Sal Brennan',
    ends: ['changeable', 'For how long, and where, we give grants to networks'],
  },
  {
    key: 'kerbs',
    day: -124,
    as: 'amara',
    of: ['need', 'need.lonely-disabled'],
    statement: 'Streets, lifts and the hours of care calls decide who can go out and when',
    strength: 'moderate',
    evidence: 'A walk of four routes with the network: eleven gaps in benches, toilets and kerbs',
    saidBy: 'Mo Farrant',
    ends: ['value', 'The right to live independently and be included in the community'],
  },
  {
    key: 'assessment',
    day: -124,
    as: 'amara',
    of: ['need', 'need.waits'],
    statement: 'Our assessments are slow, and care is asked of providers only after them',
    strength: 'assumed',
    evidence: null,
    saidBy: 'The service improvement board',
    ends: ['changeable', 'How we assess, and in which order'],
  },
];

const addStep = ({ key, day, as, of, ends, sample, ...words }: Step): Scene => ({
  day,
  as,
  async does(act, world) {
    const [kind, name] = of;
    world[`cause.${key}`] = await addCause(act, {
      ...words,
      caseId: the(world, 'case'),
      explains: { kind, id: the(world, name) },
      samples: sample ? [the(world, sample)] : [],
      ending: ends?.[0] ?? null,
      endingWords: ends?.[1] ?? null,
    });
  },
});

/** Upstream from the contract, before anything is wanted: needs with their numbers, why-chains, and what is only assumed. */
export const whyIsAsked: readonly Scene[] = [
  requestsAreRead,
  ...steps.filter((step) => step.day < -140).map(addStep),
  {
    day: -127,
    as: 'amara',
    async does(act, world) {
      for (const { key, words, ...need } of needs)
        world[`need.${key}`] = await recordNeed(act, {
          ...need,
          caseId: the(world, 'case'),
          place: 'Thornmere',
          observedOn: dated(world, { days: -150 }),
          quotations: words.map((one) => the(world, `words.${one}`)),
        });
    },
  },
  ...steps.filter((step) => step.day >= -140).map(addStep),
  {
    day: -123,
    as: 'amara',
    async does(act, world) {
      const caseId = the(world, 'case');
      world['assumption.assessment'] = await nameAssumption(act, {
        caseId,
        statement: 'People wait for help at home because our assessments are slow',
        because: 'The board’s paper of last year says so. Nobody has followed a request from end to end.',
        confidence: 'medium',
        falsifier: 'Assessments get quicker and the wait does not',
        heldBy: 'The service improvement board',
      });
      await restOnAssumption(
        act,
        { kind: 'cause', id: the(world, 'cause.assessment') },
        world['assumption.assessment'],
        caseId,
      );
      world['assumption.volunteers'] = await nameAssumption(act, {
        caseId,
        statement: 'Networks in six more patches find volunteers as the first three did',
        because: 'The first three found 210 in four years. The six other patches are poorer.',
        confidence: 'low',
        falsifier: 'Fewer than eight volunteers a patch after nine months',
        heldBy: 'Sal Brennan',
      });
    },
  },
];
