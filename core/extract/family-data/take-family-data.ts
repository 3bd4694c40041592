import { countTry } from '../../access/throttle.ts';
import { recordEvent } from '../../audit/record-event.ts';
import { type Depense, Depenses } from '../../depense/depense.model.ts';
import { familyId } from '../../family/family.model.ts';
import { readAttachment } from '../../shared/attachments/attachments.ts';
import type { Act } from '../../shared/author.ts';
import { inTransaction } from '../../shared/database.ts';
import { formatInstant } from '../../shared/days.ts';
import type { Matricule } from '../../shared/identifiers.ts';
import { csvPieces } from '../csv.rules.ts';
import { type ArchivedFile, zipPieces } from '../zip-pieces.ts';
import { dataJson } from './data-json.ts';
import { DATA_TABLES } from './data-tables.ts';
import type { Person } from './holdings.ts';
import { readPerson } from './read-person.ts';

const LIMIT = { max: 5, minutes: 60 };

/**
 * A family takes away all that the system holds on it (security.md, Privacy): one archive, written as it is read. Recorded before the
 * first piece leaves. @returns the archive's pieces. @throws Refusal TROP_D_ESSAIS (429), INTROUVABLE (404).
 */
export async function takeFamilyData(act: Act, { campaign, matricule }: { campaign: number; matricule: Matricule }) {
  await countTry(act.at, `family-data:${matricule}`, LIMIT);
  const person = await readPerson(matricule);
  const files = await attestationFiles(person);
  await inTransaction((session) =>
    recordEvent(session, act, {
      kind: 'family.dataTaken',
      object: { type: 'family', id: familyId(campaign, matricule) },
      campaign,
      after: { campaigns: person.years, files: files.length },
    }),
  );
  return zipPieces([
    { name: 'LISEZ-MOI.txt', pieces: () => textPieces(readMe(act.at)) },
    ...DATA_TABLES.map(({ name, header, rows }) => ({ name, pieces: () => csvPieces(header, rows(person)) })),
    { name: 'donnees.json', pieces: () => dataJson(person, act.at) },
    ...files,
  ]);
}

/** Each attestation still kept, opened one at a time as the archive comes to it. */
async function attestationFiles({ years, matricule }: Person): Promise<ArchivedFile[]> {
  const depenses = await Depenses.find({ campaign: { $in: years }, matricule }, { attestations: 1 }).lean<Depense[]>();
  return depenses.flatMap(({ _id, attestations }) =>
    attestations.flatMap(({ file, type }, rank) => {
      if (file === null) return [];
      const name = `attestations/${_id}-${rank + 1}.${type === 'application/pdf' ? 'pdf' : 'jpg'}`;
      return [{ name, pieces: () => openedPieces(file) }];
    }),
  );
}

async function* openedPieces(file: string): AsyncGenerator<Uint8Array> {
  const opened = await readAttachment(file);
  if (opened) yield opened.bytes;
}

async function* textPieces(text: string): AsyncGenerator<string> {
  yield text;
}

const readMe = (at: Date): string =>
  [
    `Vos données dans les tickets loisirs jeunes, le ${formatInstant(at)}.`,
    '',
    'enfants.csv : vos enfants, ce qui leur est accordé, ce qui reste.',
    'operations.csv : vos QR codes et vos remboursements, avec leur état et leur paiement.',
    'courriels.csv : les mails que le service vous a écrits.',
    'journal.csv : tout ce qui s’est passé sur votre dossier, et qui l’a fait.',
    'attestations : les fichiers que vous avez envoyés.',
    'donnees.json : tout ce que le service garde sur vous, pour un logiciel. Les montants y sont en centimes.',
    '',
    'Les fichiers .csv s’ouvrent avec un tableur. Les mots de passe ne s’y trouvent pas : le service n’en garde que l’empreinte.',
    'Une question, une correction : contactez la Caf de l’Essonne sur www.caf.fr.',
    '',
  ].join('\r\n');
