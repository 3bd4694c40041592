/** Mails that did not arrive (R-MAIL-03): why, whose, what to do about it; the file for the Caf; returns dropped as a file. */
import { useQuery } from '../kit/query.ts';
import { Tabs } from '../kit/Tabs.tsx';
import { Page } from '../parts.tsx';
import { Failures } from './Failures.tsx';
import { ReturnsDrop } from './ReturnsDrop.tsx';
import { Uncertain } from './Uncertain.tsx';

const TABS = [
  { key: '', label: 'À traiter' },
  { key: 'faits', label: 'Traités' },
  { key: 'incertains', label: 'Incertains' },
] as const;

export default function FailuresPage() {
  const [{ etat = '' }] = useQuery();
  return (
    <Page title="Échecs d’envoi">
      <p>Une adresse qui n’existe pas ne reçoit plus rien, jusqu’à ce qu’elle change ou que vous la remettiez en service.</p>
      <ReturnsDrop />
      <Tabs
        label="Quels courriels"
        items={TABS.map(({ key, label }) => ({
          href: `/caf/pages/echecs-d-envoi${key && `?etat=${key}`}`,
          label,
          current: key === etat,
        }))}
      />
      {etat === 'incertains' ? <Uncertain /> : <Failures key={etat} closed={etat === 'faits'} />}
    </Page>
  );
}
