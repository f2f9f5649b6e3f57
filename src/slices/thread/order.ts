/** From what people said down to what was learnt: the order of kinds along the thread. */
export const threadOrder = [
  'conversation',
  'statement',
  'quotation',
  'draftOutcome',
  'need',
  'cause',
  'sample',
  'assumption',
  'outcome',
  'resource',
  'ask',
  'leavingAsk',
  'mechanism',
  'prevention',
  'sourceDocument',
  'requirement',
  'specification',
  'procurement',
  'lot',
  'agreement',
  'obligation',
  'trouble',
  'handBack',
  'complaint',
  'signing',
  'measure',
  'story',
  'clash',
  'signal',
  'foretelling',
  'review',
  'lesson',
] as const;

const places = new Map<string, number>(threadOrder.map((kind, place) => [kind, place]));

export const placeOf = (kind: string): number => places.get(kind) ?? threadOrder.length;
