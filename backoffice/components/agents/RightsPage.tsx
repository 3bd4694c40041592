/** The rights of all agents on one screen: each cell is a box of its own, saved when it is ticked (R-AGT-03). */
import { useState } from 'react';
import { post, type Refused, useAnswer } from '../api.ts';
import { Go, Note, Page, RefusedNote } from '../parts.tsx';
import { RightsRow } from './RightsRow.tsx';
import { RightsHead } from './RightsHead.tsx';
import type { MatrixAgent, RightGroup, RightInfo } from './rights.ts';

export default function RightsPage() {
  const { data, refused, again } = useAnswer<{ groups: RightGroup[]; agents: MatrixAgent[] }>('/agents/droits');
  const [told, setTold] = useState('');
  const [failed, setFailed] = useState<Refused | undefined>();
  const change = async (agent: MatrixAgent, { right, label }: RightInfo, give: boolean): Promise<void> => {
    setFailed(undefined);
    try {
      await post(`/agents/${agent.code}/droits`, { droit: right, etat: give ? 'donner' : 'reprendre' });
      setTold(`« ${label} » : ${give ? 'droit donné à' : 'droit repris à'} ${agent.name}.`);
    } catch (error) {
      setFailed(error as Refused);
      setTold('');
    }
    again();
  };
  return (
    <Page
      title="Droits des agents"
      side={
        <Go to="/caf/pages/nouvel-agent" className="btn">
          Créer un agent
        </Go>
      }
    >
      <Note tone="">
        <p>
          Chaque case s’enregistre dès que vous la cochez. L’agent devra se reconnecter : ses nouveaux droits valent aussitôt. Pour donner
          tous les droits d’un profil, ouvrez l’agent.
        </p>
      </Note>
      <div className="desk-told" role="status">
        {told && <p className="toast">{told}</p>}
      </div>
      <RefusedNote refused={failed ?? refused} />
      {data && (
        <section className="card scroll" aria-label="Tableau des droits" tabIndex={0}>
          <table className="rights-matrix">
            <caption className="hide">Droits de chaque agent actif</caption>
            <RightsHead groups={data.groups} />
            <tbody>
              {data.agents.map((agent) => (
                <RightsRow key={agent.code} agent={agent} groups={data.groups} change={change} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Page>
  );
}
