/** AdminJS in French: it ships none. Every key of its English file is here (a test compares them), then the words of the sheets. */
import { typo } from '#core/shared/french.ts';
import type { LocaleTranslations } from 'adminjs';
import { ALL_SHEETS } from '../sheets/all-sheets.ts';
import type { AnySheet, Column } from '../sheets/sheet.ts';
import { FRENCH_MESSAGES } from './french-messages.ts';

const FRAME = {
  actions: {
    new: 'Créer',
    edit: 'Modifier',
    show: 'Fiche',
    delete: 'Supprimer',
    bulkDelete: 'Tout supprimer',
    list: 'Liste',
    search: 'Chercher',
  },
  buttons: {
    save: 'Enregistrer',
    addNewItem: 'Ajouter',
    filter: 'Filtrer',
    filterActive: 'Filtrer ({{count}})',
    applyChanges: 'Appliquer',
    resetFilter: 'Effacer les filtres',
    confirmRemovalMany: 'Confirmer la suppression de {{count}} ligne',
    confirmRemovalMany_plural: 'Confirmer la suppression de {{count}} lignes',
    logout: 'Se déconnecter',
    login: 'Se connecter',
    seeTheDocumentation: 'Voir <1>la documentation</1>',
    createFirstRecord: 'Créer la première ligne',
    cancel: 'Annuler',
    confirm: 'Confirmer',
    contactUs: 'Nous écrire',
    ok: 'D’accord',
  },
  components: {
    DropZone: {
      placeholder: 'Déposez le fichier ici, ou cliquez pour le choisir',
      acceptedSize: typo('Taille : {{maxSize}} au maximum'),
      acceptedType: typo('Types acceptés : {{mimeTypes}}'),
      unsupportedSize: 'Le fichier {{fileName}} est trop gros',
      unsupportedType: typo('Le fichier {{fileName}} n’est pas d’un type accepté : {{fileType}}'),
    },
    LanguageSelector: {
      availableLanguages: {
        de: 'Allemand',
        en: 'Anglais',
        es: 'Espagnol',
        fr: 'Français',
        it: 'Italien',
        ja: 'Japonais',
        pl: 'Polonais',
        'pt-BR': 'Portugais (Brésil)',
        ua: 'Ukrainien',
        'zh-CN': 'Chinois',
      },
    },
    Login: {
      welcomeHeader: 'Back-office',
      welcomeMessage: 'Tickets loisirs jeunes',
      properties: { email: 'Adresse mail', password: 'Mot de passe' },
      loginButton: 'Se connecter',
    },
  },
  labels: {
    navigation: 'Rubriques',
    pages: 'Pages',
    selectedRecords: 'Sélection ({{selected}})',
    filters: 'Filtres',
    adminVersion: typo('Administration : {{version}}'),
    appVersion: typo('Version : {{version}}'),
    dashboard: 'Tableau de bord',
  },
  properties: { length: 'Longueur', from: 'Du', to: 'Au' },
};

/** The whole French locale. */
export function french(): LocaleTranslations {
  return {
    ...FRAME,
    labels: { ...FRAME.labels, ...Object.fromEntries(ALL_SHEETS.map(({ id, title }) => [id, title])) },
    messages: FRENCH_MESSAGES,
    pages: PAGE_TITLES,
    resources: Object.fromEntries(ALL_SHEETS.map((sheet) => [sheet.id, sheetWords(sheet)])),
  };
}

const PAGE_TITLES = {
  campagne: 'Conduite de campagne',
  chargement: 'Charger les fichiers',
  'chercher-une-famille': 'Chercher une famille',
  famille: 'Famille',
  'depenses-a-decider': 'Dépenses à décider',
  'preparer-un-lot': 'Préparer un lot',
  lot: 'Lot de paiement',
  'comptes-justes': 'Comptes justes',
  consommation: 'Consommation par partenaire',
  recours: 'Recours par commune',
  extraits: 'Extraits',
  'nouvel-agent': 'Créer un agent',
};

const sheetWords = ({ title, columns, empty }: AnySheet) => ({
  actions: { list: title, show: 'Fiche' },
  properties: Object.fromEntries(columns.map(({ name, label }: Column<unknown>) => [name, label])),
  messages: { noRecordsInResource: empty },
});
