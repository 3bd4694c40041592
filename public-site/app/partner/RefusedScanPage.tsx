import { Link } from '@remix-run/react';
import { ScanRefusal } from './ScanRefusal.tsx';
import type { ScanRefused } from './scan-refused.ts';
import { TypedCode } from './TypedCode.tsx';

/** A refused code: why, then the next one. The code stays in its field, for a letter mistyped. */
export const RefusedScanPage = ({ refused }: { refused: ScanRefused }) => (
  <div className="wrap narrow stack">
    <h1>QR code refusé</h1>
    <ScanRefusal refusal={refused.refusal} />
    <div className="actions">
      <Link className="btn big wide" to={`/partenaire/scanner?apres=${encodeURIComponent(refused.typed)}`} reloadDocument>
        Scanner le suivant
      </Link>
    </div>
    <TypedCode typed={refused.typed} />
  </div>
);
