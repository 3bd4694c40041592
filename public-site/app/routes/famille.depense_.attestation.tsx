import { useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Icon } from '../components/Icon.tsx';
import { Note } from '../components/Note.tsx';
import { PrintButton } from '../components/PrintButton.tsx';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { page } from '../services/answer.server.ts';
import { attestationSheet } from '../services/blank-attestation.server.ts';
import { requireFamily } from '../services/family-session.server.ts';
import '../styles/depense.css';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: familyShell };
export const meta = title('Attestation à faire remplir');

/** The blank attestation (R-FAM-15), prefilled: to print from here, or as a PDF. */
export const loader = page(async ({ request }) => {
  const { search, searchParams } = new URL(request.url);
  return { ...(await attestationSheet(await requireFamily(request), searchParams)), pdf: `/famille/depense/attestation.pdf${search}` };
});

export default function BlankAttestation() {
  const { lines, campaign, pdf } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow stack">
      <h1>Attestation d’inscription à une activité</h1>
      <p className="soft">Tickets loisirs jeunes, Caf de l’Essonne, campagne {campaign}</p>
      <div className="no-print stack">
        <Note>
          <p>Imprimez cette page. Le club la remplit, la signe et met son cachet. Envoyez-nous ensuite une photo.</p>
        </Note>
        <div className="row">
          <PrintButton />
          <a className="btn second" href={pdf}>
            <Icon name="doc" />
            Ouvrir en PDF
          </a>
        </div>
      </div>
      <dl className="card fill">
        {lines.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>Fait le</dt>
          <dd />
        </div>
        <div className="sign">
          <dt>Signature du responsable et cachet</dt>
          <dd />
        </div>
      </dl>
      <p className="soft small">{typo('Sans la signature, le nom du responsable, la date et le coût, la Caf ne peut pas payer.')}</p>
    </div>
  );
}
