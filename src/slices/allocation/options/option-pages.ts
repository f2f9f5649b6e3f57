import type { z } from 'zod';
import type { Subject } from '#platform/access/kinds.ts';
import { field } from '#platform/forms/index.ts';
import { type Doing, page, type Reply, redirect, type Visit } from '#platform/http/route.ts';
import { choicesOf, chosen } from '#platform/links/index.ts';
import { number, pounds } from '#platform/say.ts';
import { checkInside } from '../check-inside.ts';
import { balance } from './balance.ts';
import { benefitRanges } from './benefit-range.ts';
import { writeCosts, writeUses, yearlyByPayer } from './cost-lines.ts';
import { missingValueRules } from './missing-values.ts';
import { evidenceGrades, evidenceLabels, listLabels, mustLabels, musts, type Option, optionLists } from './option.ts';
import { optionsOf } from './option-store.ts';
import { changeOption, detailsOf, optionInput, placeOption, putOption } from './put-option.ts';
import { type moveOptionInput, type placeOptionInput, withdrawOption } from './withdraw-option.ts';

const servable = ['outcome', 'mechanism'] as const;
const labelled = <T extends string>(values: readonly T[], labels: Record<T, string>) =>
  values.map((value) => ({ value, text: labels[value] }));
const pathOf = (option: Pick<Option, 'caseId' | 'id'>): string => `/cases/${option.caseId}/options/${option.id}`;

export async function listOptions({ tx, object, who }: Visit<Subject>): Promise<Reply> {
  checkInside(who);
  const all = await optionsOf(tx, object.id);
  const live = all.filter((option) => option.state === 'put');
  const ranges = benefitRanges(live);
  const lines = live.map((option, index) => ({
    ...option,
    rank: index + 1,
    range: ranges.get(option.id)!,
    upTo: index,
    downTo: index + 2,
    last: index === live.length - 1,
  }));
  return page('allocation/options.njk', 'Options', {
    growth: lines.filter((option) => option.list === 'growth'),
    release: lines.filter((option) => option.list === 'release'),
    withdrawn: all.filter((option) => option.state === 'withdrawn'),
    balance: balance(live),
    listChoices: labelled(optionLists, listLabels),
    next: live.length + 1,
    mustLabels,
    rules: missingValueRules,
  });
}

const none: readonly string[] = [];

export async function keepOption(doing: Doing<Subject, z.infer<typeof optionInput>>): Promise<Reply> {
  const { act, object, body } = doing;
  const serves = await servedBy(doing, object.id, body.serves);
  const details = { ...detailsOf(body), serves };
  await putOption(act, { ...details, caseId: object.id, place: body.place });
  return redirect(`/cases/${object.id}/options`, `${body.title} is one of the options now.`);
}

const servedBy = async ({ tx, services, who }: Visit, caseId: string, values: readonly string[]) =>
  Promise.all(
    values.map(async (value) => {
      const { kind, id } = await chosen(tx, services.kinds, who, caseId, servable, value, 'serves');
      return { kind, id };
    }),
  );

export const changeOptionInput = optionInput.extend({ version: field.version() });

export async function showOption({ tx, object, services, who }: Visit<Option>): Promise<Reply> {
  const all = await optionsOf(tx, object.caseId);
  const live = all.filter((option) => option.state === 'put');
  const others = all.filter((option) => option.id !== object.id && option.state === 'put');
  const titles = new Map(all.map((option) => [option.id, option.title]));
  const choices = await choicesOf(tx, services.kinds, who, object.caseId, servable);
  const serves = object.serves.map((ref) => `${ref.kind}:${ref.id}`);
  const payers = [...yearlyByPayer(object.costs)];
  const yearly = payers.reduce((sum, [, pence]) => sum + pence, 0);
  return page('allocation/option.njk', object.title, {
    option: { ...object, costsText: writeCosts(object.costs), usesText: writeUses(object.uses), servesValues: serves },
    range: benefitRanges(live).get(object.id) ?? null,
    rank: live.findIndex((option) => option.id === object.id) + 1,
    said: factsOf(object, titles),
    payers: payers.map(([payer, pence]) => [payer, { text: pounds(pence), number: true }]),
    mismatch:
      payers.length > 0 && Math.abs(yearly - object.annualPence) > 100
        ? `By payer it comes to ${pounds(yearly)} a year; the cost a year above says ${pounds(object.annualPence)}.`
        : null,
    serving: choices.filter((choice) => serves.includes(choice.value)),
    otherChoices: others.map(({ id, title }) => ({ value: id, text: title })),
    serveChoices: choices.map(({ value, kindLabel, title }) => ({
      value,
      text: `${kindLabel}: ${title.slice(0, 90)}`,
    })),
    listChoices: labelled(optionLists, listLabels),
    evidenceChoices: labelled(evidenceGrades, evidenceLabels),
    mustChoices: labelled(musts, mustLabels),
    rules: missingValueRules,
  });
}

