import { dated } from '../helpers.ts';
import { type Sent, tendersComeIn } from '../tenders.ts';

const received = (world: Parameters<typeof dated>[0], days: number, time: string): string =>
  `${dated(world, { days })} ${time}`;

const town = 'Nights in Harbour and Northside';
const country = 'Nights in Vale and Fell & Shore';

/** Four tenders; Brickfields’ came three minutes after the time, and stays closed. */
export const nightsAreTendered = tendersComeIn('night', -39, (world): Sent[] => [
  {
    supplier: 'Brickfields Homecare',
    received: received(world, -40, '12:03'),
    lots: town,
    answers: 'One car from Brick Lane, with a worker who knows the flats.',
    price: 'For three years: £699,000',
  },
  {
    supplier: 'Quayside Homecare',
    received: received(world, -40, '10:41'),
    lots: town,
    answers: [
      'Who comes. The worker who is on call in Harbour; in Northside one who drives over.',
      'How they are kept. Nights are paid by the call, with a retainer.',
      'One night. The call centre rings the worker, who rings the door, and writes up what was done.',
      'What stays. A leaflet on how not to fall, in every home that we came to.',
    ].join('\n\n'),
    price: 'For three years: £742,000',
  },
  {
    supplier: 'Tern Home Support',
    received: received(world, -41, '16:20'),
    lots: `${town};${country}`,
    answers: [
      'Who comes. Two of us in one car from Northside depot; a second car from Harbour if they are out. In the valleys one of five who live there.',
      'How they are kept. Ten-hour nights at £14.20, four in a row and four off. They drew the rota themselves.',
      'One night. We stay on the telephone until there is a knock. Nobody leaves before the tea is drunk.',
      'What stays. Keys and their list belong to the person; we hold a copy.',
    ].join('\n\n'),
    price: 'Harbour and Northside: £771,000. Vale and Fell & Shore: £468,000',
  },
  {
    supplier: 'Vale Neighbours Care',
    received: received(world, -40, '11:58'),
    lots: country,
    answers: [
      'Who comes. Eleven neighbours in nine villages, two for each night, each within twenty minutes of the farthest farm. A third on call. If the pass is closed, the two on its far side stay there.',
      'How they are kept. Paid for the whole night at £13.90, asleep or not; swapped among themselves; nobody works more than six in a month.',
      'One night. It is somebody whom they know from the shop. She lights the stove and stays until it is warm.',
      'What stays. In each village four people who can help somebody off the floor, whoever has the contract.',
    ].join('\n\n'),
    price: 'For three years: £474,500',
  },
]);
