import assert from 'node:assert/strict';
import { parseHTML } from 'linkedom';
import type { Answer, Fields } from './client.ts';

const squeeze = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** What a control holds, as a browser has it: linkedom leaves a text box's own text encoded. */
export const heldBy = (control: Element): string =>
  control.tagName === 'TEXTAREA'
    ? (control.textContent ?? '').replace(/&(?:lt|gt|quot|#39|amp);/g, (one) => entities[one]!)
    : (control.getAttribute('value') ?? '');

/** A page as a person reads it: its heading, its words, its links and its forms. */
export class Page {
  readonly url: string;
  readonly answer: Answer;
  readonly document: Document;
  constructor(url: string, answer: Answer) {
    this.url = url;
    this.answer = answer;
    this.document = parseHTML(answer.body || '<html></html>').document as unknown as Document;
  }

  get h1(): string {
    return squeeze(this.document.querySelector('h1')?.textContent);
  }
  get title(): string {
    return squeeze(this.document.querySelector('title')?.textContent);
  }
  get text(): string {
    return squeeze(this.document.querySelector('main')?.textContent ?? this.document.body?.textContent);
  }
  /** The error summary, a line each. */
  get errors(): string[] {
    return [...this.document.querySelectorAll('.govuk-error-summary__list li')].map((item) =>
      squeeze(item.textContent),
    );
  }
  link(text: string): string {
    const link = [...this.document.querySelectorAll('a')].find((one) => squeeze(one.textContent).includes(text));
    assert.ok(link, `There is no link "${text}" on ${this.url}.`);
    return link.getAttribute('href')!;
  }
  hasLink(text: string): boolean {
    return [...this.document.querySelectorAll('a')].some((one) => squeeze(one.textContent).includes(text));
  }
  hasForm(action: string): boolean {
    return this.#form(action) !== undefined;
  }
  /** Of several forms with an address, the one whose hidden fields hold what is to be sent. */
  #form(action: string, sent: Fields = {}): HTMLFormElement | undefined {
    const forms = [...this.document.querySelectorAll('form')].filter((form) => form.getAttribute('action') === action);
    const holds = (form: HTMLFormElement) =>
      [...form.querySelectorAll('input[type=hidden]')].every((one) => {
        const wanted = sent[one.getAttribute('name') ?? ''];
        return wanted === undefined || wanted === one.getAttribute('value');
      });
    return (forms.find((form) => holds(form as HTMLFormElement)) ?? forms[0]) as HTMLFormElement | undefined;
  }

  /** What a browser would send: the form's own values, with what the person typed over them. A field that is not on the form fails. */
  form(action: string, typed: Fields): URLSearchParams {
    const form = this.#form(action, typed);
    assert.ok(
      form,
      `There is no form to ${action} on ${this.url}. Forms: ${[...this.document.querySelectorAll('form')].map((one) => one.getAttribute('action')).join(', ')}`,
    );
    const sent = new URLSearchParams();
    const names = new Set<string>();
    for (const control of form.querySelectorAll('input, textarea, select')) {
      const name = control.getAttribute('name');
      if (!name) continue;
      names.add(name);
      if (name in typed) continue;
      const type = control.getAttribute('type') ?? control.tagName.toLowerCase();
      if (
        type === 'file' ||
        type === 'submit' ||
        ((type === 'radio' || type === 'checkbox') && !control.hasAttribute('checked'))
      )
        continue;
      if (control.tagName === 'SELECT') {
        const options = [...control.querySelectorAll('option')];
        const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0];
        if (chosen) sent.append(name, chosen.getAttribute('value') ?? squeeze(chosen.textContent));
      } else sent.append(name, type === 'checkbox' && !control.hasAttribute('value') ? 'on' : heldBy(control));
    }
    for (const button of form.querySelectorAll('button[name]')) names.add(button.getAttribute('name')!);
    for (const [name, value] of Object.entries(typed)) {
      assert.ok(names.has(name), `The form to ${action} has no field "${name}". It has: ${[...names].join(', ')}`);
      for (const one of [value].flat()) if (one !== undefined) sent.append(name, one);
    }
    return sent;
  }

  summary(): string {
    return `${this.h1} | ${this.errors.join('; ')} | ${this.text.slice(0, 400)}`;
  }
}
