import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import mongoose from 'mongoose';
import { Campaigns } from '#core/campaign/campaign.model.ts';
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';
import type { Settings } from '#core/shared/settings.ts';
import { migrate } from '#core/schema/migrate.ts';
import type { Say } from './find-mongod.ts';

const FAMILIES = 300;

/** Brings the schema up to date, and makes the demo campaign on a database without any campaign (never in production). */
export async function prepareDatabase(uri: string, settings: Settings, say: Say): Promise<void> {
  await connectDatabase(uri);
  try {
    await dropHalfDemo(settings, say);
    await migrate();
    const wanted = settings.demo && settings.env !== 'production';
    if (wanted && !(await Campaigns.exists({}))) await fillWithDemo(settings, say);
  } finally {
    await disconnectDatabase();
  }
}

/** Stands while the demo of an embedded database is being made, and stays when that was cut short. */
const mark = (settings: Settings): string => path.join(settings.dataDir, 'demo-inachevee');

/** A demo cut short is no demo: the embedded database, which held nothing else, is made anew. A given database is never dropped. */
async function dropHalfDemo(settings: Settings, say: Say): Promise<void> {
  if (settings.mongodbUri !== undefined || !existsSync(mark(settings))) return;
  say('La campagne de démonstration n’avait pas été achevée : elle est refaite.');
  await mongoose.connection.dropDatabase();
  await rm(mark(settings));
}

async function fillWithDemo(settings: Settings, say: Say): Promise<void> {
  say(`Campagne de démonstration : ${FAMILIES} familles…`);
  // Loaded only when it serves: the next starts are quicker.
  const { makeDemo } = await import('../demo/make-demo.ts');
  if (settings.mongodbUri === undefined && (await holdsNobody())) await writeFile(mark(settings), '');
  await makeDemo({ families: FAMILIES, onProgress: (line) => say(`  ${line}`) });
  await rm(mark(settings), { force: true });
  say('Campagne de démonstration : prête.');
}

/** Not even an agent made by hand: what a demo cut short would leave can be dropped whole. */
const holdsNobody = async (): Promise<boolean> => (await mongoose.connection.collection('agents').countDocuments({}, { limit: 1 })) === 0;
