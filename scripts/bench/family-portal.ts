/** A family of two children, a QR code alive and one validated, logged in on a portal of its own: what the family's pages are measured on. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { hashPassword, setPassword } from '#core/access/credentials.ts';
import { familySubject } from '#core/access/subject.ts';
import { Children, FamilyAccounts, familyId, childId } from '#core/family/family.model.ts';
import { Forfaits } from '#core/forfait/forfait.model.ts';
import type { Author } from '#core/shared/author.ts';
import { inTransaction } from '#core/shared/database.ts';
import { type Draw, issueVoucher } from '#core/voucher/issue-voucher.ts';
import { validateVoucher } from '#core/voucher/validate-voucher.ts';
import { actOf, freshForfaits, layGround } from './draw-ground.ts';
import type { Figures } from './figures.ts';
import { startMeasuredPortal } from './portal-process.ts';

const PASSWORD = 'Girafe-bleue-42 !';

export interface FamilyPortal {
  url: string;
  /** The family's session: "name=value". */
  cookie: string;
  /** The child whose QR code is alive, and a club it may still go to. */
  child: string;
}

/** Starts it, measures, stops it. */
export async function withFamily(measure: (at: FamilyPortal) => Promise<Figures>): Promise<Figures> {
  const [first, second] = await layGround();
  await freshForfaits([first!, second!]);
  const mail = await aFamilyOfTwo(first!, second!);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tlj-bench-home-'));
  const portal = await startMeasuredPortal(folder, actOf({ kind: 'system', id: 'bench' }).at);
  try {
    return await measure({ url: portal.url, cookie: await logIn(portal.url, mail), child: first!.sias });
  } finally {
    await portal.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @returns the family's mail. */
async function aFamilyOfTwo(first: Draw, second: Draw): Promise<string> {
  const { campaign, matricule } = first;
  const { at } = actOf({ kind: 'system', id: 'bench' });
  for (const model of [Children, Forfaits])
    await model.collection.updateOne({ _id: childId(campaign, second.sias) as never }, { $set: { matricule } });
  const account = {
    _id: familyId(campaign, matricule),
    campaign,
    matricule,
    activatedAt: at,
    consent: { version: '1', at },
    lastLoginAt: null,
  };
  await FamilyAccounts.collection.insertOne(account as never);
  const hash = await hashPassword(PASSWORD);
  await inTransaction((session) => setPassword(session, familySubject(campaign, matricule), hash, at));
  const family: Author = { kind: 'family', id: matricule };
  await issueVoucher(actOf(family), first);
  const { code } = await issueVoucher(actOf(family), { ...second, matricule });
  await validateVoucher(actOf({ kind: 'partner', id: 'bench' }), { code, partnerId: second.partnerId });
  return `nadia.${matricule}@exemple.fr`;
}

async function logIn(url: string, mail: string): Promise<string> {
  const body = new URLSearchParams({ mail, motDePasse: PASSWORD });
  const answer = await fetch(`${url}/famille/connexion`, { method: 'POST', body, headers: { Origin: url }, redirect: 'manual' });
  const cookie = answer.headers.getSetCookie().map((set) => set.split(';')[0]);
  if (answer.status !== 303) throw new Error(`La famille mesurée n’entre pas : ${answer.status}.`);
  return cookie.join('; ');
}
