/** A partner's convention: the code that signs it, both signatures, its end (R-PAR-02, R-PAR-13). */
import type { LetterData } from '#core/shared/letters.ts';
import { type LetterContent, NEVER_ASKED, paragraph, siteOf } from './letter-content.ts';

export const conventionCode = ({ name, password, account, link }: LetterData['convention-code']): LetterContent => ({
  subject: 'Votre code pour signer la convention',
  title: 'Votre code pour signer la convention',
  blocks: [
    paragraph('Bonjour,'),
    paragraph(`Voici le code qui signe la convention de ${name} avec la Caf de l’Essonne.`),
    { kind: 'password', label: 'Code', value: password },
    paragraph('Il sert une fois, pendant 10 minutes. Ne le donnez à personne.'),
    account
      ? { kind: 'button', label: 'Revenir à la convention', href: link }
      : paragraph('Entrez-le sur la page de la convention. Elle est fermée ? Rouvrez-la par le lien de votre dossier.'),
    NEVER_ASKED,
  ],
  foot: { home: siteOf(link) },
});

export const conventionSigned = ({ name, start, end, link }: LetterData['convention-signed']): LetterContent => ({
  subject: 'Votre convention est signée',
  title: 'Votre convention est signée',
  blocks: [
    paragraph('Bonjour,'),
    paragraph(`La Caf de l’Essonne a signé la convention de ${name}.`),
    {
      kind: 'facts',
      facts: [
        ['Début', start],
        ['Fin', end],
      ],
    },
    paragraph('Téléchargez le fichier scellé et le dossier de preuve dans votre espace.'),
    { kind: 'button', label: 'Voir la convention', href: link },
  ],
  foot: { home: siteOf(link) },
});

export const conventionRenewal = ({ name, end, link }: LetterData['convention-renewal']): LetterContent => ({
  subject: 'Votre convention se termine bientôt',
  title: 'Votre convention se termine bientôt',
  blocks: [
    paragraph('Bonjour,'),
    paragraph(`La convention de ${name} avec la Caf de l’Essonne se termine le ${end}.`),
    paragraph('Pour continuer à recevoir les QR codes des familles, relisez-la et signez la suivante en ligne.'),
    { kind: 'button', label: 'Renouveler la convention', href: link },
  ],
  foot: { home: siteOf(link) },
});
