import type { Tutorial } from '../tutorial.ts';

export const AGENT_FILES: readonly Tutorial[] = [
  {
    id: 'se-connecter',
    title: 'Se connecter',
    lead: 'Votre code d’agent (P, quatre chiffres, 911), votre mail et votre mot de passe. Le premier mot de passe, reçu par mail, est à changer.',
    screen: 'desk',
    steps: [
      {
        at: '/caf/login',
        fill: { code: '{agentCode}', mail: '{agentMail}', motDePasse: '{motDePasse}' },
        press: 'Se connecter',
        say: 'Écrivez votre code, votre mail et votre mot de passe.',
      },
      {
        read: 'Bonjour',
        show: 'main h1',
        say: 'Le tableau de bord dit ce qu’il y a à faire ; le menu, à gauche, suit l’ordre de l’année.',
      },
    ],
  },
  {
    id: 'charger-les-fichiers',
    title: 'Charger les deux fichiers allo et enf',
    lead: 'CSV ou Excel. Rien n’est écrit avant votre confirmation, et une mauvaise ligne n’arrête pas les bonnes.',
    as: 'agent',
    screen: 'desk',
    steps: [
      {
        at: '/caf/pages/campagne',
        form: 'Rouvrir le chargement',
        fill: { motif: 'Deux familles oubliées' },
        press: 'Rouvrir le chargement',
        say: 'Après le top de clôture, un chargement demande d’abord une réouverture, avec un motif. Avant, passez à l’étape suivante.',
      },
      {
        at: '/caf/pages/chargement',
        give: { allo: '{allo}', enf: '{enf}' },
        press: 'Simuler le chargement',
        say: 'Déposez les deux fichiers, puis touchez « Simuler le chargement ».',
      },
      { read: 'À confirmer', press: 'Charger', say: 'Lisez ce qui changera : familles, enfants, forfaits, rejets. Puis confirmez.' },
      { read: 'Terminé', press: 'Rejets et lignes à vérifier', say: 'Le chargement est fait. Ouvrez les rejets.' },
      {
        read: 'À reprendre',
        press: 'Télécharger le rejet',
        shown: true,
        say: 'Chaque rejet dit pourquoi. Téléchargez-les, corrigez, et chargez le fichier corrigé de la même façon.',
      },
      {
        at: '/caf/pages/campagne',
        press: 'Clore le chargement',
        shown: true,
        say: 'Quand tout est chargé, donnez le top de clôture (« Clore le chargement ») : la campagne s’ouvre aux familles.',
      },
    ],
  },
  {
    id: 'clore-la-campagne',
    title: 'Clore la campagne',
    lead: 'Les QR codes non scannés expirent, leurs montants deviennent des droits non consommés. La clôture se fait seule après le dernier jour.',
    as: 'agent',
    screen: 'desk',
    steps: [
      {
        at: '/caf/pages/cloture',
        read: 'Clore la campagne',
        show: 'main table, main dl',
        say: 'Lisez ce qui va se passer, et ce qui reste à décider ou à payer.',
      },
      { press: 'Clore la campagne', shown: true, say: 'Écrivez les mots demandés, puis confirmez. C’est définitif.' },
      {
        at: '/caf/pages/changement',
        show: 'main .card',
        say: 'La liste du changement de campagne dit ce qui bloque encore la suivante, et où le faire.',
      },
    ],
  },
];
