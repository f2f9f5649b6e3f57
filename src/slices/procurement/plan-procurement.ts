import { z } from 'zod';
import type { Act } from '#platform/act/act.ts';
import { field, slip } from '#platform/forms/index.ts';
import { type Procurement, procurementRoutes, regimeLabels, regimes, routeLabels, routesOf } from './procurement.ts';
import { insertProcurement } from './procurement-store.ts';

export const procurementInput = z.strictObject({
  title: field.text('Enter what is bought', 200),
  regime: field.choice(regimes, 'Choose which law it is bought under'),
  route: field.choice(procurementRoutes, 'Choose a route'),
  because: field.text('Say why this route', 1_000),
  publishOn: field.optionalDateOn(),
  awardOn: field.optionalDateOn(),
  signOn: field.optionalDateOn(),
  startOn: field.optionalDateOn(),
});

export async function planProcurement(
  act: Act,
  input: z.infer<typeof procurementInput> & { caseId: string },
): Promise<string> {
  if (!routesOf[input.regime].includes(input.route))
    slip('route', `${routeLabels[input.route]} is not a route of that law`);
  const dated = [input.publishOn, input.awardOn, input.signOn, input.startOn].filter((on) => on !== null);
  if (dated.some((on, index) => index > 0 && on < dated[index - 1]!))
    slip('awardOn', 'The dates go from publishing to award, signing and start');
  const procurement: Procurement = {
    ...input,
    id: act.newId(),
    state: 'planned',
    version: 1,
    dueAt: null,
    addedAt: act.now,
  };
  await insertProcurement(act.tx, procurement, act.who.personId!);
  record(act, 'procurement.planned', procurement);
  return procurement.id;
}

function record(act: Act, action: string, procurement: Procurement): void {
  act.record({
    action,
    on: { kind: 'procurement', id: procurement.id },
    caseId: procurement.caseId,
    fields: ['title', 'regime', 'route', 'state'],
    content: procurement.because,
    says: {
      title: procurement.title,
      text: `${regimeLabels[procurement.regime]}. ${routeLabels[procurement.route]}.`,
      state: procurement.state,
    },
  });
}
