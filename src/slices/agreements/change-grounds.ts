/**
 * What lets an agreement be changed once it is made. From the Procurement Act 2023, section 74 and schedule 8,
 * as noted in 2026; nobody has checked it against the current text, so the page asks its reader to.
 */
export const changeLaw = {
  says: 'A change to it must be tested against what the law lets one change. For a public contract that is the Procurement Act 2023, section 74 and schedule 8; for one awarded under the earlier rules, the Public Contracts Regulations 2015, regulation 72. Anything else may be changed as its own terms say.',
  checkedOn: null as string | null,
  notice: 'A contract change notice may have to be published first (section 75).',
} as const;

export const changeGrounds = [
  { value: 'provided-for', text: 'The agreement itself provides for it' },
  {
    value: 'not-substantial',
    text: 'It is not substantial: term, scope and economic balance stay close to what they were',
  },
  { value: 'below-threshold', text: 'It is small, and below the threshold' },
  { value: 'urgent', text: 'It is urgent, or protects life' },
  { value: 'unforeseeable', text: 'Nobody could have foreseen it' },
  { value: 'known-risk', text: 'A risk that the agreement names has come about' },
  { value: 'additional', text: 'More of the same is needed, and changing supplier would not do' },
  { value: 'restructuring', text: 'The supplier was restructured' },
  { value: 'light-touch', text: 'It is a light touch contract' },
  { value: 'selection-regime', text: 'The Provider Selection Regime lets us (regulation 13)' },
  { value: 'earlier-rules', text: 'The earlier rules let us (regulation 72)' },
  { value: 'own-terms', text: 'It is not a public contract, and its own terms let us' },
  { value: 'advice', text: 'Legal advice says that we may' },
] as const;

export const groundValues = changeGrounds.map((one) => one.value) as unknown as readonly [
  (typeof changeGrounds)[number]['value'],
  ...(typeof changeGrounds)[number]['value'][],
];

export type Ground = (typeof groundValues)[number];
