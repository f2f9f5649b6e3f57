import type { Outcome, Process, Reference } from './regime.ts';

const act = 'Procurement Act 2023';
const psr = 'Health Care Services (Provider Selection Regime) Regulations 2023';
const inAct = (section: string, says: string): Reference => ({ law: `${act}, ${section}`, says });
const inPsr = (regulation: string, says: string): Reference => ({ law: `${psr}, ${regulation}`, says });

export const titles: Record<Outcome, string> = {
  'provider-selection': 'Provider Selection Regime',
  'light-touch': 'Procurement Act 2023, light touch',
  ordinary: 'Procurement Act 2023',
  'below-threshold': 'Procurement Act 2023, below the threshold',
  'not-regulated': 'Below the threshold and not regulated by the Act',
  exempt: 'An exempted contract',
  partnership: 'A statutory partnership',
  grant: 'A grant',
};

export const meanings: Record<Outcome, string> = {
  'provider-selection':
    'Health care in England is bought by one of five processes, at any value, and by five key criteria. The Procurement Act does not apply.',
  'light-touch':
    'You publish notices and treat everybody alike, and are freer than usual: no minimum times, no mandatory standstill, 120 days for the contract details notice, and what people who use the service want may be a criterion.',
  ordinary:
    'Everything of the Act applies: minimum times, assessment summaries, award notice, standstill of eight working days, contract details notice within 30 days.',
  'below-threshold':
    'Few rules apply: think of small enterprises first, shut nobody out by a selection stage, and publish a notice where you advertise a contract that is large enough.',
  'not-regulated':
    'The Act’s rules for covered procurement and for small contracts do not apply. Your own standing orders do.',
  exempt:
    'The Act does not apply to how you choose. Your own standing orders, public law and subsidy control still do.',
  partnership:
    'Pooling money or letting one act for the other is not buying. What the pool buys afterwards is, and by the law of whoever buys.',
  grant: 'A grant is not buying. It needs a power to give it, and it must not be a contract in disguise.',
};

export const references: Record<Outcome, readonly Reference[]> = {
  'provider-selection': [
    inPsr('regulations 3 and 6', 'when the regime applies and which process is followed'),
    inPsr('regulation 5', 'the five key criteria'),
  ],
  'light-touch': [
    inAct('section 3 and schedule 1', 'a public contract is one that reaches the threshold'),
    inAct('section 9', 'light touch contracts'),
  ],
  ordinary: [
    inAct('section 3 and schedule 1', 'a public contract is one that reaches the threshold'),
    inAct('section 11', 'it is awarded only as the Act says'),
  ],
  'below-threshold': [
    inAct('section 84', 'regulated below-threshold contracts'),
    inAct('section 86', 'small and medium-sized enterprises are thought of before tenders are invited'),
  ],
  'not-regulated': [inAct('section 84(1) and (2)', 'what Part 6 leaves out')],
  exempt: [inAct('section 3(6) and schedule 2', 'exempted contracts')],
  partnership: [
    {
      law: 'National Health Service Act 2006, section 75',
      says: 'NHS bodies and local authorities may pool and delegate',
    },
    { law: 'S.I. 2000/617', says: 'which functions, and that those affected are consulted' },
  ],
  grant: [{ law: 'Subsidy Control Act 2022, section 2', says: 'what a subsidy is' }],
};

export const processReferences: Record<Process, readonly Reference[]> = {
  open: [inAct('section 20(2)(a)', 'open procedure')],
  flexible: [inAct('section 20(2)(b)', 'competitive flexible procedure')],
  'call-off': [inAct('sections 34 and 45', 'awards by reference to a dynamic market, and under a framework')],
  direct: [inAct('sections 41 to 44 and schedule 5', 'direct award, with a transparency notice')],
  'user-choice': [inAct('schedule 5, paragraphs 15 to 17', 'user choice contracts')],
  'psr-direct-a': [inPsr('regulations 6(3) and 7', 'only the existing provider can do it: you must follow this')],
  'psr-direct-b': [inPsr('regulations 6(4) and 8', 'patients choose: you must follow this')],
  'psr-direct-c': [inPsr('regulations 6(5) and 9', 'the existing provider, without a competition')],
  'psr-most-suitable': [inPsr('regulations 6 and 10', 'the most suitable provider, without a competition')],
  'psr-competitive': [inPsr('regulations 6 and 11', 'a competition')],
  'psr-call-off': [inPsr('regulation 18', 'contracts based on a framework agreement')],
  none: [],
};

export const reservations: Record<string, Reference> = {
  'supported-employment': inAct('section 32', 'supported employment providers'),
  mutual: inAct('section 33', 'public service mutuals: five years at most, none like it in the three years before'),
  small: {
    law: 'Procurement (Amendment) Regulations 2026',
    says: 'a below-threshold notice says that it is reserved for small enterprises or charities',
  },
  local: {
    law: 'Local Government (Exclusion of Non-commercial Considerations) (England) Order 2026',
    says: 'councils may reserve below-threshold competitions for their area',
  },
};

const current = 'The texts were read in versions that are not current. Compare them with the text in force today.';
export const alwaysCheck = [current];
export const nationChecks: Record<string, readonly string[]> = {
  england: [],
  wales: [
    'Wales has rules and regulations of its own for devolved authorities, and for its health services. None is known here.',
  ],
  'northern-ireland': [
    'Transferred Northern Ireland authorities are left out of several sections, among them all of those on small contracts. This is not worked through here.',
  ],
  scotland: [],
};
