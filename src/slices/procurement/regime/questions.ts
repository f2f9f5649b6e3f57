/** The questions of the router in plain words, each with all its answers. The order in which they are asked is `route-regime.ts`'s. */
export const questions = {
  nation: {
    asks: 'Where does the body that buys carry out its work?',
    hint: 'The law differs. This knows England’s best and does not know Scotland’s.',
    choices: { england: 'England', wales: 'Wales', 'northern-ireland': 'Northern Ireland', scotland: 'Scotland' },
  },
  deal: {
    asks: 'What will you and the other side agree?',
    hint: '',
    choices: {
      buy: 'We pay somebody to supply something',
      grant: 'We give money for a purpose, and get nothing in return for ourselves',
      pool: 'An NHS body and a council pool money, or one acts for the other',
      'public-bodies': 'We work with other public bodies alone on something that we all have to do',
      'own-body': 'A body that we control will do it',
    },
  },
  strings: {
    asks: 'Does the money give you a right to what is done with it?',
    hint: 'For example: you could go to court because the service was not provided.',
    choices: { no: 'No. If it is not done we can ask for the money back', yes: 'Yes. We are owed the work' },
  },
  subsidy: {
    asks: 'Does it help somebody who offers goods or services on a market, more than others?',
    hint: 'A charity can do that too.',
    choices: { no: 'No', yes: 'Yes', unsure: 'We do not know' },
  },
  conditions: {
    asks: 'Are all the conditions met?',
    hint: 'Between public bodies: aims that you all have, only in the public interest, at most a fifth of the work for anybody else. A body that you control: nobody else decides or holds private shares in it, and more than four fifths of its work is for you.',
    choices: { met: 'Yes, all of them', 'not-met': 'No, or we are not sure' },
  },
  poolers: {
    asks: 'Who pools?',
    hint: '',
    choices: { 'nhs-and-council': 'An NHS body and a local authority', others: 'Others, or others as well' },
  },
  buyer: {
    asks: 'Who buys?',
    hint: '',
    choices: {
      council: 'A council or combined authority',
      nhs: 'An integrated care board, NHS England, an NHS trust or foundation trust',
      central: 'A government department or another central body',
      'other-public': 'Another public body: police, fire, university, housing association',
      utility: 'A utility, for water, energy, transport or post',
      school: 'A school or college',
      none: 'A body that is not public',
    },
  },
  health: {
    asks: 'Is it health care for people in England?',
    hint: 'Treatment, diagnosis or care of their health, also when a council pays: sexual health, drugs and alcohol, health visiting. Social care alone is not.',
    choices: { no: 'No', yes: 'Yes, all of it', mixed: 'Some of it, together with something else' },
  },
  main: {
    asks: 'Which part is worth more over its whole life?',
    hint: '',
    choices: { health: 'The health care', other: 'The other part' },
  },
  separable: {
    asks: 'Could the other part reasonably be bought separately?',
    hint: 'No only where that would do real harm to the service.',
    choices: { yes: 'Yes', no: 'No' },
  },
  framework: {
    asks: 'Is there a framework agreement?',
    hint: '',
    choices: {
      no: 'No',
      conclude: 'We want to set one up',
      'call-off-direct': 'There is one, and we award under it without a competition',
      'call-off-competition': 'There is one, and we hold a competition under it',
    },
  },
  onlyOne: {
    asks: 'Can only the provider who does it now do it, because of what the service is?',
    hint: 'For example an emergency department.',
    choices: { yes: 'Yes', no: 'No' },
  },
  choice: {
    asks: 'Do patients choose among providers, and does everybody who qualifies get a contract?',
    hint: '',
    choices: { yes: 'Yes', no: 'No' },
  },
  ending: {
    asks: 'Does a contract end that the new one replaces?',
    hint: '',
    choices: { yes: 'Yes', no: 'No' },
  },
  change: {
    asks: 'How different is the new contract from the old one when that was signed?',
    hint: '',
    choices: {
      little: 'Little',
      character: 'It is something else',
      ours: 'We changed it, and it is worth £500,000 more and a quarter more, or above',
      outside: 'It is worth that much more, only for reasons outside us and the provider',
    },
  },
  satisfied: {
    asks: 'Does the provider do well now, and will it do the new contract well?',
    hint: 'Looked at by the five key criteria.',
    choices: { yes: 'Yes', no: 'No, or we do not know' },
  },
  knowable: {
    asks: 'Is it likely that you can find out who is most suitable without a competition?',
    hint: 'You need to know who could provide it.',
    choices: { yes: 'Yes', no: 'No' },
  },
  wish: {
    asks: 'More than one process is open to you. Which do you want?',
    hint: '',
    choices: {
      stay: 'Award to the provider who does it now',
      suitable: 'Choose the most suitable provider',
      compete: 'Hold a competition',
    },
  },
  exempt: {
    asks: 'Is it one of these, which the Act leaves out?',
    hint: '',
    choices: {
      none: 'None of them',
      land: 'Land, a building, or a right over them',
      legal: 'Lawyers in court or tribunal proceedings',
      employment: 'Employing somebody',
      research: 'Research for the public’s benefit, with no goods or works',
      emergency: 'Fire, rescue or emergency ambulances by a body that makes no profit',
      transport: 'Public transport under its own rules',
      other: 'Another one of schedule 2',
    },
  },
  kind: {
    asks: 'What is it mainly?',
    hint: 'Services for people are social care, education, community, health outside the other regime, and the like. The list of codes is in schedule 1 to the Procurement Regulations 2024.',
    choices: {
      'light-touch': 'A service for people that is on the light touch list',
      'goods-services': 'Goods or another service',
      works: 'Building works',
    },
  },
  concession: {
    asks: 'Is the supplier paid by being allowed to earn from those who use it, at its own risk?',
    hint: 'The law calls that a concession.',
    choices: { no: 'No', yes: 'Yes' },
  },
  vat: {
    asks: 'Is value added tax in that amount?',
    hint: 'Thresholds are compared with the amount that has it.',
    choices: {
      including: 'Yes, it is in it',
      excluding: 'No, it comes on top',
      'not-charged': 'None is charged on this',
    },
  },
  rate: {
    asks: 'At which rate does it come on top?',
    hint: '',
    choices: { '20': '20%', '5': '5%' },
  },
  reserved: {
    asks: 'May only some bid?',
    hint: '',
    choices: {
      no: 'No, anybody may',
      'supported-employment': 'Those with at least 30% disabled or disadvantaged people at work',
      mutual: 'Public service mutuals',
      small: 'Small enterprises, charities and community groups',
      local: 'Those of our area or of the United Kingdom',
    },
  },
  way: {
    asks: 'How do you want to choose?',
    hint: '',
    choices: {
      open: 'Everybody bids once',
      flexible: 'In stages that we design: a dialogue, a shortlist',
      'call-off': 'Under a framework or dynamic market',
      direct: 'One supplier, without a competition',
      'user-choice': 'The person who uses the service chooses',
    },
  },
} as const satisfies Record<string, { asks: string; hint: string; choices: Record<string, string> }>;

export type Question = keyof typeof questions;
export type Choice<Q extends Question> = keyof (typeof questions)[Q]['choices'] & string;

/** Amounts, codes and days beside the choices. `code` is of the Common Procurement Vocabulary. `on` is the day of the first notice: thresholds are those of that day. */
export type Answers = Readonly<
  { [Q in Question]?: Choice<Q> | null } & { valuePence?: number | null; code?: string | null; on: string }
>;

export const questionNames = Object.keys(questions) as Question[];
export const choicesOf = (question: Question): { value: string; text: string }[] =>
  Object.entries(questions[question].choices).map(([value, text]) => ({ value, text }));
