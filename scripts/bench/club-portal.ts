import { hashPassword, setPassword } from '#core/access/credentials.ts';
import { partnerSubject } from '#core/access/subject.ts';
import { inTransaction } from '#core/shared/database.ts';
import { actOf } from './draw-ground.ts';
import { type MeasuredPortal, startMeasuredPortal } from './portal-process.ts';

/** Of the ground that is laid: its first user logs in with it. */
export const CLUB = { mail: 'judo@club.example', password: 'Tatami-bleu-91 !' };

/** The portal as `npm start` runs it, in a process of its own, on the database of this benchmark. */
export async function startClubPortal(folder: string): Promise<MeasuredPortal> {
  const { at } = actOf({ kind: 'system', id: 'bench' });
  const hash = await hashPassword(CLUB.password);
  await inTransaction((session) => setPassword(session, partnerSubject(CLUB.mail), hash, at));
  return startMeasuredPortal(folder, at);
}
