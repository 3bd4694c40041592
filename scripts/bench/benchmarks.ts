import type { Benchmark } from './figures.ts';

/** Every benchmark by its name, in the order they run. Each is loaded only in the process that runs it. */
export const BENCHMARKS: Readonly<Record<string, () => Promise<Benchmark>>> = {
  'load.csv': async () => (await import('./load.ts')).benchLoadCsv,
  'load.xlsx': async () => (await import('./load.ts')).benchLoadXlsx,
  'load.again': async () => (await import('./load.ts')).benchLoadAgain,
  undo: async () => (await import('./undo.ts')).benchUndo,
  draw: async () => (await import('./draw.ts')).benchDraw,
  validate: async () => (await import('./validate.ts')).benchValidate,
  scan: async () => (await import('./scan.ts')).benchScan,
  'scan.page': async () => (await import('./scan-page.ts')).benchScanPage,
  'txt.file': async () => (await import('./txt.ts')).benchTxtFile,
  'txt.batch': async () => (await import('./txt.ts')).benchTxtBatch,
  pdf: async () => (await import('./pdf.ts')).benchPdf,
  mail: async () => (await import('./mail.ts')).benchMail,
  'mail.pages': async () => (await import('./mail-pages.ts')).benchMailPages,
  home: async () => (await import('./home.ts')).benchHome,
  'home.pace': async () => (await import('./home.ts')).benchHomePace,
  phone: async () => (await import('./phone.ts')).benchPhone,
  lists: async () => (await import('./lists.ts')).benchLists,
  scale: async () => (await import('./load.ts')).benchScale,
};
