import {
  addCausalLink,
  addVariable,
  causalLinksById,
  layOutMap,
  nameLoop,
  nameSource,
  restOnAssumption,
  stateEffect,
  tieVariable,
  variablesById,
} from '#slices/system/index.ts';
import type { Scene } from '../build.ts';
import { only, the } from './helpers.ts';

type Said = readonly [name: string, goesUp: string, goesDown: string, theme: string];

const variables: Readonly<Record<string, Said>> = {
  fee: ['Hourly fee for home care', 'fees rise', 'fees fall', 'Money'],
  gap: ['Pay gap with shops and warehouses', 'pay falls behind', 'pay catches up', 'Workforce'],
  vacancies: ['Vacant home-care posts', 'vacancies rise', 'posts are filled', 'Workforce'],
  back: ['Packages handed back', 'more packages are handed back', 'fewer packages are handed back', 'Market'],
  wait: ['Days waited for home care', 'waits get longer', 'waits get shorter', 'Hospital and home'],
  stays: [
    'Hospital stays of people ready to go home',
    'more people stay in hospital',
    'people go home sooner',
    'Hospital and home',
  ],
  pressure: ['Pressure to discharge', 'wards press harder', 'wards have time to plan', 'Hospital and home'],
  packages: ['Size of the package at discharge', 'packages get larger', 'packages get smaller', 'Hospital and home'],
  budget: ['Pressure on the care budget', 'the budget is squeezed', 'the budget has room', 'Money'],
  seen: [
    'People who matter seen each week',
    'people see those who matter more',
    'people see those who matter less',
    'Connection',
  ],
  out: ['Going out', 'people go out more', 'people go out less', 'Connection'],
  strength: ['Strength and balance', 'strength grows', 'strength fades', 'Connection'],
  falls: ['Falls', 'there are more falls', 'there are fewer falls', 'Connection'],
  confidence: ['Confidence to leave the house', 'confidence grows', 'confidence goes', 'Connection'],
  gaps: [
    'Gaps in benches, toilets and kerbs',
    'streets get harder to walk',
    'streets get easier to walk',
    'Connection',
  ],
  planning: [
    'Weight of walking in planning decisions',
    'walking counts for more',
    'walking counts for less',
    'Connection',
  ],
  micro: ['Micro-enterprises', 'more micro-enterprises begin', 'fewer micro-enterprises begin', 'Market'],
  choice: ['Choice of who comes', 'choice grows', 'choice shrinks', 'Market'],
  staff: ['Home-care staff', 'staff grow in number', 'staff leave', 'Workforce'],
  hours: [
    'Hours of home care that can be covered',
    'more hours can be covered',
    'fewer hours can be covered',
    'Market',
  ],
  burden: ['Effort of tendering', 'tendering takes more effort', 'tendering takes less effort', 'Market'],
  groups: ['Small groups that bid', 'more small groups bid', 'small groups withdraw', 'Market'],
  offers: ['Local offers', 'there are more local offers', 'there are fewer local offers', 'Market'],
  demand: ['Demand for formal care', 'more formal care is asked for', 'less formal care is asked for', 'Money'],
  assessment: ['Time that assessments take', 'assessments take longer', 'assessments get quicker', 'Hospital and home'],
};

type Drawn = readonly [
  from: string,
  sign: '+' | '-',
  to: string,
  delay?: string | null,
  saidBy?: string,
  evidence?: string,
];

const links: readonly Drawn[] = [
  ['fee', '-', 'gap', null, 'Pat Lowe, Moorside Care', 'Nine in ten pounds of the fee are pay'],
  [
    'gap',
    '+',
    'vacancies',
    '3 months',
    'Leanne Marsh, care worker',
    'Four of her team of eleven left for the warehouse',
  ],
  ['vacancies', '+', 'back', null, 'Kofi Mensah, brokerage', 'Reasons given with 27 packages handed back'],
  ['back', '+', 'wait', null, 'Kofi Mensah, brokerage', 'Requests and starts, 24 months'],
  ['wait', '+', 'stays', null, 'Ruth Levy, integrated care board', 'Delayed discharges by reason'],
  ['stays', '+', 'pressure', null, 'Ruth Levy, integrated care board'],
  ['pressure', '+', 'packages', null, 'Kofi Mensah, brokerage', 'Packages arranged on a Friday are the largest'],
  ['packages', '+', 'budget', '2 months'],
  ['budget', '-', 'fee', 'a year: fees are set each April', 'Amara Okafor', 'Three years of fee reports'],
  ['seen', '+', 'out', null, 'Joan Archer', 'Vale lunch club'],
  ['out', '+', 'strength', '6 months'],
  ['strength', '-', 'falls', '12 to 18 months', 'Standing Strong classes', 'Six-month strength tests'],
  ['falls', '-', 'confidence', null, 'Wilf Garside'],
  ['confidence', '+', 'seen', null, 'Joan Archer'],
  ['falls', '+', 'stays'],
  ['gaps', '-', 'out', null, 'Mo Farrant', 'A walk of four routes: eleven gaps'],
  ['planning', '-', 'gaps', '2 to 5 years'],
  ['micro', '+', 'choice', null, 'Sal Brennan'],
  ['micro', '-', 'staff', null, 'Pat Lowe, Moorside Care', 'Three carers left to work for themselves'],
  ['staff', '+', 'micro', 'a year'],
  ['staff', '-', 'vacancies'],
  ['staff', '+', 'hours'],
  ['hours', '-', 'wait'],
  ['burden', '-', 'groups', null, 'Sal Brennan', 'Vale Neighbours did not bid: 61 questions for £18,000'],
  ['groups', '+', 'offers'],
  ['offers', '-', 'demand', 'a year'],
  ['demand', '+', 'burden'],
  ['demand', '+', 'budget'],
  ['offers', '+', 'seen', null, 'Sal Brennan'],
  ['assessment', '+', 'wait'],
];

