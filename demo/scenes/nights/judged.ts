import { lockQuality, passTender } from '#slices/procurement/index.ts';
import type { Scene } from '../../build.ts';
import { the } from '../helpers.ts';
import { evaluationOf, judgesAreNamed, type Settled, scores, settle, tendersBySender } from '../judging.ts';

const alone: readonly Scene[] = [
  scores('night', -37, 'tom', [
    [
      'there',
      'Tern',
      4,
      'Two cars, two depots, and five who live in the valleys. It does not say who is on call on Sundays.',
    ],
    [
      'there',
      'Quayside',
      3,
      'One worker for Northside who drives over from Harbour: 40 minutes when the bridge is up.',
    ],
    ['there', 'Vale', 5, 'Eleven people by name and village, and a third for each night.'],
    ['stays', 'Tern', 3, 'The list of keys belongs to the person. Nobody is taught anything.'],
    ['stays', 'Quayside', 1, 'A leaflet.'],
    ['stays', 'Vale', 5, 'Four people in each village who can help somebody up, whoever comes next.'],
  ]),
  scores('night', -37, 'dev', [
    ['there', 'Tern', 4, 'The second car is named, and where it stands.'],
    ['there', 'Quayside', 2, 'Nobody comes if the one worker is out already.'],
    ['there', 'Vale', 4, 'Twenty minutes to the farthest farm. I did not find what happens when the pass is closed.'],
    ['stays', 'Tern', 3, 'Keys pass on. Skills do not.'],
    ['stays', 'Quayside', 2, 'Leaflets, and an offer to talk in schools.'],
    ['stays', 'Vale', 5, 'Training for 36 people, by name of village.'],
  ]),
  scores('night', -36, 'kofi', [
    ['kept', 'Tern', 4, 'A rota that they drew themselves, and four nights off.'],
    ['kept', 'Quayside', 2, 'Paid by the call: a quiet night is an unpaid night.'],
    ['kept', 'Vale', 5, 'The whole night is paid, asleep or not, and nobody has more than six.'],
  ]),
  scores('night', -35, 'joan', [
    ['felt', 'Tern', 4, 'A voice until the knock. That is what I would want. I would not know the face.'],
    ['felt', 'Quayside', 3, 'They come and they write it up. It says nothing of me.'],
    ['felt', 'Vale', 5, 'I know her from the shop, and she lights the stove.'],
  ]),
];

/** What each bidder is told, from its own tender; those who lost read what is said of the chosen one too. */
const settled: Readonly<Record<string, readonly Settled[]>> = {
  there: [
    ['Tern', 4, 'Two cars from two depots and five workers in the valleys. It is not said who is on call on Sundays.'],
    [
      'Quayside',
      2,
      'One worker covers Northside from Harbour. If she is out already, nobody comes.',
      'Both agreed when they read it together that a second call at once is not answered at all.',
    ],
    [
      'Vale',
      5,
      'Eleven neighbours in nine villages, two each night and a third on call, within twenty minutes.',
      'Read together, the tender does say who stays on the far side when the pass is closed.',
    ],
  ],
  kept: [
    ['Tern', 4, 'Ten-hour nights at £14.20, four in a row and four off, in a rota drawn by those who work it.'],
    ['Quayside', 2, 'Nights are paid by the call. A quiet night brings a retainer for which no figure is given.'],
    ['Vale', 5, 'The whole night is paid at £13.90, asleep or awake, and nobody works more than six in a month.'],
  ],
  felt: [
    ['Tern', 4, 'A voice stays on the telephone until the knock. Whoever fell would not know who comes.'],
    ['Quayside', 3, 'The worker is rung, comes and writes it up. It is the call’s story more than the person’s.'],
    ['Vale', 5, 'Somebody known from the shop comes, lights the stove, and stays until the room is warm.'],
  ],
  stays: [
    ['Tern', 3, 'The list of keys belongs to each person. Nobody outside the staff is taught anything.'],
    [
      'Quayside',
      2,
      'Leaflets for every home, and talks in schools. Nobody here can do more afterwards than before.',
      'The talks in schools count for something, small as they are.',
    ],
    ['Vale', 5, 'Four people in each village can help somebody off the floor, whoever holds the contract.'],
  ],
};

const together: Scene = {
  day: -33,
  as: 'dev',
  async does(act, world) {
    for (const [criterion, each] of Object.entries(settled)) await settle(act, world, 'night', criterion, each);
    for (const [sender, tender] of await tendersBySender(act, world, 'night'))
      await passTender(act, await evaluationOf(act, world, 'night'), {
        ...{ tender, criterion: the(world, 'criterion.night.registered'), passes: 'yes' },
        because:
          sender === 'Vale' ? 'Its application is in, with a date before the first night.' : 'On the register today.',
      });
    await lockQuality(act, await evaluationOf(act, world, 'night'));
  },
};

/** Each alone: two of the panel, somebody who does the work, and somebody who lives there. Then what it comes to, before any price is seen. */
export const nightsAreJudged: readonly Scene[] = [
  judgesAreNamed('night', -38, { tom: ['there', 'stays'], dev: ['there', 'stays'], kofi: ['kept'], joan: ['felt'] }),
  ...alone,
  together,
];
