/** Values of the access rules, read from the code that applies them. */
import { ABSOLUTE_MS, IDLE_MS } from '#core/access/sessions.ts';
import { FREEZE_MS, MAX_FAILURES } from '#core/access/login-attempts.ts';
import { passwordRefusal } from '#core/access/password.rules.ts';

const MINUTE_MS = 60_000;

/** Shortest and longest good password, found by asking the rule itself; each letter is one byte. */
const SAMPLE = 'Ab9!';
const LENGTHS = Array.from({ length: 100 }, (_, length) => length + 4);
const isGood = (length: number): boolean => passwordRefusal(SAMPLE + unlikely(length - SAMPLE.length)) === undefined;
const unlikely = (length: number): string => 'kvqzxwjbphgmdfr'.repeat(8).slice(0, length);

/** @returns Markdown lines. */
export function accessRules(): string {
  const good = LENGTHS.filter(isGood);
  return [
    '# Mots de passe, gel des comptes et sessions',
    '',
    `- Mot de passe : ${good[0]} caractères au moins, ${good.at(-1)} octets au plus ; une minuscule, une majuscule, un chiffre et un caractère spécial ; ni courant, ni bâti sur le nom, le mail ou le matricule.`,
    `- Gel : ${MAX_FAILURES} échecs de suite, ${FREEZE_MS / MINUTE_MS} minutes, en base, pour tous les serveurs ; le bon mot de passe ne l’ouvre pas ; un identifiant inconnu se comporte de même.`,
    `- Session : ${IDLE_MS / MINUTE_MS} minutes sans activité, ${ABSOLUTE_MS / MINUTE_MS / 60} heures en tout ; nouvel identifiant à chaque connexion ; close à tout changement de mot de passe, de droits, ou suspension.`,
    '- Hachage : bcrypt ; jetons à usage unique, gardés hachés.',
    '- Agents : double authentification TOTP (RFC 6238), obligatoire par `AGENT_TOTP=required`.',
    '',
  ].join('\n');
}
