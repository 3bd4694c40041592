import { Facts } from '../components/Facts.tsx';
import type { OwnFile } from './services/own-file.server.ts';

/** The documents given with the file, to download. */
export const OwnDocuments = ({ documents }: Pick<OwnFile, 'documents'>) =>
  documents.length > 0 && (
    <section className="card stack">
      <h2>Vos documents</h2>
      <ul>
        {documents.map(({ file, label, sent }) => (
          <li key={file}>
            <a href={`/partenaire/compte/documents/${file}`}>{label}</a> <span className="soft small">reçu le {sent}</span>
          </li>
        ))}
      </ul>
    </section>
  );

/** Every state and change of the partner, with its day (R-PAR-07); not who at the Caf did it. */
export const OwnHistory = ({ history }: Pick<OwnFile, 'history'>) =>
  history.length > 0 && (
    <details className="card">
      <summary>Historique de votre dossier</summary>
      <Facts facts={history} />
    </details>
  );
