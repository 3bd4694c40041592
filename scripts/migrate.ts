/** Brings the database of MONGODB_URI to the schema of this version, for installations that do not use `npm start` (docker-compose.yml). */
import { connectDatabase, disconnectDatabase } from '#core/shared/database.ts';
import { settings } from '#core/shared/settings.ts';
import { migrate } from '#core/schema/migrate.ts';

const { mongodbUri } = settings();
if (mongodbUri === undefined) {
  console.error('Le réglage MONGODB_URI manque.');
  process.exit(1);
}
await connectDatabase(mongodbUri);
await migrate();
await disconnectDatabase();
console.log('La base est à jour.');
