import type { Tutorial } from '../tutorial.ts';

export const AGENT_MONEY: readonly Tutorial[] = [
  {
    id: 'payer',
    title: 'Payer : faire un lot et son fichier pour SIAS',
    lead: 'Un lot paie les partenaires, un autre les familles. Une somme n’est jamais dans deux lots.',
    as: 'agent',
    screen: 'desk',
    steps: [
      { at: '/caf', press: 'Préparer un lot', say: 'Dans le menu, touchez « Préparer un lot ».' },
      {
        read: 'Lignes du lot',
        press: 'Retenir…',
        shown: true,
        say: 'Lisez les lignes et ce qui est à regarder. Une ligne douteuse se retient, avec un motif, sans arrêter le lot.',
      },
      { press: 'Générer le lot', say: 'Vérifiez le total, puis générez le lot.' },
      {
        read: 'Télécharger le fichier',
        press: 'Télécharger le fichier',

        say: 'Téléchargez le fichier TXT et donnez-le à SIAS. Vous pouvez le reprendre : il est toujours le même.',
      },
      {
        press: 'Marquer traité',
        shown: true,
        say: 'Quand SIAS a payé, écrivez le jour du paiement et marquez le lot traité. Il ne change plus, et chacun lit « payé le ».',
      },
      {
        at: '/caf/pages/comptes-justes',
        press: 'Vérifier de nouveau',
        shown: true,
        say: '« Comptes justes » prouve que chaque euro est à sa place.',
      },
    ],
  },
  {
    id: 'extraire',
    title: 'Extraire une liste',
    lead: 'À l’écran, en CSV pour Excel, et le bordereau en PDF.',
    as: 'agent',
    screen: 'desk',
    steps: [
      { at: '/caf', press: 'Extraits', say: 'Dans le menu, touchez « Extraits ».' },
      { read: 'Liste des tiers', press: 'Liste des tiers', say: 'Choisissez une liste.' },
      {
        read: 'Raison sociale',
        press: 'Fichier CSV',
        shown: true,
        say: 'Lisez-la, ou enregistrez-la en CSV. L’extraction est inscrite au journal.',
      },
    ],
  },
  {
    id: 'ecrire-aux-familles',
    title: 'Écrire aux familles',
    lead: 'À toutes, ou à celles qui n’ont pas de compte, pas de QR code, ou un solde. Personne ne reçoit deux fois le même message.',
    as: 'agent',
    screen: 'desk',
    steps: [
      { at: '/caf', press: 'Écrire aux familles', say: 'Dans le menu, touchez « Écrire aux familles ».' },
      { read: 'Ouverture de la campagne', press: 'Ouverture de la campagne', say: 'Choisissez le message.' },
      { read: 'À qui envoyer', press: 'Compter les familles', say: 'Choisissez à qui, puis comptez.' },
      {
        read: 'recevraient',
        press: 'Confirmer',
        shown: true,
        say: 'Lisez le nombre, puis confirmez. L’envoi se suit, et se met en pause.',
      },
    ],
  },
];
