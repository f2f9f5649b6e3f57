export const bodyStates = ['forming', 'standing'] as const;
export type BodyState = (typeof bodyStates)[number];
export type BodyMemberState = 'proposed' | 'confirmed' | 'left';

export type BodyMember = Readonly<{
  personId: string;
  state: BodyMemberState;
  founder: boolean;
  /** Members who said yes to this person; whoever proposed them is one of them. */
  confirmedBy: readonly string[];
}>;

/** A community's own body. It belongs to no case and to no organisation: its members alone admit its members. */
export type CommunityBody = Readonly<{
  id: string;
  caseId: null;
  state: BodyState;
  version: number;
  name: string;
  represents: string;
  createdBy: string;
  members: readonly BodyMember[];
}>;

export const membersNeeded = 2;

const confirmedIn = (body: CommunityBody, state: BodyMemberState): string[] =>
  body.members.filter((member) => member.state === state).map((member) => member.personId);

export const confirmedMembers = (body: CommunityBody): string[] => confirmedIn(body, 'confirmed');

/** Who may say yes to somebody: confirmed members; while the body forms, those who would found it. */
export function mayConfirm(body: CommunityBody, personId: string): boolean {
  return confirmedIn(body, body.state === 'forming' ? 'proposed' : 'confirmed').includes(personId);
}

/** Two who have each confirmed the other found a body; null while there are none. */
export function foundersOf(body: CommunityBody): readonly [string, string] | null {
  for (const one of body.members) {
    for (const other of body.members) {
      const mutual = one.confirmedBy.includes(other.personId) && other.confirmedBy.includes(one.personId);
      if (one.personId < other.personId && mutual) return [one.personId, other.personId];
    }
  }
  return null;
}

/** Whether enough confirmed members have said yes to somebody who is proposed. */
export function isAdmitted(body: CommunityBody, member: BodyMember): boolean {
  const members = confirmedMembers(body);
  return member.confirmedBy.filter((id) => id !== member.personId && members.includes(id)).length >= membersNeeded;
}

/**
 * Which members may speak for a body where some people must not: those who commission a case, and their colleagues.
 * Nobody such may have created it or founded it, and only members whom two others such as these confirmed count:
 * so a body that somebody made up, or packed, cannot speak on their case, while it still can on others.
 */
export function speakersOf(body: CommunityBody, barred: ReadonlySet<string>): string[] {
  const founders = body.members.filter((member) => member.founder).map((member) => member.personId);
  if (body.state !== 'standing' || [body.createdBy, ...founders].some((id) => barred.has(id))) return [];
  const counted = new Set(founders);
  let before = -1;
  while (counted.size !== before) {
    before = counted.size;
    for (const { personId, confirmedBy } of body.members) {
      const yes = confirmedBy.filter((id) => id !== personId && counted.has(id)).length;
      if (!barred.has(personId) && yes >= membersNeeded) counted.add(personId);
    }
  }
  return confirmedMembers(body).filter((id) => counted.has(id));
}
