import type { JsonObject } from '#platform/export/json-value.ts';
import type { Build } from '../notice.ts';
import type { ProcurementFacts } from '../procurement-facts.ts';
import { cpvPart, lotPart, regimes } from './tender-basics.ts';
import { amount, instant, type Loose, put, reference, span, tidy } from './tidy.ts';

/** A whole that is not divided is one lot: its value, dates, criteria and suitability stand there too, as on Find a Tender. */
const noLot = {
  id: '1',
  title: '',
  description: null,
  cpv: [],
  value: null,
  period: null,
  options: null,
  suitableSme: null,
  suitableVcse: null,
  criteria: [],
  suppliers: [],
  ceasedOn: null,
} as const;

const single = (facts: ProcurementFacts): Loose =>
  lotPart({
    id: '1',
    title: facts.title ?? '',
    description: null,
    cpv: [],
    value: facts.value,
    period: facts.supply,
    options: facts.options,
    suitableSme: facts.suitableSme,
    suitableVcse: facts.suitableVcse,
    criteria: facts.criteria,
    suppliers: [],
    ceasedOn: null,
  });

/** What it is worth and for how long. */
export const worth: Build = (release, facts) =>
  put(release, 'tender', {
    value: amount(facts.value),
    contractPeriod: span(facts.supply),
  });

export const awardExpected: Build = (release, { awardOn }) =>
  put(release, 'tender', { awardPeriod: { endDate: instant(awardOn, true) } });

/** The day on which the next notice is expected: what plans tell beside the rest. */
export const plan: Build = (release, facts, known) => {
  worth(release, facts, known);
  put(release, 'tender', { communication: { futureNoticeDate: instant(facts.tenderNoticeOn) } });
};

const frameworkMethod = 'withAndWithoutReopeningCompetition';

/** How to take part, by when, and by what tenders are compared. */
export const competition: Build = (release, facts) => {
  const { framework, reserved } = facts;
  const reservation = {
    'supported-employment': 'shelteredWorkshop',
    mutual: 'publicServiceMissionOrganization',
    'sme-vcse': 'smeVcse',
  } as const;
  worth(release, facts, { large: false });
  awardExpected(release, facts, { large: false });
  put(release, 'tender', {
    lots:
      facts.lots.length > 0
        ? facts.lots.map((lot) => lotPart(lot.criteria.length > 0 ? lot : { ...lot, criteria: facts.criteria }))
        : [single(facts)],
    lotDetails: {
      maximumLotsBidPerSupplier: facts.mostLotsBid,
      maximumLotsAwardedPerSupplier: facts.mostLotsAwarded,
      awardCriteriaDetails: facts.lotsAwardedHow,
      noLotsDivisionRationale: facts.lots.length === 0 ? facts.noLotsBecause : undefined,
    },
    procedure: { features: facts.process },
    tenderPeriod: { endDate: instant(facts.tendersBy) },
    enquiryPeriod: { endDate: instant(facts.questionsBy) },
    expressionOfInterestDeadline: instant(facts.requestsBy),
    submissionMethod: ['electronicSubmission'],
    submissionMethodDetails: facts.howSubmitted,
    eligibilityCriteria: facts.conditions,
    riskDetails: facts.risks,
    coveredBy: [facts.gpa ? 'GPA' : undefined, facts.cptpp ? 'CPTPP' : undefined],
    otherRequirements: {
      reservedParticipation: reserved ? [reservation[reserved]] : undefined,
      reservedParticipationLocation: facts.reservedPlace ? { description: facts.reservedPlace } : undefined,
    },
    techniques: framework
      ? {
          hasFrameworkAgreement: true,
          frameworkAgreement: {
            method: frameworkMethod,
            maximumParticipants: framework.most,
            isOpenFrameworkScheme: framework.open,
            openFrameworkSchemeEndDate: instant(framework.openEndsOn),
          },
        }
      : undefined,
    documents: facts.documents.map(({ id, title, url }) => ({ id, documentType: 'biddingDocuments', title, url })),
  });
};

