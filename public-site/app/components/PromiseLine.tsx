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
