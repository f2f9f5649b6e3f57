import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, download, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import type { Payer } from '../payer.ts';
import { type ComplianceFigures, complianceRows, type LargeFigures, sayLeftOut } from './figures.ts';
import { isOver, type Period, periodEnding, type ReturnKind, returnKinds, returnTitles } from './periods.ts';
import { type SignedReturn, signedFor } from './return-store.ts';
import { draftReturn, type signInput, signReturn } from './sign-return.ts';

const mostShown = 100;

function asked(params: Readonly<Record<string, string>>): Period {
  const kind = returnKinds.find((one) => one === params.kind) ?? refuse('not-found');
  if (!/^20\d\d-\d\d-\d\d$/.test(params.endsOn ?? '')) refuse('not-found');
  return periodEnding(kind, params.endsOn!) ?? refuse('not-found');
}

const pathOf = (payer: Payer, { kind, toOn }: Period) => `/organisations/${payer.id}/payments/returns/${kind}/${toOn}`;

const view = (kind: ReturnKind, figures: ComplianceFigures | LargeFigures) => ({
  rows: kind === 'compliance' ? complianceRows(figures as ComplianceFigures) : null,
  large: kind === 'compliance' ? null : (figures as LargeFigures),
  leftOut: sayLeftOut(figures.leftOut),
});

/** A return as it was signed, and as it would be now. */
export async function showReturn({ tx, object, params, now }: Visit<Payer>): Promise<Reply> {
  const period = asked(params);
  const signed = await signedFor(tx, object.id, period.kind, period.toOn);
  const draft = await draftReturn(tx, object, period);
  const says = (one: SignedReturn) => ({ ...one, ...view(one.kind, one.figures) });
  const last = signed.at(-1);
  return page('agreements/payments/return.njk', returnTitles[period.kind], {
    ...{ payer: object, period, action: pathOf(object, period), base: `/organisations/${object.id}/payments` },
    draft: { ...view(period.kind, draft.figures), seen: draft.sha256, payments: draft.payments.slice(0, mostShown) },
    signed: signed.map(says).reverse(),
    over: isOver(period, londonDate(now)),
    late: londonDate(now) > period.byOn && signed.length === 0,
    differs: last !== undefined && differs(last, draft),
    mostShown,
  });
}

const wordsOf = ({ content, figures }: Pick<SignedReturn, 'content' | 'figures'>): string =>
  JSON.stringify(sayLeftOut(figures.leftOut)) + content;

/** Whether a return would say something else now than it was signed with. */
export const differs = (
  signed: Pick<SignedReturn, 'content' | 'figures'>,
  draft: Pick<SignedReturn, 'content' | 'figures'>,
): boolean => wordsOf(signed) !== wordsOf(draft);

export async function saveReturn({
  act,
  object,
  params,
  body,
}: Doing<Payer, z.infer<typeof signInput>>): Promise<Reply> {
  const period = asked(params);
  await signReturn(act, object, period, body);
  return redirect(pathOf(object, period), 'It is signed, and stays as it is.');
}

/** The file of the draft, or of a version that was signed, byte for byte. */
export async function downloadReturn({ tx, object, params, query }: Visit<Payer>): Promise<Reply> {
  const period = asked(params);
  const name = (what: string) => `${period.kind}-${period.toOn}-${what}.csv`;
  if (!query.version) {
    const { content } = await draftReturn(tx, object, period);
    return download(name('draft'), 'text/csv; charset=utf-8', content);
  }
  const signed = await signedFor(tx, object.id, period.kind, period.toOn);
  const one = signed.find(({ number }) => String(number) === query.version) ?? refuse('not-found');
  return download(name(`version-${one.number}`), 'text/csv; charset=utf-8', one.content);
}
