import { Link, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { refuse } from '#core/shared/refusals.ts';
import { Drawing } from '../help/Drawing.tsx';
import { GUIDES, type Guide } from '../help/guides.ts';
import { page } from '../services/answer.server.ts';
import { title } from '../title.ts';
import '../styles/help.css';

/** Help step by step, each with its picture (R-FAM-17). @throws Refusal INTROUVABLE (404). */
export const loader = page(({ params }) => {
  const name = params.guide ?? '';
  const guide = Object.hasOwn(GUIDES, name) ? GUIDES[name] : undefined;
  return guide ? Promise.resolve(guide) : Promise.reject(refuse('INTROUVABLE'));
});

export const meta = title(
  (guide: Guide) => `${guide.title}, pas à pas`,
  (guide: Guide) => guide.description,
);

export default function StepByStep() {
  const { title: heading, lead, steps, go, more } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow stack">
      <h1>{heading}</h1>
      <p className="lead">{typo(lead)}</p>
      <ol className="plain steps">
        {steps.map((step, index) => (
          <li className="card drawn" key={step.title}>
            <Drawing screen={step.screen} />
            <div>
              <h2>
                {index + 1}. {step.title}
              </h2>
              <p>{typo(step.text)}</p>
            </div>
          </li>
        ))}
      </ol>
      <div className="actions">
        <Link className="btn" to={go.to}>
          {go.label}
        </Link>
      </div>
      <ul>
        {more.map(({ to, label }) => (
          <li key={to}>
            <Link to={to}>{typo(label)}</Link>
          </li>
        ))}
        <li>
          <Link to="/aide">Toute l’aide</Link>
        </li>
      </ul>
    </div>
  );
}
