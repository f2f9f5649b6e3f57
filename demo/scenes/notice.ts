import type { Act } from '#platform/act/act.ts';
import { londonDate } from '#platform/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { toldToNotices } from '#slices/agreements/index.ts';
import { handOver, keepTyped, recordPublication, typedOf } from '#slices/procurement/index.ts';
import type { World } from '../build.ts';
import { procurementOf } from './helpers.ts';

/** What the council types for every notice of its own, and the thread does not know. Names and numbers are made up. */
const always = {
  authorities:
    'Thornmere Council; GB-PPON-PXXX-0001-THRN; Town Hall, 1 Harbour Street; Thornmere; TH1 1AA; buying@thornmere.example',
  enquiries_name: 'Dev Patel',
  enquiries_email: 'buying@thornmere.example',
  category: 'services',
  vatPercent: 0,
  howSubmitted: 'On the council’s tendering portal',
  languages: 'English',
  laterDocuments: 'There are none',
  paymentTerms: 'Within thirty days of an invoice that is valid',
  suitableSme: 'yes',
  suitableVcse: 'yes',
  gpa: 'no',
  cptpp: 'no',
};

/** A notice is typed, frozen, put on the central platform by a person, and comes back with its number and time: only now is it public here. */
export async function publishNotice(
  act: Act,
  world: World,
  {
    services,
    key,
    code,
    number,
    typed = {},
  }: Readonly<{
    services: Services;
    key: string;
    code: string;
    number: string;
    typed?: Readonly<Record<string, string | number>>;
  }>,
): Promise<void> {
  const procurement = await procurementOf(act, world, key);
  const before = (await typedOf(act.tx, procurement.id)).at(-1);
  const said = { ...(before ? {} : always), ...typed };
  await keepTyped(act, procurement, { ...said, shown: Object.keys(said), typedVersion: before?.version ?? 0 });
  const elsewhere = await toldToNotices(act.tx, procurement);
  // What no box here holds is typed on the platform itself.
  await handOver(act, procurement, code, { incomplete: true, because: null }, elsewhere);
  const appearedOn = londonDate(act.now);
  await recordPublication(
    act,
    procurement,
    code,
    {
      platformNumber: `${number}-${appearedOn.slice(0, 4)}`,
      appearedOn,
      appearedAt: '08:00',
      platformOcid: null,
      advice: null,
    },
    services.config.ocidPrefix,
  );
}
