import type { Regime, Route } from '../procurement.ts';
import type { StageKind } from './stage.ts';

/** Stages that a way of buying knows, each with what it rests on; a kind without an entry is no stage of it. */
type Known = Partial<Record<StageKind, string>>;

const act = (section: string): string => `Procurement Act 2023 section ${section}`;
const health = (regulation: string): string => `Provider Selection Regime Regulations 2023 regulation ${regulation}`;

const open: Known = { 'final-tenders': act('20: one stage, and nobody is kept out of it beforehand') };
const flexible: Known = {
  conditions: act('22'),
  dialogue: act('20'),
  negotiation: act('20'),
  prototypes: act('20'),
  'down-selection': act('20'),
  refinement: act('24'),
  'final-tenders': act('20'),
};
const callOff: Known = {
  conditions: act('46'),
  dialogue: act('46'),
  'final-tenders': act('46'),
  terms: act('45(4): without a competition, where the framework says how'),
};
const direct: Known = { negotiation: act('41'), terms: act('41') };

/**
 * Regime × route → stages. Read from the Act and the Regulations as first made; nobody has compared it with current text. What the law asks of a
 * stage's content is `stage-faults.ts`.
 */
export const stageTable: Record<Regime, Partial<Record<Route, Known>>> = {
  ordinary: { open, 'competitive-flexible': flexible, 'call-off': callOff, 'direct-award': direct },
  'light-touch': {
    open,
    'competitive-flexible': flexible,
    'call-off': { ...callOff, negotiation: act('46(11): the rules of section 46 do not bind light touch') },
    'direct-award': { ...direct, choice: act('41 and schedule 5 paragraphs 15 to 17') },
  },
  'below-threshold': {
    open: {
      dialogue: act('84 to 87: no procedure is laid down'),
      negotiation: act('84 to 87: no procedure is laid down'),
      'final-tenders': act('84 to 87: no procedure is laid down'),
    },
    'call-off': { 'final-tenders': act('84 to 87'), terms: act('84 to 87') },
    'direct-award': { negotiation: act('84 to 87'), terms: act('84 to 87') },
  },
  'provider-selection': {
    'competitive-flexible': {
      dialogue: health('11'),
      negotiation: health('11'),
      prototypes: health('11'),
      'down-selection': health('11'),
      'final-tenders': health('11'),
    },
    'most-suitable-provider': {
      identification: health('10'),
      dialogue: health('10'),
      negotiation: health('10'),
      terms: health('10'),
    },
    'call-off': { 'final-tenders': health('16'), terms: health('16') },
    'direct-award': { terms: health('7 to 9') },
  },
};

export type Way = Readonly<{ regime: Regime; route: Route }>;

/** Below the threshold only works from a fixed amount on may have a look at who is suitable first (section 85). */
export const selectionInLargeWorks = `${act('85(3)')}: works of this size`;

/** What a stage rests on in a way of buying; null where it is no stage of it. */
export function restsOn(kind: StageKind, { regime, route }: Way, mayShortlist = false): string | null {
  if (
    regime === 'below-threshold' &&
    mayShortlist &&
    route === 'open' &&
    (kind === 'conditions' || kind === 'down-selection')
  )
    return selectionInLargeWorks;
  return stageTable[regime][route]?.[kind] ?? null;
}
