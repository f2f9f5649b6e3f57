import {
  agreementsById,
  changePart,
  makeMemorandum,
  putMemorandum,
  signFor,
  signingsOf,
} from '#slices/agreements/index.ts';
import type { Scene } from '../build.ts';
import { dated, only, the } from './helpers.ts';

/** What partners do and align beside the pool is written as a memorandum, which binds nobody; the council signs first. */
export const aMemorandumIsPut: readonly Scene[] = [
  {
    day: -12,
    as: 'amara',
    async does(act, world) {
      const id = await makeMemorandum(act, the(world, 'case'));
      world['agreement.memorandum'] = id;
      const { parties, version } = only(await agreementsById(act.tx, [id]));
      const council = only(parties.filter(({ name }) => name === 'Thornmere Council'));
      await changePart(act, id, {
        party: council.id,
        does: 'asks the others before it changes a fee, a route or an opening hour that they rely on\nkeeps the map and the ledger open to all of them',
        aligned: null,
        version,
      });
    },
  },
  {
    day: -10,
    as: 'amara',
    async does(act, world) {
      await putMemorandum(act, the(world, 'agreement.memorandum'), {
        because: 'It says what each of us does beside the fund, and binds none of us.',
        byOn: dated(world, { days: 20 }),
      });
    },
  },
  {
    day: -9,
    as: 'amara',
    async does(act, world) {
      const put = only(
        (await signingsOf(act.tx, the(world, 'case'))).filter(
          ({ agreementId }) => agreementId === the(world, 'agreement.memorandum'),
        ),
      );
      await signFor(act, put, {
        partner: only(put.partners.filter(({ name }) => name === 'Thornmere Council')).id,
        answer: 'signed',
        words: null,
        role: 'Head of commissioning',
        power: 'Scheme of delegation 4.2',
        decidedOn: dated(world, { days: -9 }),
      });
    },
  },
];
