/** How somebody from the middle of the town and somebody from Fell & Shore incline to each statement, from 0 to 1, and how many pass. */
type Inclines = Readonly<{ town: number; shore: number; passes: number }>;
export type Said = Readonly<{ words: string; as: 'neighbour' | 'practitioner' | 'officer' } & Inclines>;

const neighbour = (words: string, town: number, shore: number, passes = 0.05): Said => ({
  ...{ words, as: 'neighbour', town, shore, passes },
});
const practitioner = (words: string, town: number, shore: number, passes = 0.1): Said => ({
  ...{ words, as: 'practitioner', town, shore, passes },
});
const officer = (words: string, town: number, shore: number, passes = 0.1): Said => ({
  ...{ words, as: 'officer', town, shore, passes },
});

/** What stood there when it opened. */
export const seeds: readonly Said[] = [
  neighbour('There should be a bus home after nine in the evening, on every day of the week.', 0.9, 0.97),
  neighbour('I would go out more if there were somewhere to sit on the way.', 0.93, 0.86),
  neighbour('The toilets by the harbour should stay open until the last bus has gone.', 0.9, 0.92),
  neighbour('A lift that breaks should be mended within three days.', 0.95, 0.9),
  practitioner('A carer should be able to go out with somebody, and not only come in to them.', 0.88, 0.9),
  practitioner('Whoever helps at home should have the time to wait at the bus stop with somebody.', 0.8, 0.78, 0.15),
  officer('A bus that you book by telephone would do as well as one that runs to a timetable.', 0.93, 0.04, 0.03),
  officer('Money for day centres should go on getting people to ordinary places instead.', 0.9, 0.08, 0.03),
  neighbour('The market square should be closed to cars on market days.', 0.93, 0.06, 0.03),
  neighbour('With a blue badge you should be able to park by the harbour on market days too.', 0.1, 0.96, 0.03),
  practitioner('Lunch clubs should stay as they are.', 0.12, 0.92, 0.03),
  officer('Volunteers who drive somebody home at night should be paid for their fuel.', 0.85, 0.88, 0.15),
];

/** What those who took part said themselves: three that others voted on, and one that was refused. */
export const lastBus = neighbour('The last bus to Fell & Shore should leave after six.', 0.8, 0.99);
export const light = {
  polish: 'Na przystanku powinno być światło i daszek.',
  ...neighbour('There should be a light and a roof at the bus stop.', 0.9, 0.93),
};
export const ring = neighbour('Somebody should ring you when a trip is called off.', 0.85, 0.85);
export const namesSomebody = {
  words: 'Derek on the 9 never lets the ramp down and should be told so.',
  appeal: 'It is the ramp that I mean. Everybody knows who drives it anyway.',
};

export const refusals = [
  'It says the same as another statement',
  'It names somebody, or says something private',
  'It attacks people',
  'It is about something else',
];

/** The first statement in Polish, as it was first put, and put right before it opened: “in the evening” was missing. */
export const inPolish = [
  'Autobus do domu powinien jeździć po dziewiątej, każdego dnia tygodnia.',
  'Autobus do domu powinien jeździć po dziewiątej wieczorem, każdego dnia tygodnia.',
] as const;

export const remarks = [
  {
    under: 1,
    side: 'for',
    words: 'I left the carol concert before the end, three years running, because of the bus.',
    as: 'neighbour',
  },
  {
    under: 1,
    side: 'against',
    words: 'I would sooner it ran twice an hour in the day. I am in bed by nine.',
    as: 'neighbour',
  },
  {
    under: 7,
    side: 'question',
    words: 'What if you have no signal? At the end of Shore Lane there is none.',
    as: 'neighbour',
  },
] as const;

export const population = `How old are you?
Under 65: 34,000
65 and over: 10,900
Source: made up for this place, as if from Census 2021

Where do you live?
Town and harbour: 31,500
Fell & Shore: 13,400
Source: made up for this place, as if from Census 2021`;

export const draftWords = {
  first: 'There is a bus home after nine.',
  second: 'Whoever goes out in Thornmere can get home again, by day and after dark.',
  why: 'A bus is one way of getting home. Several of you said that what you need is to get home, and that a lift or a neighbour would do.',
  proposed: 'Whoever goes out can get home again, also after dark.',
};

export const reportWords = {
  introduction:
    'The Elders’ Assembly and the Disabled People’s Network do not mean the same by not being lonely. One counts who comes, the other whether you can go. The council asked what stands in the way of going out. What it spends on buses is not decided here: that is the county’s.',
  'took-part':
    'Vale Neighbours took sheets to the lunch clubs and rang those who cannot leave the house. Nobody from the two care homes at Northside took part: the minibus was booked again.',
  agreement:
    'People from Fell & Shore do not trust a bus that has to be booked. One asked beneath it what you do where there is no signal.',
  doing:
    'Sal Brennan has asked the three drivers’ groups whether they would drive after dark if fuel is paid for. The council put the toilets’ hours on the agenda of its next meeting.',
  'not-adopted':
    'Closing the market square and parking beside it were left alone: town and shore want opposite things, and neither group was asked what would make up for it.',
  improved: 'It is too early to say. It is looked at with the plan, when a winter has passed.',
  influence:
    'Without it the council would have written about befriending alone. The words that became an outcome are those of people who took part, in their second version.',
  informed:
    'On this page, at the lunch clubs and at the Assembly’s open afternoons. Whoever left an address was written to.',
} as const;
