/** Colours and letters of mails, those of the portal's tokens: webmails read no variables. */
/** Said again in each cell that holds text: Outlook for Windows does not hand it down into tables. */
export const FONT = 'Verdana,Arial,sans-serif';

export const QR_CID = 'qr-code@tlj';

export const LIGHT = {
  page: '#faf7f1',
  card: '#ffffff',
  foot: '#f3eee4',
  band: '#0b4a51',
  sun: '#ffc247',
  brand: '#0b5259',
  ink: '#14272b',
  soft: '#3f5056',
  line: '#e2dacc',
  link: '#0a5660',
} as const;

/** Apple Mail and Thunderbird follow it; webmails that ignore it show the light one, or darken it themselves. */
export const DARK_STYLE = `@media screen and (prefers-color-scheme: dark) {
.page { background: #0d1a1d !important } .card { background: #14262a !important } .foot { background: #0a1517 !important }
.ink { color: #f4f0e8 !important } .soft { color: #c1cdcc !important; border-color: #2b4247 !important } .fact { border-color: #2b4247 !important }
.link { color: #8fdcd8 !important } .button { background: #86d6d2 !important } .label { color: #04282c !important }
}`;
