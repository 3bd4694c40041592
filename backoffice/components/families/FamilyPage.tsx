/** One family (R-EXT-03): its account as it sees it, what may be done for it, and all that the processing knows. */
import { type ReactNode, useState } from 'react';
import type { FamilyFacts } from '../../actions/family-facts.ts';
import { useAnswer } from '../api.ts';
import { Address } from '../kit/Address.tsx';
import { useQuery } from '../kit/query.ts';
import { Tabs } from '../kit/Tabs.tsx';
import { Events } from '../journal/Events.tsx';
import { Note, Page, RefusedNote, Tag } from '../parts.tsx';
import { AccountAsSeen } from './AccountAsSeen.tsx';
import { FamilyActions } from './FamilyActions.tsx';
import { familyHref } from './FoundFamilies.tsx';
import { Letters, LinesInBatches, LoadTraces, PortalFacts } from './Processing.tsx';

const TABS = [
  { key: '', label: 'Compte' },
  { key: 'acces', label: 'Accès et courriels' },
  { key: 'traitements', label: 'Chargements et lots' },
  { key: 'journal', label: 'Journal' },
] as const;

export default function FamilyPage() {
  const [{ id = '', onglet = '' }] = useQuery();
  const { data, refused, again } = useAnswer<FamilyFacts>(`/familles/${encodeURIComponent(id)}`);
  const [told, setTold] = useState('');
  if (!data || data.id !== id)
    return <Page title="Famille">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  const done = (sentence: string): void => {
    setTold(sentence);
    window.scrollTo({ top: 0 });
    again();
  };
  return (
    <Page title={data.name} side={<Tag tag={data.access.tag} />}>
      <div role="status">{told && <p className="toast">{told}</p>}</div>
      <Stopped family={data} />
      <section className="card">
        <FamilyHead family={data} />
      </section>
      <Tabs
        label="Fiche de la famille"
        items={TABS.map(({ key, label }) => ({ href: familyHref(id) + (key && `&onglet=${key}`), label, current: key === onglet }))}
      />
      {onglet === '' && (
        <div className="family-columns">
          <AccountAsSeen family={data} />
          <FamilyActions family={data} done={done} />
        </div>
      )}
      {onglet === 'acces' && (
        <>
          <PortalFacts facts={data.portal} />
          <Letters letters={data.letters} />
        </>
      )}
      {onglet === 'traitements' && (
        <>
          <LinesInBatches lines={data.lines} />
          <LoadTraces loads={data.loads} remarks={data.remarks} />
        </>
      )}
      {onglet === 'journal' && (
        <section className="card stack">
          <h2>Journal de la famille</h2>
          <Events caption="Journal de la famille" events={data.events} empty="Rien n’est encore arrivé à cette famille." />
          {data.moreEvents && <p className="soft">Les plus anciens sont dans « Journal », par objet {data.id}.</p>}
        </section>
      )}
    </Page>
  );
}

/** What stops the family, said before anything else. */
const Stopped = ({ family: { suspension, opposition, optOut, badAddress, changeable } }: { family: FamilyFacts }) => (
  <>
    {suspension && (
      <Note tone="stop">
        <p>
          <b>
            Suspendue le {suspension.at} par {suspension.agent}.
          </b>{' '}
          Motif : {suspension.reason}
        </p>
      </Note>
    )}
    {opposition && (
      <Note tone="stop">
        <p>
          <b>
            Opposition notée le {opposition.at} par {opposition.by}.
          </b>{' '}
          La famille n’utilise pas le service et ne reçoit aucun courriel.
        </p>
      </Note>
    )}
    {badAddress && (
      <Note tone="warn">
        <p>
          <b>Son adresse mail ne marche pas.</b> {badAddress.reason}, depuis le {badAddress.at} : plus aucun courriel ne part.
        </p>
      </Note>
    )}
    {optOut && !opposition && <Note tone="">Depuis le {optOut.at}, la famille ne veut plus de courriels de campagne.</Note>}
    {!changeable && <Note tone="">Cette campagne est passée : la fiche se lit seulement.</Note>}
  </>
);

const FamilyHead = ({ family }: { family: FamilyFacts }) => (
  <dl className="facts desk-columns">
    {(
      [
        ['Matricule', family.matricule],
        ['Campagne', family.campaign],
        ['Adresse mail', mailOf(family.mail)],
        ...(family.mail === family.fileMail ? [] : [['Adresse dans le fichier', mailOf(family.fileMail)]]),
        ['Commune', family.commune],
      ] as [string, ReactNode][]
    ).map(([label, value]) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);

const mailOf = (mail: string | null): ReactNode => (mail === null ? 'Aucune' : <Address address={mail} />);
