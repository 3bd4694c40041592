import { useEffect, useRef } from 'react';

const TYPING = 'input, textarea, select, [contenteditable]';

/** One key of the keyboard, alone; never while something is being typed. */
export function useKey(key: string, act: () => unknown): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== key || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(TYPING) && !isBox(event.target)) return;
      latest.current();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [key]);
}

/** A box to tick takes no letter. */
const isBox = (element: Element): boolean => element instanceof HTMLInputElement && ['checkbox', 'radio'].includes(element.type);
