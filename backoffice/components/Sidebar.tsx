/** The menu, in the order of the year: what the agent may open, as the server wrote it. */
import { useCurrentAdmin } from 'adminjs';
import { type MouseEvent, useEffect } from 'react';
import type { DeskAdmin } from '../access/agent-view.ts';
import { Go } from './parts.tsx';

/** Pages that are in no menu, and the entry one came from. */
const UNDER: Record<string, string> = {
  '/caf/pages/famille': '/caf/pages/chercher-une-famille',
  '/caf/pages/partenaire': '/caf/resources/Partner',
  '/caf/pages/lot': '/caf/resources/PaymentBatch',
  '/caf/pages/annuler-validation': '/caf/pages/annulations',
  '/caf/pages/envoi': '/caf/pages/envois',
  '/caf/pages/cloture': '/caf/pages/campagne',
  '/caf/pages/agent': '/caf/resources/Agent',
};

/** AdminJS's lists have no name of their own to be led to: what holds every page gets one. */
function useNamedContent(): void {
  useEffect(() => {
    const content = document.querySelector<HTMLElement>('[data-css="app-content"]');
    if (content) Object.assign(content, { id: 'bureau', tabIndex: -1 });
  }, []);
}

/** Past forty links of menu: to our own page, or to AdminJS's list. */
function skipToContent(event: MouseEvent): void {
  const content = document.querySelector<HTMLElement>('#contenu, [data-css="app-content"] section');
  if (!content) return;
  event.preventDefault();
  content.tabIndex = -1;
  content.focus();
}

export default function Sidebar({ isVisible }: { isVisible: boolean }) {
  const [admin] = useCurrentAdmin();
  useNamedContent();
  const groups = (admin as unknown as DeskAdmin | null)?.menu ?? [];
  const { pathname } = window.location;
  const here = UNDER[pathname] ?? pathname;
  const isHere = (href: string): boolean => here === href || (href !== '/caf' && here.startsWith(`${href}/`));
  return (
    <aside className={`tlj side ${isVisible ? 'shown' : ''}`} aria-label="Menu">
      <a className="skip" href="#bureau" onClick={skipToContent}>
        Aller au contenu
      </a>
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
