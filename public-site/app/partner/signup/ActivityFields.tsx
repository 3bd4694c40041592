import { typo } from '#core/shared/french.ts';
import { TextArea } from '../../components/TextArea.tsx';
import { ActivityTicks } from '../ActivityTicks.tsx';
import type { StepFieldsProps } from './StepFields.tsx';

/** What is taught, from the Caf's list; then the fiche d'activité in the club's own words. */
export const ActivityFields = ({ values, refused, shown: { menu } }: StepFieldsProps) => (
  <>
    <ActivityTicks menu={menu} chosen={values.activite ?? ''} refused={refused} />
    <p className="soft">{typo('La vôtre n’y est pas ? Choisissez la plus proche et expliquez plus bas.')}</p>
    <TextArea
      name="description"
      label="Description"
      hint="Ce que vous proposez, pour quel âge, quels jours. 500 caractères au maximum."
      value={values.description}
      refused={refused}
    />
  </>
);
