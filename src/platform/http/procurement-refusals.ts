import type { RefusalEntry } from './refusals.ts';

/** The section of `refusals` that procurement needs: as long as those of three other slices. */
export const procurementRefusals = {
  'declare-first': {
    status: 403,
    says: 'You have not declared your interests on this case.',
    next: 'Declare them on the page of people first; saying that there are none takes a moment.',
  },
  'conflict-open': {
    status: 403,
    says: 'You declared an interest, and it has not been cleared or mitigated.',
    next: 'Ask another person with a commissioner or procurement hat to decide on it.',
  },
  'sent-already': {
    status: 409,
    says: 'This was sent already, and it was kept once.',
    next: 'To send something else, load the page again.',
  },
  'no-lots-to-show': {
    status: 409,
    says: 'There is no lot to show yet.',
    next: 'Draw a lot first, then ask who would bid for it.',
  },
  'brief-closed': {
    status: 409,
    says: 'Ideas are not taken any more.',
    next: 'Ask those who put the challenge whether they still want to hear yours.',
  },
  'nothing-to-publish': {
    status: 409,
    says: 'There is no grant here that could be published yet.',
    next: 'See on the page what each one lacks.',
  },
  'sounding-closed': {
    status: 409,
    says: 'Answers are not taken any more.',
    next: 'Talk to whoever sent you the address of this page.',
  },
  'lots-stand': {
    status: 409,
    says: 'It is published, and no lot is drawn any more.',
    next: 'Change the terms of a lot as an amendment, or plan another procurement.',
  },
  'questions-closed': {
    status: 409,
    says: 'Questions are not taken any more.',
    next: 'Read the questions and answers on the page: yours may have been answered.',
  },
  'not-published-yet': {
    status: 409,
    says: 'It is not published yet, so nobody could read the answer.',
    next: 'Record that the tender notice is published, then answer.',
  },
  'gate-closed': {
    status: 409,
    says: 'A gate that was checked against current law stands before this step.',
    next: 'Record that it was done, or the legal advice that you act on.',
  },
  'out-of-order': {
    status: 409,
    says: 'That comes out of its order.',
    next: 'See on the page what comes first. Nothing was recorded.',
  },
  'intake-going': {
    status: 409,
    says: 'Something is being brought in already.',
    next: 'Finish that first, or drop it.',
  },
  'not-all-in': {
    status: 409,
    says: 'Nobody has said yet that everything the portal holds is here.',
    next: 'Ask one of those who bring in to say so on their page.',
  },
  'not-opened': {
    status: 409,
    says: 'Tenders, or this part of them, are still closed.',
    next: 'They are opened by two named people once the deadline has passed, prices once quality is locked.',
  },
  'criteria-faults': {
    status: 409,
    says: 'How bids are judged still has faults.',
    next: 'Mend them on the page of how bids are judged, then do this again.',
  },
  'criteria-closed': {
    status: 409,
    says: 'How bids are judged stands, and nothing changes it any more.',
    next: 'Once it is published, change it on its own page as an amendment. Once tenders are open, it stays as it is.',
  },
  'scores-locked': {
    status: 409,
    says: 'These scores are locked.',
    next: 'Load the page again to see them. What the panel settles is recorded beside them.',
  },
  'not-all-locked': {
    status: 409,
    says: 'Not everybody who judges this has locked their scores.',
    next: 'Wait until all of them have. Until then nobody sees what another gave.',
  },
  'not-complete': {
    status: 409,
    says: 'Something is still missing.',
    next: 'See on the page what it is. Nothing was recorded.',
  },
  'judge-reads-names': {
    status: 409,
    says: 'You are named to judge these tenders without names, and you could read the names.',
    next: 'Ask whoever names judges to say on the page of judging why you judge nonetheless, or to take you off as a judge.',
  },
  'second-hand': {
    status: 403,
    says: 'This takes a second person.',
    next: 'Ask somebody else with a commissioner or procurement hat to look at it and confirm it.',
  },
  'reason-needed': {
    status: 409,
    says: 'Something that is practice here has not been done.',
    next: 'Record it as done, or pass it over with your reason.',
  },
} as const satisfies Record<string, RefusalEntry>;
