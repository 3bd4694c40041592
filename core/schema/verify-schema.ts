import mongoose from 'mongoose';
import { allSpecs } from './all-specs.ts';
import { indexName } from './apply-spec.ts';

/** What the database lacks of this version's schema, as French sentences; empty when all is there. */
export async function schemaDifferences(): Promise<string[]> {
  const db = mongoose.connection.db!;
  const found = new Map((await db.listCollections().toArray()).map((each) => [each.name, 'options' in each ? each.options : undefined]));
  const differences: string[] = [];
  for (const spec of allSpecs) {
    if (!found.has(spec.name)) {
      differences.push(`La collection ${spec.name} manque.`);
      continue;
    }
    if (JSON.stringify(found.get(spec.name)?.validator ?? {}) !== JSON.stringify(spec.validator ?? {}))
      differences.push(`La règle de la collection ${spec.name} n’est pas celle de cette version.`);
    const indexes = new Map((await db.collection(spec.name).indexes()).map((index) => [index.name, index]));
    for (const index of spec.indexes) {
      const there = indexes.get(indexName(index));
      if (!there || Boolean(there.unique) !== Boolean(index.unique))
        differences.push(`L’index ${indexName(index)} de ${spec.name} manque.`);
    }
  }
  return differences;
}

/** @throws Error with a French sentence when the database is not at this version: the start stops. */
export async function verifySchema(): Promise<void> {
  const differences = await schemaDifferences();
  if (differences.length > 0) throw new Error(`La base n’est pas à jour : ${differences.join(' ')} Relancez « npm start ».`);
}
