import { useLocation, useNavigation } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/**
 * With script a new page is not a new document: the focus goes to its content, as a browser would do. Once, when the page shows, and never
 * out of a field where somebody already types: a post answered in place shows its next step while the data of the page are asked for again,
 * and the navigation ends later.
 */
export function useFocusOnNewPage(): void {
  const { key, pathname } = useLocation();
  const { state, location } = useNavigation();
  const answered = state === 'loading' && location.pathname === pathname;
  const shown = useRef(key);
  const moved = useRef(false);
  useEffect(() => {
    // The button that was pressed is gone with its step.
    if (answered && document.activeElement === document.body) moved.current = focusContent();
  }, [answered]);
  useEffect(() => {
    if (key !== shown.current && !moved.current && !isTyping()) focusContent();
    shown.current = key;
    moved.current = false;
  }, [key]);
}

const isTyping = (): boolean => document.activeElement?.matches('main :is(input, select, textarea)') === true;

/** @returns false for a refused form, which gives the focus to its summary. */
function focusContent(): boolean {
  const main = document.getElementById('contenu');
  if (!main || main.querySelector('[role=alert]')) return false;
  main.focus({ preventScroll: true });
  return true;
}
