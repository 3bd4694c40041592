/** The step-by-step help of families: one thing a step, as it stands on the screens. */
import type { Screen } from './Drawing.tsx';

export interface Guide {
  title: string;
  description: string;
  lead: string;
  steps: readonly { screen: Screen; title: string; text: string }[];
  /** Where to do it. */
  go: { to: string; label: string };
  /** What else may help. */
  more: readonly { to: string; label: string }[];
}

export const GUIDES: Readonly<Record<string, Guide>> = {
  'creer-mon-compte': {
    title: 'Créer mon compte',
    description: 'Créer votre compte tickets loisirs jeunes, pas à pas, avec votre numéro d’allocataire et votre adresse mail.',
    lead: 'Il faut 5 minutes. Gardez près de vous votre numéro d’allocataire et vos mails.',
    steps: [
      {
        screen: 'numbers',
        title: 'Écrivez votre numéro et votre adresse mail',
        text: 'Le numéro d’allocataire a 7 chiffres. L’adresse mail est celle que la Caf connaît.',
      },
      {
        screen: 'mail',
        title: 'Ouvrez le mail reçu',
        text: 'Touchez le lien dans les 24 heures. Il ne sert qu’une fois. Regardez aussi dans les indésirables.',
      },
      {
        screen: 'password',
        title: 'Choisissez un mot de passe',
        text: '8 caractères au moins : une minuscule, une majuscule, un chiffre, un caractère spécial. Il sert pour cette année seulement.',
      },
      { screen: 'child', title: 'Donnez votre accord, et c’est prêt', text: 'Vous voyez chaque enfant, et ce qui reste pour lui.' },
    ],
    go: { to: '/famille/inscription', label: 'Créer mon compte' },
    more: [{ to: '/aide/mail-caf', label: 'Mon adresse mail à la Caf n’est pas la bonne' }],
  },
  'faire-un-qr-code': {
    title: 'Faire un QR code',
    description: 'Faire un QR code pour payer le club de votre enfant avec les tickets loisirs jeunes, pas à pas.',
    lead: 'Vous pouvez commencer par l’enfant, ou par le club dans la liste ou sur la carte.',
    steps: [
      { screen: 'child', title: 'Choisissez l’enfant', text: 'La somme est pour cet enfant. À côté de son nom, vous lisez ce qui reste.' },
      {
        screen: 'club',
        title: 'Choisissez le club',
        text: 'Cherchez son nom, son activité ou sa commune. « Près de moi » montre les plus proches.',
      },
      {
        screen: 'amount',
        title: 'Écrivez le montant',
        text: 'Tout, la moitié, ou le montant que vous voulez. L’écran dit ce qui restera.',
      },
      {
        screen: 'qr',
        title: 'Vérifiez, puis créez le QR code',
        text: 'Après, le montant ne change plus. Le QR code est à l’écran et dans vos mails.',
      },
      {
        screen: 'scan',
        title: 'Montrez le QR code au club',
        text: 'Sur le téléphone ou sur papier. Le club le scanne, la Caf paye le club.',
      },
    ],
    go: { to: '/famille/tirage', label: 'Faire un QR code' },
    more: [
      { to: '/aide/supprimer-un-qr-code', label: 'Je me suis trompé : supprimer un QR code' },
      { to: '/aide/club-absent', label: 'Mon club n’est pas dans la liste' },
    ],
  },
  'supprimer-un-qr-code': {
    title: 'Supprimer un QR code',
    description: 'Supprimer un QR code des tickets loisirs jeunes que le club n’a pas scanné, et reprendre le montant.',
    lead: 'C’est possible tant que le club ne l’a pas scanné. La somme revient tout de suite.',
    steps: [
      { screen: 'qr', title: 'Ouvrez le QR code', text: 'Depuis l’accueil de votre espace, touchez le QR code sous le nom de l’enfant.' },
      { screen: 'trash', title: 'Supprimez-le', text: 'En bas de la page, ouvrez « Le club n’est plus d’accord », puis confirmez.' },
      {
        screen: 'amount',
        title: 'Le montant est revenu',
        text: 'Vous pouvez faire un autre QR code, dans un autre club ou pour un autre montant.',
      },
      {
        screen: 'paper',
        title: 'Ou demandez un remboursement',
        text: 'Vous avez payé le club vous-même : l’enfant, le montant et le club sont déjà remplis.',
      },
    ],
    go: { to: '/famille', label: 'Ouvrir mon espace' },
    more: [{ to: '/aide/demander-un-remboursement', label: 'Demander un remboursement, pas à pas' }],
  },
  'demander-un-remboursement': {
    title: 'Demander un remboursement',
    description: 'Le club n’est pas partenaire : demander à la Caf de l’Essonne le remboursement de l’inscription, pas à pas.',
    lead: 'Pour un club qui n’est pas partenaire, et que vous avez payé.',
    steps: [
      {
        screen: 'paper',
        title: 'Demandez une attestation au club',
        text: 'Elle porte le nom de l’enfant, l’activité, la date, le prix, et la signature du responsable.',
      },
      { screen: 'photo', title: 'Prenez une photo', text: 'Toute la page de l’attestation, bien droite, sans ombre. Un PDF va aussi.' },
      { screen: 'amount', title: 'Écrivez le montant', text: 'Pas plus que le prix payé, et pas plus que ce qui reste pour l’enfant.' },
      {
        screen: 'money',
        title: 'La Caf lit, puis vous rembourse',
        text: 'Vous suivez votre demande dans votre espace. La Caf vous écrit si elle a besoin d’autre chose.',
      },
    ],
    go: { to: '/famille/depense', label: 'Demander un remboursement' },
    more: [{ to: '/inviter-mon-club', label: 'Inviter le club à devenir partenaire' }],
  },
};
