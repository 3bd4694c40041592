import { Form, Link } from '@remix-run/react';
import { plural, typo } from '#core/shared/french.ts';
import { Choices } from '../Choices.tsx';
import { ErrorSummary } from '../ErrorSummary.tsx';
import { Note } from '../Note.tsx';
import type { Refused } from '../refused.ts';
import { Closed, type Stopped } from './Closed.tsx';
import { StepHelp } from './StepHelp.tsx';

export interface DrawChild {
  sias: string;
  firstName: string;
  name: string;
  birth: string;
  activities: string;
  left: string;
  leftPlain: string;
  half: string;
  halfPlain: string;
  leftCents: number;
  grantedCents: number;
}

export interface DrawPartner {
  id: string;
  name: string;
  activities: string;
  commune: string;
}

interface ChildStepProps {
  children: DrawChild[];
  partner: DrawPartner | null;
  maxActivities: number;
  closed: Stopped | null;
  refused: Refused | undefined;
}

/** First step: which child. A club chosen before is kept. */
export function ChildStep({ children, partner, maxActivities, closed, refused }: ChildStepProps) {
  return (
    <div className="wrap narrow stack">
      <ErrorSummary refused={refused} />
      <p className="soft">{partner ? 'Étape 2 sur 4' : 'Étape 1 sur 4'}</p>
      <h1>{typo('Pour quel enfant ?')}</h1>
      {partner && <p className="lead">Chez {partner.name}.</p>}
      {closed !== null ? (
        <Closed {...closed} />
      ) : (
        <Form method="get" className="stack">
          {partner && <input type="hidden" name="partenaire" value={partner.id} />}
          <Choices
            name="enfant"
            legend={typo('Pour quel enfant ?')}
            hideLegend
            chosen={children.length === 1 ? children[0]?.sias : undefined}
            refused={refused}
            options={children.map(childOption)}
          />
          <Note>
            <p>Chaque enfant peut avoir {plural(maxActivities, 'activité')} par an. La somme d’un enfant ne sert qu’à lui.</p>
            <p>
              {typo('Un enfant manque ?')} <Link to="/aide/enfant-absent">Lisez ce que vous pouvez vérifier</Link>
            </p>
          </Note>
          <div className="actions">
            <button className="btn">Continuer</button>
          </div>
        </Form>
      )}
      <StepHelp />
    </div>
  );
}

const childOption = (child: DrawChild) => ({
  value: child.sias,
  body: (
    <>
      <b>{child.name}</b>
      <br />
      <span className="soft">{child.birth}</span>
      <br />
      <span className="soft">{child.activities}</span>
    </>
  ),
  end: (
    <span className="num">
      <span className="soft small">Il reste</span>
      <br />
      <b>{child.left}</b>
    </span>
  ),
});
