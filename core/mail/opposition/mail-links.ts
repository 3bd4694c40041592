/** The addresses that campaign mails carry so that a family can say "no more" without logging in. */
import type { Matricule } from '../../shared/identifiers.ts';
import { settings } from '../../shared/settings.ts';
import { mailKey } from '../mail-keys.ts';
import { familyToken } from './family-token.rules.ts';

export interface MailLinks {
  /** Posted by mail programs (RFC 8058): stops campaign mails only. */
  oneClick: string;
  /** In the text: the page that explains what opposition means, and takes it (R-FAM-05). */
  opposition: string;
}

export async function mailLinks(matricule: Matricule): Promise<MailLinks> {
  const token = familyToken(matricule, await mailKey('opposition-link'));
  const { portalUrl } = settings();
  return { oneClick: `${portalUrl}/desinscription/${token}`, opposition: `${portalUrl}/opposition/${token}` };
}
