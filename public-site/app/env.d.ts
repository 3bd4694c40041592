import '@remix-run/node';
import type { PdfPrinter } from '#templates/pdf/print-pdf.ts';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }

  /** What the express server hands to every loader and action. */
  interface AppLoadContext {
    cspNonce: string;
    /** Sets a header of the answer, whatever the loader or action returns. */
    setHeader(name: string, value: string): void;
    printer: PdfPrinter;
    /** Where the request comes from: what a trusted proxy says, else the address that connects. For counting tries only. */
    clientAddress: string;
    /** True once an action of this request refused a form: the page's title says so. */
    refused?: boolean;
    /** What a step reached by a post is called: no address and no loader of its own knows it. */
    heading?: string;
    /** The fields this request posted, passwords excepted: for the loaders that draw the page again. */
    posted?: Record<string, string>;
  }
}
