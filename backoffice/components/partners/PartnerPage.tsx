/** One partner, for agents: what it is, what it earned, who comes in for it, its history, its state (R-PAR-03 to 07, R-PAR-13). */
import { useState } from 'react';
import type { PartnerPageData } from '../../actions/partner-facts.ts';
import { useAnswer } from '../api.ts';
import { Tabs } from '../kit/Tabs.tsx';
import { useQuery } from '../kit/query.ts';
import { Note, Page, RefusedNote, Tag } from '../parts.tsx';
import { Accounts } from './Accounts.tsx';
import { ChangeForm } from './ChangeForm.tsx';
import { Conventions } from './Conventions.tsx';
import { PartnerHistory } from './PartnerHistory.tsx';
import { PartnerSheet } from './PartnerSheet.tsx';
import { PartnerState } from './PartnerState.tsx';
import { Rib } from './Rib.tsx';
import { useRights } from '../kit/rights.ts';

export interface PartnerPartProps {
  partner: PartnerPageData;
  done: (sentence: string) => void;
}

export default function PartnerPage() {
  const may = useRights();
  const [{ id = '', onglet = 'fiche' }] = useQuery();
  const { data, refused, again } = useAnswer<PartnerPageData>(`/partenaires/${encodeURIComponent(id)}`);
  const [told, setTold] = useState('');
  if (!data) return <Page title="Partenaire">{refused ? <RefusedNote refused={refused} /> : <p className="soft">Lecture…</p>}</Page>;
  const done = (sentence: string): void => {
    setTold(sentence);
    window.scrollTo({ top: 0 });
    again();
  };
  const tab = (name: string, label: string) => ({
    href: `/caf/pages/partenaire?id=${encodeURIComponent(id)}${name === 'fiche' ? '' : `&onglet=${name}`}`,
    label,
    current: onglet === name,
  });
  const part = { partner: data, done };
  const changeable = may('partners.edit') && data.etat !== 'R';
  return (
    <Page
      title={data.name}
      side={
        <p className="row">
          {data.tags.map((tag) => (
            <Tag key={tag.word} tag={tag} />
          ))}
        </p>
      }
    >
      <div role="status">{told && <p className="toast">{told}</p>}</div>
      <Suspended partner={data} />
      <Radiated partner={data} />
      <Tabs
        label="Parties de la fiche"
        items={[
          tab('fiche', 'Fiche'),
          ...(changeable ? [tab('modifier', 'Modifier')] : []),
          tab('convention', 'Convention'),
          tab('compte', 'Compte bancaire'),
          tab('acces', 'Accès'),
          tab('historique', 'Historique'),
          ...(data.etat === 'R' ? [] : [tab('etat', data.etat === 'I' ? 'Valider' : 'Suspension et radiation')]),
        ]}
      />
      <Part name={onglet} {...part} changeable={changeable} again={again} />
    </Page>
  );
}

type PartProps = PartnerPartProps & { name: string; changeable: boolean; again: () => void };

/** What the chosen tab shows. */
function Part({ name, changeable, again, ...part }: PartProps) {
  if (name === 'modifier') return changeable ? <ChangeForm {...part} again={again} /> : null;
  if (name === 'convention') return <Conventions {...part} />;
  if (name === 'compte') return <Rib {...part} />;
  if (name === 'acces') return <Accounts {...part} />;
  if (name === 'historique') return <PartnerHistory partner={part.partner} />;
  return name === 'etat' ? <PartnerState {...part} /> : <PartnerSheet partner={part.partner} />;
}

function Suspended({ partner: { suspended, suspension } }: { partner: PartnerPageData }) {
  if (!suspended || !suspension) return null;
  return (
    <Note tone="warn">
      <p>
        <b>Suspendu le {suspension.at}</b> par {suspension.agent} : {suspension.reason}. Les familles ne le voient plus, ses scans sont
        refusés, ce qui lui est dû est payé.
      </p>
    </Note>
  );
}

/** For good: said on each part of the record. */
function Radiated({ partner: { etat, history } }: { partner: PartnerPageData }) {
  if (etat !== 'R') return null;
  const last = history.find(({ kind }) => kind === 'radiated');
  return (
    <Note tone="stop">
      <p>
        <b>Radié{last && ` le ${last.at}`}</b>
        {last && ` par ${last.agent} : ${last.reason ?? '–'}`}. Il ne revient pas. Son historique et ses paiements restent consultables.
      </p>
    </Note>
  );
}
