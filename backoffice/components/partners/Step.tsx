import type { ReactNode } from 'react';

/** One thing to do about a partner. */
export const Step = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="card stack">
    <h2>{title}</h2>
    {children}
  </section>
);
