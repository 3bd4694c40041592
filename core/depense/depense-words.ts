import type { DepenseState } from './depense.model.ts';

/** A state inside a sentence: « Cette dépense est déjà acceptée ». */
export const STATE_SENTENCES: Record<DepenseState, string> = {
  submitted: 'à décider',
  complement: 'en attente de la famille',
  approved: 'acceptée',
  refused: 'refusée',
  withdrawn: 'retirée',
};

/** What changed under an agent's eyes, by kind of event. */
export const CHANGE_WORDS: Record<string, string> = {
  'depense.complementAsked': 'complément demandé',
  'depense.complementAnswered': 'complément reçu',
};
