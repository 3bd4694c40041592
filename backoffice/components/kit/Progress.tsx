import { useId } from 'react';

/** A bar with its numbers in words. */
export function Progress({ label, done, total, words }: { label: string; done: number; total: number; words: string }) {
  const id = useId();
  return (
    <div role="status">
      <p className="row apart">
        <b id={id}>{label}</b>
        <span className="num">{words}</span>
      </p>
      <progress aria-labelledby={id} value={Math.min(done, total)} max={Math.max(1, total)} />
    </div>
  );
}
