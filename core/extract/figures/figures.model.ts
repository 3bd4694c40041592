import { type CollectionSpec, defineModel } from '../../shared/collection.ts';
import type { Figures } from '../figures.ts';

/** The figures of a campaign as they were last read: a copy, thrown away and made again at will. */
export interface KeptFigures {
  /** The campaign's year. */
  _id: number;
  /** Real time. */
  readAt: Date;
  figures: Figures;
}

export const FiguresKept = defineModel<KeptFigures>('Figures', 'figures', { _id: Number, readAt: Date, figures: Object });

export const figuresSpec: CollectionSpec = { name: 'figures', indexes: [] };
