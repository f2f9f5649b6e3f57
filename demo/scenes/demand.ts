import { addContacts, beginSample, samplesById } from '#slices/system/index.ts';
import type { Scene } from '../build.ts';
import { dated, the } from './helpers.ts';

type Group = readonly [
  count: number,
  reason: string,
  demand: 'failure' | 'value',
  mattered: string | null,
  from: string,
];

/** Sixty requests, invented: 23 of them failure demand. */
const groups: readonly Group[] = [
  [8, 'Has fallen, and is afraid to go out', 'failure', 'To get to the shop and be known there', 'hospital discharge'],
  [6, 'Wife or husband has died, and cannot manage alone', 'failure', 'Not to be alone in the evening', 'family'],
  [5, 'Asks again, since nobody has come back to them', 'failure', 'To know when help begins', 'themselves'],
  [4, 'Help ended because the worker left', 'failure', 'The same face', 'provider'],
  [14, 'Needs help to wash and dress', 'value', 'To be up before nine', 'themselves'],
  [11, 'Comes home from hospital', 'value', 'To sleep in their own bed', 'hospital discharge'],
  [7, 'Dementia has got worse', 'value', 'That Mum is safe at night', 'family'],
  [5, 'Their carer needs a rest', 'value', 'A weekend without worrying', 'family'],
];

/** Dev and Kofi read sixty requests together before anybody asks why. */
export const requestsAreRead: Scene = {
  day: -145,
  as: 'dev',
  async does(act, world) {
    const sampleId = await beginSample(act, {
      caseId: the(world, 'case'),
      title: 'Requests for help at home, sixty read together',
      countedBy: 'Dev and Kofi',
      place: 'The council’s front door',
      fromOn: dated(world, { days: -180 }),
      toOn: dated(world, { days: -150 }),
      note: 'The last sixty of a month. Invented for this demonstration.',
    });
    world['demand.requests'] = sampleId;
    const contacts = groups.flatMap(([count, reason, demand, mattered, cameFrom]) =>
      Array.from({ length: count }, (_, line) => ({ line: line + 1, reason, demand, mattered, cameFrom })),
    );
    const [sample] = await samplesById(act.tx, [sampleId]);
    await addContacts(act, sample!, { contacts, looked: null, content: null });
  },
};
