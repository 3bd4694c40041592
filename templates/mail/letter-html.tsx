/** The HTML part (design/look/mail-qr.html): tables and inline styles, 560 px, no picture from outside. */
import type { CSSProperties, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { BlockHtml } from './block-html.tsx';
import { DARK_STYLE, FONT, LIGHT } from './letter-colours.ts';
import type { LetterContent } from './letter-content.ts';

/** @param content typeset. @returns a whole document, the subject its title. */
export const letterHtml = (content: LetterContent): string => `<!doctype html>${renderToStaticMarkup(<LetterPage content={content} />)}`;

const band: CSSProperties = {
  backgroundColor: LIGHT.band,
  padding: '20px 24px',
  fontFamily: FONT,
  color: '#ffffff',
  fontSize: 18,
  fontWeight: 'bold',
  borderBottom: `6px solid ${LIGHT.sun}`,
};

function LetterPage({ content }: { content: LetterContent }) {
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{content.subject}</title>
        <style dangerouslySetInnerHTML={{ __html: DARK_STYLE }} />
      </head>
      <body className="page" style={{ margin: 0, padding: 0, background: LIGHT.page }}>
        <div role="main" className="ink" style={{ fontFamily: FONT, color: LIGHT.ink, lineHeight: 1.5 }}>
          <Frame>
            <tr>
              <td style={band}>
                Tickets loisirs jeunes
                <br />
                <span style={{ fontSize: 14, fontWeight: 'normal' }}>Caf de l’Essonne</span>
              </td>
            </tr>
            <tr>
              <td style={{ padding: 24, fontFamily: FONT }}>
                <h1 className="ink" style={{ margin: '0 0 12px', fontSize: 24, lineHeight: 1.25 }}>
                  {content.title}
                </h1>
                {content.blocks.map((block, index) => (
                  <BlockHtml key={index} block={block} />
                ))}
              </td>
            </tr>
            <Foot foot={content.foot} />
          </Frame>
        </div>
      </body>
    </html>
  );
}

/** Two tables: one as wide as the window, one of 560 px at most in its middle. Outlook reads the attribute only, the others the style. */
const Frame = ({ children }: { children: ReactNode }) => (
  <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0} className="page" bgcolor={LIGHT.page}>
    <tbody>
      <tr>
        <td align="center" style={{ padding: '24px 12px' }}>
          <table
            role="presentation"
            width={560}
            cellPadding={0}
            cellSpacing={0}
            border={0}
            className="card"
            bgcolor={LIGHT.card}
            style={{ width: '100%', maxWidth: 560, textAlign: 'left' }}
          >
            <tbody>{children}</tbody>
          </table>
        </td>
      </tr>
    </tbody>
  </table>
);

const Foot = ({ foot }: { foot: LetterContent['foot'] }) => (
  <tr>
    <td
      className="foot soft"
      style={{ backgroundColor: LIGHT.foot, padding: '16px 24px', fontFamily: FONT, fontSize: 14, color: LIGHT.soft }}
    >
      Envoyé par la Caf de l’Essonne. <FootLink href={foot.home}>Tickets loisirs jeunes</FootLink>
      {' – '}
      <FootLink href="https://www.caf.fr">caf.fr</FootLink>
      {foot.account === undefined ? null : (
        <>
          {' – '}
          <FootLink href={foot.account}>Ne plus utiliser le portail</FootLink>
        </>
      )}
    </td>
  </tr>
);

const FootLink = ({ href, children }: { href: string; children: string }) => (
  <a href={href} className="link" style={{ color: LIGHT.link }}>
    {children}
  </a>
);
