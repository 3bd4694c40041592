import type { Filter } from '../kit/FilterBar.tsx';

/** Of the list of failures. */
export const FAILURE_FILTERS: readonly Filter[] = [
  {
    name: 'raison',
    label: 'Raison',
    options: [
      { value: '', label: 'Toutes' },
      { value: 'noMailbox', label: 'La boîte n’existe pas' },
      { value: 'noDomain', label: 'Le domaine n’existe pas' },
      { value: 'closed', label: 'Boîte fermée' },
      { value: 'badAddress', label: 'Pas une adresse mail' },
      { value: 'full', label: 'Boîte pleine' },
      { value: 'unwanted', label: 'Refusé par le serveur' },
      { value: 'tooBig', label: 'Trop gros' },
      { value: 'busy', label: 'Pas pris pour le moment' },
      { value: 'unknown', label: 'Inconnue' },
    ],
  },
  {
    name: 'origine',
    label: 'Origine',
    options: [
      { value: '', label: 'Toutes' },
      { value: 'refused', label: 'Refusé à l’envoi' },
      { value: 'returned', label: 'Revenu après l’envoi' },
    ],
  },
  {
    name: 'nature',
    label: 'Nature',
    options: [
      { value: '', label: 'Toutes' },
      { value: 'definitif', label: 'Définitif' },
      { value: 'passager', label: 'Passager' },
    ],
  },
  { name: 'qui', label: 'Matricule ou adresse mail' },
];
