import type { FailureFacts } from '../../actions/failure-facts.ts';
import { familyHref } from '../families/FoundFamilies.tsx';
import { Address } from '../kit/Address.tsx';
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
        {familyId && mayOpen ? <Go to={familyHref(familyId)}>{name}</Go> : name || about || '–'}
        {name && about && <span className="hint num">{about}</span>}
      </>
    ),
  },
  { label: 'Le', show: ({ at }) => at },
  {
    label: 'Adresse',
    show: ({ address, stopped }) => (
      <>
        <Address address={address} />
        {stopped && <Tag tag={STOPPED} />}
      </>
    ),
  },
  { label: 'Courriel', show: ({ what }) => what },
  {
    label: 'Raison',
    show: ({ reason, origin, permanent }) => (
      <>
        {reason}
        <span className="hint">{origin}</span>
        <Tag tag={permanent ? PERMANENT : PASSING} />
      </>
    ),
  },
];
