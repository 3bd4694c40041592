import { findCredential } from '../../access/credentials.ts';
import { familySubject } from '../../access/subject.ts';
import { type Family, Oppositions } from '../../family/family.model.ts';
import type { Session } from '../../shared/database.ts';
import type { OutboxLetter } from '../../shared/outbox.model.ts';
import { refuse } from '../../shared/refusals.ts';
import { MailOptOuts } from '../opposition/opt-out.model.ts';
import { addressesToday } from './address-today.ts';

/**
 * Where a letter that is sent again goes: to the address its person has today; a family's only if it was confirmed.
 * @throws Refusal COURRIEL_OPPOSITION, COURRIEL_REFUSE, COURRIEL_SANS_ADRESSE, COURRIEL_NON_CONFIRME (409).
 */
export async function addressAgain(session: Session, letter: OutboxLetter): Promise<string> {
  if (await Oppositions.exists({ _id: letter.about }).session(session)) throw refuse('COURRIEL_OPPOSITION');
  if (letter.mailing && (await MailOptOuts.exists({ _id: letter.about }).session(session))) throw refuse('COURRIEL_REFUSE');
  const { about, campaign, to } = letter;
  const [today] = await addressesToday(session, [{ kind: letter.letter.kind, about, campaign, address: to }]);
  const { family, address } = today!;
  if (address === null) throw refuse('COURRIEL_SANS_ADRESSE');
  if (family && address === family.mail && !(await isConfirmed(family))) throw refuse('COURRIEL_NON_CONFIRME');
  return address;
}

/** The Caf's file gave it, or a password was chosen through a link mailed to it since an agent did (R-FAM-06). */
async function isConfirmed({ campaign, matricule, mail, fileMail }: Family): Promise<boolean> {
  return mail === fileMail || Boolean((await findCredential(familySubject(campaign, matricule)))?.hash);
}
