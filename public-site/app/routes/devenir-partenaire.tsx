import { Link, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Note } from '../components/Note.tsx';
import { page } from '../services/answer.server.ts';
import { schemeWords } from '../services/scheme.server.ts';
import { title } from '../title.ts';

export const meta = title(
  'Devenir partenaire',
  'Clubs, associations, entreprises et mairies de l’Essonne : acceptez les tickets loisirs jeunes et soyez payés par la Caf.',
);

/** The scheme for clubs (R-PUB-01, R-PAR-01, R-PAR-08, CCTP step 9). */
export const loader = page(() => schemeWords());

export default function ForClubs() {
  const { ages } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow stack">
      <h1>Devenir partenaire</h1>
      <p className="lead">Vous accueillez des enfants de {ages}. La Caf vous paye une partie de leur inscription.</p>
      <Start />
      <h2>Comment ça marche</h2>
      <ol>
        <li>Vous déposez un dossier en ligne, puis vous signez la convention.</li>
        <li>La famille vous montre un QR code. Vous le scannez avec un téléphone.</li>
        <li>Vous vérifiez le nom et l’âge de l’enfant, puis vous validez.</li>
        <li>La Caf vous paye par virement. Vous suivez chaque paiement dans votre espace.</li>
      </ol>
      <h2>Pour quelles activités</h2>
      <p>Le sport, la culture et les arts, toute l’année.</p>
      <Note kind="warn">
        <p>{typo('Ne sont pas possibles : les cours de langue, le soutien scolaire, les activités religieuses.')}</p>
      </Note>
      <h2 id="documents">Les documents à préparer</h2>
      <h3>Une association</h3>
      <ul>
        <li>{typo('le récépissé de déclaration en préfecture ;')}</li>
        <li>{typo('les statuts ;')}</li>
        <li>{typo('la liste datée des membres du conseil d’administration et du bureau ;')}</li>
        <li>{typo('le numéro Siret ou Siren ;')}</li>
        <li>un RIB.</li>
      </ul>
      <h3>Une entreprise</h3>
      <ul>
        <li>{typo('un extrait Kbis de moins de 3 mois, ou le répertoire de l’Insee ;')}</li>
        <li>{typo('les statuts ;')}</li>
        <li>un RIB.</li>
      </ul>
      <h3>Une collectivité</h3>
      <ul>
        <li>{typo('l’avis de situation Siret ou Siren ;')}</li>
        <li>un RIB.</li>
      </ul>
      <Start />
      <p>
        {typo('Une question ? Écrivez à la Caf sur')} <a href="https://www.caf.fr">caf.fr</a>.
      </p>
    </div>
  );
}

const Start = () => (
  <div className="actions">
    <Link className="btn" to="/partenaire/inscription">
      Déposer un dossier
    </Link>
    <Link className="btn quiet" to="/partenaire/inscription/reprendre">
      Reprendre mon dossier
    </Link>
  </div>
);
