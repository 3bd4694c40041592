/** Small drawings of the portal's own screens, for the help pages: each says what its step says, so readers pass over it. */
import type { ReactNode } from 'react';
import { typo } from '#core/shared/french.ts';

const line = (x: number, y: number, width: number, ink = 'var(--line)') => <rect x={x} y={y} width={width} height="6" rx="3" fill={ink} />;
const button = (y: number, ink = 'var(--brand)') => <rect x="34" y={y} width="72" height="18" rx="9" fill={ink} />;
const box = (y: number, height: number, ink = 'var(--line-strong)') => (
  <rect x="30" y={y} width="80" height={height} rx="6" fill="var(--surface)" stroke={ink} strokeWidth="2" />
);
const words = (x: number, y: number, text: string, size = 12) => (
  <text x={x} y={y} fontSize={size} fontWeight="800" fill="var(--ink)" textAnchor="middle">
    {text}
  </text>
);
const face = (y: number, ink: string) => <circle cx="44" cy={y} r="9" fill={ink} />;
const QR =
  'M0 0h14v14H0zM4 4h6v6H4zM26 0h14v14H26zM30 4h6v6h-6zM0 26h14v14H0zM4 30h6v6H4zM18 2h4v8h-4zM18 16h6v6h-6zM28 18h4v4h-4zM36 20h4v8h-4zM20 28h4v12h-4zM28 28h6v4h-6zM30 36h10v4H30z';
const qr = (x: number, y: number, scale = 1) => (
  <g transform={`translate(${x} ${y}) scale(${scale})`}>
    <rect x="-5" y="-5" width="50" height="50" rx="4" fill="var(--paper)" stroke="var(--line)" />
    <path d={QR} fill="var(--on-paper)" fillRule="evenodd" />
  </g>
);

const SCREENS = {
  numbers: (
    <>
      {line(34, 34, 40)}
      {box(44, 20)}
      {words(70, 58, '0412387')}
      {line(34, 76, 52)}
      {box(86, 20)}
      {words(70, 101, 'nom@…', 11)}
      {button(124)}
    </>
  ),
  mail: (
    <>
      <path d="M34 60h72v48H34z" fill="var(--surface)" stroke="var(--brand)" strokeWidth="3" />
      <path d="M34 60l36 28 36-28" fill="none" stroke="var(--brand)" strokeWidth="3" />
      <circle cx="104" cy="60" r="10" fill="var(--coral)" />
      {words(104, 64, '1')}
    </>
  ),
  password: (
    <>
      {box(52, 22)}
      {words(70, 70, '••••••••', 14)}
      {line(34, 86, 60)}
      {line(34, 98, 46)}
      {button(124)}
    </>
  ),
  child: (
    <>
      {box(40, 42, 'var(--brand)')}
      {face(61, 'var(--sun)')}
      {line(58, 50, 40)}
      {words(82, 75, typo('105 €'), 13)}
      {box(92, 42)}
      {face(113, 'var(--coral)')}
      {line(58, 102, 34)}
      {words(82, 127, typo('60 €'), 13)}
    </>
  ),
  club: (
    <>
      {box(38, 20)}
      <circle cx="42" cy="47" r="5" fill="none" stroke="var(--brand)" strokeWidth="2" />
      <path d="M45 51l5 5" stroke="var(--brand)" strokeWidth="2" />
      {[70, 94, 118].map((y) => (
        <g key={y}>
          <circle cx="40" cy={y + 6} r="6" fill={y === 94 ? 'var(--brand)' : 'var(--surface)'} stroke="var(--brand)" strokeWidth="2" />
          {line(54, y, 48, 'var(--line-strong)')}
          {line(54, y + 10, 32)}
        </g>
      ))}
    </>
  ),
  amount: (
    <>
      {box(44, 32, 'var(--brand)')}
      {words(66, 67, '40,00', 18)}
      {words(100, 66, '€', 14)}
      <rect x="30" y="92" width="80" height="10" rx="5" fill="var(--chart-track)" />
      <rect x="30" y="92" width="46" height="10" rx="5" fill="var(--chart-2)" />
      {words(70, 122, typo('Il reste 15 €'), 11)}
    </>
  ),
  qr: (
    <>
      {qr(50, 50)}
      {words(70, 118, typo('40,00 €'), 15)}
      {button(130)}
    </>
  ),
  scan: (
    <>
      {qr(53, 56, 0.85)}
      <path d="M36 44v-8h8M96 36h8v8M104 100v8h-8M44 108h-8v-8" fill="none" stroke="var(--brand)" strokeWidth="4" strokeLinecap="round" />
      <circle cx="70" cy="136" r="13" fill="var(--ok)" />
      <path d="M63 136l5 5 9-10" fill="none" stroke="var(--surface)" strokeWidth="3" strokeLinecap="round" />
    </>
  ),
  trash: (
    <>
      {qr(50, 42)}
      {button(112, 'var(--stop)')}
      <path d="M64 116h12M66 116l1 10h6l1-10" fill="none" stroke="var(--on-stop)" strokeWidth="2" strokeLinecap="round" />
      {line(44, 140, 52)}
    </>
  ),
  paper: (
    <>
      <path d="M40 34h44l18 18v92H40z" fill="var(--surface)" stroke="var(--line-strong)" strokeWidth="2" />
      <path d="M84 34v18h18" fill="none" stroke="var(--line-strong)" strokeWidth="2" />
      {line(50, 66, 40)}
      {line(50, 80, 34)}
      {line(50, 94, 40)}
      <path d="M52 128c6-12 10 8 16-4s8 8 20-2" fill="none" stroke="var(--brand)" strokeWidth="3" strokeLinecap="round" />
    </>
  ),
  photo: (
    <>
      <rect x="36" y="44" width="68" height="80" rx="6" fill="var(--surface)" stroke="var(--brand)" strokeWidth="3" />
      {line(46, 58, 44)}
      {line(46, 72, 36)}
      {line(46, 86, 44)}
      <circle cx="70" cy="140" r="11" fill="var(--surface)" stroke="var(--brand)" strokeWidth="4" />
    </>
  ),
  money: (
    <>
      <circle cx="70" cy="76" r="32" fill="var(--sun)" />
      <text x="70" y="90" fontSize="40" fontWeight="800" fill="var(--on-sun)" textAnchor="middle">
        €
      </text>
      {words(70, 134, 'Payé', 14)}
    </>
  ),
} satisfies Record<string, ReactNode>;

export type Screen = keyof typeof SCREENS;

/** A phone, and what it shows at this step. */
export function Drawing({ screen }: { screen: Screen }) {
  return (
    <svg className="drawing" viewBox="14 0 112 170" aria-hidden="true">
      <rect x="18" y="4" width="104" height="162" rx="14" fill="var(--page)" stroke="var(--line-strong)" strokeWidth="3" />
      <rect x="54" y="11" width="32" height="4" rx="2" fill="var(--line-strong)" />
      <rect x="20" y="20" width="100" height="8" fill="var(--band)" />
      {SCREENS[screen]}
    </svg>
  );
}
