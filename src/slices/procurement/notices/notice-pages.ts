import type { z } from 'zod';
import { londonDate } from '#platform/clock.ts';
import { fileTypes, writeDocx, writePdf } from '#platform/documents/index.ts';
import { refuse } from '#platform/http/refusals.ts';
import { type Doing, download, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { codeSaid, fillNotice, limbs, noticeOf, type ProcurementFacts } from '#standards/notices/index.ts';
import { momentsOf } from '../order/moment-store.ts';
import type { Procurement } from '../procurement.ts';
import { type Asked, askedFor, nameOf, type Typed } from './asked.ts';
import { clockOf } from './dates-as-happened.ts';
import type { ElsewhereOf } from './elsewhere.ts';
import { withoutPayments } from './facts-of-payments.ts';
import { gatherFacts, withoutAward } from './gather-facts.ts';
import { handOver, type handOverInput } from './hand-over.ts';
import { keepTyped, type TypedInput } from './keep-typed.ts';
import { noticeDocument, noticeJson } from './notice-file.ts';
import { momentOf, noticesOf } from './notice-list.ts';
import { dueOf, noticeStateLabels, stateOf } from './notice-state.ts';
import { type NoticeVersion, redactionsOf, typedOf, versionsOf } from './notice-store.ts';
import { type publicationInput, recordPublication } from './record-publication.ts';
import { signedShown } from './signed-shown.ts';
import { showAgain, type showAgainInput, withholdField, type withholdInput } from './withhold-field.ts';

export const noticesPath = ({ caseId, id }: Pick<Procurement, 'caseId' | 'id'>): string =>
  `/cases/${caseId}/procurements/${id}/notices`;

/** The notice that the address names, where this way of buying knows it. */
const codeAsked = ({ object, params }: Visit<Procurement>): string =>
  noticesOf(object.regime, object.route).find((code) => code.toLowerCase() === params.code?.toLowerCase()) ??
  refuse('not-found');

const here = (visit: Visit<Procurement>): string => `${noticesPath(visit.object)}/${codeAsked(visit).toLowerCase()}`;

async function stands(
  visit: Visit<Procurement>,
  code: string,
  facts: ProcurementFacts,
  all: readonly NoticeVersion[],
  clock: Awaited<ReturnType<typeof clockOf>>,
) {
  const redactions = await redactionsOf(visit.tx, visit.object.id, code);
  const filled = fillNotice(code, facts, redactions);
  const versions = all.filter((one) => one.code === code);
  const due = dueOf(code, clock.timetable);
  const today = londonDate(visit.now);
  const state = stateOf({ code, filled, versions, due, today, touched: redactions.length > 0 });
  const notice = noticeOf(code);
  return {
    code,
    codeSaid: codeSaid(notice),
    path: `${noticesPath(visit.object)}/${code.toLowerCase()}`,
    title: notice.title,
    law: notice.law,
    mandatory: notice.mandatory,
    unverified: notice.unverified,
    filled,
    versions,
    last: versions.at(-1) ?? null,
    due,
    overdue: due !== null && due.on < today && !versions.some(({ platformNumber }) => platformNumber),
    state,
    stateLabel: noticeStateLabels[state],
  };
}

/** What its notices say to this reader: who won is for those who see awards, until the notice that tells everybody. */
async function readFacts({ tx, object, may }: Visit<Procurement>, elsewhereOf: ElsewhereOf) {
  const elsewhere = await elsewhereOf(tx, object);
  const facts = await gatherFacts(tx, object, elsewhere);
  const all = await versionsOf(tx, [object.id]);
  const told = may.includes('seeAward') || all.some((one) => one.platformNumber && one.facts.award);
  return {
    facts: may.includes('seeAward') ? facts : told ? withoutPayments(facts) : withoutAward(facts),
    signed: may.includes('seeAward') ? elsewhere.payments : null,
    all,
    clock: await clockOf(tx, object, elsewhere.dates),
  };
}

export const listNotices =
  (elsewhereOf: ElsewhereOf) =>
  async (visit: Visit<Procurement>): Promise<Reply> => {
    const { object } = visit;
    const { facts, all, clock } = await readFacts(visit, elsewhereOf);
    const notices = [];
    for (const code of noticesOf(object.regime, object.route))
      notices.push(await stands(visit, code, facts, all, clock));
    return page('procurement/notices/list.njk', `Notices: ${object.title}`, {
      procurement: object,
      notices,
      ownPrefix: facts.ocid === null,
    });
  };

/** Where a thing that is missing is said: on the page of whatever it belongs to, else in the boxes of this page. */
function placeOf({ facts }: { facts: readonly string[] }, procurement: Procurement): { href: string; text: string } {
  const base = `/cases/${procurement.caseId}/procurements/${procurement.id}`;
  const holds = (...names: string[]) => facts.some((fact) => names.includes(fact));
  if (holds('conflicts', 'contract.signedOn', 'award.summariesOn')) return { href: `${base}/order`, text: 'Record it' };
  if (holds('tendersBy', 'requestsBy', 'tenderNoticeOn', 'award.standstill'))
    return { href: `${base}/timetable`, text: 'Set it in the timetable' };
  if (holds('payments', 'paymentReturn')) return { href: '#payments', text: 'See what is signed' };
  if (holds('criteria', 'lots')) return { href: base, text: 'Say it in the procurement' };
  return { href: '#say', text: 'Say it below' };
}

const shown = (one: Asked, typed: Typed) => {
  const value = typed[nameOf(one)];
  return {
    ...one,
    name: nameOf(one),
    value: one.kind === 'pounds' && typeof value === 'number' ? value / 100 : value,
    choices: one.choices && Object.entries(one.choices).map(([key, text]) => ({ value: key, text })),
  };
};

export const showNotice =
  (elsewhereOf: ElsewhereOf) =>
  async (visit: Visit<Procurement>): Promise<Reply> => {
    const { tx, object, services } = visit;
    const code = codeAsked(visit);
    const { facts, all, clock, signed } = await readFacts(visit, elsewhereOf);
    const one = await stands(visit, code, facts, all, clock);
    const { fields } = noticeOf(code);
    const lacking = fields.filter(({ key }) => one.filled.missing.some(({ field }) => field === key));
    const kept = (await typedOf(tx, object.id)).at(-1);
    const boxes = askedFor(fields.flatMap((field) => field.facts));
    const wanted = new Set(askedFor(lacking.flatMap((field) => field.facts)));
    const moment = momentOf(code);
    return page('procurement/notices/show.njk', `${one.title}: ${object.title}`, {
      procurement: object,
      notice: one,
      signed: code === 'UK8' ? signedShown(signed, all, visit.who) : null,
      missing: one.filled.missing.map((gap) => ({
        ...gap,
        place: placeOf(fields.find(({ key }) => key === gap.field)!, object),
      })),
      first: boxes.filter((box) => wanted.has(box)).map((box) => shown(box, kept?.said ?? {})),
      rest: boxes.filter((box) => !wanted.has(box)).map((box) => shown(box, kept?.said ?? {})),
      boxNames: boxes.map(nameOf).join(' '),
      typedVersion: kept?.version ?? 0,
      typedBy: kept ?? null,
      withholdChoices: fields
        .filter(({ redactable }) => redactable)
        .map(({ key, label }) => ({ value: key, text: label })),
      limbChoices: Object.entries(limbs).map(([value, text]) => ({ value, text })),
      happened: moment
        ? ((await momentsOf(tx, object.id)).find((happened) => happened.moment === moment) ?? null)
        : null,
      today: londonDate(visit.now),
      publicPath: `${services.config.publicUrl ?? ''}/public/procurements/${object.id}/notices/${code.toLowerCase()}`,
    });
  };

export async function keepTypedFacts(doing: Doing<Procurement, TypedInput>): Promise<Reply> {
  const count = await keepTyped(doing.act, doing.object, doing.body);
  return redirect(
    here(doing),
    count === 0 ? 'Nothing was changed.' : 'It is kept, for all notices of this procurement.',
  );
}

export async function withhold(doing: Doing<Procurement, z.infer<typeof withholdInput>>): Promise<Reply> {
  await withholdField(doing.act, doing.object, codeAsked(doing), doing.body);
  return redirect(here(doing), 'It is withheld. That it is, and why, is published.');
}

export async function stopWithholding(doing: Doing<Procurement, z.infer<typeof showAgainInput>>): Promise<Reply> {
  await showAgain(doing.act, doing.object, codeAsked(doing), doing.body);
  return redirect(here(doing), 'It is shown again.');
}

export const keepHandOver =
  (elsewhereOf: ElsewhereOf) =>
  async (doing: Doing<Procurement, z.infer<typeof handOverInput>>): Promise<Reply> => {
    const elsewhere = await elsewhereOf(doing.tx, doing.object);
    const number = await handOver(doing.act, doing.object, codeAsked(doing), doing.body, elsewhere);
    return redirect(
      `${here(doing)}/printed`,
      `Version ${number} is frozen. Type it into the central platform, then record its number and time here.`,
    );
  };

export async function keepPublication(doing: Doing<Procurement, z.infer<typeof publicationInput>>): Promise<Reply> {
  const { ocidPrefix } = doing.services.config;
  const { warned, noRelease } = await recordPublication(
    doing.act,
    doing.object,
    codeAsked(doing),
    doing.body,
    ocidPrefix,
  );
  const says = [
    'It is published here too.',
    warned.length > 0 ? `Not recorded before it, and not checked against current law: ${warned.join('; ')}.` : null,
    noRelease ? `There is no open data of it. ${noRelease}` : null,
  ];
  return redirect(here(doing), says.filter(Boolean).join(' '));
}

async function lastVersion(visit: Visit<Procurement>): Promise<NoticeVersion> {
  const code = codeAsked(visit);
  const last = (await versionsOf(visit.tx, [visit.object.id])).filter((one) => one.code === code).at(-1);
  if (!last) return refuse('not-found');
  // Nobody reads from a draft who won before the notice tells everybody, but those who see awards.
  if (!last.platformNumber && last.facts.award && !visit.may.includes('seeAward')) refuse('not-allowed');
  return last;
}

/** What was handed over, as it was frozen: to be copied into the platform, or printed. */
export async function showHandedOver(visit: Visit<Procurement>): Promise<Reply> {
  const version = await lastVersion(visit);
  return page('procurement/notices/handed-over.njk', `${version.filled.title}, version ${version.number}`, {
    procurement: visit.object,
    version,
    path: here(visit),
    unverified: noticeOf(version.code).unverified,
  });
}

export async function sendNotice(visit: Visit<Procurement>): Promise<Reply> {
  const version = await lastVersion(visit);
  const name = `${version.code.toLowerCase()}-version-${version.number}`;
  const author = visit.services.installation().name ?? 'Commonweal';
  if (visit.query.as === 'json')
    return download(`${name}.json`, 'application/json; charset=utf-8', noticeJson(version));
  const document = noticeDocument(version, visit.object.title, author);
  return visit.query.as === 'pdf'
    ? download(`${name}.pdf`, fileTypes.pdf, await writePdf(document))
    : download(`${name}.docx`, fileTypes.docx, await writeDocx(document));
}
