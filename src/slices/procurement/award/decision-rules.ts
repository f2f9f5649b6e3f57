import { reservationLabels } from '../lots/lot-terms.ts';
import {
  type Decision,
  keyCriteria,
  keyCriterionLabels,
  needsGround,
  needsKeyCriteria,
  type Subject,
} from './award.ts';
import type { AwardFacts } from './award-facts.ts';

type Facts = Pick<AwardFacts, 'fromScores' | 'judged' | 'recommended' | 'bidders' | 'decisions'>;
type Way = Readonly<{ regime: Parameters<typeof needsKeyCriteria>[0]; route: Parameters<typeof needsGround>[0] }>;
export type Fault = Readonly<{ field: string; says: string }>;

const fault = (field: string, says: string): Fault => ({ field, says });

/** A lot that is reserved goes to nobody of whom it is not recorded how it was found that they are such a supplier. */
function ofTheReservation({ reserved }: Subject, decision: Decision, { bidders }: Facts): Fault | null {
  if (reserved.length === 0 || decision.reservedBecause) return null;
  const forWhom = reserved.map((one) => reservationLabels[one].replace(/^R/, 'r')).join('; ');
  const bidder = bidders.find(({ id }) => id === decision.bidderId);
  const not = reserved.includes('small-or-voluntary') && bidder?.small === false && bidder.voluntary === false;
  return fault(
    'reservedBecause',
    not
      ? `It is ${forWhom}, and ${decision.supplier} came in as neither. Choose another, or say what was checked that shows it is one`
      : `It is ${forWhom}. Say what was checked that shows ${decision.supplier} is one, and when`,
  );
}

function ofTheScores(
  subject: Subject,
  decision: Decision,
  { judged, recommended, bidders, decisions }: Facts,
): Fault | null {
  const theirs = judged.filter(({ lotId }) => lotId === subject.lotId);
  if (theirs.length === 0) return null;
  if (!decision.bidderId) return fault('bidderId', 'Choose one of those whose tenders were judged');
  const tender = theirs.find(({ bidderId }) => bidderId === decision.bidderId);
  if (!tender) return fault('bidderId', 'That bidder has no tender that was judged for this');
  if (tender.rank === null) return fault('bidderId', `That tender is out: ${tender.out ?? 'it was not placed'}`);
  const has = decisions.filter(({ bidderId, outcome }) => outcome === 'awarded' && bidderId === decision.bidderId);
  if (subject.mostLots !== null && has.length >= subject.mostLots)
    return fault('bidderId', `That bidder already has ${has.length}, which is as many as one bidder may win`);
  const first = recommended.find(({ lotId }) => lotId === subject.lotId)?.first;
  if (first?.bidderId !== decision.bidderId && !decision.departsBecause)
    return fault(
      'departsBecause',
      first
        ? `The scores put ${bidders.find(({ id }) => id === first.bidderId)?.name ?? 'another bidder'} first. Choose that bidder, or say why not`
        : 'The first place is shared. Say by which rule it was decided',
    );
  return null;
}

/** What keeps a decision from being taken, or nothing. */
export function faultOf(way: Way, subject: Subject, decision: Decision, facts: Facts): Fault | null {
  if (decision.outcome === 'none') return null;
  if (!decision.supplier) return fault('supplier', 'Enter to whom');
  if (needsGround(way.route) && !decision.ground)
    return fault('ground', 'Choose the ground on which it is awarded without a competition');
  if (needsKeyCriteria(way.regime)) {
    const missing = keyCriteria.find((one) => !decision.keyCriteria?.[one]);
    if (missing) return fault(missing, `Say what was found under ${keyCriterionLabels[missing].toLowerCase()}`);
  }
  return (
    (facts.fromScores ? ofTheScores(subject, decision, facts) : null) ?? ofTheReservation(subject, decision, facts)
  );
}
