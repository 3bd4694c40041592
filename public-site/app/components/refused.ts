/** A form that came back refused: what the actions return and the fields show (contract: Answers). */

export interface FormError {
  /** Field it stands beside; null: the whole form. */
  field: string | null;
  message: string;
  todo: string | null;
}

export interface Refused {
  status: number;
  /** What was typed, passwords excepted. */
  values: Record<string, string>;
  errors: FormError[];
}

/** The refusal an action returned, whatever else it may return. */
export function asRefused(answer: unknown): Refused | undefined {
  return typeof answer === 'object' && answer !== null && 'errors' in answer ? (answer as Refused) : undefined;
}

export const errorsOf = (refused: Refused | undefined, field: string): FormError[] =>
  refused?.errors.filter((each) => each.field === field) ?? [];
