import { Icon } from './Icon.tsx';

/** After a redirect, top of `main`; it stays until the next page. */
export function Toast({ text }: { text: string | null | undefined }) {
  if (!text) return null;
  return (
    <p className="toast" role="status">
      <Icon name="check" />
      {text}
    </p>
  );
}
