/** What happened and what was written, as the family reads it in its own data. A kind that is not here keeps its technical name. */
import type { LetterKind } from '../../shared/letters.ts';

export const FAMILY_LETTERS: Partial<Record<LetterKind, string>> = {
  'family-activation': 'Lien pour créer votre compte',
  'family-reset': 'Lien pour changer de mot de passe',
  'family-mail-old': 'Votre adresse mail a changé (ancienne adresse)',
  'family-mail-new': 'Votre adresse mail a changé (nouvelle adresse)',
  'voucher-issued': 'QR code créé',
  'voucher-deleted': 'QR code supprimé',
  'validation-undone': 'Scan annulé par la Caf',
  'depense-complement': 'Complément demandé',
  'depense-approved': 'Remboursement accepté',
  'depense-refused': 'Remboursement refusé',
  'family-message': 'Message de la Caf',
};

export const FAMILY_EVENTS: Readonly<Record<string, string>> = {
  'family.activationRequested': 'Demande de création du compte',
  'family.activated': 'Compte créé',
  'family.consented': 'Accord donné',
  'family.loggedIn': 'Connexion',
  'family.resetRequested': 'Demande de nouveau mot de passe',
  'family.passwordReset': 'Mot de passe changé par le lien reçu',
  'family.passwordChanged': 'Mot de passe changé',
  'family.sessionsClosed': 'Autres connexions fermées',
  'family.dataTaken': 'Données téléchargées',
  'family.mailChanged': 'Adresse mail changée par la Caf',
  'family.suspended': 'Accès suspendu par la Caf',
  'family.resumed': 'Accès rétabli par la Caf',
  'family.opposed': 'Accord retiré',
  'family.oppositionLifted': 'Retour au service',
  'family.viewStarted': 'Un agent a regardé votre espace (début)',
  'family.viewEnded': 'Un agent a regardé votre espace (fin)',
  'voucher.issued': 'QR code créé',
  'voucher.deleted': 'QR code supprimé',
  'voucher.validated': 'QR code scanné par le club',
  'voucher.expired': 'QR code expiré',
  'depense.submitted': 'Remboursement demandé',
  'depense.complementAsked': 'Complément demandé par la Caf',
  'depense.complementAnswered': 'Complément envoyé',
  'depense.approved': 'Remboursement accepté',
  'depense.refused': 'Remboursement refusé',
  'depense.withdrawn': 'Remboursement retiré',
  'mail.optedOut': 'Messages de campagne refusés',
  'mail.optOutLifted': 'Messages de campagne de nouveau acceptés',
};

/** Who did it, without naming an agent or a club's employee. */
export const AUTHORS = { family: 'Vous', partner: 'Le club', agent: 'La Caf', system: 'Le service' } as const;
