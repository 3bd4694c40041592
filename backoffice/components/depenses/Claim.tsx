/** What the family asks, and what is already known of it. */
import type { ReactNode } from 'react';
import type { DepenseFacts } from '../../actions/depense-facts.ts';
import { Go, Note, Tag } from '../parts.tsx';

interface ClaimProps {
  facts: DepenseFacts;
  /** Leaves out what the five mentions repeat, when the acceptance form shows them. */
  short: boolean;
}

export function Claim({ facts, short }: ClaimProps) {
  const rows: [string, ReactNode][] = [
    ['Montant demandé', facts.amount],
    ['Coût de l’activité', facts.cost],
    [
      'Famille',
      <Go key="famille" to={`/caf/pages/famille?matricule=${facts.matricule}`}>
        {facts.family}, {facts.matricule}
      </Go>,
    ],
    ['Naissance de l’enfant', facts.birth === '–' ? 'non communiquée' : facts.birth],
    ['Envoyée le', facts.submittedAt],
    ['Reste à l’enfant', facts.left],
    ...(short ? [] : mentionRows(facts)),
  ];
  return (
    <section className="card stack" aria-labelledby="demande">
      <h2 id="demande">Demande</h2>
      <dl className="facts depense-facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Hints facts={facts} />
    </section>
  );
}

const mentionRows = ({ child, organisation, registeredOn }: DepenseFacts): [string, ReactNode][] => [
  ['Enfant', child],
  ['Organisme', organisation.name],
  ['Adresse', organisation.address],
  ['Mail de l’organisme', organisation.mail],
  ['Responsable', organisation.person],
  ['Inscription ou signature', registeredOn],
];

function Hints({ facts: { hints, complement, state } }: { facts: DepenseFacts }) {
  const { sameOrganisation, sameFile, partner } = hints;
  return (
    <>
      {complement && state === 'submitted' && (
        <Note tone="">
          <p>
            Complément reçu. Vous aviez demandé ({complement.agent}, {complement.at}) : « {complement.reason} »
          </p>
        </Note>
      )}
      {sameFile.length > 0 && (
        <Note tone="warn">
          <p>
            <b>Le même fichier a déjà été envoyé.</b>
          </p>
          <ul>
            {sameFile.map((other) => (
              <li key={other.id}>
                <Go to={`/caf/pages/depenses-a-decider?depense=${other.id}`}>{other.submittedAt}</Go>, matricule {other.matricule}, SIAS{' '}
                {other.sias} <Tag tag={other.tag} />
              </li>
            ))}
          </ul>
        </Note>
      )}
      {partner && (
        <Note tone="warn">
          <p>
            <b>Cet organisme est peut-être déjà partenaire :</b>{' '}
            <Go to={`/caf/pages/partenaire?id=${encodeURIComponent(partner.id)}`}>{partner.name}</Go>, {partner.commune} (même{' '}
            {partner.same}
            ). Un QR code suffirait.
          </p>
        </Note>
      )}
      <p className="soft">{seenBefore(sameOrganisation)}</p>
    </>
  );
}

function seenBefore({ total, families, accepted, refused }: DepenseFacts['hints']['sameOrganisation']): string {
  if (total === 0) return 'Première dépense pour cet organisme.';
  const others = total === 1 ? '1 autre dépense' : `${total} autres dépenses`;
  const whose = families === 1 ? 'd’une famille' : `de ${families} familles`;
  return `Cet organisme est déjà connu : ${others} ${whose}, ${accepted} acceptée${accepted > 1 ? 's' : ''}, ${refused} refusée${refused > 1 ? 's' : ''}.`;
}
