import { Link, useLoaderData } from '@remix-run/react';
import { typo } from '#core/shared/french.ts';
import { Band } from '../components/Band.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import { publicShell, type ShellHandle } from '../components/shell.ts';
import { page } from '../services/answer.server.ts';
import { schemeWords } from '../services/scheme.server.ts';
import { title } from '../title.ts';

export const handle: ShellHandle = { shell: { ...publicShell, flush: true, still: true } };
export const meta = title(
  'Accueil',
  'L’aide de la Caf de l’Essonne pour le sport, la culture et les arts : elle paye une partie de l’inscription de votre enfant au club.',
);

/** Public home (R-PUB-01): the scheme in three steps, for families and for clubs. */
export const loader = page(() => schemeWords());

type Scheme = ReturnType<typeof useLoaderData<typeof loader>>;

export default function PublicHome() {
  const scheme = useLoaderData<typeof loader>();
  return (
    <>
      <Band>
        <h1>{typo(`Le sport, la culture et les arts, avec un coup de pouce de ${scheme.least.replace(/\s€$/, '')} à ${scheme.most}`)}</h1>
        <p className="lead">
          {typo(
            `Pour les enfants de ${scheme.ages}. La Caf peut payer une partie de l’inscription. Le club est payé à votre place : vous n’avancez rien.`,
          )}
        </p>
        <div className="actions">
          <Link className="btn sunny big" to="/famille/inscription">
            Créer mon compte
          </Link>
          <Link className="btn quiet big" to="/famille/connexion">
            J’ai déjà un compte
          </Link>
        </div>
      </Band>
      <div className="wrap stack lift">
        <Steps />
        <section className="cols two">
          <Eligibility scheme={scheme} />
          <Clubs />
        </section>
      </div>
    </>
  );
}

const STEPS: readonly { icon: IconName; heading: string; text: string }[] = [
  { icon: 'user', heading: '1. Vous créez votre compte', text: 'Avec votre numéro d’allocataire et votre adresse mail connue de la Caf.' },
  { icon: 'qr', heading: '2. Vous faites un QR code', text: 'Vous choisissez l’enfant, le club et le montant. C’est fait en 2 minutes.' },
  { icon: 'check', heading: '3. Le club le scanne', text: 'Il voit le nom de l’enfant, il valide. La Caf paye le club.' },
];

function Steps() {
  return (
    <ol className="cols three plain">
      {STEPS.map(({ icon, heading, text }, index) => (
        <li className="card stack" key={icon}>
          <span className={index % 2 === 1 ? 'face b' : 'face'}>
            <Icon name={icon} />
          </span>
          <h2>{heading}</h2>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}

function Eligibility({ scheme: { between, ceiling, month } }: { scheme: Scheme }) {
  return (
    <div className="card stack">
      <h2>{typo('Ai-je droit à l’aide ?')}</h2>
      <p>{typo('Oui, si ces 3 choses sont vraies :')}</p>
      <ul>
        <li>{typo(`votre enfant a ${between} ;`)}</li>
        <li>{typo(`votre quotient familial de ${month} est de ${ceiling} ou moins ;`)}</li>
        <li>vous habitez dans l’Essonne.</li>
      </ul>
      <p>La Caf vous écrit si vous y avez droit. Vous n’avez rien à demander.</p>
      <div className="actions">
        <Link className="btn second" to="/ai-je-droit">
          Voir le montant
        </Link>
      </div>
    </div>
  );
}

function Clubs() {
  return (
    <div className="card stack">
      <h2>{typo('Vous êtes un club ou une mairie ?')}</h2>
      <p>Vous scannez les QR codes avec un téléphone. La Caf vous paye par virement.</p>
      <p>
        <Link to="/partenaires">Voir les clubs partenaires</Link>
      </p>
      <div className="actions">
        <Link className="btn second" to="/devenir-partenaire">
          Devenir partenaire
        </Link>
        <a className="btn quiet" href="/partenaire/connexion">
          Espace partenaire
        </a>
      </div>
    </div>
  );
}
