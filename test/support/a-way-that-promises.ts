import assert from 'node:assert/strict';
import { chooseMechanism, mechanismsById, sayMore } from '#slices/plan/index.ts';
import type { ACase } from './a-case.ts';
import type { TestApp } from './client.ts';

const nothing = { reversibility: null, steeredBy: null, capacity: null, capability: null, prosperity: null };

/** A way that promises a hall and a wage. */
export async function classesOf(app: TestApp, { dev, caseId, outcomeId }: ACase): Promise<string> {
  return app.act(
    dev,
    async (act) => {
      const id = await chooseMechanism(act, {
        caseId,
        outcomeId,
        type: 'community-asset',
        title: 'Classes in halls',
        contribution: 'supporting',
        evidence: null,
        sceptic: null,
        tier: null,
        timeToEffect: null,
        resourceId: null,
      });
      const mechanism = (await mechanismsById(act.tx, [id]))[0] ?? assert.fail('there is none');
      const said = { ...nothing, capacity: 'The hall is used', prosperity: 'A wage to live on', version: 0 };
      await sayMore(act, mechanism, said);
      return id;
    },
    caseId,
  );
}
