import { Oppositions } from '../../family/family.model.ts';
import { MailOptOuts } from './opt-out.model.ts';
import { familyOfLink } from './stop-campaign-mails.ts';

/** What the family of a mail's link has already said; no personal datum. @throws Refusal INTROUVABLE (404). */
export async function readLink(token: string): Promise<{ opposed: boolean; optedOut: boolean }> {
  const matricule = await familyOfLink(token);
  const [opposed, optedOut] = await Promise.all([Oppositions.exists({ _id: matricule }), MailOptOuts.exists({ _id: matricule })]);
  return { opposed: opposed !== null, optedOut: optedOut !== null };
}
