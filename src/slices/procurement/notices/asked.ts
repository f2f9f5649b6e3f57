/** What a box on the form holds, and where it goes among the facts. */
export type Asked = Readonly<{
  /** Dotted names among the facts. */
  path: string;
  label: string;
  kind: 'line' | 'text' | 'yes-no' | 'day' | 'evening' | 'pounds' | 'number' | 'codes' | 'words' | 'choice' | LinesKind;
  hint?: string;
  choices?: Readonly<Record<string, string>>;
}>;
export type LinesKind = 'organisations' | 'suppliers' | 'indicators';

type Rest = Pick<Asked, 'hint' | 'choices'>;
const one = (kind: Asked['kind'], path: string, label: string, rest: Rest = {}): Asked => ({
  path,
  label,
  kind,
  ...rest,
});
const chosen = (path: string, label: string, choices: Readonly<Record<string, string>>): Asked =>
  one('choice', path, label, { choices });
const money = (path: string, label: string): Asked[] => [
  one('pounds', `${path}.netPence`, `${label}, without VAT`),
  one('pounds', `${path}.grossPence`, `${label}, with VAT`),
];
const span = (path: string, label: string): Asked[] => [
  one('day', `${path}.startOn`, `${label}: first day`),
  one('day', `${path}.endOn`, `${label}: last day`),
];

const subject: readonly Asked[] = [
  one('organisations', 'authorities', 'Who buys, one a line, the lead first', {
    hint: 'Name; identifier; street; town; postcode; email. For example: Thornmere Council; GB-PPON-PXXX-0001; 1 Hall Street; Netherby; TH1 1AA; buy@example.org',
  }),
  one('line', 'enquiries.name', 'Who answers questions about it'),
  one('line', 'enquiries.email', 'Their email address'),
  one('line', 'enquiries.address', 'Their postal address'),
  one('text', 'description', 'What will be supplied'),
  chosen('category', 'Mainly for', { goods: 'Goods', services: 'Services', works: 'Works' }),
  one('codes', 'cpv', 'CPV codes, one a line', { hint: 'For example: 85310000 Social work services' }),
  one('codes', 'places', 'Areas (ITL codes), one a line', { hint: 'For example: TLD1 Cumbria' }),
  one('text', 'howSupplied', 'How it will be supplied'),
  one('line', 'amount', 'About how much will be supplied'),
  ...span('supply', 'When it will be supplied'),
  ...money('value', 'Estimated value'),
  one('number', 'vatPercent', 'Per cent of VAT on what the lots are worth', { hint: 'Lots are kept without VAT' }),
];

