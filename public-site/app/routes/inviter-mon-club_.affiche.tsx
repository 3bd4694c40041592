import { Link, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Mark } from '../components/Mark.tsx';
import { PrintButton } from '../components/PrintButton.tsx';
import { page } from '../services/answer.server.ts';
import { posterOf } from '../services/invitation.server.ts';
import { schemeWords } from '../services/scheme.server.ts';
import { title } from '../title.ts';
import '../styles/help.css';

export const meta = title('Affiche pour mon club');

/** A sheet to hand to the club, or to pin on its board (R-FAM-16). */
export const loader = page(async ({ request }) => ({ ...posterOf(new URL(request.url).searchParams), ages: (await schemeWords()).ages }));

export default function Poster() {
  const { club, address, qr, ages } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow stack">
      <p className="screen">
        <Link to={club ? `/inviter-mon-club?club=${encodeURIComponent(club)}` : '/inviter-mon-club'}>Revenir au message</Link>
      </p>
      <div className="card poster">
        <Mark />
        <h1>{typo(club ? `${club} : acceptez les tickets loisirs jeunes` : 'Acceptez les tickets loisirs jeunes')}</h1>
        <p className="lead">La Caf de l’Essonne paye une partie de l’inscription des enfants de {ages}.</p>
        <p>Signez une convention. Scannez le QR code de la famille. Recevez un virement de la Caf.</p>
        <div className="qr">
          <svg viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label="QR code de l’adresse qui suit">
            <path fill="#14272b" d={qr.path} />
          </svg>
        </div>
        <p>
          <b>{address}</b>
        </p>
      </div>
      <PrintButton />
    </div>
  );
}
