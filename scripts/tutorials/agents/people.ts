import type { Tutorial } from '../tutorial.ts';

export const AGENT_PEOPLE: readonly Tutorial[] = [
  {
    id: 'changer-une-adresse-mail',
    title: 'Changer l’adresse mail d’une famille',
    lead: 'La famille ne peut pas le faire. L’ancienne et la nouvelle adresse sont prévenues, et la nouvelle doit être confirmée.',
    as: 'agent',
    screen: 'desk',
    steps: [
      { at: '/caf', press: 'Chercher une famille', say: 'Dans le menu, touchez « Chercher une famille ».' },
      {
        read: 'Chercher',
        fill: { q: '{autreMatricule}' },
        show: 'main form button',
        say: 'Écrivez un matricule, un nom, un mail ou le nom d’un enfant.',
      },
      {
        at: '/caf/pages/famille?id=2026:{autreMatricule}',
        read: 'Ce que voit la famille',
        press: 'Changer l’adresse mail',
        say: 'La fiche montre la famille, et ce qu’elle voit elle-même. Ouvrez « Changer l’adresse mail ».',
      },
      {
        form: 'Changer l’adresse mail',
        fill: { mail: 'nouvelle.adresse@courriel.example' },
        press: 'Changer l’adresse mail',
        say: 'Écrivez la nouvelle adresse, puis confirmez.',
      },
      { read: 'L’adresse mail est changée', show: '[role=status]', say: 'C’est fait, et inscrit au journal avec votre code.' },
    ],
  },
  {
    id: 'valider-un-partenaire',
    title: 'Examiner et valider un partenaire',
    lead: 'Il faut le numéro Tiersi (7 chiffres) et le rang (4 chiffres), créés dans votre outil.',
    as: 'agent',
    screen: 'desk',
    steps: [
      { at: '/caf', press: 'Dossiers à examiner', say: 'Dans le menu, touchez « Dossiers à examiner ».' },
      { press: 'Judo Club de Limours', say: 'Ouvrez le plus ancien.' },
      { read: 'Fiche d’activité', press: 'Statuts', say: 'Lisez la fiche, et chaque document en le touchant.' },
      {
        press: 'Demander un complément',
        shown: true,
        say: 'S’il manque quelque chose, demandez-le : le partenaire reçoit un mail avec vos motifs.',
      },
      {
        fill: { tiersi: '0400123', rang: '0001' },
        press: 'Valider Judo Club de Limours',
        say: 'Si tout est bon, écrivez le numéro Tiersi et le rang, puis validez.',
      },
      { read: 'est validé', show: '[role=status]', say: 'Le partenaire reçoit ses accès, et les familles le voient.' },
    ],
  },
  {
    id: 'decider-une-depense',
    title: 'Décider une dépense',
    lead: 'L’attestation est à gauche, la demande à droite. Les cinq mentions sont à cocher pour accepter.',
    as: 'agent',
    screen: 'desk',
    steps: [
      {
        at: '/caf/pages/depenses-a-decider',
        read: 'Cochez ce que vous lisez',
        tick: { mentions: 'all' },
        say: 'Cochez chaque mention que vous lisez sur l’attestation.',
      },
      {
        press: 'Demander un complément',
        shown: true,
        say: 'Une mention manque ? Demandez un complément, ou refusez avec un motif : la famille reçoit un mail.',
      },
      { press: 'Accepter', say: 'Tout y est : acceptez. La somme est à payer à la famille, et la suivante vient.' },
    ],
  },
  {
    id: 'creer-un-agent',
    title: 'Créer un agent et régler ses droits',
    lead: 'Une personne, un code, un mail. Le profil donne des droits de départ ; chacun se donne ou se retire ensuite.',
    as: 'agent',
    screen: 'desk',
    steps: [
      {
        at: '/caf/pages/nouvel-agent',
        read: 'Profil de départ',
        fill: { code: 'P0777911', nom: 'Roux', prenom: 'Ana', mail: 'ana.roux@caf91.example' },
        press: 'Créer l’agent',
        say: 'Écrivez son code, son nom et son mail, choisissez un profil, puis créez l’agent. Son mot de passe part par mail.',
      },
      {
        at: '/caf/pages/droits',
        read: 'Droits des agents',
        show: 'main table',
        say: 'Dans « Droits », cochez ou décochez chaque droit. L’effet est immédiat, et inscrit au journal.',
      },
    ],
  },
];
