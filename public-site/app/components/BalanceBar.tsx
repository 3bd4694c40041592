export interface BalancePart {
  ink: 'f0' | 'f1' | 'f2' | 'f3' | 'f4';
  /** Percent of the whole. */
  share: number;
  text: string;
}

/** Where a forfait is: the bar is hidden from screen readers, the key under it says the same. */
export function BalanceBar({ parts }: { parts: readonly BalancePart[] }) {
  let start = 0;
  const placed = parts.map((part) => {
    const x = start;
    start += part.share;
    return { ...part, x };
  });
  return (
    <>
      <svg className="bar" aria-hidden="true">
        {placed.map((part) => (
          <rect key={part.text} className={part.ink} x={`${part.x}%`} width={`${part.share}%`} height="100%" />
        ))}
      </svg>
      <p className="key">
        {parts.map((part) => (
          <span key={part.text}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <circle className={part.ink} cx="5" cy="5" r="5" />
            </svg>
            {part.text}
          </span>
        ))}
      </p>
    </>
  );
}
