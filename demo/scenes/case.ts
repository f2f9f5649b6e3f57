import type { Act } from '#platform/act/act.ts';
import {
  acceptAlly,
  answerGrumble,
  askAlly,
  casesById,
  declareInterest,
  describeCase,
  grantHat,
  grumblesById,
  type Hat,
  raiseGrumble,
  takeOffHat,
} from '#slices/cases/index.ts';
import { askWhy, contractsEnding, importRegister } from '#slices/market/index.ts';
import type { Scene, World } from '../build.ts';
import { dated, only, the } from './helpers.ts';

/** Whole pounds a year; months are counted from the day that the case was opened. */
const contracts: readonly [title: string, supplier: string, endsInMonths: number, pounds: number, service: string][] = [
  ['Home care framework', '22 home care providers', 14, 20_200_000, 'Adult social care'],
  ['Reablement', 'Thornmere and Fells Community Health', 20, 3_200_000, 'Adult social care'],
  ['Telecare and response', 'Lantern Telecare', 9, 1_500_000, 'Adult social care'],
  ['Harbour Street day centre', 'Harbour Street Trust', 11, 510_000, 'Adult social care'],
  ['Falls service', 'Thornmere and Fells Community Health', 12, 180_000, 'Public health'],
  ['Neighbourhood network grants', 'Vale Neighbours and two more', 5, 330_000, 'Communities'],
  ['School transport, northern routes', 'Fellrunner Coaches', 16, 2_400_000, 'Children and schools'],
  ['Grounds maintenance', 'Greenhalgh and Daughters', 26, 890_000, 'Place'],
];
const openedOn = -150;

function register(world: World): string {
  const rows = contracts.map(([title, supplier, months, pounds, service], index) => {
    const opened = dated(world, { days: openedOn });
    const ends = dated({ today: opened }, { months });
    const starts = dated({ today: ends }, { months: -48 });
    return `TC-${101 + index},"${title}","${supplier}",${service},${starts},${ends},"£${pounds.toLocaleString('en-GB')}"`;
  });
  return ['Reference,Title,Supplier,Department,Start date,End date,Annual value', ...rows].join('\n');
}

const mapping = {
  reference: 'Reference',
  title: 'Title',
  supplier: 'Supplier',
  department: 'Department',
  startOn: 'Start date',
  endOn: 'End date',
  annualPence: 'Annual value',
};

const hats: readonly [person: string, hat: Hat][] = [
  ['amara', 'commissioner'],
  ['ruth', 'partner'],
  ['tom', 'partner'],
  ['sal', 'partner'],
  ['kofi', 'practitioner'],
  ['leanne', 'practitioner'],
  ['ifor', 'practitioner'],
  ['grace', 'practitioner'],
  ['ewa', 'practitioner'],
  ['shona', 'practitioner'],
  ['pat', 'provider'],
  ['joan', 'community'],
  ['wilf', 'community'],
  ['bridget', 'community'],
  ['nasreen', 'community'],
  ['mo', 'community'],
  ['hughes', 'councillor'],
  ['auditor', 'auditor'],
];

const theCase = async (act: Act, world: World) => only(await casesById(act.tx, [the(world, 'case')]));

/** Dev reads the register, asks why of one line, and takes off the hat that is Amara's. */
export const theCaseOpens: readonly Scene[] = [
  {
    day: openedOn - 1,
    as: 'dev',
    does: (act, world) =>
      importRegister(act, { organisationId: the(world, 'council'), content: register(world), mapping }),
  },
  {
    day: openedOn,
    as: 'dev',
    async does(act, world) {
      const ends = dated({ today: dated(world, { days: openedOn }) }, { months: 14 });
      const contract = only(
        (
          await contractsEnding(
            act.tx,
            { organisationIds: [the(world, 'council')], fromOn: ends, toOn: ends },
            { most: 100 },
          )
        ).filter((one) => one.title.startsWith('Home care')),
      );
      world['contract.homecare'] = contract.id;
      world.case = await askWhy(act, contract);
    },
  },
  {
    day: openedOn + 1,
    as: 'dev',
    async does(act, world) {
      const caseId = the(world, 'case');
      for (const [person, hat] of hats)
        await grantHat(act, { caseId, personId: the(world, person), hat, organisationId: the(world, 'council') });
      await takeOffHat(act, await theCase(act, world), {
        personId: the(world, 'dev'),
        hat: 'commissioner',
        stillWorking: 3,
      });
      await askAlly(act, caseId, {
        person: the(world, 'amara'),
        because: 'The framework was let four years ago. Nobody who knows what it is for has looked at it since.',
      });
    },
  },
  { day: openedOn + 2, as: 'amara', does: (act, world) => acceptAlly(act, the(world, 'case')) },
  {
    day: openedOn + 3,
    as: 'amara',
    async does(act, world) {
      const one = await theCase(act, world);
      await describeCase(act, one, {
        title: 'Living well at home in Thornmere',
        purpose: 'People who need help at home live the life they choose there, among people who matter to them.',
        place: 'Thornmere: Harbour, Northside, Vale, and Fell & Shore',
        forWhom: 'People over 65, disabled people of any age, and those who care for them',
        endsOn: one.endsOn,
        'save-or-stop': 'The council must find £1.2 million of next year’s adult social care budget.',
        'whose-budget': 'The council’s and the Integrated Care Board’s pooled fund of £33.0 million, section 75.',
        'who-bears-it': 'The council 70.9%, the Integrated Care Board 29.1%; nobody has asked the providers yet.',
        'who-requires': 'The council, under the Care Act 2014.',
        'who-funds': 'The council, the Integrated Care Board; Harbour Homes alongside, not pooled.',
        'who-owns': 'The people of Thornmere, each community its own part.',
        version: one.version,
      });
    },
  },
  {
    day: openedOn + 4,
    as: 'dev',
    async does(act, world) {
      await declareInterest(act, the(world, 'case'), { interest: null });
      world['grumble.late'] = await raiseGrumble(act, {
        caseId: the(world, 'case'),
        on: { kind: 'case', id: the(world, 'case') },
        cause: 'late-involvement',
        words: 'Procurement hears of a renewal when the specification is already written. Then only the price is left.',
      });
    },
  },
  {
    day: openedOn + 5,
    as: 'amara',
    does: (act, world) => declareInterest(act, the(world, 'case'), { interest: null }),
  },
  {
    day: openedOn + 9,
    as: 'amara',
    async does(act, world) {
      const grumble = only(await grumblesById(act.tx, [the(world, 'grumble.late')]));
      await answerGrumble(act, grumble, {
        does: 'answer',
        words: 'True of the last two. Here we begin together, fourteen months before the end.',
        version: grumble.version,
      });
    },
  },
];
