/** The whole file before it is sent, and as it was sent. */
import { missingOf } from '#core/partner/signup/signup-steps.rules.ts';
import { sendSignup } from '#core/partner/signup/send-signup.ts';
import { addressLine } from '#core/partner/partner.rules.ts';
import { DOCUMENT_LABELS } from '#core/partner/signup/documents.rules.ts';
import { dayOf, formatDay } from '#core/shared/days.ts';
import { typo } from '#core/shared/french.ts';
import { PARTNER_KIND_TEXTS } from '../../names.ts';
import { addressOf, askedNow, isOpen, type SignupVisit } from './signup-file.server.ts';
import { taskList } from './task-list.server.ts';

type Facts = [string, string][];

/** Each step with its answers, in the order of the file. */
export function answersOf({ key, file }: Pick<SignupVisit, 'key' | 'file'>) {
  const { identity, address, activities, description, contact, iban, documents, charter } = file;
  const sections: [string, Facts][] = [
    [
      'identite',
      identity
        ? [
            ['Forme', PARTNER_KIND_TEXTS[identity.kind]],
            ['Nom', identity.name],
            ['Siret', identity.siret],
          ]
        : [],
    ],
    ['adresse', address ? [['Adresse', addressLine(address)]] : []],
    [
      'activites',
      activities.length > 0
        ? [
            ['Activités', activities.join(', ')],
            ['Description', description],
          ]
        : [],
    ],
    [
      'contact',
      contact
        ? [
            ['Personne', contact.person],
            ['Fonction', contact.quality],
            ['Téléphone', contact.phone],
            ['Mail', file.mail],
          ]
        : [],
    ],
    ['rib', iban ? [['IBAN', iban.masked]] : []],
    ['documents', documents.map(({ kind, sentAt }) => [DOCUMENT_LABELS[kind], `reçu le ${formatDay(dayOf(sentAt))}`])],
    ['charte', charter ? [['Charte de la laïcité', `acceptée le ${formatDay(dayOf(charter.at))}`]] : []],
  ];
  const tasks = taskList({ key, file });
  return sections.map(([step, facts]) => {
    const { label, to } = tasks.find((each) => each.step === step)!;
    return { step, label, to, facts: facts.map(([name, value]) => [name, typo(value)] as const) };
  });
}

export type Answers = ReturnType<typeof answersOf>;

export function checkPage(visit: SignupVisit) {
  const { key, file } = visit;
  return {
    key,
    open: isOpen(file),
    answers: answersOf(visit),
    missing: missingOf(file).map(({ step, what }) => ({ to: addressOf(key, step), what: typo(what) })),
    again: askedNow(file) !== null,
    warning: registerWarning(visit),
  };
}

function registerWarning({ file: { identity } }: SignupVisit): string | null {
  if (identity?.register?.state !== 'unknown') return null;
  return typo('Le registre des entreprises ne connaît pas ce Siret. Vérifiez-le. S’il est récent, envoyez quand même.');
}

/** @throws as sendSignup. */
export const send = ({ act, key }: SignupVisit): Promise<void> => sendSignup(act, key);
