import { Icon, type IconName } from '../components/Icon.tsx';
import { PostForm } from '../components/PostForm.tsx';
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
          {each.invited && (
            <OnePress person={each} action="renvoyer" className="btn second" label={`Renvoyer l’invitation à ${each.name}`}>
              Renvoyer l’invitation
            </OnePress>
          )}
          {each.active && !each.self && (
            <OnePress person={each} action="fermer" className="btn danger" label={`Fermer l’accès de ${each.name}`}>
              Fermer l’accès
            </OnePress>
          )}
        </span>
      </li>
    ))}
  </ul>
);

interface OnePressProps {
  person: Employee;
  action: string;
  className: string;
  label: string;
  children: string;
}

const OnePress = ({ person, action, className, label, children }: OnePressProps) => (
  <PostForm className="close-access">
    <input type="hidden" name="action" value={action} />
    <input type="hidden" name="personne" value={person.id} />
    <button className={className} aria-label={label}>
      {children}
    </button>
  </PostForm>
);
