/** What the server says of a campaign's figures (actions/figures.ts). */
export interface Sum {
  cents: number;
  text: string;
}

export interface Amounts {
  drawn: Sum;
  validated: Sum;
  paid: Sum;
}

export interface Labelled extends Amounts {
  label: string;
}

export interface AgeRow {
  label: string;
  /** Full years; null: the file gave no birth date. */
  age: number | null;
  children: number;
  drew: number;
  takeUp: string;
  drawn: Sum;
}

export interface Kpi {
  label: string;
  amount: string;
  hint: string;
  bar?: { part: number; tone: 1 | 2 | 3 };
}

export interface Frame {
  campaign: string;
  /** When the figures were read. */
  at: string;
  campaigns: { value: string; label: string }[];
}

export interface WholeFigures extends Frame {
  envelope: Sum | null;
  kpis: Kpi[];
  forecast: { amount: Sum; how: string; alert: string };
  months: Labelled[];
  activities: Labelled[];
  ages: AgeRow[];
  total: Amounts;
}

export const count = (value: number): string => value.toLocaleString('fr-FR');
