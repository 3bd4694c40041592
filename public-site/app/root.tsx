import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { settings } from '#core/shared/settings.ts';
import { testBanner } from '#core/shared/test-banner.ts';
import { ErrorPage } from './components/ErrorPage.tsx';
import { Foot } from './components/Foot.tsx';
import { Head } from './components/Head.tsx';
import { NavBar } from './components/NavBar.tsx';
import { familyShell, type Shell, shellOf } from './components/shell.ts';
import { useFocusOnNewPage } from './focus-on-new-page.ts';
import { useQrCopies, useReloadWithoutNetwork } from './qr/worker.ts';
import { title } from './title.ts';
import { TestBanner } from './components/TestBanner.tsx';
import { ViewBanner } from './components/ViewBanner.tsx';
import { isView } from './services/family-view.server.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/portal.css';
import './styles/view.css';
import './styles/print.css';

export const loader = async ({ context, request }: LoaderFunctionArgs) => ({
  nonce: context.cspNonce,
  refused: context.refused === true,
  heading: context.heading ?? null,
  view: await isView(request),
  site: settings().portalUrl,
  test: testBanner(),
});

/** For the error page only: every page says its own. */
export const meta = title('Accueil');

/** The nonce belongs to the document: nothing here changes while it lives. */
export const shouldRevalidate = () => false;

export function Layout({ children }: { children: ReactNode }) {
  const { nonce, view, test } = useRouteLoaderData<typeof loader>('root') ?? {};
  const { shell, data } = useShell();
  const error = useRouteError();
  const bare = shell.bare === true && !error;
  useFocusOnNewPage();
  useQrCopies(isFamilyPage(shell) && view === false && !error, useLocation().pathname);
  return (
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <link rel="icon" href="/mark.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icones/icone-apple-180.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <meta name="theme-color" content="#0b4a51" />
        <Links />
      </head>
      <body>
        <a className="skip" href="#contenu">
          Aller au contenu
        </a>
        {test && <TestBanner text={test} />}
        {view && <ViewBanner />}
        {!bare && <Top shell={shell} data={data} />}
        <main id="contenu" tabIndex={-1} className={mainClass(bare, shell.flush === true && !error)}>
          {children}
        </main>
        {!bare && <Foot />}
        <PageScripts still={shell.still === true && !error} family={isFamilyPage(shell) && view === false} nonce={nonce} />
      </body>
    </html>
  );
}

const mainClass = (bare: boolean, flush: boolean): string | undefined => (bare ? 'bare' : flush ? 'flush' : undefined);

/** React, save on the first page of a visit that does without; once it runs, it stays. */
function PageScripts({ still, family, nonce }: { still: boolean; family: boolean; nonce: string | undefined }) {
  if (still && typeof document === 'undefined') return family ? <script src="/still-page.js" defer nonce={nonce} /> : null;
  return (
    <>
      <ScrollRestoration nonce={nonce} />
      <Scripts nonce={nonce} />
    </>
  );
}

function Top({ shell, data }: { shell: Shell; data: unknown }) {
  const items = typeof shell.nav?.items === 'function' ? shell.nav.items(data) : shell.nav?.items;
  return (
    <>
      <Head shell={shell} />
      {shell.nav && items && items.length > 0 ? <NavBar label={shell.nav.label} items={items} /> : null}
    </>
  );
}

/** Of a family that may use its pages; within an agent's view the page says so, and keeps nothing. */
const isFamilyPage = (shell: Shell): boolean => shell.home === familyShell.home && shell.nav !== undefined;

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  useReloadWithoutNetwork(useRouteError());
  return <ErrorPage error={useRouteError()} way={{ to: useShell().shell.home, label: 'Aller à l’accueil' }} />;
}

const useShell = () => shellOf(useMatches());
