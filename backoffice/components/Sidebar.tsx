/** The menu, in the order of the year: what the agent may open, as the server wrote it. */
import { useCurrentAdmin } from 'adminjs';
import type { DeskAdmin } from '../access/agent-view.ts';
import { Go } from './parts.tsx';

export default function Sidebar({ isVisible }: { isVisible: boolean }) {
  const [admin] = useCurrentAdmin();
  const groups = (admin as unknown as DeskAdmin | null)?.menu ?? [];
  const here = window.location.pathname;
  const isHere = (href: string): boolean => here === href || (href !== '/caf' && here.startsWith(`${href}/`));
  return (
    <aside className={`tlj side ${isVisible ? 'shown' : ''}`} aria-label="Menu">
      <Go className="logo" to="/caf">
        <img src="/caf/style/mark.svg" alt="" width="40" height="40" />
        <span>
          Tickets loisirs<small>Back-office</small>
        </span>
      </Go>
      <nav aria-label="Rubriques">
        {groups.map(({ label, items }) => (
          <div key={label}>
            <h2>{label}</h2>
            <ul className="plain">
              {items.map((item) => (
                <li key={item.href}>
                  <Go to={item.href} current={isHere(item.href)}>
                    {item.label}
                  </Go>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </nav>
    </aside>
  );
}
