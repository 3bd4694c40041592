/** What the server says of the take-up of each commune. */
import type { Sum } from './figures.ts';

export interface Part {
  /** 0 to 100. */
  part: number;
  text: string;
}

export interface CommuneRow {
  insee: string | null;
  name: string;
  families: number;
  children: number;
  drew: number;
  activated: Part;
  takeUp: Part;
  used: Part;
  drawn: Sum;
}

/** What the map colours. */
export const MEASURES = {
  recours: { label: 'Enfants pour qui l’aide est utilisée', of: 'takeUp' },
  comptes: { label: 'Familles qui ont activé leur compte', of: 'activated' },
  montant: { label: 'Montant tiré sur le montant accordé', of: 'used' },
} as const;
export type Measure = keyof typeof MEASURES;
