import { Link } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';

/** At the end of each step: the same steps with their pictures. */
export const StepHelp = () => (
  <p className="soft">
    {typo('Besoin d’aide ?')} <Link to="/aide/faire-un-qr-code">Faire un QR code, pas à pas</Link>
  </p>
);
