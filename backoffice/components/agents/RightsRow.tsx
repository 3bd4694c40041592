import { useState } from 'react';
import { Go, Icon } from '../parts.tsx';
import type { MatrixAgent, RightGroup, RightInfo } from './rights.ts';

interface RowProps {
  agent: MatrixAgent;
  groups: readonly RightGroup[];
  change: (agent: MatrixAgent, right: RightInfo, give: boolean) => Promise<void>;
}

/** One agent: a box for each right; one's own row only shows. */
export function RightsRow({ agent, groups, change }: RowProps) {
  return (
    <tr className={agent.own ? 'own' : undefined}>
      <th scope="row">
        <Go to={`/caf/pages/agent?code=${agent.code}`}>{agent.name}</Go>
        <span className="soft small">
          {agent.code} · {agent.profile}
        </span>
        {agent.own && <span className="soft small">C’est vous : un autre gestionnaire change vos droits.</span>}
      </th>
      {groups.flatMap(({ rights }) =>
        rights.map((right, index) => (
          <td key={right.right} className={index === 0 ? 'first' : undefined}>
            {agent.own ? <Shown has={agent.rights.includes(right.right)} /> : <Box agent={agent} right={right} change={change} />}
          </td>
        )),
      )}
    </tr>
  );
}

const Shown = ({ has }: { has: boolean }) => (
  <>
    <Icon of={has ? 'ok' : 'off'} />
    <span className="hide">{has ? 'oui' : 'non'}</span>
  </>
);

/** Shows at once what was asked, and goes back to what is true when it was refused. */
function Box({ agent, right, change }: { agent: MatrixAgent; right: RightInfo; change: RowProps['change'] }) {
  const has = agent.rights.includes(right.right);
  const [asked, setAsked] = useState<boolean | undefined>();
  const tick = (give: boolean): void => {
    if (asked !== undefined) return;
    setAsked(give);
    void change(agent, right, give).finally(() => setAsked(undefined));
  };
  return (
    <label className="rights-box">
      <input
        type="checkbox"
        checked={asked ?? has}
        aria-busy={asked !== undefined}
        aria-label={`${right.label} : ${agent.name}`}
        onChange={(event) => tick(event.target.checked)}
      />
    </label>
  );
}
