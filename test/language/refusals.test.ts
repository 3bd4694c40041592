/** The catalogue of refusals (core/shared/refusal-texts.ts): each says what happened and what to do, in plain French. */
import { type RefusalCode, refuse, type RefusalText } from '#core/shared/refusals.ts';
import { refusalTexts } from '#core/shared/refusal-texts.ts';
import { badTypography, notPlain } from './plain-french.ts';

const ALL = Object.entries(refusalTexts) as [RefusalCode, RefusalText][];
/** The sentence is made elsewhere, and says both. */
const FILLED_IN: RefusalCode[] = ['FICHIER_REFUSE'];
/** Words of the trade that agents, and clubs in their own space, know. */
const TRADE = ['authentif', 'transaction'];
const MOST_WORDS = 15;

/** An order said with "vous": "Écrivez", "Dites", "Vous pouvez". */
const WHAT_TO_DO = /\p{L}+ez(?!\p{L})|(?<!\p{L})(?:dites|faites)(?!\p{L})/iu;

test('R-SEC-01: chaque refus dit ce qui se passe, puis ce qu’il faut faire', () => {
  const silent = ALL.filter(([code, { what, todo }]) => !FILLED_IN.includes(code) && !WHAT_TO_DO.test(todo ?? what));
  expect(silent.map(([code]) => code)).toEqual([]);
});

test('R-SEC-01: chaque refus est en français simple : phrases courtes, voix active, mots de tous les jours', () => {
  const wrong = ALL.flatMap(([code, { what, todo }]) =>
    [what, todo ?? ''].flatMap((text) => notPlain(text, { most: MOST_WORDS, allowed: TRADE }).map((fault) => `${code} ${fault}`)),
  );
  expect(wrong).toEqual([]);
});

test('R-SEC-01: chaque refus a ses apostrophes, ses espaces et son point', () => {
  const wrong = ALL.flatMap(([code, text]) => {
    const names = [...`${text.what} ${text.todo ?? ''}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    const { message, todo } = refuse(code, Object.fromEntries(names.map((name) => [name, 'Untel'])));
    const said = todo === undefined ? [message] : [message, todo];
    const open = said.filter((each) => !FILLED_IN.includes(code) && !/[.!?](?:\u202f»)?$|@exemple\.fr$|Untel$/u.test(each));
    return [...said.flatMap(badTypography), ...open.map((each) => `pas de point : ${each}`)].map((fault) => `${code} ${fault}`);
  });
  expect(wrong).toEqual([]);
});

test('R-QR-04: ce qu’un club lit d’un QR code refusé ne dit rien de la famille', () => {
  const told = ALL.filter(([code]) => code.startsWith('QR_') || code === 'PARTENAIRE_SUSPENDU');
  expect(
    told.filter(([, { what }]) => /enfant|nom|adresse|suspendue? par|opposé|montant|solde/iu.test(what)).map(([code]) => code),
  ).toEqual([]);
});