const buying: readonly Asked[] = [
  one('text', 'noLotsBecause', 'Why it is not divided into lots'),
  one('number', 'mostLotsBid', 'The most lots that one supplier may bid for'),
  one('number', 'mostLotsAwarded', 'The most lots that one supplier may win'),
  one('text', 'lotsAwardedHow', 'How it is decided who wins which lots'),
  one('text', 'process', 'The steps of the procedure'),
  one('yes-no', 'negotiation', 'There may be negotiation'),
  one('text', 'refinement', 'How award criteria may be refined'),
  one('number', 'fewest', 'The fewest suppliers that are taken on'),
  one('number', 'most', 'The most suppliers that are taken on'),
  one('text', 'howSelected', 'How they are chosen'),
  one('evening', 'questionsBy', 'Last day for questions', { hint: 'Until 5pm on that day. For example, 31 3 2027' }),
  one('text', 'howSubmitted', 'How tenders are sent in'),
  one('words', 'languages', 'Languages, with commas between them'),
  one('text', 'auction', 'An electronic auction, if there is one'),
  one('text', 'conditions', 'Conditions of taking part'),
  one('text', 'specification', 'What has to be met, in short, or where it is said'),
  one('text', 'laterDocuments', 'Documents that come later, and how to have them'),
  one('text', 'paymentTerms', 'How it is paid'),
  one('text', 'risks', 'Known risks that may change the contract later'),
  one('text', 'options', 'Options to extend or to buy more'),
  one('line', 'nextTender', 'When a like tender is expected again'),
  one('yes-no', 'suitableSme', 'Particularly suitable for small and medium-sized enterprises'),
  one('yes-no', 'suitableVcse', 'Particularly suitable for voluntary, community and social enterprises'),
  one('yes-no', 'gpa', 'Covered by the Agreement on Government Procurement'),
  one('yes-no', 'cptpp', 'Covered by the Comprehensive and Progressive Agreement for Trans-Pacific Partnership'),
  chosen('reserved', 'Reserved for', {
    'supported-employment': 'Supported employment providers',
    mutual: 'Public service mutuals',
    'sme-vcse': 'Small or voluntary organisations, below the threshold',
  }),
  one('line', 'reservedPlace', 'The area that it is reserved for'),
  one('text', 'shortPeriod', 'Why the tendering period is short'),
  one('text', 'interestHow', 'How to show interest'),
  one('text', 'engagement.how', 'How suppliers are talked to beforehand'),
  one('day', 'engagement.closesOn', 'When talking to suppliers closes'),
  one('text', 'engagement.noNoticeBecause', 'Why there was no notice of it'),
  chosen('direct.ground', 'What lets it be awarded directly', {
    'schedule-5': 'A justification of Schedule 5, section 41(1)(a)',
    'excluded-supplier': 'Overriding public interest in an excluded supplier, section 41(2)',
    'protect-life': 'Regulations to protect life, section 42',
    switch: 'No suitable tenders or requests, section 43',
  }),
  one('line', 'direct.provision', 'The paragraph or subsection', { hint: 'For example: Paragraph 6' }),
  one('text', 'direct.because', 'Why that applies'),
  one('yes-no', 'direct.userChoice', 'The person who is cared for chooses the provider'),
  one('line', 'direct.offence', 'The offence or event of Schedule 6'),
  one('line', 'direct.instrument.title', 'The regulations it rests on: their title'),
  one('line', 'direct.instrument.number', 'Their number'),
  one('line', 'direct.earlierOcid', 'The identifier before the switch to a direct award'),
];

const awarded: readonly Asked[] = [
  one('suppliers', 'suppliers', 'Suppliers, one a line', {
    hint: 'Name; identifier; street; town; postcode; email; SME yes or no; VCSE yes or no; supported employment yes or no; mutual yes or no; associated persons; connected persons',
  }),
  one('day', 'award.decidedOn', 'Decided on'),
  ...money('award.value', 'Value of what was awarded'),
  ...span('award.period', 'Contract dates'),
  one('number', 'award.received', 'Tenders received by the deadline'),
  one('number', 'award.assessed', 'Tenders assessed in the last stage'),
  one('number', 'award.assessedSme', 'Of these from small and medium-sized enterprises'),
  one('number', 'award.assessedVcse', 'Of these from voluntary, community and social enterprises'),
  one('day', 'award.summariesOn', 'Assessment summaries given on'),
  one('day', 'award.signOn', 'To be entered into on'),
  ...span('award.standstill', 'Standstill'),
  one('yes-no', 'award.reservedAwarded', 'Awarded to a supplier it was reserved for'),
  one('line', 'contract.id', 'Contract identifier'),
  one('day', 'contract.signedOn', 'Entered into on'),
  ...money('contract.value', 'Value of the contract'),
  ...span('contract.period', 'The contract runs'),
  one('text', 'contract.options', 'Options in the contract'),
  one('indicators', 'contract.kpis', 'Key performance indicators, one a line', {
    hint: 'Title; how it is counted; most material yes or no; rating (good, approaching-target, requires-improvement, inadequate, other); rated from (2027-04-01); rated to',
  }),
  one('text', 'contract.noKpisBecause', 'Why no indicators are set'),
  one('day', 'notAwardedOn', 'Decided on not to award it'),
];

