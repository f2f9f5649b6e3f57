import type { Regime, Route } from '../procurement.ts';

export const reservations = ['no', 'supported-employment', 'mutual', 'small-or-voluntary', 'local'] as const;
export type Reservation = (typeof reservations)[number];
export const reservationLabels: Record<Reservation, string> = {
  no: 'Anybody may bid',
  'supported-employment': 'Reserved for supported employment providers',
  mutual: 'Reserved for public service mutuals',
  'small-or-voluntary': 'Reserved for small and medium enterprises, or voluntary, community and social enterprises',
  local: 'Reserved for suppliers of the area',
};

export const conditionKinds = ['accounts', 'insurance', 'turnover', 'experience', 'licence', 'staff', 'other'] as const;
export type ConditionKind = (typeof conditionKinds)[number];
export const conditionLabels: Record<ConditionKind, string> = {
  accounts: 'Accounts or another sign that it stands on its feet',
  insurance: 'Insurance',
  turnover: 'Turnover',
  experience: 'Experience',
  licence: 'A registration or licence',
  staff: 'People and qualifications',
  other: 'Something else',
};

/** What a bidder has to be or have. What the law looks at is asked apart from the words. */
export type Condition = Readonly<{
  kind: ConditionKind;
  words: string;
  why: string;
  /** Audited accounts asked of everybody, of those too who need have none by law. */
  auditedFromAll: boolean;
  /** In place with the tender, rather than by the start of the contract. */
  insuranceBeforeAward: boolean;
  /** An earlier award by a particular authority. */
  earlierAwardBy: boolean;
  turnoverPence: number | null;
}>;

export const vatBases = ['including', 'excluding'] as const;
export type VatBasis = (typeof vatBases)[number];
export const vatLabels: Record<VatBasis, string> = {
  including: 'with value added tax',
  excluding: 'without value added tax',
};

export type LotTerms = Readonly<{
  valuePence: number | null;
  vat: VatBasis | null;
  /** Rate in per cent where the value is without tax. */
  vatRate: number | null;
  years: number | null;
  reserved: Reservation;
  reservedBecause: string | null;
  /** Part of the workforce that is disabled or disadvantaged, in per cent, that is asked for (section 32). */
  workforcePercent: number | null;
  /** The last contract of this kind that was reserved for the same mutual by this authority (section 33). */
  lastMutualOn: string | null;
  local: string | null;
  conditions: readonly Condition[];
}>;

export const noTerms: LotTerms = {
  valuePence: null,
  vat: null,
  vatRate: null,
  years: null,
  reserved: 'no',
  reservedBecause: null,
  workforcePercent: null,
  lastMutualOn: null,
  local: null,
  conditions: [],
};

/** The value with tax, in pence up to the next penny: what thresholds are compared with. Null where it is not said what the value includes. */
export function grossPence({
  valuePence,
  vat,
  vatRate,
}: Pick<LotTerms, 'valuePence' | 'vat' | 'vatRate'>): number | null {
  if (valuePence === null || vat === null) return null;
  return vat === 'including' ? valuePence : Math.ceil((valuePence * (100 + (vatRate ?? 20))) / 100);
}

export type LotFault = Readonly<{
  weight: 'house' | 'law' | 'practice';
  field: string;
  says: string;
  reference: string;
}>;
export type Buying = Readonly<{ regime: Regime; route: Route; signOn: string | null }>;

const act = (section: string): string => `Procurement Act 2023 section ${section}`;
export const mutualMostYears = 5;
export const mutualGapYears = 3;
export const supportedPercent = 30;
/** Turnover asked for as a multiple of a year's value. Judgement of this place: no figure of the Act was found. */
export const mostTurnover = 2;

