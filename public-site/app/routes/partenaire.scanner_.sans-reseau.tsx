import type { LinksFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Note } from '../components/Note.tsx';
import { ScanDesk } from '../partner/scanner/ScanDesk.tsx';
import scannerStyle from '../partner/scanner/scanner.css?url';
import { bookletFor } from '../partner/services/kept-scans.server.ts';
import { requireScanner } from '../partner/services/partner-session.server.ts';
import { partnerWaitingShell } from '../partner/shell.ts';
import { page } from '../services/answer.server.ts';
import { title } from '../title.ts';

export const meta = title('Scanner sans réseau');
export const handle = { shell: partnerWaitingShell };
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: scannerStyle }];

/** What a phone keeps to scan without network (docs/decisions/0380): a booklet to sign with, and not one name. */
export const loader = page(async ({ request }) => ({ booklet: bookletFor(await requireScanner(request)) }));

export default function ScanWithoutNetwork() {
  const { booklet } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow stack">
      <h1>Scanner sans réseau</h1>
      <Note kind="warn">
        <p>
          <b>Le réseau manque.</b>{' '}
          {typo('Scannez : chaque QR code est gardé ici, à confirmer. Rien n’est validé avant le retour du réseau.')}
        </p>
      </Note>
      <ScanDesk booklet={booklet} justRead={null} refused={undefined} together={[]} />
      <p>
        <Link to="/partenaire/scanner" reloadDocument>
          {typo('Le réseau est revenu : ouvrir le scanner')}
        </Link>
      </p>
    </div>
  );
}
