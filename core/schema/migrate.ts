/**
 * Versioned migrations: data steps run once each, in order; then every collection is brought to its spec.
 * The spec of a collection (validator, indexes) is declared beside its model; a data step is a dated file, never edited once used.
 */
import { createHash } from 'node:crypto';
import mongoose from 'mongoose';
import { realNow } from '../shared/clock.ts';
import type { CollectionSpec } from '../shared/collection.ts';
import { allSpecs } from './all-specs.ts';
import { applySpec } from './apply-spec.ts';
import { dataSteps } from './data-steps.ts';

interface SchemaVersion {
  _id: 'schema';
  /** Number of data steps done. */
  step: number;
  /** Fingerprint of the specs in force. */
  fingerprint: string;
  at: Date;
}

/** sha256 of the specs, in order. */
export const specsFingerprint = (specs: readonly CollectionSpec[]): string =>
  createHash('sha256').update(JSON.stringify(specs)).digest('hex');

/** Brings the connected database to the schema of this version. Safe to run again; quick when nothing is to do. */
export async function migrate(): Promise<void> {
  const versions = mongoose.connection.collection<SchemaVersion>('schemaVersions');
  const before = await versions.findOne({ _id: 'schema' });
  const fingerprint = specsFingerprint(allSpecs);
  if (before?.fingerprint === fingerprint && before.step === dataSteps.length) return;
  for (const spec of allSpecs) await applySpec(spec);
  for (const step of dataSteps.slice(before?.step ?? 0)) await step.run();
  await versions.updateOne({ _id: 'schema' }, { $set: { step: dataSteps.length, fingerprint, at: realNow() } }, { upsert: true });
}
