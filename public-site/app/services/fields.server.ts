import { refuse } from '#core/shared/refusals.ts';

/** The fields of a posted form, as text: as a text, a file or a missing field is empty; core parses and refuses. */
export class Fields {
  constructor(private readonly form: FormData) {}

  text(name: string): string {
    const value = this.form.get(name);
    return typeof value === 'string' ? value : '';
  }

  /** Whether the form has this field, empty or not. */
  has(name: string): boolean {
    return this.form.has(name);
  }

  /** Every value of a field that may have several: boxes ticked. */
  all(name: string): string[] {
    return this.form.getAll(name).filter((value): value is string => typeof value === 'string');
  }

  /** Absent rather than empty: an optional field. */
  optional(name: string): string | undefined {
    return this.text(name) || undefined;
  }

  /** The file of a field; null: none was chosen. */
  async file(name: string): Promise<{ name: string; bytes: Buffer } | null> {
    const value = this.form.get(name);
    if (value === null || typeof value === 'string' || (value.size === 0 && value.name === '')) return null;
    return { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) };
  }

  /** What the page that comes back holds in this field. */
  replace(name: string, text: string): void {
    this.form.set(name, text);
  }

  keep(names: readonly string[]): Record<string, string> {
    return Object.fromEntries(names.map((name) => [name, this.text(name)]));
  }
}

/** Reads a form without using the request's body up. @throws Refusal ENTREE_REFUSEE (422) when it is malformed. */
export async function readFields(request: Request): Promise<Fields> {
  try {
    return new Fields(await request.clone().formData());
  } catch {
    throw refuse('ENTREE_REFUSEE');
  }
}
