import type { AuditEvent } from '../../audit/audit-event.model.ts';
import { HOLDINGS, type Holding, type Person } from './holdings.ts';

/**
 * Everything that is held on somebody as one JSON text, in pieces: each document as it is kept, one after the other.
 * Amounts are whole cents, instants ISO 8601 (UTC).
 */
export async function* dataJson(person: Person, at: Date): AsyncGenerator<string> {
  yield `{\n"faitLe": ${JSON.stringify(at)},\n"matricule": ${JSON.stringify(person.matricule)}`;
  for (const holding of HOLDINGS) {
    yield `,\n${JSON.stringify(holding.name)}: [`;
    let first = true;
    for await (const document of held(holding, person)) {
      yield `${first ? '' : ','}\n${JSON.stringify(document)}`;
      first = false;
    }
    yield ']';
  }
  yield '\n}\n';
}

/** Documents of one holding, without what stays. */
async function* held({ model, of, only, without, authored }: Holding, person: Person): AsyncGenerator<unknown> {
  const projection = only
    ? { _id: 0, ...Object.fromEntries(only.map((field) => [field, 1])) }
    : Object.fromEntries((without ?? []).map((field) => [field, 0]));
  for await (const document of model.find(of(person), projection).lean().cursor())
    yield authored ? withoutStranger(document as unknown as AuditEvent) : document;
}

function withoutStranger(event: AuditEvent): object {
  return event.author.kind === 'family' ? event : { ...event, author: { kind: event.author.kind } };
}
