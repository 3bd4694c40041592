/** Conventions of partners for agents (R-PAR-02, R-PAR-11): signed by the Caf, sent back, downloaded, archived for S@fir. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { zipPieces } from '#core/extract/zip-pieces.ts';
import { type ArchivePiece, archivePartner } from '#core/partner/convention/archive-partner.ts';
import { countersignConvention } from '#core/partner/convention/countersign-convention.ts';
import { dropConvention } from '#core/partner/convention/drop-convention.ts';
import { conventionEvidence } from '#core/partner/convention/evidence.ts';
import { fileArchive, listFilings } from '#core/partner/convention/file-archive.ts';
import { listConventions } from '#core/partner/convention/find-conventions.ts';
import { conventionPdf, type ConventionPrinter } from '#core/partner/convention/keep-sealed-pdf.ts';
import { ribPapers } from '#core/partner/requests/rib-papers.ts';
import { SignupFiles, type SignupFile } from '#core/partner/signup/signup.model.ts';
import { readAttachment } from '#core/shared/attachments/attachments.ts';
import { renderConvention } from '#templates/pdf/convention.tsx';
import { printer } from '../printer.ts';
import { day, instant } from '../sheets/format.ts';
import { CONVENTION_WORDS } from '../sheets/words.ts';
import { bodyText, type DeskRequest, type DeskRoute, sendFile } from './route.ts';

const VIEW = ['partners.view', 'partners.edit', 'partners.validate'] as const;
const print: ConventionPrinter = (sheet) => printer().print(renderConvention(sheet));
const partnerOf = ({ req }: DeskRequest): string => req.params.partenaire!;
const placeOf = ({ req }: DeskRequest) => ({ partnerId: req.params.partenaire!, conventionId: req.params.convention! });

async function list(request: DeskRequest): Promise<object> {
  const [conventions, filings] = await Promise.all([listConventions(partnerOf(request)), listFilings(partnerOf(request))]);
  return {
    conventions: conventions.map(({ _id, state, template, signedAt, inForceAt, start, end }) => ({
      id: _id,
      state,
      tag: CONVENTION_WORDS[state],
      template,
      signedAt: signedAt && instant(signedAt),
      inForceAt: inForceAt && instant(inForceAt),
      start: start && day(start),
      end: end && day(end),
    })),
    filings: filings.map(({ _id, takenAt, takenBy, pieces, filedAt, filedBy }) => ({
      id: _id,
      takenAt: instant(takenAt),
      takenBy,
      pieces: pieces.length,
      filedAt: filedAt && instant(filedAt),
      filedBy,
    })),
  };
}

const countersign = (request: DeskRequest): Promise<object> => countersignConvention(request.act, partnerOf(request));

async function sendBack(request: DeskRequest): Promise<object> {
  await dropConvention(request.act, { partnerId: partnerOf(request), reason: bodyText(request.req, 'motif') });
  return {};
}

async function pdf(request: DeskRequest): Promise<undefined> {
  const bytes = await conventionPdf(request.act, placeOf(request), print);
  return sendFile(request.res, { fileName: 'convention.pdf', bytes, type: 'application/pdf' });
}

async function evidence(request: DeskRequest): Promise<undefined> {
  const bytes = await conventionEvidence(placeOf(request));
  return sendFile(request.res, { fileName: 'convention-preuve.json', bytes, type: 'application/json; charset=utf-8' });
}

async function documents(partnerId: string): Promise<ArchivePiece[]> {
  const [signup, ribs] = await Promise.all([SignupFiles.findOne({ partnerId }).lean<SignupFile>(), ribPapers(partnerId)]);
  const later = ribs.filter(({ state }) => state === 'applied').reverse();
  const all = [...(signup?.documents ?? []), ...later.map((each) => ({ ...each, kind: 'rib' as const }))];
  const pieces: ArchivePiece[] = [];
  for (const [index, { kind, file, type }] of all.entries()) {
    const kept = await readAttachment(file);
    if (kept) pieces.push({ name: `${index + 1}_${kind}.${type === 'application/pdf' ? 'pdf' : 'jpg'}`, bytes: kept.bytes });
  }
  return pieces;
}

async function archive(request: DeskRequest): Promise<undefined> {
  const { fileName, pieces } = await archivePartner(request.act, partnerOf(request), { print, documents });
  request.res.attachment(fileName).set({ 'Content-Type': 'application/zip', 'X-Content-Type-Options': 'nosniff' });
  const files = pieces.map(({ name, bytes }) => ({ name, pieces: () => Readable.from([bytes]) as AsyncIterable<Uint8Array> }));
  await pipeline(Readable.from(zipPieces(files)), request.res);
  return undefined;
}

async function file(request: DeskRequest): Promise<object> {
  await fileArchive(request.act, { partnerId: partnerOf(request), filingId: request.req.params.archive! });
  return {};
}

export const conventionRoutes: DeskRoute[] = [
  { method: 'get', path: '/partenaires/:partenaire/conventions', right: VIEW, run: list },
  { method: 'post', path: '/partenaires/:partenaire/conventions/signature', right: ['partners.validate'], run: countersign },
  { method: 'post', path: '/partenaires/:partenaire/conventions/renvoi', right: ['partners.validate'], run: sendBack },
  { method: 'get', path: '/partenaires/:partenaire/conventions/:convention/pdf', right: VIEW, run: pdf },
  { method: 'get', path: '/partenaires/:partenaire/conventions/:convention/preuve', right: VIEW, run: evidence },
  { method: 'post', path: '/partenaires/:partenaire/archives', right: ['partners.edit'], run: archive },
  { method: 'post', path: '/partenaires/:partenaire/archives/:archive/classement', right: ['partners.edit'], run: file },
];
