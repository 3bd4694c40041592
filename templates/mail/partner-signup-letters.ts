/** A partner's sign-up and its data: the link to the file, what is asked, what was decided (R-PAR-01, R-PAR-03, R-PAR-06). */
import type { LetterData } from '#core/shared/letters.ts';
import { type LetterContent, NEVER_ASKED, paragraph, siteOf } from './letter-content.ts';

export const partnerSignup = ({ name, link }: LetterData['partner-signup']): LetterContent => ({
  subject: 'Votre dossier de partenaire',
  title: 'Votre dossier de partenaire',
  blocks: [
    paragraph('Bonjour,'),
    paragraph(name ? `Voici le lien vers le dossier de ${name}.` : 'Voici le lien vers votre dossier de partenaire.'),
    paragraph('Gardez ce mail : vous pouvez vous arrêter et reprendre pendant 60 jours.'),
    { kind: 'button', label: 'Ouvrir mon dossier', href: link, shown: true },
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link) },
});

export const partnerSignupSent = ({ name, sent, link }: LetterData['partner-signup-sent']): LetterContent => ({
  subject: 'La Caf a reçu votre dossier de partenaire',
  title: 'Votre dossier est arrivé',
  blocks: [
    paragraph('Bonjour,'),
    paragraph(`La Caf de l’Essonne a reçu le dossier de ${name} le ${sent}. Elle le lit, puis vous répond par mail à cette adresse.`),
    paragraph('Lisez et signez la convention, si ce n’est pas fait. La Caf la signe quand elle valide le dossier.', 'En attendant :'),
    { kind: 'button', label: 'Suivre mon dossier', href: link, shown: true },
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link) },
});

export const partnerComplement = ({ name, reason, link }: LetterData['partner-complement']): LetterContent => ({
  subject: 'Votre dossier de partenaire est à compléter',
  title: 'Votre dossier est à compléter',
  blocks: [
    paragraph('Bonjour,'),
    paragraph(`La Caf de l’Essonne a lu le dossier de ${name}. Il manque quelque chose.`),
    paragraph(reason, 'Ce que demande la Caf :'),
    { kind: 'button', label: 'Compléter mon dossier', href: link, shown: true },
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link) },
});

export const partnerRefused = ({ name, reason, link }: LetterData['partner-refused']): LetterContent => ({
  subject: 'Votre dossier de partenaire n’est pas accepté',
  title: 'Votre dossier n’est pas accepté',
  blocks: [
    paragraph('Bonjour,'),
    paragraph(`La Caf de l’Essonne ne peut pas accepter le dossier de ${name}.`),
    paragraph(reason, 'Pourquoi :'),
    { kind: 'button', label: 'Relire les conditions', href: link },
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link) },
});

export const partnerRibHeld = ({ name, iban, link }: LetterData['partner-rib-held']): LetterContent => ({
  subject: 'Un changement de compte bancaire est demandé',
  title: 'Un changement de compte bancaire est demandé',
  blocks: [
    paragraph('Bonjour,'),
    paragraph(`Un nouveau compte bancaire est enregistré pour ${name}. Il attend encore une vérification.`),
    { kind: 'facts', facts: [['Nouveau compte', iban]] },
    paragraph('Contactez la Caf de l’Essonne sans attendre.', 'Vous n’avez pas demandé ce changement ?'),
    { kind: 'button', label: 'Ouvrir mon espace', href: link },
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link) },
});

export const partnerRequestSettled = ({ name, field, applied, reason, link }: LetterData['partner-request-settled']): LetterContent => ({
  subject: applied ? 'Votre modification est faite' : 'Votre modification n’est pas acceptée',
  title: applied ? 'Votre modification est faite' : 'Votre modification n’est pas acceptée',
  blocks: [
    paragraph('Bonjour,'),
    paragraph(`Vous avez demandé à la Caf de l’Essonne de modifier une information de ${name}.`),
    { kind: 'facts', facts: [['Information', field]] },
    ...(applied ? [] : [paragraph(reason, 'Pourquoi :')]),
    { kind: 'button', label: 'Voir mes informations', href: link },
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link) },
});
