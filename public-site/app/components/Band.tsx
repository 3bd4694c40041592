import type { ReactNode } from 'react';

/** Top of a home page only: a greeting, one figure, one action, over the lines of a gym floor. */
export function Band({ children }: { children: ReactNode }) {
  return (
    <div className="band">
      <svg
        className="band-lines"
        viewBox="0 0 1280 360"
        preserveAspectRatio="xMaxYMid slice"
        aria-hidden="true"
        fill="none"
        strokeWidth="5"
      >
        <g stroke="var(--band-line)">
          <path d="M860-10v380M1290 60H980a120 120 0 0 0 0 240h390" />
          <circle cx="860" cy="180" r="92" />
        </g>
        <path stroke="var(--sun)" d="M1290-30h-90a210 210 0 0 0 0 420h90" opacity=".9" />
        <path stroke="var(--coral)" d="M1010 370C1010 250 1110 160 1290 150" />
      </svg>
      <div className="wrap stack">{children}</div>
    </div>
  );
}
