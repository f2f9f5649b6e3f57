import type { GrantToPublish } from '#standards/360giving/index.ts';
import { type Agreement, sayAgreement } from '../agreement.ts';

export type Publishing = Readonly<{
  grants: readonly GrantToPublish[];
  /** Grants that cannot be published yet, and what each lacks. */
  left: readonly Readonly<{ id: string; title: string; lacks: readonly string[] }>[];
}>;

/** The standard wants of each grant who gave it, to whom, how much and when. What lacks one of these is left out, and said. */
function lacksOf({ state, valuePence, startsOn, parties }: Agreement): string[] {
  const count = (...roles: string[]) => parties.filter(({ role }) => roles.includes(role)).length;
  return [
    state === 'draft' ? 'It is a draft still.' : null,
    valuePence === null ? 'It has no value.' : null,
    startsOn === null ? 'It has no day on which it begins.' : null,
    count('funder', 'commissioner', 'host') === 0 ? 'Nobody gives the money.' : null,
    count('provider', 'member', 'other') === 0 ? 'Nobody gets it.' : null,
    count('provider', 'member', 'other') > 1 ? 'Several get it: make a grant for each.' : null,
  ].filter((one) => one !== null);
}

/** Pure. A grant is awarded on the day on which it begins: an earlier day is not kept. */
export function grantsToPublish(agreements: readonly Agreement[]): Publishing {
  const all = agreements.filter(({ type }) => type === 'grant').map((one) => ({ one, lacks: lacksOf(one) }));
  return {
    grants: all.filter(({ lacks }) => lacks.length === 0).map(({ one }) => asGrant(one)),
    left: all
      .filter(({ lacks }) => lacks.length > 0)
      .map(({ one, lacks }) => ({ id: one.id, title: one.title, lacks })),
  };
}

function asGrant(agreement: Agreement): GrantToPublish {
  const named = (...roles: string[]) => agreement.parties.find(({ role }) => roles.includes(role))!;
  const organisation = ({ name }: { name: string }) => ({ id: null, name });
  return {
    id: agreement.id,
    title: agreement.title,
    description: `${sayAgreement(agreement)}: ${agreement.title}`,
    amountPence: agreement.valuePence!,
    awardedOn: agreement.startsOn!,
    startOn: agreement.startsOn,
    endOn: agreement.endsOn,
    recipient: organisation(named('provider', 'member', 'other')),
    funder: organisation(named('funder', 'commissioner', 'host')),
  };
}
