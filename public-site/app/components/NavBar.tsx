import { useLocation } from '@remix-run/react';
import { Icon } from './Icon.tsx';
import { PageLink } from './PageLink.tsx';
import type { NavItem } from './shell.ts';

/** Five places at most: at the bottom of a phone, under the header from 768 px. */
export function NavBar({ label, items }: { label: string; items: readonly NavItem[] }) {
  const current = currentItem(useLocation().pathname, items);
  return (
    <nav className="nav" aria-label={label}>
      <ul className="plain">
        {items.map((item) => (
          <li key={item.to}>
            <PageLink to={item.to} aria-current={item === current ? 'page' : undefined} reloadDocument={item.reload}>
              <Icon name={item.icon} />
              <span>{item.label}</span>
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The item of the page, or the one it stands under; a home has pages of its own beside it, not under it. */
function currentItem(pathname: string, items: readonly NavItem[]): NavItem | undefined {
  const isHome = ({ to }: NavItem): boolean => items.some((other) => other.to.startsWith(`${to}/`));
  return items.find((item) => pathname === item.to || (!isHome(item) && pathname.startsWith(`${item.to}/`)));
}
