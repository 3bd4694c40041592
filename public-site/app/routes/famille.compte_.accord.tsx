import { Link, useLoaderData } from '@remix-run/react';
import { consentTextOf } from '#core/family/consent-texts.rules.ts';
import { formatInstant } from '#core/shared/days.ts';
import { ConsentSections } from '../components/ConsentSections.tsx';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { page } from '../services/answer.server.ts';
import { requireFamily } from '../services/family-session.server.ts';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: familyShell };
export const meta = title('Mon accord');

/** The very text the family agreed to, and when (R-FAM-05). */
export const loader = page(async ({ request }) => {
  const { consent } = (await requireFamily(request)).gate;
  const text = consent && consentTextOf(consent.version);
  return { version: consent?.version ?? '', at: consent ? formatInstant(consent.at) : '', sections: text?.sections ?? [] };
});

export default function GivenConsent() {
  const { version, at, sections } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow stack">
      <h1>Mon accord</h1>
      <p className="lead">
        Vous avez accepté le texte n° {version}, le {at}.
      </p>
      {sections.length > 0 ? <ConsentSections sections={sections} /> : <p>Demandez ce texte à la Caf de l’Essonne.</p>}
      <div className="actions">
        <Link className="btn second" to="/famille/compte">
          Retour
        </Link>
      </div>
    </div>
  );
}
