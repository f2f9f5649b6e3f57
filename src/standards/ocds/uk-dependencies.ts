import type { Json, JsonObject } from '#platform/export/json-value.ts';

const words: Json = { type: ['string', 'null'] };
const flag: Json = { type: ['boolean', 'null'] };
const whole: Json = { type: ['integer', 'null'] };
const time: Json = { type: ['string', 'null'], format: 'date-time' };
const texts: Json = { type: ['array', 'null'], items: { type: 'string' } };
const of = (name: string): Json => ({ $ref: `#/definitions/${name}` });
const list = (name: string): Json => ({ type: 'array', items: of(name) });
const wholeList = (name: string): Json => ({ type: 'array', items: of(name), wholeListMerge: true });
const object = (properties: JsonObject, required: readonly string[] = []): Json => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required: [...required] } : {}),
});
const more = (properties: JsonObject): Json => ({ properties });

/**
 * The fields of other extensions that the UK extension builds on, as far as our notices use them: lots, bids, award criteria,
 * suitability, techniques, metrics and the like.
 *
 * It is ours and not the published extensions: names and types of lots and bids were compared with theirs, the others were written from
 * descriptions and are to be checked. Laid over the release schema before the UK extension, which points to some of these definitions.
 */
export const ukDependencies: Json = {
  properties: { bids: of('Bids') },
  definitions: {
    Tender: more({
      legalBasis: of('Classification'),
      lots: list('Lot'),
      lotDetails: object({
        maximumLotsBidPerSupplier: whole,
        maximumLotsAwardedPerSupplier: whole,
        awardCriteriaDetails: words,
      }),
      procedure: object({ features: words }),
      communication: of('Communication'),
      techniques: of('Techniques'),
      otherRequirements: of('OtherRequirements'),
      procurementMethodRationaleClassifications: wholeList('Classification'),
      coveredBy: texts,
    }),
    Lot: object(
      {
        id: { type: 'string' },
        title: words,
        description: words,
        status: {
          type: ['string', 'null'],
          enum: ['planning', 'planned', 'active', 'cancelled', 'unsuccessful', 'complete', 'withdrawn', null],
        },
        value: of('Value'),
        contractPeriod: of('Period'),
        suitability: of('Suitability'),
        awardCriteria: of('AwardCriteria'),
        hasOptions: flag,
        options: object({ description: words }),
      },
      ['id'],
    ),
    Item: more({ relatedLot: words, deliveryAddresses: { type: 'array', items: of('Address'), wholeListMerge: true } }),
    Address: more({ description: words }),
    Suitability: object({ sme: flag }),
    AwardCriteria: object({ criteria: list('AwardCriterion') }),
    AwardCriterion: object(
      {
        id: { type: 'string' },
        type: { type: ['string', 'null'], enum: ['price', 'cost', 'quality', null] },
        name: words,
        description: words,
        numbers: { type: 'array', items: object({ number: { type: 'number' }, weight: words }), wholeListMerge: true },
      },
      ['id'],
    ),
    Communication: object({ futureNoticeDate: time }),
    Location: object({ description: words }),
    OtherRequirements: object({ reservedParticipation: texts }),
    Techniques: object({
      hasFrameworkAgreement: flag,
      frameworkAgreement: of('FrameworkAgreement'),
      hasDynamicPurchasingSystem: flag,
      dynamicPurchasingSystem: object({ type: { type: ['string', 'null'], enum: ['open', 'closed', null] } }),
    }),
    FrameworkAgreement: object({
      method: {
        type: ['string', 'null'],
        enum: ['withReopeningCompetition', 'withoutReopeningCompetition', 'withAndWithoutReopeningCompetition', null],
      },
      maximumParticipants: whole,
    }),
    Organization: more({
      details: {
        properties: {
          classifications: list('Classification'),
          scale: { type: ['string', 'null'], enum: ['micro', 'sme', 'large', 'selfEmployed', '', null] },
        },
      },
    }),
    Bids: object({ statistics: list('Statistic'), details: list('Bid') }),
    Statistic: object({ id: { type: 'string' }, measure: { type: 'string' }, value: { type: 'number' } }, [
      'id',
      'measure',
      'value',
    ]),
    Bid: object(
      {
        id: { type: 'string' },
        status: { type: ['string', 'null'], enum: ['invited', 'pending', 'valid', 'disqualified', 'withdrawn', null] },
        tenderers: list('OrganizationReference'),
      },
      ['id'],
    ),
    Award: more({ relatedLots: texts, rationale: words, milestones: list('Milestone') }),
    Contract: more({ agreedMetrics: list('Metric') }),
    Implementation: more({ metrics: list('Metric'), performanceFailures: list('PerformanceFailure') }),
    Metric: object({ id: { type: 'string' }, title: words, description: words, observations: list('Observation') }, [
      'id',
    ]),
    Observation: object({ id: { type: 'string' }, period: of('Period') }, ['id']),
    PerformanceFailure: object({ id: { type: 'string' } }, ['id']),
    Subcontract: object({ id: { type: 'string' } }, ['id']),
  },
};
