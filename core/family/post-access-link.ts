import { familySubject } from '../access/subject.ts';
import { issueToken } from '../access/token.ts';
import type { Act } from '../shared/author.ts';
import type { Session } from '../shared/database.ts';
import { newId } from '../shared/identifiers.ts';
import { postLetter } from '../shared/post-letter.ts';
import { settings } from '../shared/settings.ts';
import type { Family } from './family.model.ts';

const HOUR_MS = 3_600_000;
const PATHS = { 'family-activation': 'activation', 'family-reset': 'reinitialisation' } as const;

/** Each letter with a link: where it leads, and how long it is good. */
const LINKS = {
  'family-activation': { hours: 24 },
  'family-reset': { hours: 1 },
  'family-mail-new': { hours: 24 },
} as const;

export interface AccessLink {
  purpose: keyof typeof PATHS;
  letter: keyof typeof LINKS;
}

/** Mails a link to choose a password, once; earlier ones of the same purpose are out of use. The family has a mail. */
export async function postAccessLink(session: Session, act: Act, family: Family, { purpose, letter }: AccessLink): Promise<void> {
  const token = await issueToken(session, {
    purpose,
    subject: familySubject(family.campaign, family.matricule),
    expiresAt: new Date(act.at.getTime() + LINKS[letter].hours * HOUR_MS),
  });
  await postLetter(session, act, {
    id: `${letter}:${family._id}:${newId()}`,
    letter: { kind: letter, data: { firstName: family.firstName, link: `${settings().portalUrl}/famille/${PATHS[purpose]}/${token}` } },
    to: family.mail!,
    about: family.matricule,
    campaign: family.campaign,
  });
}
