import { type Command, InvalidArgumentError, Option } from 'commander';
import type { PayableKind } from '#core/forfait/payable.model.ts';
import { cancelBatch } from '#core/payment/cancel-batch.ts';
import { generateBatch } from '#core/payment/generate-batch.ts';
import { markProcessed } from '#core/payment/mark-processed.ts';
import { previewBatch } from '#core/payment/preview-batch.ts';
import type { Act } from '#core/shared/author.ts';
import { formatEuros } from '#core/shared/cents.ts';
import { plural } from '#core/shared/french.ts';
import { actOn } from './act-on.ts';
import type { Answer } from './answer.ts';
import { batchAnswer } from './batch-answer.ts';
import { writeBatchFile } from './write-batch-file.ts';

interface Kind {
  kind: PayableKind;
}

/** `tlj payments …`: what is payable, then the life of a batch (R-PAY-01, R-PAY-03). */
export function addPayments(program: Command): void {
  const payments = program.command('payments').description('les paiements');
  const ofKind = (name: string, about: string): Command => payments.command(name).description(about).addOption(kindOption());
  const ofBatch = (name: string, about: string): Command =>
    payments.command(name).description(about).argument('<lot>', 'lot, comme « generate » l’a nommé');
  ofKind('preview', 'dit ce qu’un lot contiendrait, sans rien écrire').action(actOn(preview));
  ofKind('generate', 'génère un lot').action(actOn(async (act: Act, { kind }: Kind) => batchAnswer(await generateBatch(act, { kind }))));
  ofBatch('file', 'écrit le fichier du lot, le même à chaque fois')
    .requiredOption('--out <chemin>', 'fichier à écrire, ou dossier où le mettre')
    .action(actOn(writeBatchFile));
  ofBatch('processed', 'note que le lot est traité')
    .option('--paid-on <jour>', 'jour du versement, JJ/MM/AAAA ; aujourd’hui sans cela')
    .action(
      actOn(async (act: Act, batch: string, { paidOn }: { paidOn?: string }) =>
        batchAnswer(await markProcessed(act, { batch, ...(paidOn === undefined ? {} : { paidOn }) })),
      ),
    );
  ofBatch('cancel', 'annule un lot pas encore traité : ses paiements attendent de nouveau')
    .requiredOption('--reason <motif>', 'motif, gardé au journal')
    .action(
      actOn(async (act: Act, batch: string, { reason }: { reason: string }) => batchAnswer(await cancelBatch(act, { batch, reason }))),
    );
}

const kindOption = (): Option =>
  new Option('--kind <nature>', 'partners : aux partenaires ; families : aux familles').argParser(readKind).makeOptionMandatory();

function readKind(text: string): PayableKind {
  if (text !== 'partners' && text !== 'families') throw new InvalidArgumentError('La nature d’un lot est partners ou families.');
  return text;
}

/** Of a batch that does not exist: no name, no state, no file yet. */
async function preview(act: Act, { kind }: Kind): Promise<Answer> {
  const { lines, totalCents, partners, odd } = await previewBatch(act, { kind });
  const payees = partners.map((each) => `  ${each.name} : ${plural(each.lines, 'ligne')}, ${formatEuros(each.totalCents)}`);
  return {
    json: { batch: null, state: null, lines, totalCents, fileName: null, sha256: null, partners, odd: odd.length },
    lines: [`À payer : ${plural(lines, 'ligne')}, ${formatEuros(totalCents)}.`, ...payees],
  };
}
