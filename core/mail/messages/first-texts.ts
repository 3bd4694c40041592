/** The texts messages come with, until an agent changes them (CCTP 4: written beforehand by the provider). Version 0. */
import type { MessageKind } from './message-kinds.ts';
import type { MessageTexts } from './texts.rules.ts';

export const FIRST_TEXTS: Record<MessageKind, MessageTexts> = {
  opening: {
    subject: 'Les tickets loisirs {annee} sont ouverts',
    title: 'Les tickets loisirs {annee} sont ouverts',
    body: `Bonjour {prenom},

Cette année, la Caf de l’Essonne donne {solde} à votre famille pour les loisirs. C’est pour {enfants}.

Il n’y a plus de tickets en papier. Vous créez un QR code sur le portail et vous le montrez au club. Vous n’avancez pas l’argent.

La première fois, créez votre compte avec votre numéro d’allocataire et cette adresse mail. Vous recevez ensuite un lien pour choisir votre mot de passe.

Vous avez jusqu’au {fin}.`,
    button: 'Créer mon compte',
  },
  inactive: {
    subject: 'Vos tickets loisirs vous attendent',
    title: 'Vous n’avez pas encore créé votre compte',
    body: `Bonjour {prenom},

{solde} vous attendent pour les loisirs. C’est pour {enfants}.

Créez votre compte avec votre numéro d’allocataire et cette adresse mail. Cela prend deux minutes.

Vous avez jusqu’au {fin}. Après, l’argent est perdu.`,
    button: 'Créer mon compte',
  },
  unused: {
    subject: 'Vous n’avez pas encore utilisé vos tickets loisirs',
    title: 'Il vous reste {solde}',
    body: `Bonjour {prenom},

Votre compte est ouvert, mais vous n’avez pas encore créé de QR code.

Choisissez un club sur le portail, créez le QR code, montrez-le au club. Votre club n’est pas dans la liste ? Demandez un remboursement avec une attestation.

Vous avez jusqu’au {fin}.`,
    button: 'Choisir un club',
  },
  'live-qr': {
    subject: 'Vous avez {qr_codes} en attente',
    title: 'Vous avez {qr_codes} en attente',
    body: `Bonjour {prenom},

Vous avez {qr_codes} en attente. Montrez chaque QR code au club : il le scanne et la Caf le paie.

Le club ne le prend pas ? Vous pouvez supprimer le QR code. Puis demandez un remboursement : ouvrez « Dépense » et envoyez l’attestation du club.

Vous avez jusqu’au {fin}.`,
    button: 'Voir mes QR codes',
  },
  balance: {
    subject: 'Il vous reste {solde} jusqu’au {fin}',
    title: 'Il vous reste {solde}',
    body: `Bonjour {prenom},

La campagne finit bientôt. Vous pouvez encore utiliser {solde} pour {enfants}, jusqu’au {fin}.

Après cette date, l’argent est perdu.`,
    button: 'Utiliser ce qui reste',
  },
  payment: {
    subject: 'La Caf vous a versé {montant_verse}',
    title: 'La Caf vous a versé {montant_verse}',
    body: `Bonjour {prenom},

Votre demande de remboursement est payée. La Caf de l’Essonne a versé {montant_verse} sur votre compte bancaire, le {date_versement}.

Votre banque peut mettre quelques jours à l’afficher.`,
    button: 'Voir mes opérations',
  },
  information: {
    subject: 'Tickets loisirs : une information pour vous',
    title: 'Une information pour vous',
    body: `Bonjour {prenom},

Écrivez ici ce que vous voulez dire aux familles.`,
    button: 'Ouvrir le portail',
  },
};
