import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Icon } from '../components/Icon.tsx';
import { QrPicture } from '../components/QrPicture.tsx';
import { familyShell, type ShellHandle } from '../components/shell.ts';
import { useNoticeScan } from '../qr/notice-scan.ts';
import { useScreenAwake } from '../qr/screen-awake.ts';
import { page } from '../services/answer.server.ts';
import { requireFamily } from '../services/family-session.server.ts';
import { voucherOf, voucherTicket } from '../services/voucher-page.server.ts';
import { title } from '../title.ts';
import '../styles/qr.css';

export const handle: ShellHandle = { shell: { ...familyShell, bare: true } };
export const meta = title((data: { firstName: string }) => `QR code de ${data.firstName}, en grand`);

/** The QR code as large as the screen, on white in both themes: the brightest a page can be. A code no longer live goes back to its page. */
export const loader = page(async ({ request, params }) => {
  const voucher = voucherTicket(await voucherOf(await requireFamily(request), params.code));
  if (voucher.qr === null) throw redirect(`/famille/qr/${voucher.code}`, 303);
  return { ...voucher, qr: voucher.qr };
});

export default function WholeScreen() {
  const { code, qr, child, amount, partner } = useLoaderData<typeof loader>();
  useScreenAwake(true);
  useNoticeScan(code, true);
  return (
    <div className="whole-screen">
      <QrPicture {...qr} />
      <div>
        <h1>{child}</h1>
        <p>
          <b className="num">{amount}</b>, {partner}
        </p>
        <p className="code">{code}</p>
      </div>
      <a className="btn second" href={`/famille/qr/${code}`}>
        <Icon name="x" />
        Fermer
      </a>
    </div>
  );
}
