import mongoose from 'mongoose';
import { randomUUID } from 'node:crypto';
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';
import { dataSteps } from '#core/schema/data-steps.ts';
import { migrate } from '#core/schema/migrate.ts';

/**
 * Gives this test file a migrated, empty database on the run's real MongoDB: the one of its jest worker, which the file before has used.
 * No other process is told its address: one that outlived its test would write into the next one's. `useOwnDatabase` is for those.
 */
export function useDatabase(): void {
  beforeAll(async () => {
    await connectDatabase(addressOf(ofThisWorker()));
    if (await isAsMigrated()) await emptyDatabase();
    else await migrateAnew();
  });
  afterAll(disconnectDatabase);
}

/**
 * Gives this test file a database as `migrate` leaves a new one, another of its jest worker's: for a file whose only other process is a
 * portal that it waits for the end of.
 * @returns the address of that database.
 */
export function useServedDatabase(): { uri: () => string } {
  const uri = (): string => addressOf(`${ofThisWorker()}_served`);
  beforeAll(async () => {
    await connectDatabase(uri());
    if (!(await isAsMigrated())) return migrateAnew();
    await emptyDatabase();
    for (const step of dataSteps) await step.run();
  });
  afterAll(disconnectDatabase);
  return { uri };
}

const ofThisWorker = (): string => `t_${process.env.TLJ_TEST_RUN ?? ''}_${process.env.JEST_WORKER_ID ?? ''}`;

/**
 * Gives this test file a migrated database that no other has had or will have, dropped at the end: for tests that start another process,
 * or change the schema.
 * @returns the address of that database.
 */
export function useOwnDatabase(): { uri: () => string } {
  const name = `t_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const uri = (): string => addressOf(name);
  beforeAll(async () => {
    await connectDatabase(uri());
    await migrate();
  });
  afterAll(async () => {
    await mongoose.connection.dropDatabase();
    await disconnectDatabase();
  });
  return { uri };
}

/** MongoDB's own hash of a collection that holds nothing. */
const OF_NOTHING = 'd41d8cd98f00b204e9800998ecf8427e';
/** Names of the collections that hold documents, the schema version apart: one question instead of fifty. */
async function filledCollections(): Promise<string[]> {
  const { collections } = (await database().command({ dbHash: 1 })) as unknown as { collections: Record<string, string> };
  return Object.keys(collections).filter((name) => name !== VERSIONS && collections[name] !== OF_NOTHING);
}

/** Empties every collection, keeping its validator, its indexes and the schema version. */
export async function emptyDatabase(): Promise<void> {
  const names = await filledCollections();
  // All at once: one after the other they are felt before each test.
  await Promise.all(names.map((name) => database().collection(name).deleteMany({})));
}

export const isEmpty = async (): Promise<boolean> => (await filledCollections()).length === 0;

export type Documents = Map<string, Record<string, unknown>[]>;

/** Every document there is, by collection, the schema version apart. */
export async function everyDocument(): Promise<Documents> {
  const names = await filledCollections();
  return new Map(await Promise.all(names.map(async (name) => [name, await database().collection(name).find().toArray()] as const)));
}

const VERSIONS = 'schemaVersions';
/** Beside the schema version, kept as long as it: what the migrations made. */
const CATALOGUE = { _id: 'catalogue' as never };

/** Whether every collection, rule and index is what the migrations of this run made, and nothing else. */
async function isAsMigrated(): Promise<boolean> {
  const made = await database().collection(VERSIONS).findOne(CATALOGUE);
  return made !== null && made.catalogue === (await catalogue());
}

async function migrateAnew(): Promise<void> {
  await database().dropDatabase();
  await migrate();
  await database()
    .collection(VERSIONS)
    .insertOne({ ...CATALOGUE, catalogue: await catalogue() });
}

/** Collections with their rules and indexes, as MongoDB keeps them. */
async function catalogue(): Promise<string> {
  const admin = mongoose.connection.getClient().db('admin');
  const all = await admin.aggregate([{ $listCatalog: {} }, { $match: { db: database().databaseName } }, { $sort: { name: 1 } }]).toArray();
  const kept = all.map(({ name, md }: { name?: string; md?: { options: object; indexes: { spec: object }[] } }) => [
    name,
    { ...md?.options, uuid: '' },
    md?.indexes.map(({ spec }) => spec),
  ]);
  return JSON.stringify(kept);
}

function database() {
  const { db } = mongoose.connection;
  if (!db) throw new Error('no database: call useDatabase() first');
  return db;
}

function addressOf(name: string): string {
  const base = process.env.TLJ_TEST_MONGODB_URI;
  if (base === undefined) throw new Error('TLJ_TEST_MONGODB_URI is not set: run the tests through npm test');
  const address = new URL(base);
  address.pathname = `/${name}`;
  return address.href;
}
