import { Link, useLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { typo } from '#core/shared/french.ts';
import { GUIDES } from '../help/guides.ts';
import { page } from '../services/answer.server.ts';
import { schemeWords } from '../services/scheme.server.ts';
import { title } from '../title.ts';

export const meta = title(
  'Aide et questions',
  'Compte, QR code, club absent, remboursement : les réponses aux questions des familles sur les tickets loisirs jeunes.',
);

/** Questions where the problem shows (R-FAM-17). The pages lead here by the id of a question. */
export const loader = page(() => schemeWords());

type Scheme = ReturnType<typeof useLoaderData<typeof loader>>;

export default function Help() {
  const scheme = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow stack">
      <h1>Aide et questions</h1>
      <StepByStep />
      <AccountQuestions scheme={scheme} />
      <UseQuestions scheme={scheme} />
      <ClubQuestions />
    </div>
  );
}

function StepByStep() {
  return (
    <section className="card stack">
      <h2>Pas à pas, en images</h2>
      <ul>
        {Object.entries(GUIDES).map(([name, guide]) => (
          <li key={name}>
            <Link to={`/aide/${name}`}>{guide.title}</Link>
          </li>
        ))}
      </ul>
      <p>
        {typo('Un message vous arrête ?')} <Link to="/aide/messages">Messages et solutions</Link>
      </p>
    </section>
  );
}

const AccountQuestions = ({ scheme: { ages, month } }: { scheme: Scheme }) => (
  <>
    <Question id="compte" asked="Je n’arrive pas à créer mon compte">
      <p>Il faut votre numéro d’allocataire et l’adresse mail de votre dossier Caf. Les deux doivent être exactes.</p>
      <p>
        Vérifiez-les sur <a href="https://www.caf.fr">caf.fr</a>. Une adresse changée il y a peu n’est peut-être pas encore ici.
      </p>
      <p>
        <Link to="/aide/mail-caf">Mon adresse mail à la Caf n’est pas la bonne</Link>
      </p>
    </Question>
    <Question id="mot-de-passe" asked="J’ai oublié mon mot de passe, ou mon compte est bloqué">
      <p>
        <Link to="/famille/mot-de-passe-oublie">Demandez un nouveau mot de passe</Link>. Cela débloque aussi le compte.
      </p>
    </Question>
    <Question id="enfant-absent" asked="Un de mes enfants n’est pas là">
      <p>
        L’aide est pour les enfants de {ages}. Elle dépend de votre quotient familial de {month}.
      </p>
      <p>
        <Link to="/aide/enfant-absent">Ce que vous pouvez vérifier</Link>
      </p>
    </Question>
  </>
);

const UseQuestions = ({ scheme: { activities, until } }: { scheme: Scheme }) => (
  <>
    <Question id="club-absent" asked="Mon club n’est pas dans la liste">
      <p>Parlez-lui des tickets loisirs. Il peut signer un accord avec la Caf, la convention.</p>
      <p>Sinon, payez le club et gardez l’attestation d’inscription. La Caf peut vous rembourser dans la limite de ce qui reste.</p>
      <p>
        <Link to="/aide/club-absent">Ce que vous pouvez faire, pas à pas</Link>
      </p>
    </Question>
    <Question id="supprimer" asked="Je me suis trompé de club ou de montant">
      <p>Ouvrez le QR code dans votre espace, puis supprimez-le. C’est possible tant que le club ne l’a pas scanné.</p>
      <p>
        <Link to="/aide/supprimer-un-qr-code">Supprimer un QR code, pas à pas</Link>
      </p>
    </Question>
    <Question id="deux-clubs" asked="Mon enfant va dans plusieurs clubs">
      <p>Chaque enfant peut avoir {activities} activités par an, dans des clubs différents. Vous partagez la somme comme vous voulez.</p>
    </Question>
    <Question id="telephone" asked="Je n’ai pas de téléphone à montrer au club">
      <p>Imprimez le QR code depuis votre espace, ou imprimez le mail. Plusieurs enfants dans un club tiennent sur une feuille.</p>
    </Question>
    <Question id="sans-reseau" asked="Il n’y a pas de réseau au club">
      <p>Ouvrez votre espace une fois avant de partir. Le QR code se montre ensuite sans réseau, toute la journée.</p>
      <p>{typo('« Quitter » l’efface du téléphone.')}</p>
    </Question>
    <Question id="fin" asked={typo('Que devient ce que je n’utilise pas ?')}>
      <p>{until ? `La somme s’utilise jusqu’au ${until}. Après, elle est perdue.` : 'La somme est perdue à la fin de la campagne.'}</p>
    </Question>
  </>
);

const ClubQuestions = () => (
  <>
    <Question id="club-partenaire" asked={typo('Je suis un club : comment accepter les tickets ?')}>
      <p>
        Vous signez une convention avec la Caf. <Link to="/devenir-partenaire">Devenir partenaire</Link>
      </p>
    </Question>
    <Question id="club-code" asked={typo('Je suis un club : le QR code est refusé')}>
      <p>
        Le message dit pourquoi. <Link to="/aide/messages#clubs">Les messages du scanner, et que faire</Link>
      </p>
    </Question>
  </>
);

function Question({ id, asked, children }: { id: string; asked: string; children: ReactNode }) {
  return (
    <section className="stack" id={id}>
      <h2>{typo(asked)}</h2>
      {children}
    </section>
  );
}
