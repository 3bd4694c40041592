import { type CSSProperties, Fragment } from 'react';
import { FONT, LIGHT, QR_CID } from './letter-colours.ts';
import type { Block } from './letter-content.ts';
import { withColon } from './typeset-letter.ts';

const mono: CSSProperties = { fontFamily: 'Courier New,monospace' };

/** One block of a letter; every text of it is escaped by React. */
export function BlockHtml({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p className="ink" style={{ margin: '0 0 16px', fontSize: 16 }}>
          {block.lead === undefined ? null : <b>{block.lead} </b>}
          {block.text}
        </p>
      );
    case 'facts':
      return <Facts facts={block.facts} />;
    case 'button':
      return <Button label={block.label} href={block.href} shown={block.shown === true} />;
    case 'links':
      return <Links links={block.links} />;
    case 'amount':
      return (
        <p className="ink" style={{ margin: '0 0 16px', textAlign: 'center', fontSize: 36, lineHeight: 1.1, fontWeight: 'bold' }}>
          {block.text}
        </p>
      );
    case 'password':
      return (
        <p className="ink" style={{ margin: '0 0 16px', fontSize: 16 }}>
          {withColon(block.label)}
          <br />
          <b style={{ ...mono, fontSize: 22 }}>{block.value}</b>
        </p>
      );
    case 'qr':
      return <QrCode code={block.code} alt={block.alt} />;
  }
}

const cell: CSSProperties = { padding: '8px 0', borderBottom: `1px solid ${LIGHT.line}`, fontFamily: FONT, overflowWrap: 'anywhere' };

const Facts = ({ facts }: { facts: [string, string][] }) => (
  <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0} style={{ margin: '0 0 16px' }}>
    <tbody>
      {facts.map(([label, value]) => (
        <tr key={label}>
          <td width="38%" className="soft" style={{ ...cell, color: LIGHT.soft, fontSize: 15, paddingRight: 16 }}>
            {label}
          </td>
          <td align="right" className="ink fact" style={{ ...cell, fontSize: 16, fontWeight: 'bold' }}>
            {breakable(value)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** A mail address that needs two lines is cut before its domain. */
function breakable(value: string) {
  const cut = value.indexOf('@');
  return cut < 0 ? (
    value
  ) : (
    <>
      {value.slice(0, cut)}
      <wbr />
      {value.slice(cut)}
    </>
  );
}

/** Outlook for Windows gives a link no padding, so its cell has it for that one alone; elsewhere the whole button is the link. */
const buttonCell = { backgroundColor: LIGHT.brand, borderRadius: 28, fontFamily: FONT, msoPaddingAlt: '14px 28px' } as CSSProperties;

const Button = ({ label, href, shown }: { label: string; href: string; shown: boolean }) => (
  <>
    <table role="presentation" cellPadding={0} cellSpacing={0} border={0} align="center" style={{ margin: '24px auto' }}>
      <tbody>
        <tr>
          <td align="center" className="button" style={buttonCell}>
            <a
              href={href}
              className="label"
              style={{
                display: 'inline-block',
                padding: '14px 28px',
                color: '#ffffff',
                fontSize: 17,
                fontWeight: 'bold',
                textDecoration: 'none',
              }}
            >
              {label}
            </a>
          </td>
        </tr>
      </tbody>
    </table>
    {shown ? (
      <p className="soft" style={{ margin: '0 0 16px', fontSize: 14, color: LIGHT.soft, overflowWrap: 'anywhere' }}>
        {withColon('Le bouton ne marche pas\u202f? Copiez cette adresse')}
        <br />
        {href}
      </p>
    ) : null}
  </>
);

const Links = ({ links }: { links: readonly (readonly [string, string])[] }) => (
  <p className="ink" style={{ margin: '0 0 16px', fontSize: 15 }}>
    {links.map(([label, href], index) => (
      <Fragment key={href}>
        {index > 0 && <br />}
        <a href={href} className="link" style={{ color: LIGHT.link }}>
          {label}
        </a>
      </Fragment>
    ))}
  </p>
);

/** The picture keeps its own white ground in the dark; the code beneath serves when pictures are off. */
const QrCode = ({ code, alt }: { code: string; alt: string }) => (
  <>
    <p className="ink" style={{ margin: '0 0 8px', textAlign: 'center' }}>
      <img src={`cid:${QR_CID}`} width={240} height={240} alt={alt} style={{ border: 0, width: 240, height: 240, background: '#ffffff' }} />
    </p>
    <p className="ink" style={{ ...mono, margin: '0 0 16px', textAlign: 'center', fontSize: 13 }}>
      {code}
    </p>
  </>
);
