import { Link, useLoaderData } from '@remix-run/react';
import { plural, typo } from '#core/shared/french.ts';
import { Note } from '../components/Note.tsx';
import { page } from '../services/answer.server.ts';
import { schemeWords } from '../services/scheme.server.ts';
import { title } from '../title.ts';

export const meta = title(
  'Comment ça marche pour les familles',
  'La Caf de l’Essonne aide les enfants à faire du sport, de la culture ou des arts. Voici comment utiliser l’aide.',
);

/** The scheme for families (R-PUB-01, CCTP 5), one idea a paragraph. */
export const loader = page(() => schemeWords());

export default function ForFamilies() {
  const { ages, least, most, ceiling, month, activities, until } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow stack">
      <h1>Comment ça marche pour les familles</h1>
      <p className="lead">La Caf donne une somme à chaque enfant. Vous l’utilisez pour payer un club.</p>
      <h2>Pour qui</h2>
      <p>{typo(`Les enfants de ${ages}. Votre quotient familial de ${month} doit être de ${ceiling} ou moins.`)}</p>
      <p>Le quotient familial est un nombre que la Caf calcule avec vos revenus et votre famille. Il est sur votre compte caf.fr.</p>
      <p>
        {typo(`La somme va de ${least} à ${most} par enfant. Elle dépend de votre quotient familial et de votre commune.`)}{' '}
        <Link to="/ai-je-droit">{typo('Voir si j’y ai droit')}</Link>
      </p>
      <h2>Avec un club partenaire</h2>
      <ol>
        <li>Vous créez votre compte avec votre numéro d’allocataire et votre adresse mail.</li>
        <li>Vous choisissez l’enfant, le club et le montant.</li>
        <li>Vous recevez un QR code, sur l’écran et par mail.</li>
        <li>Le club le scanne. La Caf paye le club. Vous payez le reste, s’il y en a.</li>
      </ol>
      <Note>
        <p>{typo('Tant que le club n’a pas scanné le QR code, vous pouvez le supprimer : la somme revient.')}</p>
      </Note>
      <h2>Avec un club qui n’est pas partenaire</h2>
      <p>Vous payez le club. Il remplit une attestation. Vous l’envoyez, et la Caf vous rembourse.</p>
      <h2>Les règles</h2>
      <ul>
        <li>{typo(`${plural(activities, 'activité')} au maximum par enfant, dans des clubs différents ;`)}</li>
        <li>{typo('la somme est pour un enfant : elle ne passe pas à un frère ou une sœur ;')}</li>
        <li>
          {until
            ? typo(`ce qui n’est pas utilisé le ${until} au soir est perdu.`)
            : 'ce qui n’est pas utilisé à la fin de la campagne est perdu.'}
        </li>
      </ul>
      <div className="actions">
        <Link className="btn" to="/famille/inscription">
          Créer mon compte
        </Link>
        <Link className="btn second" to="/partenaires">
          Voir les clubs partenaires
        </Link>
      </div>
    </div>
  );
}
