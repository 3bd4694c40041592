/**
 * The one catalogue of refusals: the same words and the same way out for families, partners, agents and the command line.
 * A refusal is an expected answer, not a fault: it carries its status (contract: Answers) and a French sentence.
 */
import { typo } from './french.ts';
import { refusalTexts } from './refusal-texts.ts';

export type RefusalCode = keyof typeof refusalTexts;
export type RefusalParams = Record<string, string | number>;

export interface RefusalDetails {
  /** Name of the form field it stands beside. */
  field?: string;
  /** Seconds: 423, 429 and 503 carry Retry-After. */
  retryAfter?: number;
}

/** An expected refusal. `message` is the French sentence, `todo` what to do about it. */
export class Refusal extends Error {
  readonly todo: string | undefined;
  readonly status: number;
  readonly code: RefusalCode;
  readonly params: RefusalParams;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, params: RefusalParams, details: RefusalDetails) {
    const text: RefusalText = refusalTexts[code];
    super(fill(text.what, params));
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
    this.details = details;
    this.status = text.status;
    this.todo = text.todo === undefined ? undefined : fill(text.todo, params);
  }
}

export interface RefusalText {
  status: number;
  what: string;
  todo?: string;
}

/** Makes a refusal of the catalogue. `{name}` in its text is replaced by `params.name`. */
export const refuse = (code: RefusalCode, params: RefusalParams = {}, details: RefusalDetails = {}): Refusal =>
  new Refusal(code, params, details);

/** Several fields of one form refused together: the first carries the status. */
export class FormRefusal extends Error {
  readonly status = 422;
  readonly refusals: readonly Refusal[];

  constructor(refusals: readonly Refusal[]) {
    super(refusals.map((each) => each.message).join(' '));
    this.name = 'FormRefusal';
    this.refusals = refusals;
  }
}

function fill(text: string, params: RefusalParams): string {
  return typo(text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '')));
}
