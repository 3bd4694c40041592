import { Form, type FormProps, useNavigation } from '@remix-run/react';

interface PostFormProps extends Omit<FormProps, 'method' | 'onSubmit'> {
  /** With script, once it is on its way. */
  onSend?: () => void;
}

/** A plain form that posts to its own page; with script, a second click while it travels does nothing. */
export function PostForm({ children, onSend, ...props }: PostFormProps) {
  const busy = useNavigation().state !== 'idle';
  return (
    <Form
      className="stack"
      {...props}
      method="post"
      noValidate
      aria-busy={busy}
      onSubmit={(event) => {
        if (busy) event.preventDefault();
        else onSend?.();
      }}
    >
      {children}
    </Form>
  );
}

/** The hidden key of forms that move money: the same intention is done once (contract: Other posts). */
export function Cle({ value }: { value: string }) {
  return <input type="hidden" name="cle" value={value} />;
}
