import type { MailingChoices } from '../../actions/mailings.ts';
import { ActionForm } from '../kit/ActionForm.tsx';
import type { FieldProps } from '../kit/Field.tsx';

interface AudienceFormProps {
  choices: MailingChoices;
  /** What the fields hold at first. */
  typed: Record<string, string>;
  hidden: Record<string, string>;
  button: string;
  send: (values: Record<string, string>) => Promise<unknown>;
  done: () => void;
}

/** To whom a message goes: what the families did, then fewer of them. */
export const AudienceForm = ({ choices, typed, hidden, button, send, done }: AudienceFormProps) => (
  <>
    {onlyBase(choices) && (
      <p>
        Familles : <b>{onlyBase(choices)!.label}</b>
      </p>
    )}
    <ActionForm fields={fieldsOf(choices, typed)} hidden={{ ...hidden, ...fixed(choices) }} button={button} send={send} done={done} />
  </>
);

/** A message to one sort of families leaves nothing to choose. */
const onlyBase = ({ bases }: MailingChoices): MailingChoices['bases'][number] | undefined => (bases.length === 1 ? bases[0] : undefined);

const fixed = (choices: MailingChoices): Record<string, string> => ({
  ...(onlyBase(choices) ? { cible: onlyBase(choices)!.value } : {}),
  ...(isPayment(choices) ? { jours: '0' } : { lot: '' }),
});

const isPayment = ({ message }: MailingChoices): boolean => message === 'payment';

function fieldsOf(choices: MailingChoices, typed: Record<string, string>): FieldProps[] {
  const { bases, batches, days } = choices;
  return [
    ...(onlyBase(choices)
      ? []
      : [{ name: 'cible', label: 'Familles', type: 'radio' as const, options: bases, initial: typed.cible || bases[0]!.value }]),
    ...(isPayment(choices)
      ? [{ name: 'lot', label: 'Lot qui les a payées', type: 'select' as const, options: batches, initial: typed.lot ?? '' }]
      : []),
    {
      name: 'communes',
      label: 'Communes',
      hint: 'Noms ou codes Insee, séparés par des virgules. Vide : toutes.',
      initial: typed.communes ?? '',
      maxLength: 4000,
    },
    {
      name: 'ageMin',
      label: 'Âge d’au moins un enfant : à partir de',
      hint: 'En années. Vide : tous les âges.',
      inputMode: 'numeric',
      initial: typed.ageMin ?? '',
    },
    { name: 'ageMax', label: 'Âge d’au moins un enfant : jusqu’à', hint: 'Compris.', inputMode: 'numeric', initial: typed.ageMax ?? '' },
    {
      name: 'matricules',
      label: 'Liste de matricules',
      hint: 'Un par ligne. Vide : toutes les familles choisies au-dessus.',
      type: 'textarea',
      initial: typed.matricules ?? '',
    },
    ...(isPayment(choices)
      ? []
      : [
          {
            name: 'jours',
            label: 'Ne pas écrire à qui a reçu ce message depuis moins de (jours)',
            hint: '0 : tout le monde le reçoit.',
            inputMode: 'numeric' as const,
            initial: typed.jours ?? days,
          },
        ]),
  ];
}
