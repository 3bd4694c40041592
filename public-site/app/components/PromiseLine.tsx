import { Link } from '@remix-run/react';

export interface PromiseStep {
  label: string;
  detail: string;
  state: 'done' | 'current' | 'next';
}

/** Where a payment stands. */
export function PromiseLine({ steps }: { steps: readonly PromiseStep[] }) {
  return (
    <ol className="line plain" aria-label="Où en est le paiement">
      {steps.map((step) => (
        <li
          key={step.label}
          className={step.state === 'done' ? 'done' : undefined}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <b>{step.label}</b>
          {step.detail}
        </li>
      ))}
    </ol>
  );
}

/** The same as a card of its own: what it is about, its amount, what its days are worth. */
export function PromiseCard(shown: { heading: string; to: string; amount: string; steps: readonly PromiseStep[]; note: string | null }) {
  return (
    <section className="card stack">
      <div className="row apart">
        <h2>
          <Link to={shown.to}>{shown.heading}</Link>
        </h2>
        <b className="num">{shown.amount}</b>
      </div>
      <PromiseLine steps={shown.steps} />
      {shown.note && <p className="soft small">{shown.note}</p>}
    </section>
  );
}
