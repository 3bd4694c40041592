import { useCurrentAdmin } from 'adminjs';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Draft, formName, keepDraft, onSessionEnd, takeDraft } from './drafts.ts';

interface DraftedForm {
  fields: readonly { name: string }[];
  button: string;
  hidden: Record<string, string>;
  /** Whether it is being sent. */
  sending: RefObject<boolean>;
}

/**
 * What a form held when the session ended, and how to forget it once it is sent. From then on, keeps it again should the session end.
 * A form that is folded opens to show it.
 */
export function useDraft(
  here: RefObject<HTMLFormElement | null>,
  { fields, button, hidden, sending }: DraftedForm,
): [Draft | undefined, () => void] {
  const agent = (useCurrentAdmin()[0] as { email?: string } | null)?.email ?? '';
  const form = formName(
    fields.map(({ name }) => name),
    button,
  );
  const [kept, setKept] = useState(() => takeDraft(form, agent));
  const untouched = useRef<string | undefined>(undefined);
  const keep = useRef(() => undefined as void);
  keep.current = () => {
    const element = here.current;
    if (element && (sending.current || textOf(element) !== untouched.current)) keepDraft(form, element, { agent, hidden });
  };
  useEffect(() => onSessionEnd(() => keep.current()), []);
  useEffect(() => {
    if (!kept) {
      untouched.current = here.current ? textOf(here.current) : undefined;
      return;
    }
    here.current?.closest('details')?.setAttribute('open', '');
    here.current?.scrollIntoView({ block: 'center' });
  }, []);
  return [kept, () => setKept(undefined)];
}

const textOf = (form: HTMLFormElement): string => JSON.stringify([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
