/** Value demand is what we are there for; failure demand is caused by something not done, or not done right (J. Seddon). */
export const demandTypes = ['failure', 'value', 'unsure'] as const;
export type DemandType = (typeof demandTypes)[number];

/** One contact: why somebody came, what kind of demand it was, what mattered to them, where it came from. */
export type Contact = Readonly<{
  line: number;
  reason: string;
  demand: DemandType;
  mattered: string | null;
  cameFrom: string | null;
}>;

const said: Readonly<Record<DemandType, RegExp>> = {
  failure: /^(?:f|fd|failure|failure demand|avoidable|preventable|failed)$/i,
  value: /^(?:v|vd|value|value demand|needed|unavoidable)$/i,
  unsure: /^(?:|\?|u|unsure|not sure|don['’]t know|unknown|n\/?a|-|–)$/i,
};

/** "F", "failure demand", "avoidable" → failure; "V", "value" → value; "?" or nothing → unsure; null for anything else. */
export const readDemandType = (words: string): DemandType | null =>
  demandTypes.find((type) => said[type].test(words.trim())) ?? null;
