import { Link } from '@remix-run/react';
import { PUBLIC_PAGES } from '../public-pages.ts';
import { title } from '../title.ts';

export const meta = title('Plan du site', 'Toutes les pages publiques des tickets loisirs jeunes de la Caf de l’Essonne.');

export default function SiteMap() {
  return (
    <div className="wrap narrow stack">
      <h1>Plan du site</h1>
      {PUBLIC_PAGES.map(({ heading, pages }) => (
        <section className="stack" key={heading}>
          <h2>{heading}</h2>
          <ul>
            {pages.map(({ to, label }) => (
              <li key={to}>
                <Link to={to}>{label}</Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
