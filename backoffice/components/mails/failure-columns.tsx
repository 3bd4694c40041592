import type { FailureFacts } from '../../actions/failure-facts.ts';
import { familyHref } from '../families/FoundFamilies.tsx';
import type { TableColumn } from '../kit/DataTable.tsx';
import { Go, Tag } from '../parts.tsx';

const STOPPED = { word: 'Plus d’envoi', tone: 'stop' };
const PERMANENT = { word: 'Définitif', tone: 'stop' };
const PASSING = { word: 'Passager', tone: 'wait' };

/** @param mayOpen whether the agent may open the page of a family. */
export const failureColumns = (mayOpen: boolean): readonly TableColumn<FailureFacts>[] => [
  {
    label: 'Pour',
    head: true,
    show: ({ familyId, name, about }) => (
      <>
        {familyId && mayOpen ? <Go to={familyHref(familyId)}>{name}</Go> : name || about}
        {name && <span className="hint num">{about}</span>}
      </>
    ),
  },
  { label: 'Le', show: ({ at }) => <span className="one-line">{at}</span> },
  {
    label: 'Adresse',
    show: ({ address, stopped }) => (
      <>
        <span className="desk-address">{address}</span>
        {stopped && <Tag tag={STOPPED} />}
      </>
    ),
  },
  { label: 'Courriel', show: ({ what }) => what },
  {
    label: 'Raison',
    show: ({ reason, origin }) => (
      <>
        {reason}
        <span className="hint">{origin}</span>
      </>
    ),
  },
  { label: 'Nature', show: ({ permanent }) => <Tag tag={permanent ? PERMANENT : PASSING} /> },
];
