import { randomUUID } from 'node:crypto';
import { addParty, agreementsOf, makeAgreement, moveAgreement, obligationsOf } from '#slices/agreements/index.ts';
import { keepRegister } from '#slices/agreements/register/keep-register.ts';
import { notRegistered, type Regime } from '#slices/agreements/register/register.ts';
import { grantHat, type Hat } from '#slices/cases/index.ts';
import { organisationsNamed } from '#slices/people/index.ts';
import { aCase } from './a-case.ts';
import type { TestApp, Visitor } from './client.ts';
import type { Page } from './page.ts';

/** The rows of a page's tables, their cells with a bar between them. */
export const cells = (page: Page): string =>
  [...page.document.querySelectorAll('tbody tr')]
    .map((row) => [...row.children].map((cell) => cell.textContent!.trim()).join(' | '))
    .join('\n');

/** Sends to an address what its form would hold, whether or not the page offers it. */
export async function sends(who: Visitor, page: Page, from: string | null, to: string, fields: Record<string, string>) {
  const token = page.document.querySelector(`form${from ? `[action="${from}"]` : ''} input[name=_csrf]`)!;
  const own = { _csrf: token.getAttribute('value')!, _once: randomUUID(), version: '1' };
  const payload = new URLSearchParams({ ...own, ...fields }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' };
  return (await who.request('POST', to, { payload, headers })).status;
}

export type Contracting = Awaited<ReturnType<typeof contracting>>;

/** A case on which a council contracts with Fell Care, and Moor Care looks on. */
export async function contracting(app: TestApp) {
  await app.setClock(new Date('2026-11-23T12:00:00Z'));
  const { dev, caseId, outcomeId } = await aCase(app);
  const as = <T>(who: Visitor, work: Parameters<typeof app.act<T>>[1]): Promise<T> => app.act(who, work, caseId);
  const council = await app.look(async (tx) => (await organisationsNamed(tx, 'Thornmere Council'))[0]!.id);
  const one = async (id: string) =>
    (await app.look((tx) => agreementsOf(tx, caseId))).find((found) => found.id === id)!;

  async function wearing(name: string, organisation: string, hat: Hat): Promise<Visitor> {
    const visitor = await app.person(name, organisation);
    await as(dev, (act) => grantHat(act, { caseId, personId: visitor.personId!, hat, organisationId: council }));
    return visitor;
  }
  const pat = await wearing('Pat Green', 'Fell Care', 'provider');
  const kim = await wearing('Kim Moor', 'Moor Care', 'provider');

  type More = Readonly<{ valuePence?: number; endsOn?: string; regime?: Regime; draft?: true }>;
  async function contract(title: string, more: More = {}) {
    const { valuePence = 10_000_000, endsOn = '2027-12-31', regime = 'ordinary' } = more;
    const terms = { caseId, type: 'contract', title, startsOn: '2026-01-01', endsOn, valuePence } as const;
    const id = await as(dev, (act) => makeAgreement(act, terms));
    const buyer = await as(dev, (act) => addParty(act, id, { name: 'Thornmere Council', role: 'commissioner' }));
    const supplier = await as(dev, (act) => addParty(act, id, { name: 'Fell Care', role: 'provider' }));
    const { agreementId: _agreement, contractId: _contract, ...entry } = notRegistered(id);
    const made = await one(id);
    await as(dev, (act) => keepRegister(act, made, { ...entry, regime, outcomeIds: [outcomeId] }));
    if (!more.draft) await as(dev, (act) => moveAgreement(act, id, { to: 'in-force', version: made.version }));
    return { id, buyer, supplier, path: `/cases/${caseId}/agreements/${id}` };
  }
  const owedIn = async (id: string) =>
    (await app.look((tx) => obligationsOf(tx, caseId))).filter(({ agreementId }) => agreementId === id);

  return { dev, pat, kim, caseId, outcomeId, council, as, one, wearing, contract, owedIn };
}
