import { checkPassword } from '../access/check-password.ts';
import { familySubject } from '../access/subject.ts';
import { recordEvent } from '../audit/record-event.ts';
import { currentCampaign } from '../campaign/find-campaign.ts';
import type { Act } from '../shared/author.ts';
import { inTransaction } from '../shared/database.ts';
import { readMail, readMatricule } from '../shared/identifiers.ts';
import { FormRefusal, refuse } from '../shared/refusals.ts';
import { Families, type Family, FamilyAccounts } from './family.model.ts';
import { isOpposed } from './family-mail.ts';

/** What the lock counts: the mail, known or not. */
export const familyIdentifier = (mail: string): string => `family:${mail}`;

export interface FamilyLogin {
  mail: string;
  motDePasse: string;
  /** Asked for when several files share the mail (R-CAM-04). */
  matricule?: string;
}

/**
 * Login by mail and password (R-FAM-03), and by matricule as well when the mail is shared.
 * @throws FormRefusal MAIL_INVALIDE, MOT_DE_PASSE_VIDE (422) for what is left empty; Refusal IDENTIFIANTS_FAUX, MATRICULE_DEMANDE (422), COMPTE_GELE (423), COMPTE_SUSPENDU, OPPOSITION (403).
 */
export async function loginFamily(act: Act, typed: FamilyLogin): Promise<{ campaign: number; matricule: string }> {
  refuseEmpty(typed);
  const mail = readMail(typed.mail);
  const candidates = mail ? await activatedFamilies(mail) : [];
  const matricule = readMatricule(typed.matricule ?? '');
  if (candidates.length > 1 && !matricule) throw refuse('MATRICULE_DEMANDE', {}, { field: 'matricule' });
  const family = candidates.length > 1 ? candidates.find((each) => each.matricule === matricule) : candidates[0];
  await checkPassword({
    identifier: familyIdentifier(mail ?? typed.mail.trim().toLowerCase().slice(0, 100)),
    subject: family ? familySubject(family.campaign, family.matricule) : null,
    password: typed.motDePasse,
    at: act.at,
    wrong: () => refuse('IDENTIFIANTS_FAUX', {}, { field: 'motDePasse' }),
  });
  return enter(act, family!);
}

/** An empty field is no try: it is asked for, and counts for nothing. */
function refuseEmpty({ mail, motDePasse }: FamilyLogin): void {
  const empty = [
    ...(mail.trim() === '' ? [refuse('MAIL_INVALIDE', {}, { field: 'mail' })] : []),
    ...(motDePasse === '' ? [refuse('MOT_DE_PASSE_VIDE', {}, { field: 'motDePasse' })] : []),
  ];
  if (empty.length > 0) throw new FormRefusal(empty);
}

/** After the right password only: a stranger learns nothing of a suspension. */
async function enter(act: Act, family: Family): Promise<{ campaign: number; matricule: string }> {
  if (family.suspended) throw refuse('COMPTE_SUSPENDU');
  if (await isOpposed(family.matricule)) throw refuse('OPPOSITION');
  await inTransaction(async (session) => {
    await FamilyAccounts.updateOne({ _id: family._id }, { $set: { lastLoginAt: act.at } }, { session });
    await recordEvent(
      session,
      { ...act, author: { kind: 'family', id: family.matricule } },
      { kind: 'family.loggedIn', object: { type: 'family', id: family._id }, campaign: family.campaign },
    );
  });
  return { campaign: family.campaign, matricule: family.matricule };
}

async function activatedFamilies(mail: string): Promise<Family[]> {
  const campaign = await currentCampaign();
  if (!campaign) return [];
  const families = await Families.find({ campaign: campaign._id, mail }).lean<Family[]>();
  const active = await FamilyAccounts.find({ _id: { $in: families.map((each) => each._id) } }, { _id: 1 }).lean<{ _id: string }[]>();
  const ids = new Set(active.map((each) => each._id));
  return families.filter((each) => ids.has(each._id));
}
