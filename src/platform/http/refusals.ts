import { procurementRefusals } from './procurement-refusals.ts';

export type RefusalEntry = Readonly<{ status: number; says: string; next: string }>;

/** Every refusal there is: its status, what happened in a sentence, and what to do next. One section a slice, in their order. */
export const refusals = {
  // platform
  'not-found': {
    status: 404,
    says: 'There is no such page, or it is not shared with you.',
    next: 'Check the address, or ask the person who sent it to you.',
  },
  'not-allowed': {
    status: 403,
    says: 'You can see this, but you cannot do that to it.',
    next: 'Ask one of the people named on the case to do it, or to give you a hat that may.',
  },
  stale: {
    status: 409,
    says: 'Somebody changed this while you were writing.',
    next: 'Your words are below. Look at what it says now, then put in what is still needed.',
  },
  'form-expired': {
    status: 403,
    says: 'This form was not made by this site for you, or it is too old.',
    next: 'Go back, load the page again and send it once more.',
  },
  'wrong-content': { status: 415, says: 'This was not sent as a form.', next: 'Use the form on the page.' },
  'unknown-field': {
    status: 400,
    says: 'The address or the form holds a field that this page does not know.',
    next: 'Use the links and the form on the page.',
  },
  'too-large': {
    status: 413,
    says: 'That is larger than this page takes.',
    next: 'Send a smaller file, or part of it.',
  },
  'too-many-attempts': {
    status: 429,
    says: 'There have been too many attempts.',
    next: 'Wait fifteen minutes, then try again.',
  },
  'no-account': {
    status: 403,
    says: 'Your organisation knows you, and nobody has added you here yet.',
    next: 'Ask somebody in your organisation who is already here to add you, with the e-mail address that you sign in with.',
  },
  'link-used-or-old': {
    status: 410,
    says: 'This link has been used, or is too old.',
    next: 'Ask the person who sent it for a new one.',
  },
  'wrong-state': {
    status: 409,
    says: 'That cannot be done to it in the state it is in now.',
    next: 'Load the page again to see where it stands.',
  },

  // people
  'not-a-member': {
    status: 403,
    says: 'Only the body’s own members may do that.',
    next: 'Ask two of its members to admit you, or ask one of them to do it.',
  },
  'own-membership': {
    status: 403,
    says: 'Nobody confirms themselves.',
    next: 'Ask another member of the body to confirm you.',
  },

  // cases
  'last-hand': {
    status: 409,
    says: 'That is the last working hat on this case.',
    next: 'Give the hat to somebody else first.',
  },
  'own-declaration': {
    status: 403,
    says: 'Nobody decides on their own interests.',
    next: 'Ask another person with a commissioner or procurement hat to decide.',
  },

  // voice
  'way-closed': {
    status: 403,
    says: 'Nobody takes part in this conversation that way.',
    next: 'Its page says how: by a printed code, or signed in.',
  },
  'rows-not-given': {
    status: 403,
    says: 'Votes are not given out as rows here.',
    next: 'The counts of every statement are there for everybody, on the page of files.',
  },
  'survey-read': {
    status: 410,
    says: 'This file has been read, and is not kept.',
    next: 'Bring it in again if you want other columns of it.',
  },

  // system
  'place-taken': {
    status: 409,
    says: 'Something else on the map has taken its place since.',
    next: 'Rename or remove that first, then put this back.',
  },
  'end-is-gone': {
    status: 409,
    says: 'A link needs both of its ends, and one of them was taken off the map.',
    next: 'Put that variable back first. Its links come back with it.',
  },
  'indicators-read': {
    status: 410,
    says: 'Somebody has finished with this file, and it is not kept.',
    next: 'Bring it in again if you want other lines of it.',
  },

  // outcomes
  'not-for-this-body': {
    status: 403,
    says: 'Only that community’s own body may do that, through members whom it admitted itself.',
    next: 'Nobody who commissions this case, or belongs to an organisation that commissions it, can act for a community. Ask the body to do it.',
  },
  'second-member': {
    status: 403,
    says: 'What a body agreed is signed off by two of its members.',
    next: 'Ask another member of the body to look at it and confirm it.',
  },

  'notice-given': {
    status: 409,
    says: 'Notice of this was given, and nothing in it changes from then on.',
    next: 'Call it off with a reason, and put it anew; or let it run.',
  },
  'notice-changed': {
    status: 409,
    says: 'What is kept of this notice is not what people were sent.',
    next: 'Nothing can be counted from it. Ask whoever runs this installation to compare it with the number on the notices.',
  },
  'ballot-not-open': {
    status: 409,
    says: 'It does not take that today.',
    next: 'See on its page from when to when people can answer, and whether it is counted.',
  },
  'ballot-runs': {
    status: 409,
    says: 'Your body has given notice that everybody on its roll decides this.',
    next: 'Wait for the result, or call it off with a reason first.',
  },
  'somebody-elses-paper': {
    status: 403,
    says: 'This link is somebody else’s paper, and you are signed in.',
    next: 'Answer on your own paper. If you help somebody with theirs, sign out first and let them look on.',
  },
  'for-the-secretary': {
    status: 403,
    says: 'The body named a secretary for that.',
    next: 'Ask the secretary, or let two members name another.',
  },

  // measures

  // resources
  'own-ask': {
    status: 403,
    says: 'Nobody answers their own question for somebody else.',
    next: 'Let them answer by their link, or record a call with them.',
  },

  // plan
  'payment-hangs': {
    status: 409,
    says: 'A payment depends on this result, and with these answers it no longer may.',
    next: 'Take the payment out of the requirement first, then answer again.',
  },
  'payment-not-allowed': {
    status: 409,
    says: 'No payment may depend on this result: the contractability verdict does not allow it.',
    next: 'Leave payment out, or ask the eleven questions and see what they say.',
  },

  // allocation
  'stage-closed': {
    status: 409,
    says: 'That part of the round is not open.',
    next: 'Load the page again to see where the round stands. What you sent before is kept.',
  },
  'own-sheet': {
    status: 403,
    says: 'This link is somebody else’s sheet, and you are signed in.',
    next: 'Score on your own sheet. If somebody asked you to write theirs down for them, sign out first and let them look on.',
  },
  'round-full': {
    status: 409,
    says: 'This round has as many people as it can take.',
    next: 'Tell whoever runs it what you think, or open a second round.',
  },

  // market

  // procurement
  ...procurementRefusals,

  // agreements
  'not-for-this-partner': {
    status: 403,
    says: 'Each partner signs for itself alone, and you do not speak for this one here.',
    next: 'Ask somebody of that partner. Whoever puts it to them can send them a link, or write down their answer.',
  },
  'own-answer-stands': {
    status: 409,
    says: 'This partner has answered for itself, and nobody writes over that.',
    next: 'Ask them to change it themselves.',
  },
  'somebody-elses-link': {
    status: 403,
    says: 'This link is another partner’s to answer by, and you are signed in.',
    next: 'Sign for your own organisation on the case. If they asked you to write their answer down, record it there.',
  },
  'not-for-this-member': {
    status: 403,
    says: 'Each member of an alliance has one vote, and says itself what it is.',
    next: 'Ask somebody of that member to vote. Whoever commissions or procures may record it for them until they do.',
  },
  'charter-not-signed': {
    status: 409,
    says: 'Not every member has signed the charter, so nothing can be decided under it.',
    next: 'Look at the charter to see who has not signed yet.',
  },
  'not-your-proposal': {
    status: 403,
    says: 'Only whoever proposed this changes it or takes it back, and only the one it is delegated to decides it.',
    next: 'Say what you think of it, or propose something else.',
  },
  'needs-another-member': {
    status: 403,
    says: 'Somebody of another member says whether this is what the expert said.',
    next: 'Ask one of the other members to look at it.',
  },

  // learning
  'flag-answered': {
    status: 409,
    says: 'There is no such flag, or somebody has looked already.',
    next: 'Load the page again to see what they found.',
  },
  'not-alone': {
    status: 403,
    says: 'Somebody else on the case answers for what a cohort may read of it.',
    next: 'Ask another person with a commissioner or procurement hat on the case.',
  },
  'own-challenge': {
    status: 403,
    says: 'You asked for this challenge, so the others give it.',
    next: 'Wait for theirs, then say whether you take each of them, and why.',
  },
  'not-your-challenge': {
    status: 403,
    says: 'Whoever asked for a challenge says whether it is taken.',
    next: 'Give your own challenge, or ask for one.',
  },
  'own-turn': {
    status: 403,
    says: 'The presenter says what they will do; the others ask.',
    next: 'Do your own part of it on the page of the set.',
  },
  'day-not-due': {
    status: 409,
    says: 'That day of the plan is not due: it has not come, was met, or has been passed by the next one.',
    next: 'Load the plan again to see which day is due.',
  },

  // thread
  'no-organisation': {
    status: 403,
    says: 'A case belongs to an organisation, and you do not belong to one here yet.',
    next: 'Ask somebody in your organisation who is already here to add you.',
  },
  'somebody-is-here': {
    status: 409,
    says: 'This installation has its first person already.',
    next: 'Sign in, or ask them for an invitation.',
  },
} as const satisfies Record<string, RefusalEntry>;

export type RefusalCode = keyof typeof refusals;

/** A clear no. Thrown so that the transaction is undone; answered with the catalogue's words. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly detail: string | null;
  constructor(code: RefusalCode, detail: string | null = null) {
    super(code);
    this.code = code;
    this.detail = detail;
  }
}

export function refuse(code: RefusalCode, detail: string | null = null): never {
  throw new Refusal(code, detail);
}
