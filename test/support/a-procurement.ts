import {
  type Procurement,
  planProcurement,
  procurementsById,
  recordGate,
  recordMoment,
} from '#slices/procurement/index.ts';
import type { ACase } from './a-case.ts';
import type { TestApp } from './client.ts';

export type AProcurement = Readonly<{ id: string; base: string }>;

/** A procurement of a case, planned by whoever opened it. */
export async function aProcurement(
  app: TestApp,
  { dev, caseId, base }: ACase,
  way: Pick<Procurement, 'regime' | 'route'>,
): Promise<AProcurement> {
  const id = await app.act(
    dev,
    (act) =>
      planProcurement(act, {
        caseId,
        title: 'Help at home',
        ...way,
        because: 'It fits what is wanted',
        publishOn: null,
        awardOn: null,
        signOn: null,
        startOn: null,
      }),
    caseId,
  );
  return { id, base: `${base}/procurements/${id}` };
}

/** Passes practice over, and records that the tender notice is out. */
export async function publish(app: TestApp, { dev, caseId }: ACase, id: string): Promise<void> {
  await app.act(
    dev,
    async (act) => {
      const [procurement] = await procurementsById(act.tx, [id]);
      for (const gate of ['ally', 'walk', 'who-is-left'])
        await recordGate(act, procurement!, {
          gate,
          outcome: 'passed-over',
          words: 'For a test',
          doneOn: '2026-01-01',
        });
      await recordMoment(act, procurement!, { moment: 'tender-notice', reference: '012345-2027' });
    },
    caseId,
  );
}
