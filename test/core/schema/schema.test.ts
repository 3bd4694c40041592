import mongoose from 'mongoose';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import { migrate } from '#core/schema/migrate.ts';
import { schemaDifferences, verifySchema } from '#core/schema/verify-schema.ts';
import { emptyDatabase, useOwnDatabase } from '../../factories/database.ts';
import { aChild } from '../../factories/scheme.ts';

useOwnDatabase();
beforeEach(emptyDatabase);

test('la base migrée est celle de cette version, et migrer encore ne change rien', async () => {
  await migrate();
  expect(await schemaDifferences()).toEqual([]);
  await expect(verifySchema()).resolves.toBeUndefined();
});

test('un index, une règle ou une collection qui manque arrête le démarrage en le nommant', async () => {
  const db = mongoose.connection.db!;
  await db.collection('vouchers').dropIndex('campaign_1_sias_1_state_1');
  await db.command({ collMod: 'forfaits', validator: {} });
  await db.collection('payables').drop();
  await expect(verifySchema()).rejects.toThrow(/payables.*|.*forfaits.*|.*campaign_1_sias_1_state_1/);
  expect(await schemaDifferences()).toHaveLength(3);
  await db.collection('schemaVersions').deleteMany({});
  await migrate();
  expect(await schemaDifferences()).toEqual([]);
});

test.each([
  ['un solde négatif', { $inc: { available: -15_001, reserved: 15_001 } }],
  ['une somme fausse', { $inc: { available: -100 } }],
  ['un demi-centime', { $inc: { available: -0.5, reserved: 0.5 } }],
])('R-QR-05: la base elle-même refuse %s', async (_, update) => {
  await aChild({ sias: '0098123' });
  await expect(Forfaits.updateOne({}, update)).rejects.toMatchObject({ code: 121 });
});
