import type { Tutorial } from '../tutorial.ts';

export const PARTNER_ACCESS: readonly Tutorial[] = [
  {
    id: 'devenir-partenaire',
    title: 'Demander à devenir partenaire et compléter la fiche',
    lead: 'Il faut le numéro Siret, l’IBAN et vos pièces, en PDF ou en photo. Vous pouvez vous arrêter et reprendre par le lien du mail.',
    screen: 'desk',
    steps: [
      {
        at: '/devenir-partenaire',
        press: 'Déposer un dossier',
        say: 'Ouvrez la page « Devenir partenaire » et touchez « Déposer un dossier ».',
      },
      { fill: { mail: 'bureau@poneys-saclay.example' }, press: 'Recevoir le lien', say: 'Écrivez l’adresse mail de votre structure.' },
      {
        mail: { to: 'bureau@poneys-saclay.example', subject: 'Votre dossier de partenaire' },
        say: 'Ouvrez le mail reçu. Son bouton mène à votre dossier, et vous y ramène quand vous voulez.',
      },
      { read: '0 étape faite sur 7', press: 'Commencer', say: 'La liste dit ce qui manque. Commencez.' },
      {
        tick: { kind: 'association' },
        fill: { nom: 'Les Petits Poneys de Saclay', siret: '73282932000074' },
        press: 'Enregistrer et continuer',
        say: 'Dites ce que vous êtes : association, entreprise ou collectivité. Écrivez le nom et le numéro Siret.',
      },
      {
        read: 'Code postal',
        fill: { numero: '3', typeVoie: 'rue', adresse: 'des Haras', codePostal: '91400', commune: 'Saclay' },
        press: 'Enregistrer et continuer',
        say: 'Écrivez l’adresse où la Caf peut vous écrire.',
      },
      {
        tick: { activite: '*' },
        fill: { description: 'Initiation de 6 à 12 ans, le mercredi après-midi. Cotisation de 180 € par an.' },
        press: 'Enregistrer et continuer',
        say: 'Cochez vos activités et décrivez-les. Les cours de langue, l’aide scolaire et le culte ne sont pas possibles.',
      },
      {
        read: 'Téléphone',
        fill: { personne: 'Amel Benali', qualite: 'Présidente', telephone: '01 60 00 00 10' },
        press: 'Enregistrer et continuer',
        say: 'Écrivez la personne qui représente la structure.',
      },
      {
        read: 'IBAN',
        fill: { iban: 'FR76 3000 6000 0112 3456 7890 189' },
        press: 'Enregistrer et continuer',
        say: 'Écrivez l’IBAN sur lequel la Caf paiera.',
      },
      {
        read: 'Documents',
        show: 'main form',
        say: 'Donnez chaque pièce demandée. L’écran compte celles qui manquent ; vous pouvez revenir plus tard.',
      },
    ],
  },
  {
    id: 'acceder-a-mon-espace',
    title: 'Accéder à mon espace la première fois',
    lead: 'Il faut l’adresse mail de la convention, et votre identifiant : P et 6 chiffres, dans le mail de bienvenue.',
    screen: 'desk',
    steps: [
      {
        at: '/partenaire/connexion',
        press: 'Mot de passe oublié',
        say: 'Sur la page de connexion des partenaires, touchez « Mot de passe oublié ».',
      },
      {
        fill: { mail: '{debutMail}', identifiant: '{debutIdentifiant}' },
        press: 'Recevoir un mot de passe',
        say: 'Écrivez votre adresse mail et votre identifiant.',
      },
      {
        mail: { to: '{debutMail}', subject: 'Votre mot de passe provisoire' },
        say: 'Ouvrez le mail reçu : il porte un mot de passe provisoire, bon 24 heures.',
      },
      {
        at: '/partenaire/connexion',
        fill: { mail: '{debutMail}', motDePasse: '{secret}' },
        press: 'Se connecter',
        say: 'Connectez-vous avec ce mot de passe.',
      },
      {
        read: 'Choisissez votre mot de passe',
        fill: { motDePasse: 'Tatami+vert-91', confirmation: 'Tatami+vert-91' },
        press: 'Enregistrer le mot de passe',
        say: 'Choisissez le vôtre. Le provisoire ne sert plus.',
      },
      { press: 'Scanner', shown: true, say: 'Votre espace est ouvert. Le scanner est ici.' },
    ],
  },
  {
    id: 'ma-fiche',
    title: 'Voir et faire corriger ma fiche',
    lead: 'Votre fiche est tenue par la Caf. Vous demandez un changement, un agent l’enregistre.',
    as: 'partner',
    screen: 'desk',
    steps: [
      { at: '/partenaire', press: 'Compte', say: 'Touchez « Compte ».' },
      { show: 'main dl', say: 'Lisez ce que la Caf sait de votre structure.' },
      { press: 'Demander une modification', say: 'Touchez « Demander une modification ».' },
      { press: 'L’adresse', say: 'Choisissez ce qui n’est plus juste.' },
      {
        fill: { adresse: 'rue des Tilleuls', motif: 'Nous avons déménagé.' },
        press: 'Envoyer la demande',
        say: 'Corrigez, dites pourquoi, puis envoyez. Un mail vous dit quand c’est fait.',
      },
    ],
  },
];
