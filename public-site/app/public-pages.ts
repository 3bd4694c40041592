/** The pages open to anybody: the site map, and what search engines are told. */
import { typo } from '#core/shared/french.ts';

interface PublicPage {
  to: string;
  label: string;
}

/** Accounts and their doors: search engines are not to look behind. */
export const CLOSED = ['/famille/', '/partenaire/'];

export const PUBLIC_PAGES: readonly { heading: string; pages: readonly PublicPage[] }[] = [
  {
    heading: 'L’aide',
    pages: [
      { to: '/', label: 'Accueil' },
      { to: '/familles', label: 'Comment ça marche pour les familles' },
      { to: '/ai-je-droit', label: typo('Ai-je droit à l’aide ?') },
      { to: '/partenaires', label: 'Les clubs partenaires' },
      { to: '/carte', label: 'La carte des clubs' },
      { to: '/inviter-mon-club', label: 'Inviter mon club' },
      { to: '/aide', label: 'Aide et questions' },
      { to: '/aide/creer-mon-compte', label: 'Créer mon compte, pas à pas' },
      { to: '/aide/faire-un-qr-code', label: 'Faire un QR code, pas à pas' },
      { to: '/aide/supprimer-un-qr-code', label: 'Supprimer un QR code, pas à pas' },
      { to: '/aide/demander-un-remboursement', label: 'Demander un remboursement, pas à pas' },
      { to: '/aide/messages', label: 'Messages et solutions' },
      { to: '/aide/club-absent', label: 'Mon club n’est pas dans la liste' },
      { to: '/aide/mail-caf', label: 'Mon adresse mail à la Caf n’est pas la bonne' },
      { to: '/aide/enfant-absent', label: 'Un de mes enfants n’est pas là' },
    ],
  },
  {
    heading: 'Familles',
    pages: [
      { to: '/famille/inscription', label: 'Créer mon compte' },
      { to: '/famille/connexion', label: 'Se connecter' },
      { to: '/famille/mot-de-passe-oublie', label: 'Mot de passe oublié' },
    ],
  },
  {
    heading: 'Clubs et associations',
    pages: [
      { to: '/devenir-partenaire', label: 'Devenir partenaire' },
      { to: '/partenaire/inscription', label: 'Déposer un dossier de partenaire' },
      { to: '/partenaire/inscription/reprendre', label: 'Reprendre mon dossier' },
      { to: '/partenaire/connexion', label: 'Espace partenaire' },
      { to: '/partenaire/mot-de-passe-oublie', label: 'Recevoir un mot de passe de partenaire' },
    ],
  },
  {
    heading: 'Ce site',
    pages: [
      { to: '/accessibilite', label: 'Accessibilité' },
      { to: '/donnees-personnelles', label: 'Données personnelles' },
      { to: '/mentions-legales', label: 'Mentions légales' },
    ],
  },
];