/** What of a reservation is not there in this way of buying, or not allowed as it is drawn. */
export function reservationFaults(terms: LotTerms, { regime, route, signOn }: Buying, today: string): LotFault[] {
  const { reserved, reservedBecause, years, workforcePercent, lastMutualOn, local } = terms;
  if (reserved === 'no') return [];
  const faults: LotFault[] = [];
  const say = (weight: LotFault['weight'], field: string, says: string, reference: string) =>
    faults.push({ weight, field, says, reference });
  if (!reservedBecause) say('house', 'reservedBecause', 'Say why it is reserved', 'Reasons stand with each lot');
  if (reserved === 'supported-employment') {
    if (regime === 'provider-selection')
      say('law', 'reserved', 'This reservation is the Act’s, and this is bought under other regulations', act('32'));
    else if (route !== 'competitive-flexible')
      say('law', 'reserved', 'A contract is reserved like that in a procedure with stages', act('32'));
    if (workforcePercent !== null && workforcePercent < supportedPercent)
      say(
        'law',
        'workforcePercent',
        `At least ${supportedPercent}% of the workforce is disabled or disadvantaged`,
        act('32'),
      );
  }
  if (reserved === 'mutual') {
    if (regime !== 'light-touch' || route !== 'competitive-flexible')
      say(
        'law',
        'reserved',
        'Only light touch services can be reserved for mutuals, in a procedure with stages',
        act('33'),
      );
    if (years !== null && years > mutualMostYears)
      say('law', 'years', `It lasts at most ${mutualMostYears} years`, act('33'));
    if (years === null) say('practice', 'years', `Say how long it lasts: at most ${mutualMostYears} years`, act('33'));
    if (lastMutualOn && yearsLater(lastMutualOn, mutualGapYears) > (signOn ?? today))
      say(
        'law',
        'lastMutualOn',
        `The same mutual has had such a contract from you in the last ${mutualGapYears} years`,
        act('33'),
      );
  }
  if (reserved === 'small-or-voluntary' && regime !== 'below-threshold')
    say(
      'law',
      'reserved',
      'Small and voluntary suppliers can have it reserved only below the threshold',
      act('84 to 87'),
    );
  if (reserved === 'local') {
    if (regime !== 'below-threshold')
      say(
        'law',
        'reserved',
        'An area can have it reserved only below the threshold',
        'The Order of 2026 on non-commercial considerations, for councils in England',
      );
    if (!local) say('house', 'local', 'Say which area', 'The notice says which');
  }
  return faults;
}

const yearsLater = (on: string, years: number): string => `${Number(on.slice(0, 4)) + years}${on.slice(4)}`;

/** Conditions kept in proportion: what section 22 does not let be asked, and what keeps small ones out. */
export function conditionFaults(
  { conditions, valuePence, years }: Pick<LotTerms, 'conditions' | 'valuePence' | 'years'>,
  { regime }: Pick<Buying, 'regime'>,
): LotFault[] {
  return conditions.flatMap((one): LotFault[] => {
    const fault = (weight: LotFault['weight'], says: string, reference: string): LotFault => ({
      weight,
      field: 'conditions',
      says: `${conditionLabels[one.kind]}: ${says}`,
      reference,
    });
    const annual = valuePence === null ? null : valuePence / Math.max(years ?? 1, 1);
    return [
      ...(one.auditedFromAll
        ? [fault('law', 'audited accounts cannot be asked of those whom no law asks for an audit', act('22'))]
        : []),
      ...(one.insuranceBeforeAward ? [fault('law', 'insurance need not be in place before the award', act('22'))] : []),
      ...(one.earlierAwardBy
        ? [fault('law', 'an earlier award by a particular authority cannot be asked for', act('22'))]
        : []),
      ...(one.turnoverPence !== null && annual !== null && annual > 0 && one.turnoverPence > mostTurnover * annual
        ? [
            fault(
              'practice',
              `it asks for more than ${mostTurnover} times a year’s value, which keeps small bidders out`,
              'Judgement of this place',
            ),
          ]
        : []),
      ...(regime === 'below-threshold'
        ? [fault('practice', 'ask it in the tender: nobody may be kept out beforehand by it', act('85'))]
        : []),
    ];
  });
}
