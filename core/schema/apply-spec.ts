import mongoose from 'mongoose';
import type { CollectionSpec, IndexSpec } from '../shared/collection.ts';

/** "campaign_1_state_-1": the name MongoDB itself would give. */
export const indexName = (index: IndexSpec): string =>
  Object.entries(index.key)
    .map(([field, order]) => `${field}_${order}`)
    .join('_');

/** Creates or alters one collection: validator at level strict, the indexes it lists, no other. */
export async function applySpec(spec: CollectionSpec): Promise<void> {
  const db = mongoose.connection.db!;
  const exists = (await db.listCollections({ name: spec.name }, { nameOnly: true }).toArray()).length > 0;
  const rule = { validator: spec.validator ?? {}, validationLevel: 'strict' as const, validationAction: 'error' as const };
  if (exists) await db.command({ collMod: spec.name, ...rule });
  else await db.createCollection(spec.name, rule);
  const collection = db.collection(spec.name);
  const wanted = new Set(['_id_', ...spec.indexes.map(indexName)]);
  for (const index of await collection.indexes()) if (!wanted.has(index.name!)) await collection.dropIndex(index.name!);
  if (spec.indexes.length > 0) await collection.createIndexes(spec.indexes.map(indexDescription));
}

function indexDescription(index: IndexSpec) {
  return {
    key: index.key,
    name: indexName(index),
    ...(index.unique ? { unique: true } : {}),
    ...(index.where ? { partialFilterExpression: index.where } : {}),
    ...(index.expireAfterSeconds === undefined ? {} : { expireAfterSeconds: index.expireAfterSeconds }),
  };
}