const second: readonly (readonly [link: string, saidBy: string, evidence: string])[] = [
  ['fee-gap', 'Grace Adeyemi, Tern Home Support', 'Pay slips against adverts in the same week'],
  ['gap-vacancies', 'Skills for Care', 'Leavers in 2023/24 by pay'],
  ['falls-confidence', 'Thornmere Elders’ Assembly', 'Eleven of fourteen said so'],
];

const loops: readonly (readonly [name: string, begins: string, goes: 'up' | 'down', path: readonly string[]])[] = [
  [
    'R1: low fees come back as low fees',
    'fee',
    'down',
    ['fee', 'gap', 'vacancies', 'back', 'wait', 'stays', 'pressure', 'packages', 'budget'],
  ],
  ['R2: seeing people keeps people on their feet', 'seen', 'up', ['seen', 'out', 'strength', 'falls', 'confidence']],
  ['B1: micro-enterprises draw on the same staff', 'micro', 'up', ['micro', 'staff']],
  ['R3: tendering drives small groups away', 'burden', 'up', ['burden', 'groups', 'offers', 'demand']],
];

const ties: readonly (readonly [variable: string, kind: string, name: string])[] = [
  ['wait', 'measure', 'measure.start'],
  ['falls', 'measure', 'measure.falls'],
  ['back', 'measure', 'measure.handed-back'],
  ['seen', 'measure', 'measure.contact'],
  ['fee', 'mechanism', 'mechanism.homecare'],
  ['micro', 'mechanism', 'mechanism.micro'],
  ['gaps', 'mechanism', 'mechanism.streets'],
  ['strength', 'mechanism', 'mechanism.classes'],
  ['offers', 'mechanism', 'mechanism.networks'],
  ['falls', 'need', 'need.falls'],
  ['seen', 'need', 'need.contact'],
];

type Bears = readonly [
  mechanism: string,
  bearer: 'budget' | 'provider' | 'people',
  who: string | null,
  change: string,
  known: string | null,
];

const bears: readonly Bears[] = [
  [
    'micro',
    'provider',
    'The three providers in Fell and Shore',
    'Lose carers who begin to work for themselves',
    'Pat Lowe: three since spring',
  ],
  ['micro', 'people', 'People who cannot arrange their own care', 'Have fewer hours to draw on while staff move', null],
  [
    'micro',
    'budget',
    'The council’s quality team',
    'Visits many small enterprises instead of a few firms',
    'Amara asked the team: half a day each',
  ],
  [
    'classes',
    'budget',
    'The integrated care board',
    'Saves on hospital stays after 12 to 18 months; the council pays now',
    'Ruth Levy',
  ],
  ['classes', 'people', 'Unpaid carers', 'Drive people to the hall and back each week', 'Carers’ peer circle'],
];

/** One afternoon round a table: what hangs together, who says so, and which loops they knew when they saw them. */
export const theMapIsDrawn: readonly Scene[] = [
  {
    day: -60,
    as: 'dev',
    async does(act, world) {
      const caseId = the(world, 'case');
      for (const [key, [name, goesUp, goesDown, theme]] of Object.entries(variables))
        world[`variable.${key}`] = await addVariable(act, {
          caseId,
          name,
          goesUp,
          goesDown,
          theme,
          causeId: key === 'assessment' ? the(world, 'cause.assessment') : null,
        });
      for (const [from, sign, to, delay, saidBy, evidence] of links)
        world[`link.${from}-${to}`] = await addCausalLink(act, {
          caseId,
          fromId: the(world, `variable.${from}`),
          toId: the(world, `variable.${to}`),
          direction: sign === '+' ? 'same' : 'opposite',
          delayWords: delay ?? null,
          strength: evidence ? 'moderate' : saidBy ? 'weak' : 'assumed',
          saidBy: saidBy ?? null,
          evidence: evidence ?? null,
        });
      await layOutMap(act, caseId);
    },
  },
  {
    day: -59,
    as: 'amara',
    async does(act, world) {
      const caseId = the(world, 'case');
      for (const [link, saidBy, evidence] of second)
        await nameSource(act, only(await causalLinksById(act.tx, [the(world, `link.${link}`)])), {
          saidBy,
          evidence,
          repeats: false,
        });
      for (const [variable, kind, name] of ties)
        await tieVariable(act, only(await variablesById(act.tx, [the(world, `variable.${variable}`)])), {
          kind,
          id: the(world, name),
        });
      for (const [mechanism, bearer, who, change, known] of bears)
        await stateEffect(act, {
          caseId,
          onKind: 'mechanism',
          onId: the(world, `mechanism.${mechanism}`),
          bearer,
          who,
          nobody: false,
          change,
          known,
          variableId: null,
        });
      const assessed = { kind: 'causalLink', id: the(world, 'link.assessment-wait') };
      await restOnAssumption(act, assessed, the(world, 'assumption.assessment'), caseId);
      for (const [name, begins, goes, path] of loops)
        world[`loop.${name.slice(0, 2)}`] = await nameLoop(act, {
          caseId,
          linkIds: path.map((from, at) => the(world, `link.${from}-${path[(at + 1) % path.length]}`)),
          name,
          beginsId: the(world, `variable.${begins}`),
          goes,
        });
    },
  },
];
