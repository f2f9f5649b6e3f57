import type { AwardCriterion, Lot } from '../facts.ts';
import { procedureWords } from '../fields/tender.ts';
import type { Build } from '../notice.ts';
import type { ProcurementFacts } from '../procurement-facts.ts';
import { amount, type Loose, put, reference, span } from './tidy.ts';

export const tenderId = (facts: ProcurementFacts): string => facts.ocid ?? 'tender';
const methods = {
  open: 'open',
  'competitive-flexible': 'selective',
  direct: 'limited',
  'below-threshold': 'open',
  'call-off': 'limited',
} as const;
export const regimes = {
  'light-touch': 'lightTouch',
  concession: 'concession',
  utilities: 'utilities',
  defence: 'defence',
} as const;

const criterion = ({ id, title, kind, description, weight }: AwardCriterion): Loose => ({
  id,
  type: kind,
  name: title,
  description,
  numbers: weight === null ? undefined : [{ number: weight / 100, weight: 'percentageExact' }],
});

export const lotPart = (lot: Lot): Loose => ({
  id: lot.id,
  title: lot.title,
  description: lot.description,
  status: lot.ceasedOn ? 'cancelled' : 'active',
  value: amount(lot.value),
  contractPeriod: span(lot.period),
  suitability: { sme: lot.suitableSme ?? undefined, vcse: lot.suitableVcse ?? undefined },
  awardCriteria: { criteria: lot.criteria.map(criterion) },
  hasOptions: lot.options ? true : undefined,
  options: { description: lot.options },
});

export const cpvPart = (codes: Lot['cpv']): Loose =>
  codes.map(({ id, description }) => ({ scheme: 'CPV', id, description }));

/** Which law it is bought under. */
const laws = { act: { scheme: 'UKPGA', id: '2023/54' }, health: { scheme: 'UKSI', id: '2023/1348' } } as const;

/** Who buys, what it is called, how far it has come: what every notice of a procurement tells. */
export const identity =
  (status: string, law: keyof typeof laws = 'act'): Build =>
  (release, facts) => {
    const [lead] = facts.authorities;
    put(release, 'tender', {
      id: tenderId(facts),
      title: facts.title,
      status,
      procuringEntity: lead ? reference(lead) : undefined,
      legalBasis: laws[law],
    });
  };

/**
 * The subject-matter. Items carry the codes and places: one for the whole or, where lots are told, one for each. Of health care the
 * schedules ask for the service and its code alone.
 */
export const matter =
  (tells: 'whole' | 'by-lot' | 'service'): Build =>
  (release, { description, category, cpv: codes, places, lots }) => {
    const deliveryAddresses =
      tells === 'service' ? [] : places.map((place) => ({ region: place.id, description: place.description }));
    const item = { id: '1', additionalClassifications: cpvPart(codes), deliveryAddresses };
    const whole = codes.length + deliveryAddresses.length === 0 ? [] : [item];
    const byLot = lots.map((lot) => ({
      ...item,
      id: lot.id,
      additionalClassifications: cpvPart(lot.cpv.length > 0 ? lot.cpv : codes),
      relatedLot: lot.id,
    }));
    const items: Loose = tells === 'by-lot' && lots.length > 0 ? byLot : whole;
    put(release, 'tender', {
      description,
      mainProcurementCategory: tells === 'service' ? undefined : category,
      items,
    });
  };

export const regime: Build = (release, { special, belowThreshold }) =>
  put(release, 'tender', { specialRegime: special ? [regimes[special]] : undefined, aboveThreshold: !belowThreshold });

export const procedure: Build = (release, { procedure: one }) =>
  put(
    release,
    'tender',
    one ? { procurementMethod: methods[one], procurementMethodDetails: procedureWords[one] } : undefined,
  );

/** Lots as far as a notice tells them: their names alone, or all that is known but how tenders are compared. */
export const lotsTold =
  (tells: 'names' | 'all'): Build =>
  (release, { lots }) =>
    put(
      release,
      'tender',
      lots.length === 0
        ? undefined
        : {
            lots: lots.map((lot) =>
              tells === 'all' ? lotPart({ ...lot, criteria: [] }) : { id: lot.id, title: lot.title },
            ),
          },
    );
