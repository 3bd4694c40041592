import type { Tutorial } from '../tutorial.ts';

export const FAMILY_ACCOUNT: readonly Tutorial[] = [
  {
    id: 'creer-mon-compte',
    title: 'Créer mon compte',
    lead: 'Il faut 5 minutes. Gardez près de vous votre numéro d’allocataire et vos mails.',
    screen: 'phone',
    steps: [
      { at: '/familles', press: 'Créer mon compte', say: 'Ouvrez le portail et touchez « Créer mon compte ».' },
      {
        fill: { matricule: '{nouveauMatricule}', mail: '{nouveauMail}' },
        press: 'Recevoir le lien',
        say: 'Écrivez votre numéro d’allocataire, à 7 chiffres, et l’adresse mail que la Caf connaît. Touchez « Recevoir le lien ».',
      },
      {
        mail: { to: '{nouveauMail}', subject: 'Choisissez votre mot de passe' },
        say: 'Ouvrez le mail reçu, et touchez le bouton dans les 24 heures. Regardez aussi dans les indésirables.',
      },
      {
        fill: { motDePasse: 'Girafe+bleue-42', confirmation: 'Girafe+bleue-42' },
        press: 'Créer mon compte',
        say: 'Choisissez un mot de passe : 8 caractères au moins, avec une minuscule, une majuscule, un chiffre et un caractère spécial.',
      },
      {
        read: 'Êtes-vous d’accord',
        tick: { consentement: 'oui' },
        press: 'Continuer',
        say: 'Lisez comment vos données servent, cochez la case, puis touchez « Continuer ». Sans cet accord, rien d’autre ne s’ouvre.',
      },
      { read: 'Il reste', show: '[data-enfant]', say: 'C’est fait. Vous voyez chaque enfant, et ce qui reste pour lui.' },
    ],
  },
  {
    id: 'me-connecter',
    title: 'Me connecter, ou changer un mot de passe oublié',
    lead: 'Votre mot de passe sert pour une campagne. Au cinquième essai manqué, le compte est gelé une heure.',
    screen: 'phone',
    steps: [
      {
        at: '/famille/connexion',
        fill: { mail: '{familleMail}', motDePasse: '{motDePasse}' },
        show: 'main form button',
        say: 'Écrivez votre adresse mail et votre mot de passe, puis touchez « Se connecter ».',
      },
      { press: 'Mot de passe oublié', say: 'Si vous l’avez oublié, touchez « Mot de passe oublié ».' },
      {
        fill: { matricule: '{familleMatricule}', mail: '{familleMail}' },
        press: 'Recevoir',
        say: 'Écrivez votre numéro d’allocataire et votre adresse mail.',
      },
      {
        mail: { to: '{familleMail}', subject: 'nouveau mot de passe' },
        say: 'Ouvrez le mail reçu, et touchez le bouton dans l’heure. Il ne sert qu’une fois.',
      },
      {
        fill: { motDePasse: '{motDePasse}', confirmation: '{motDePasse}' },
        press: 'Enregistrer',
        say: 'Choisissez un nouveau mot de passe. Les autres appareils connectés sont fermés.',
      },
    ],
  },
  {
    id: 'mon-compte',
    title: 'Voir et régler mon compte',
    lead: 'Votre adresse mail ne se change qu’auprès de la Caf. Tout le reste est ici.',
    as: 'family',
    screen: 'phone',
    steps: [
      { at: '/famille', press: 'Compte', say: 'Touchez « Compte ».' },
      { show: 'main form', read: 'Mes appareils connectés', say: 'Lisez vos informations, et changez ici votre mot de passe.' },
      { press: 'Télécharger mes données', shown: true, say: 'Ce bouton enregistre toutes vos données dans un fichier.' },
      {
        press: 'Je ne veux plus utiliser ce service',
        say: 'Pour retirer votre accord, ouvrez « Je ne veux plus utiliser ce service ». Vos QR codes non scannés seront supprimés.',
      },
    ],
  },
];
