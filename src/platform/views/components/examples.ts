/**
 * Each component as it is used: documentation, and what the tests render, validate, attack and look at.
 * `source` goes inside the content block of a page; `imports` names its macros by file; strings in `data` stand for what people typed.
 */
export type Example = Readonly<{
  name: string;
  imports: Readonly<Record<string, string>>;
  source: string;
  data: Readonly<Record<string, unknown>>;
  page?: Readonly<Record<string, unknown>>;
}>;

const allFields = `
{% call form(page, "/cases/1/outcomes") %}
{{ hidden("version", 3) }}
{{ input(page, "statement", label, { hint: hint, size: "m", value: given }) }}
{{ input(page, "hours", "Hours a week", { inputmode: "numeric", classes: "govuk-input--width-5", suffix: "hours" }) }}
{{ textarea(page, "words", label, { hint: hint, value: given }) }}
{{ radios(page, "answer", label, choices, { hint: hint, value: "no" }) }}
{{ checkboxes(page, "parts", label, choices, { value: ["yes"] }) }}
{{ select(page, "organisation", label, choices, { empty: "Nobody yet" }) }}
{{ dateOn(page, "endsOn", label, { value: "2028-01-31" }) }}
{{ file(page, "register", label, { hint: hint }) }}
{{ button("Keep this outcome") }}
{% endcall %}`;

const fieldMacros = {
  form: 'form',
  fields: 'input, textarea, radios, checkboxes, select, dateOn, file, hidden, button',
};

const fieldData = {
  label: 'What do we want, for the people concerned?',
  hint: 'Not the service: what is different for somebody when it works.',
  given: 'People live the day they choose, at home',
  choices: [
    { value: 'yes', text: 'Yes', hint: 'Everybody would agree that it was done.' },
    { value: 'no', text: 'No' },
  ],
};

export const examples: readonly Example[] = [
  { name: 'fields', imports: fieldMacros, source: allFields, data: fieldData },
  {
    name: 'fields-returned',
    imports: fieldMacros,
    source: allFields,
    data: { ...fieldData, given: '' },
    page: {
      values: {
        statement: 'Typed, and kept',
        hours: 'forty',
        words: 'Two lines\nof words',
        answer: 'yes',
        parts: ['no'],
        organisation: 'no',
        'endsOn-day': '31',
        'endsOn-month': '2',
        'endsOn-year': '2028',
      },
      errors: ['statement', 'hours', 'words', 'answer', 'parts', 'organisation', 'endsOn', 'register'].map((field) => ({
        field,
        text: `Say what is meant by ${field}`,
      })),
    },
  },
  {
    name: 'evidence',
    imports: { form: 'form', evidence: 'evidenceField, evidenceFiles' },
    source: `{{ evidenceFiles(files, "/cases/1/obligations/2") }}{% call form(page, "/cases/1/obligations/2", true) %}{{ evidenceField(page) }}{% endcall %}`,
    data: {
      files: [
        { id: 3, name: 'Visits in May.pdf', says: 'PDF, 120 KB', alternative: '' },
        { id: 4, name: 'class.jpg', says: 'photograph, 2.1 MB', alternative: 'The first class, in the hall' },
      ],
    },
    page: { errors: [{ field: 'evidenceFile', text: 'The PDF is damaged or cut short' }] },
  },
  {
    name: 'quote-and-tags',
    imports: { parts: 'quote, tag, printButton' },
    source: `
<p class="cw-sentence">{{ sentence }}</p>
{{ quote(words, by) }}{{ quote(words, by, "/cases/1/words/2") }}{{ quote(words) }}
<p>{{ tag(owned, "want") }}{{ tag(bought, "buy") }}{{ tag(contested, "warn") }}{{ tag(plain) }}</p>
<p class="cw-actions">{{ printButton() }}</p>`,
    data: {
      sentence:
        'Three provide today. Without Bay Care, the other two could cover 600 of its 1,228 hours in twelve weeks.',
      words: 'I want to make my own tea, and someone who notices if I don’t.',
      by: 'Joan, at the Vale lunch club',
      owned: 'Owned by the Elders’ Assembly',
      bought: 'Output',
      contested: 'Contested by the Disabled People’s Network',
      plain: 'Proposed',
    },
  },
  {
    name: 'table-and-facts',
    imports: { parts: 'table, facts' },
    source: `
{{ facts([{ key: key, value: value }, { key: "Needs", value: value, href: "/cases/1/needs" }, { key: "Not shown when empty", value: none }]) }}
{{ table(caption, ["Provider", { text: "Hours a week", number: true }, "Last time"], [[provider, { text: 1228 | number, number: true }, { text: bid, href: "/contracts" }], ["Tern Cooperative", { text: 0, number: true }, bid]]) }}`,
    data: {
      key: 'Who holds it',
      value: 'Thornmere Council',
      caption: 'Take each one away',
      provider: 'Bay Care',
      bid: 'Bid',
    },
  },
  {
    name: 'cards',
    imports: { parts: 'card' },
    source: `
<h2 class="govuk-heading-m">Then what carries it?</h2>
<ul class="cw-cards">
{{ card(title, text, "taken", "/cases/1/walk", rule) }}{{ card("Powers", text, "refused") }}{{ card("Technology", "Not looked at yet") }}
</ul>`,
    data: {
      title: 'People themselves',
      text: 'A peer bereavement circle of forty people',
      rule: 'hall hire needs £5m insurance',
    },
  },
  {
    name: 'thread',
    imports: { thread: 'thread' },
    source: '{{ thread(beads) }}',
    data: {
      beads: [
        {
          kindLabel: 'Quotation',
          meta: 'Vale lunch club, 12 March',
          title: 'I want to make my own tea',
          href: '/words/1',
        },
        {
          kindLabel: 'Requirement',
          title: 'Help follows what the person wants this week',
          text: 'Weekly conversation recorded, hours moved without asking.',
          here: true,
          changedAt: '2027-05-19T09:00:00Z',
          changedBy: 'Dev Patel',
          flags: ['an assumption it rests on has changed'],
          children: [
            { kindLabel: 'Agreement', title: 'Moorside Care', lens: 'buy', href: '/agreements/1', followHref: '/t' },
          ],
        },
        { kindLabel: 'Outcome', title: 'People live the day they choose', loose: 'No measure shows it yet' },
      ],
    },
  },
  {
    name: 'lenses',
    imports: { lenses: 'lenses, lens', parts: 'quote', form: 'form', fields: 'button' },
    source: `
{% call lenses() %}
{% call lens("want", "want", "What we want, in whose words") %}
{{ quote(words, by) }}<p>{{ wanted }}</p>
{% call form(page, "/cases/1/wanted") %}{{ button("Keep this") }}{% endcall %}
{% endcall %}
{% call lens("seam", "seam", "Not yet agreed") %}<p class="cw-open">{{ open }}</p><p class="cw-agreed">{{ agreed }}</p>{% endcall %}
{% call lens("buy", "buy", "What can be contracted, by when") %}<p>{{ bought }}<br><span class="cw-small">{{ small }}</span></p>{% endcall %}
{% endcall %}`,
    data: {
      words: 'I don’t want a rota.',
      by: 'Joan',
      wanted: 'No one goes a week without a person who matters to them',
      open: 'Is it in a provider’s hands? No',
      agreed: 'Falls recovery: yes, yes, yes',
      bought: 'Six-week strength and balance classes',
      small: 'Output. No payment hangs on a result.',
    },
  },
];
