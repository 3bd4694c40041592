/** What the partner typed, whole: what the agent compares with the papers. */
import type { ReactNode } from 'react';
import type { DossierFacts } from '../../actions/dossier-facts.ts';
import { Go, Icon, Note, Tag } from '../parts.tsx';
import { ConventionCard } from './ConventionCard.tsx';

export const Typed = ({ facts }: { facts: DossierFacts }) => (
  <>
    <Warnings facts={facts} />
    <section className="card stack" aria-labelledby="saisi">
      <h2 id="saisi">Le dossier</h2>
      <dl className="facts dossier-facts">
        {rowsOf(facts).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value ?? <span className="soft">Pas encore rempli</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
    <section className="card stack" aria-labelledby="fiche">
      <h2 id="fiche">Fiche d’activité</h2>
      <p className="row">
        {facts.activityList.map((activity) => (
          <span key={activity} className="tag off">
            {activity}
          </span>
        ))}
      </p>
      <p className="dossier-words">{facts.description || '–'}</p>
    </section>
    <ConventionCard facts={facts} />
  </>
);

function rowsOf({ kind, siret, address, contact, mail, iban, charter, submittedAt, identifiant }: DossierFacts): [string, ReactNode][] {
  return [
    ['Forme', kind],
    ['Siret', siret && <Siret {...siret} />],
    ['Adresse', address],
    ['Contact', contact && `${contact.person}, ${contact.quality}`],
    ['Téléphone', contact?.phone],
    ['Adresse mail', `${mail} (vérifiée)`],
    ['IBAN', iban],
    ['Charte de la laïcité', charter && `Version ${charter.version}, acceptée le ${charter.at}`],
    ['Envoyé le', submittedAt],
    ['Identifiant', identifiant],
  ];
}

const Siret = ({ number, right, register }: NonNullable<DossierFacts['siret']>) => (
  <>
    {number}{' '}
    <span className={`tag ${right ? 'ok' : 'stop'}`}>
      <Icon of={right ? 'ok' : 'stop'} />
      {right ? 'clé juste' : 'clé fausse'}
    </span>
    {register && <span className="hint">Registre : {register}</span>}
  </>
);

function Warnings({ facts: { missing, alike } }: { facts: DossierFacts }) {
  return (
    <>
      {missing.length > 0 && (
        <Note tone="warn">
          <p>
            <b>Il manque encore :</b> {missing.join(', ')}.
          </p>
        </Note>
      )}
      {alike.length > 0 && (
        <Note tone="warn">
          <p>
            <b>Ce partenaire existe peut-être déjà :</b>
          </p>
          <ul>
            {alike.map(({ id, name, commune, same, tag }) => (
              <li key={id}>
                <Go to={`/caf/pages/partenaire?id=${encodeURIComponent(id)}`}>{name}</Go>, {commune} (même {same}) <Tag tag={tag} />
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}
