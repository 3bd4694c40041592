import { PostForm } from '../components/PostForm.tsx';
import { Icon, type IconName } from '../components/Icon.tsx';
import type { Employee } from './services/employees.server.ts';

const ICONS: Record<Employee['state']['tone'], IconName> = { ok: 'check', wait: 'clock', off: 'lock' };

/** Who has an access, and one press to close it. */
export const EmployeeList = ({ people }: { people: Employee[] }) => (
  <ul className="plain lines" aria-label="Personnes">
    {people.map((each) => (
      <li key={each.id} data-personne={each.id}>
        <span className="wrapok">
          <b>{each.name}</b>
          {each.self && ' (vous)'}
          <br />
          {each.mail !== each.name && <span className="soft small">{each.mail}</span>}
          <br />
          <span className="soft small">{each.access}</span>
        </span>
        <span className="stack tight">
          <span className={each.state.tone === 'off' ? 'tag' : `tag ${each.state.tone}`}>
            <Icon name={ICONS[each.state.tone]} />
            {each.state.word}
          </span>
          {each.active && !each.self && (
            <PostForm className="close-access">
              <input type="hidden" name="action" value="fermer" />
              <input type="hidden" name="personne" value={each.id} />
              <button className="btn danger" aria-label={`Fermer l’accès de ${each.name}`}>
                Fermer l’accès
              </button>
            </PostForm>
          )}
        </span>
      </li>
    ))}
  </ul>
);