const later: readonly Asked[] = [
  chosen('change.ground', 'What lets it be changed', {
    urgency: 'Urgency or protection of life',
    unforeseeable: 'Circumstances nobody could foresee',
    'known-risk': 'A known risk came about',
    additional: 'Additional goods or services',
    restructuring: 'The supplier was restructured',
    other: 'Another ground of Schedule 8 or section 74',
  }),
  one('text', 'change.because', 'What changes, and why the ground applies'),
  ...money('change.value', 'Value after the change'),
  ...span('change.period', 'Contract dates after the change'),
  one('day', 'change.changeOn', 'Changed on'),
  one('day', 'change.effectOn', 'In effect from'),
  one('day', 'change.standstillUntil', 'A standstill until'),
  chosen('failure.resulted', 'What a failure led to', {
    'partial-termination': 'Part of the contract was terminated',
    damages: 'Damages were awarded',
    settlement: 'A settlement was agreed',
    'not-performing': 'Not performed, after a proper opportunity to improve',
  }),
  one('day', 'failure.on', 'When'),
  one('text', 'failure.obligation', 'The obligation that was not met'),
  one('text', 'failure.nature', 'What the failure was'),
  one('text', 'failure.impact', 'What came of it'),
  one('line', 'failure.duration', 'How long it lasted'),
  one('text', 'failure.mitigation', 'What was done about it'),
  one('text', 'failure.warnings', 'Warnings that were given'),
  one('text', 'failure.steps', 'What the supplier did to improve'),
  chosen('ending.kind', 'How it ended', {
    expiry: 'It ran out',
    discharge: 'It was discharged',
    'by-a-party': 'A party terminated it',
    rescission: 'It was rescinded',
    'set-aside': 'A court set it aside',
  }),
  one('text', 'ending.because', 'Why it ended'),
  one('day', 'ending.on', 'Ended on'),
];

const health: readonly Asked[] = [
  one('line', 'health.reference', 'The contract’s reference'),
  one('text', 'health.decisionMakers', 'Who decided'),
  one('text', 'health.reasons', 'Why this provider, by the key criteria'),
  one('text', 'health.conflictsDeclared', 'Conflicts of interest that were declared, or that there were none'),
  one('text', 'health.conflictsManaged', 'How they were dealt with'),
  one('text', 'health.howOffers', 'How offers are made'),
  one('text', 'health.howAssessed', 'How offers are assessed, and whether in stages'),
  one('day', 'health.abandonedOn', 'Decided on to abandon it'),
  one('text', 'health.urgentBecause', 'Why it was urgent'),
  one('text', 'health.longBecause', 'Why for more than a year'),
  one('day', 'health.modification.on', 'Changed on'),
  one('text', 'health.modification.description', 'What changes'),
  ...money('health.modification.valueChange', 'By how much the value changes'),
  one('line', 'health.modification.termChange', 'How the dates change'),
];

/** All that a notice may need and the thread does not say, in the order in which it is asked. */
export const asked: readonly Asked[] = [...subject, ...buying, ...awarded, ...later, ...health];

/** The name of its box on a form. */
export const nameOf = ({ path }: Pick<Asked, 'path'>): string => path.replaceAll('.', '_');

const touches = (path: string, fact: string): boolean =>
  path === fact || path.startsWith(`${fact}.`) || fact.startsWith(`${path}.`);

/** What is asked for the fields of a notice that these facts belong to. */
export const askedFor = (facts: readonly string[]): Asked[] =>
  asked.filter(({ path }) =>
    path === 'vatPercent' ? facts.includes('lots.*.value') : facts.some((fact) => touches(path, fact)),
  );

/** What was typed, by the name of its box; a box that was emptied is not in it. */
export type Typed = Readonly<Record<string, string | number>>;
