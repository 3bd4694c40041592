import type { Tutorial } from '../tutorial.ts';

export const FAMILY_DEPENSE: readonly Tutorial[] = [
  {
    id: 'faire-une-depense',
    title: 'Faire une dépense : demander un remboursement',
    lead: 'Le club n’est pas partenaire, et vous l’avez payé. Il faut une attestation signée par le club.',
    as: 'family',
    screen: 'phone',
    steps: [
      {
        at: '/famille/depense',
        press: 'Imprimer une attestation vide',
        shown: true,
        say: 'Faites remplir et signer cette attestation par le club, si vous n’en avez pas.',
      },
      { tick: { enfant: '*' }, press: 'Continuer', say: 'Choisissez l’enfant.' },
      {
        fill: {
          organisme: 'Escalade de Bures',
          adresse: '4 rue du Mur 91440 Bures-sur-Yvette',
          mailOrganisme: 'contact@escalade-bures.example',
          responsable: 'Jeanne Roy',
        },
        press: 'Continuer',
        say: 'Écrivez le club : son nom, son adresse, son mail, et la personne qui a signé.',
      },
      {
        fill: { dateInscription: '14/09/2026', cout: '120,00', montant: '30,00' },
        press: 'Continuer',
        say: 'Écrivez la date, le prix payé, et le montant demandé : pas plus que ce qui reste pour l’enfant.',
      },
      {
        give: { attestation: '{attestation}' },
        press: 'Continuer',
        say: 'Prenez l’attestation en photo, toute la page et bien droite. Un PDF va aussi.',
      },
      { press: 'Envoyer la demande', say: 'Relisez, puis envoyez. Le montant est gardé pour vous jusqu’à la réponse.' },
      { read: 'Demande envoyée à la Caf', show: 'main h1', say: 'La Caf lit votre demande et vous écrit. Vous la suivez ici.' },
      { press: 'Retirer ma demande', shown: true, say: 'Tant que la Caf n’a pas répondu, vous pouvez la retirer : la somme revient.' },
    ],
  },
];
