import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { typo } from '#core/shared/french.ts';
import { title } from '../title.ts';

export const meta = title('Aide et questions');

/** Questions where the problem shows (R-FAM-17). The pages lead here by the id of a question. */
export default function Help() {
  return (
    <div className="wrap narrow stack">
      <h1>Aide et questions</h1>
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
        <p>L’aide est pour les enfants de 6 à 15 ans. Elle dépend de votre quotient familial de janvier.</p>
        <p>
          <Link to="/aide/enfant-absent">Ce que vous pouvez vérifier</Link>
        </p>
      </Question>
      <Question id="club-absent" asked="Mon club n’est pas dans la liste">
        <p>Parlez-lui des tickets loisirs. Il peut demander une convention à la Caf.</p>
        <p>Sinon, payez le club et gardez l’attestation d’inscription. La Caf peut vous rembourser dans la limite de ce qui reste.</p>
        <p>
          <Link to="/aide/club-absent">Ce que vous pouvez faire, pas à pas</Link>
        </p>
      </Question>
      <Question id="supprimer" asked="Je me suis trompé de club ou de montant">
        <p>Ouvrez le QR code dans votre espace, puis supprimez-le. C’est possible tant que le club ne l’a pas scanné.</p>
      </Question>
      <Question id="telephone" asked="Je n’ai pas de téléphone à montrer au club">
        <p>Imprimez le QR code depuis votre espace, ou imprimez le mail.</p>
      </Question>
    </div>
  );
}

function Question({ id, asked, children }: { id: string; asked: string; children: ReactNode }) {
  return (
    <section className="stack" id={id}>
      <h2>{typo(asked)}</h2>
      {children}
    </section>
  );
}