export const planning: Build = (release, { engagement }) =>
  put(release, 'planning', {
    noEngagementNoticeRationale: engagement?.done && !engagement.noticed ? engagement.noNoticeBecause : undefined,
  });

export const engagement: Build = (release, { engagement: one }) =>
  put(release, 'planning', {
    milestones: [
      {
        id: 'engagement',
        type: 'engagement',
        title: 'Preliminary market engagement',
        description: one?.how,
        dueDate: instant(one?.closesOn, true),
      },
    ],
  });

/** That the procurement ends without an award. */
export const cancelled: Build = (release, facts) =>
  put(release, 'tender', { finalStatusDate: instant(facts.notAwardedOn) });

export const directly: Build = (release, { direct }) => {
  if (!direct) return;
  put(release, 'tender', {
    procurementMethodRationale: direct.because,
    procurementMethodRationaleClassifications: [{ id: direct.ground, description: direct.provision }],
    procurementMethodRationaleLegalBasis: direct.instrument
      ? { scheme: 'UKSI', id: direct.instrument.number, description: direct.instrument.title }
      : undefined,
  });
  if (direct.earlierOcid)
    put(release, 'relatedProcesses', [
      { id: '1', relationship: ['unsuccessfulProcess'], scheme: 'ocid', identifier: direct.earlierOcid },
    ]);
};

/** That a procurement of health care is abandoned. */
export const abandoned: Build = (release, { health }) =>
  put(release, 'tender', { finalStatusDate: instant(health?.abandonedOn) });

/** How offers for health care are made and compared, by when it is wanted, and what it is worth. */
export const offers: Build = (release, facts) => {
  worth(release, facts, { large: false });
  const { health, criteria } = facts;
  put(release, 'tender', {
    lots: [lotPart({ ...noLot, value: facts.value, period: facts.supply, criteria })],
    submissionMethod: ['electronicSubmission'],
    submissionMethodDetails: health?.howOffers,
    techniques: health?.framework
      ? { hasFrameworkAgreement: true, frameworkAgreement: { method: frameworkMethod } }
      : undefined,
  });
};

/** A dynamic market, told as the tender of a technique: which it is, and how far it has come. */
export const market =
  (status: string): Build =>
  (release, { market: one, authorities }) => {
    const [lead] = authorities;
    put(release, 'tender', {
      id: one?.id ?? 'market',
      title: one?.title,
      status,
      procuringEntity: lead ? reference(lead) : undefined,
      techniques: { hasDynamicPurchasingSystem: true, dynamicPurchasingSystem: { type: 'closed' } },
    });
  };

/** What a dynamic market is for, and how to join it. */
export const marketTerms: Build = (release, { market: one, category, special, cpv: codes, places }) =>
  put(release, 'tender', {
    description: one?.description,
    mainProcurementCategory: category,
    specialRegime: special ? [regimes[special]] : undefined,
    items: [
      {
        id: '1',
        additionalClassifications: cpvPart(codes),
        deliveryAddresses: places.map((place) => ({ region: place.id, description: place.description })),
      },
    ],
    contractPeriod: span(one?.period),
    submissionMethodDetails: one?.howToJoin,
    eligibilityCriteria: one?.conditions,
  });

/** The notice itself, as a document in the part of the release that it belongs to. */
export const document =
  (
    part: 'planning' | 'tender' | 'awards' | 'contracts',
    documentType: string,
  ): ((noticeType: string | null) => Build) =>
  (noticeType) =>
  (release, facts) => {
    const made = tidy({
      id: facts.noticeId ?? 'notice',
      documentType,
      noticeType,
      datePublished: facts.publishedAt,
    }) as JsonObject;
    const there = release[part];
    const [holder] = Array.isArray(there) ? there : [there];
    const inside = (holder ?? {}) as JsonObject;
    inside.documents = [...((inside.documents as JsonObject[] | undefined) ?? []), made];
    if (there === undefined && part === 'planning') release.planning = inside;
  };
