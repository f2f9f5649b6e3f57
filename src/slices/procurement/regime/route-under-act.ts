import { sayHealthCode } from './health-codes.ts';
import type { Answers, Choice } from './questions.ts';
import type { Process, Reference, RegimeAnswer, Routed } from './regime.ts';
import { answerOf, ask, refuseRoute } from './route-answer.ts';
import { type ContractType, fixedAmounts, type ThresholdRow, thresholdsOn } from './thresholds-table.ts';

const isCentral = (answers: Answers): boolean => answers.buyer === 'central' || answers.buyer === 'nhs';

/** The type of schedule 1 paragraph 1: where two rows could be meant, the one with the lower amount. */
export function contractType(answers: Answers): ContractType {
  const concession = answers.concession === 'yes';
  if (answers.buyer === 'utility') {
    if (answers.kind === 'works') return 'works';
    return answers.kind === 'light-touch' ? 'light-touch-utilities' : 'utilities';
  }
  if (answers.kind === 'light-touch') return concession ? 'light-touch-concession' : 'light-touch';
  if (concession) return 'concession';
  if (answers.kind === 'works') return 'works';
  return isCentral(answers) ? 'goods-services-central' : 'goods-services-sub-central';
}

/** With value added tax, in pence, up to the next penny (section 123(2) and schedule 3). */
export function withVat(valuePence: number, vat: Choice<'vat'>, rate: Choice<'rate'> | null): number {
  return vat === 'excluding' ? Math.ceil((valuePence * (100 + Number(rate ?? 20))) / 100) : valuePence;
}

const exemptions: Record<Exclude<Choice<'exempt'>, 'none'>, string> = {
  land: '8',
  legal: '14',
  employment: '18',
  research: '22',
  emergency: '20',
  transport: '21',
  other: '',
};

const inAct = (section: string, says: string): Reference => ({ law: `Procurement Act 2023, ${section}`, says });

export function routeUnderAct(answers: Answers, rows: readonly ThresholdRow[]): Routed {
  if (!answers.exempt) return ask('exempt');
  if (answers.exempt !== 'none') {
    const paragraph = exemptions[answers.exempt];
    return answerOf(answers, 'exempt', 'none', {
      rests: paragraph ? [inAct(`schedule 2 paragraph ${paragraph}`, 'this exemption')] : [],
      checks: ['Whether the main purpose could reasonably be bought separately: schedule 2 paragraph 7(2).'],
    });
  }
  for (const question of ['kind', 'concession'] as const) if (!answers[question]) return ask(question);
  if (answers.valuePence === null || answers.valuePence === undefined) return ask('valuePence');
  if (!answers.vat) return ask('vat');
  if (answers.vat === 'excluding' && !answers.rate) return ask('rate');
  const row = thresholdsOn(answers.on, rows);
  if (!row) return refuseRoute('no-thresholds');
  for (const question of ['way', 'reserved'] as const) if (!answers[question]) return ask(question);
  const type = contractType(answers);
  const { id, from, until, source, pounds } = row;
  const more = {
    valuePence: withVat(answers.valuePence, answers.vat, answers.rate ?? null),
    threshold: { row: id, type, pounds: pounds[type], from, until, source },
    reserved: answers.reserved!,
    checks: checksOf(answers, row),
  };
  return more.valuePence >= 100 * pounds[type] ? above(answers, more) : below(answers, more);
}

function checksOf(answers: Answers, row: ThresholdRow): string[] {
  const code = answers.nation === 'england' ? sayHealthCode(answers.code, false) : null;
  return [
    ...(code ? [code] : []),
    ...(row.checked ? [] : ['The thresholds have not been compared with the regulations that set them.']),
    ...(answers.buyer === 'nhs'
      ? ['Whether you are a central government authority. The lower threshold is used.']
      : []),
    ...(answers.buyer === 'utility'
      ? ['Private utilities are free of several duties. That is not worked through here.']
      : []),
    ...(answers.kind === 'light-touch'
      ? ['The service has a code in schedule 1 to the Procurement Regulations 2024.']
      : []),
  ];
}

type More = Pick<RegimeAnswer, 'valuePence' | 'threshold' | 'checks'> & {
  reserved: Choice<'reserved'>;
  valuePence: number;
};

const competes = (way: Choice<'way'>): boolean => way === 'open' || way === 'flexible';

function above(answers: Answers, more: More): Routed {
  const way = answers.way!;
  const lightTouch = answers.kind === 'light-touch';
  if (way === 'user-choice' && !lightTouch) return refuseRoute('user-choice-is-light-touch');
  if (more.reserved === 'small' || more.reserved === 'local') return refuseRoute('reserved-below-only');
  if (more.reserved === 'mutual' && !lightTouch) return refuseRoute('mutual-is-light-touch');
  if (more.reserved !== 'no' && !competes(way)) return refuseRoute('reserved-needs-competition');
  if (more.reserved !== 'no' && way === 'open') return refuseRoute('reserved-needs-stages');
  return answerOf(answers, lightTouch ? 'light-touch' : 'ordinary', way, more);
}

function below(answers: Answers, more: More): Routed {
  const way = answers.way!;
  if (way === 'user-choice') return refuseRoute('user-choice-is-light-touch');
  if (more.reserved === 'mutual') return refuseRoute('mutual-is-light-touch');
  if (more.reserved === 'local' && !(answers.nation === 'england' && answers.buyer === 'council'))
    return refuseRoute('local-not-for-you');
  if (more.reserved !== 'no' && !competes(way)) return refuseRoute('reserved-needs-competition');
  const left = answers.buyer === 'utility' || answers.buyer === 'school' || answers.concession === 'yes';
  if (left) return answerOf(answers, 'not-regulated', way, more);
  const central = isCentral(answers);
  const selectionFrom = central ? fixedAmounts.selectionInWorksCentral : fixedAmounts.selectionInWorksOther;
  const mayShortlist = answers.kind === 'works' && more.valuePence >= 100 * selectionFrom;
  if (way === 'flexible' && !mayShortlist) return refuseRoute('no-shortlist-below');
  const notifiable = more.valuePence >= 100 * (central ? fixedAmounts.notifiableCentral : fixedAmounts.notifiableOther);
  const process: Process = way === 'flexible' ? 'open' : way;
  return answerOf(answers, 'below-threshold', process, {
    ...more,
    notifiable,
    rests: [
      inAct('section 85', mayShortlist ? 'works of this size may have a selection stage' : 'no selection stage'),
      ...(notifiable ? [inAct('section 87', 'a notice before it is advertised, and contract details afterwards')] : []),
    ],
    checks: [
      ...more.checks,
      'What the amending regulations of 2026 ask of notices for small contracts, and from when.',
    ],
  });
}
