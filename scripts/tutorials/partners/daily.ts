import type { Tutorial } from '../tutorial.ts';

export const PARTNER_DAILY: readonly Tutorial[] = [
  {
    id: 'scanner',
    title: 'Scanner un QR code',
    lead: 'Avec l’appareil photo d’un téléphone, d’une tablette ou d’un ordinateur. Sans appareil photo, tapez le code.',
    as: 'partner',
    screen: 'phone',
    steps: [
      { at: '/partenaire', press: 'Scanner', say: 'Touchez « Scanner » et laissez le navigateur utiliser l’appareil photo.' },
      {
        fill: { code: '{code}' },
        press: 'Vérifier le code',
        say: 'Mettez le QR code dans le cadre : la page suivante vient seule. Sinon, tapez le code écrit sous le QR code.',
      },
      {
        read: 'Est-ce le bon enfant',
        press: 'Valider',
        say: 'Vérifiez le nom, la date de naissance et le montant avec la famille, puis validez. C’est définitif.',
      },
      {
        read: 'Validé',
        show: 'main [role=status], main h1',
        say: 'C’est noté : la Caf vous paiera. L’écran compte vos validations du jour.',
      },
      { at: '/partenaire/entrainement', show: 'main h1', say: 'Pour apprendre sans risque, cette page donne des QR codes d’essai.' },
    ],
  },
  {
    id: 'paiements',
    title: 'Suivre mes paiements',
    lead: 'Ce qui est payé, ce qui attend, et pour quels enfants.',
    as: 'partner',
    screen: 'desk',
    steps: [
      { at: '/partenaire', press: 'Paiements', say: 'Touchez « Paiements ».' },
      { read: 'À payer', show: 'main table', say: 'Chaque ligne dit l’enfant, le montant, et le jour du paiement.' },
      { press: 'PDF', shown: true, say: 'Enregistrez l’état en PDF : paiements faits, paiements en attente.' },
      {
        at: '/partenaire/beneficiaires',
        show: 'main table',
        say: 'La liste des enfants payés, par ordre alphabétique, s’enregistre aussi en PDF.',
      },
    ],
  },
  {
    id: 'employes',
    title: 'Donner un accès à une personne du club',
    lead: 'Chacun a son propre accès : scanner seulement, ou tout voir.',
    as: 'partner',
    screen: 'desk',
    steps: [
      {
        at: '/partenaire/employes',
        fill: { prenom: 'Yanis', nom: 'Caron', mail: 'yanis.caron@associations.example' },
        show: 'main form button',
        say: 'Écrivez son nom et son adresse mail, choisissez ce qu’elle peut faire, puis invitez-la.',
      },
    ],
  },
];
