/** The parts of a form in the look: error summary first, then each field with its label, hint and error. */
import { FormRefusal, type Refusal } from '#core/shared/refusals.ts';
import { html, type Html } from './html.ts';

export interface FieldError {
  field: string | undefined;
  message: string;
  todo: string | undefined;
}

/** What a refused form shows. */
export const fieldErrors = (refusal: Refusal | FormRefusal): FieldError[] =>
  (refusal instanceof FormRefusal ? refusal.refusals : [refusal]).map(({ details, message, todo }) => ({
    field: details.field,
    message,
    todo,
  }));

const ICON = html`<svg class="i" viewBox="0 0 24 24" aria-hidden="true"><path d="M12 8v5M12 16.5v.01M12 3 2 20h20z" /></svg>`;

/** The summary at the top of a refused form. */
export function errorSummary(errors: readonly FieldError[]): Html {
  if (errors.length === 0) return html``;
  return html`<div class="errors" role="alert" tabindex="-1">
    <h2>À corriger</h2>
    <ul>
      ${errors.map(({ field, message, todo }) => html`<li>${field ? html`<a href="#${field}">${message}</a>` : message} ${todo}</li>`)}
    </ul>
  </div>`;
}

export interface FieldOptions {
  name: string;
  label: string;
  hint?: string;
  type?: 'text' | 'email' | 'password';
  value?: string;
  autocomplete: string;
}

/** One labelled input, with its error if it has one. */
export function field(options: FieldOptions, errors: readonly FieldError[]): Html {
  const { name, label, hint, type = 'text', value = '', autocomplete } = options;
  const error = errors.find((each) => each.field === name);
  const described = [hint && `${name}-aide`, error && `${name}-erreur`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for="${name}">${label}</label>
    ${hint && html`<span class="hint" id="${name}-aide">${hint}</span>`}
    ${error && html`<span class="err" id="${name}-erreur">${ICON}${error.message}</span>`}
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${type === 'password' ? '' : value}"
      autocomplete="${autocomplete}"
      required
      ${described && html`aria-describedby="${described}"`}
      ${error && html`aria-invalid="true"`}
    />
  </div>`;
}