function factsOf(option: Option, titles: ReadonlyMap<string, string>) {
  const named = (ids: readonly string[]) => ids.map((id) => titles.get(id)).join('; ');
  const spread =
    option.benefitLow !== null
      ? ` (the middle half of those who scored: ${number(option.benefitLow)} to ${number(option.benefitHigh)})`
      : '';
  return [
    { key: 'Which list', value: listLabels[option.list] },
    { key: option.list === 'growth' ? 'Cost a year' : 'Frees a year', value: pounds(option.annualPence) },
    { key: 'People reached in a year', value: number(option.reach) },
    {
      key: 'Benefit for one person',
      value: option.benefit === null ? '' : `${number(option.benefit)} of 100${spread}`,
    },
    { key: 'Where that is from', value: option.benefitNote },
    {
      key: 'Chance that it works',
      value: option.probability === null ? '' : `${Math.round(option.probability * 100)}%`,
    },
    { key: 'Evidence', value: option.evidence ? evidenceLabels[option.evidence] : '' },
    { key: 'With equity, a person counts for', value: number(option.equityWeight) },
    { key: 'Must be done', value: option.must ? `${mustLabels[option.must]}: ${option.mustBecause}` : '' },
    { key: 'Stopping would cost', value: pounds(option.stopPence) },
    { key: 'Who would bear the stopping', value: option.stopBearer },
    { key: 'Group', value: option.grouping },
    { key: 'Needs', value: named(option.needs) },
    { key: 'Excludes', value: named(option.excludes) },
    { key: 'Also uses', value: option.uses.map(({ what, amount }) => `${what}: ${number(amount)} a year`).join('; ') },
    { key: 'Note', value: option.note },
  ];
}

export async function saveOption(doing: Doing<Option, z.infer<typeof changeOptionInput>>): Promise<Reply> {
  const { act, object, body } = doing;
  const { version, ...input } = body;
  const serves = await servedBy(doing, object.caseId, body.serves ?? none);
  const sorted = (ids: readonly string[]) => [...new Set(ids)].sort();
  const details = detailsOf(input);
  const ties = { needs: sorted(details.needs), excludes: sorted(details.excludes) };
  const changed = await changeOption(act, object, version, { ...details, ...ties, serves });
  if (input.place !== null && input.place !== object.place) await placeOption(act, object, input.place);
  return redirect(pathOf(object), changed ? 'It is kept.' : 'Nothing was different.');
}

export async function saveOptionPlace(doing: Doing<Option, z.infer<typeof placeOptionInput>>): Promise<Reply> {
  await placeOption(doing.act, doing.object, doing.body.place);
  return redirect(`/cases/${doing.object.caseId}/options`, `${doing.object.title} is in its place.`);
}

export async function saveOptionState(doing: Doing<Option, z.infer<typeof moveOptionInput>>): Promise<Reply> {
  await withdrawOption(doing.act, doing.object, doing.body);
  const says = doing.body.state === 'withdrawn' ? 'is off the lists' : 'is on its list again';
  return redirect(`/cases/${doing.object.caseId}/options`, `${doing.object.title} ${says}.`);
}
