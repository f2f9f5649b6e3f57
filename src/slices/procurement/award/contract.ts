import { type Day, lastDayBeginningWith, lastDayFollowing } from '#engines/calendar/index.ts';
import type { Regime } from '../procurement.ts';

/** Above this a copy of the contract is published, and performance indicators are set: Procurement Act 2023 sections 52 and 53, with value added tax. */
export const largeContractPence = 500_000_000;

export const endings = ['expired', 'discharged', 'terminated', 'rescinded', 'set-aside'] as const;
export type Ending = (typeof endings)[number];
export const endingLabels: Record<Ending, string> = {
  expired: 'It ran out',
  discharged: 'It was carried out, or discharged',
  terminated: 'A party ended it',
  rescinded: 'It was rescinded',
  'set-aside': 'A court set it aside',
};

export const contractSteps = ['details', 'copy', 'ended'] as const;
export type ContractStep = (typeof contractSteps)[number];

export const stepDays = { details: 'detailsOn', copy: 'copyOn', ended: 'endedOn' } as const;

export type Contract = Readonly<{
  decisionId: string;
  procurementId: string;
  signedOn: string;
  /** With value added tax: the thresholds ask for that. */
  valuePence: number;
  startsOn: string | null;
  endsOn: string | null;
  detailsOn: string | null;
  detailsReference: string | null;
  copyOn: string | null;
  copyReference: string | null;
  redactions: string | null;
  endedOn: string | null;
  endedHow: Ending | null;
  endedBecause: string | null;
  endedReference: string | null;
  version: number;
}>;

export type Owed = Readonly<{
  step: ContractStep;
  title: string;
  /** The last lawful day; null where the law sets none but wants it soon. */
  by: Day | null;
  reference: string;
  doneOn: Day | null;
  late: boolean;
}>;

/** Days that the law gives, each beginning with the day on which the contract is entered into: that day is the first. */
const days = (regime: Regime) => (regime === 'light-touch' ? { details: 120, copy: 180 } : { details: 30, copy: 90 });

const owed = (step: ContractStep, title: string, by: Day | null, reference: string, doneOn: Day | null): Owed => ({
  step,
  title,
  by,
  reference,
  doneOn,
  late: by !== null && doneOn !== null && doneOn > by,
});

/** What the law asks after a contract was entered into. Periods as first made; none has been compared with the text in force. */
export function owedAfter(
  regime: Regime,
  contract: Pick<Contract, 'signedOn' | 'valuePence' | 'detailsOn' | 'copyOn' | 'endedOn'>,
  decidedOn: Day,
): Owed[] {
  const { signedOn, valuePence, detailsOn, copyOn, endedOn } = contract;
  if (regime === 'provider-selection')
    return [
      owed(
        'details',
        'Confirmation of award notice',
        lastDayFollowing(decidedOn, 30),
        'Provider Selection Regime Regulations 2023 regulations 7 to 11',
        detailsOn,
      ),
    ];
  const title = 'Contract details notice';
  if (regime === 'below-threshold')
    return [
      owed('details', title, null, 'Procurement Act 2023 section 87(3): as soon as reasonably practicable', detailsOn),
    ];
  const { details, copy } = days(regime);
  return [
    owed('details', title, lastDayBeginningWith(signedOn, details), 'Procurement Act 2023 section 53(1)', detailsOn),
    ...(valuePence > largeContractPence
      ? [
          owed(
            'copy',
            'A copy of the contract is published',
            lastDayBeginningWith(signedOn, copy),
            'Procurement Act 2023 section 53(3)',
            copyOn,
          ),
        ]
      : []),
    owed(
      'ended',
      'Contract termination notice, also where it has simply run out',
      endedOn ? lastDayBeginningWith(endedOn, 30) : null,
      'Procurement Act 2023 section 80',
      endedOn,
    ),
  ];
}

/** Key performance indicators: Procurement Act 2023 section 52. No other regime is asked for any. */
export const indicatorsAsked = (regime: Regime, valuePence: number | null): boolean =>
  regime === 'ordinary' && valuePence !== null && valuePence > largeContractPence;
