import type { ReactNode } from 'react';
import type { FamilyFacts } from '../../actions/family-facts.ts';

export interface ActionProps {
  family: FamilyFacts;
  done: (sentence: string) => void;
}

export const pathOf = ({ id }: FamilyFacts): string => `/familles/${encodeURIComponent(id)}`;

/** One action: its title shows, the rest when it is wanted. */
export const Fold = ({ title, children }: { title: string; children: ReactNode }) => (
  <details className="card">
    <summary>{title}</summary>
    <div className="stack">{children}</div>
  </details>
);
