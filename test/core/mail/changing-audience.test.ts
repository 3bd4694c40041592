/** An audience that changes while its letters are being written, some families at a time (issue 7, bad input). */
import { Families, familyId, Oppositions } from '#core/family/family.model.ts';
import { moveMailings } from '#core/mail/mailings/settle-mailings.ts';
import { Outbox, type OutboxLetter } from '#core/shared/outbox.model.ts';
import { emptyDatabase, useDatabase } from '../../factories/database.ts';
import { aConfirmedMailing, mailing, writeAll } from '../../factories/mailings.ts';
import { aFamily, anAccount, aScheme, at, bySystem, YEAR } from '../../factories/scheme.ts';

useDatabase();
beforeEach(async () => {
  await emptyDatabase();
  await aScheme();
});

/** More than are written at once, after the family of the scheme. */
const FAMILIES = 505;
const matriculeOf = (number: number): string => String(5_000_000 + number);
const letters = () => Outbox.find({ mailing: { $type: 'string' } }).lean<OutboxLetter[]>();

test('R-MAIL-02: pendant l’écriture, chacun est lu à son tour : qui s’oppose ou active son compte sort, une adresse changée sert', async () => {
  await Promise.all(
    Array.from({ length: FAMILIES }, (_, number) => aFamily({ matricule: matriculeOf(number), mail: `f${number}@exemple.fr` })),
  );
  const id = await aConfirmedMailing('inactive', { base: 'inactive' });
  await moveMailings(bySystem());
  expect(await letters()).toHaveLength(500);
  const [opposed, activated, moved, late] = [502, 503, 504, FAMILIES].map(matriculeOf) as [string, string, string, string];
  await Oppositions.collection.insertOne({ _id: opposed, at: at() } as never);
  await anAccount(true, activated);
  await Families.updateOne({ _id: familyId(YEAR, moved) }, { $set: { mail: 'nouvelle@exemple.fr' } });
  await aFamily({ matricule: late, mail: 'tardive@exemple.fr' });
  // Before the place reached: not gone back to, another mailing will see it.
  await aFamily({ matricule: '0000001', mail: 'trop-tard@exemple.fr' });
  await writeAll();
  const all = await letters();
  const written = new Map(all.map(({ about, to }) => [about, to]));
  expect(written.size).toBe(all.length);
  expect([opposed, activated, '0000001'].map((each) => written.has(each))).toEqual([false, false, false]);
  expect(written.get(moved)).toBe('nouvelle@exemple.fr');
  expect(written.get(late)).toBe('tardive@exemple.fr');
  expect(await mailing(id)).toMatchObject({ state: 'sending', posted: all.length, excluded: { opposed: 1 } });
}, 30_000);
