import type { Tutorial } from '../tutorial.ts';

export const FAMILY_QR_CODES: readonly Tutorial[] = [
  {
    id: 'voir-ce-qui-reste',
    title: 'Voir ce qui reste pour chaque enfant',
    lead: 'L’accueil de votre espace dit tout d’un coup d’œil.',
    as: 'family',
    screen: 'phone',
    steps: [
      {
        at: '/famille',
        show: '[data-enfant]',
        say: 'Pour chaque enfant : sa date de naissance, son forfait, ce qui reste, et où le reste a servi.',
      },
      { press: 'Historique', say: 'Touchez « Historique » pour tout voir, depuis le début de la campagne.' },
      { press: 'Filtrer par enfant, type ou date', say: 'Ouvrez « Filtrer » pour chercher un enfant ou une date.' },
      { press: 'Télécharger en PDF', shown: true, say: 'Enregistrez votre compte en PDF pour l’imprimer.' },
    ],
  },
  {
    id: 'trouver-un-club',
    title: 'Trouver un club',
    lead: 'La liste et la carte montrent les clubs que la Caf a validés. Il ne faut pas de compte.',
    screen: 'phone',
    steps: [
      {
        at: '/partenaires',
        fill: { q: 'judo' },
        press: 'Chercher',
        say: 'Écrivez un nom, une activité ou une commune, puis touchez « Chercher ».',
      },
      { read: 'club', show: 'main li', say: 'Chaque club dit ses activités et sa commune.' },
      {
        at: '/carte',
        show: 'main .leaflet-container',
        say: 'La carte montre les mêmes clubs. Touchez un rond pour vous rapprocher.',
      },
      { press: 'Près de moi', shown: true, say: '« Près de moi » montre les plus proches, si votre téléphone donne sa position.' },
      {
        at: '/aide/club-absent',
        press: 'Envoyez-lui notre adresse',
        say: 'Le club n’est pas là ? Invitez-le : il demandera à devenir partenaire.',
      },
      { at: '/inviter-mon-club', show: 'main form, main .btn', say: 'Envoyez l’adresse du portail à votre club, ou imprimez l’affiche.' },
    ],
  },
  {
    id: 'faire-un-qr-code',
    title: 'Faire un QR code',
    lead: 'Il paie un club partenaire. Choisissez l’enfant, le club et le montant ; une fois créé, le montant ne change plus.',
    as: 'family',
    screen: 'phone',
    steps: [
      {
        at: '/famille/tirage',
        tick: { enfant: '*' },
        press: 'Continuer',
        say: 'Choisissez l’enfant. À côté de son nom, vous lisez ce qui reste.',
      },
      { fill: { q: 'musique' }, press: 'Chercher', say: 'Cherchez le club par son nom, son activité ou sa commune.' },
      { read: 'trouvé', tick: { partenaire: '*' }, press: 'Continuer', say: 'Choisissez le club, puis touchez « Continuer ».' },
      { fill: { montant: '20,00' }, press: 'Continuer', say: 'Écrivez le montant, en euros et centimes. L’écran dit ce qui restera.' },
      {
        read: 'Vérifiez avant de valider',
        tick: { confirme: 'oui' },
        press: 'Créer le QR code',
        say: 'Relisez tout. Cochez la case, puis créez le QR code.',
      },
      {
        read: 'Montrez ce QR code au club',
        press: 'Voir en grand',
        shown: true,
        say: 'Le QR code est prêt. Montrez-le au club en grand ; il est aussi dans vos mails.',
      },
      { press: 'Imprimer', shown: true, say: 'Vous pouvez l’imprimer : la feuille porte tout ce que le club doit vérifier.' },
    ],
  },
  {
    id: 'supprimer-un-qr-code',
    title: 'Supprimer un QR code',
    lead: 'C’est possible tant que le club ne l’a pas scanné. La somme revient tout de suite.',
    as: 'family',
    screen: 'phone',
    steps: [
      { at: '/famille', press: '{clubQr}', say: 'Sur l’accueil, touchez le nom du club, sous celui de l’enfant.' },
      {
        press: 'Le club n’est plus d’accord, ou vous vous êtes trompé ?',
        say: 'En bas de la page, ouvrez « Le club n’est plus d’accord, ou vous vous êtes trompé ? ».',
      },
      { press: 'Supprimer', say: 'Touchez le bouton pour supprimer.' },
      { tick: { confirme: 'oui' }, press: 'Supprimer', say: 'Lisez ce qui va se passer, cochez la case, puis confirmez.' },
      {
        read: 'supprimé',
        show: 'main [role=status], main .toast',
        say: 'Le QR code ne vaut plus rien, et la somme est revenue. L’écran propose un autre club ou un remboursement.',
      },
    ],
  },
];
