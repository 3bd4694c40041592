/**
 * Plain French, as far as a machine can measure it (FALC, European guidelines "Information for all"): short sentences, active voice, "vous",
 * everyday words, figures rather than words for numbers. docs/decisions/0341 says what is not measured.
 */

/** "Surname", "{left}" and "105,00 €" count as one word each. */
const WORD = /[\p{L}\p{N}{}]+(?:[’'.,-][\p{L}\p{N}{}]+)*/gu;

/** What ends a sentence, or cuts it where the voice stops: a colon and a semicolon do. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?…])(?=\s|$)|[\u202f\u00a0 ][:;](?=\s|$)|\n/u)
    .map((each) => each.replace(/[\s\u00a0\u202f]+/g, ' ').trim())
    .filter((each) => /\p{L}/u.test(each));

export const wordsOf = (sentence: string): string[] => sentence.match(WORD) ?? [];

/** The passive with its agent, and "il est interdit": the forms of the passive that can be told from an adjective without a dictionary. */
const PASSIVE = [
  /(?<!\p{L})(?:est|sont|sera|seront|était|étaient|être|été)\s+(?:\p{L}+\s+)?\p{L}+(?:é|ée|és|ées|i|is|ie|u|us|ue)\s+par(?!\p{L})/iu,
  /(?<!\p{L})il (?:est|a été) (?:possible|rappelé|précisé|demandé|interdit|conseillé|procédé)(?!\p{L})/iu,
];

/** Words of an office that a parent who reads with difficulty does not use, with what to say instead. */
export const JARGON: Readonly<Record<string, string>> = {
  allocation: 'l’aide',
  authentif: 'se connecter',
  bénéfici: 'avoir, recevoir',
  'ci-dess': 'dites où',
  'ci-joint': 'joint',
  conformément: 'dites la règle',
  dispositif: 'l’aide',
  effectue: 'faire',
  invalide: 'pas juste',
  justificatif: 'document, attestation',
  'malform|mal form': 'dites quoi faire',
  modalité: 'comment faire',
  nonobstant: 'malgré',
  octro: 'donner',
  préalable: 'd’abord',
  procéder: 'faire',
  'renseigner|renseignez': 'écrire, remplir',
  'saisir|saisissez|saisie': 'écrire',
  'serveur|token|jeton|requête|URL|login': 'rien de la machine',
  'susmentionné|susvisé': 'répétez le nom',
  'tirage|tiers payant|forfait': 'QR code, montant',
  transaction: 'opération',
  ultérieur: 'plus tard',
  veuillez: 'le verbe seul',
};

/** What hangs a second idea on a sentence: "qui", "parce que", "mais"; two of them are too many. A comparison hangs nothing. */
const JOINS = /(?<!\p{L})(?<!(?:plus|moins|aussi) )(?:qui|que|dont|où|parce|car|afin|lorsque|quand|si|mais|puisque)(?!\p{L})/giu;

/** Numbers below "un" are figures: "2 activités", not "deux activités"; "un" and "une" are articles. */
const NUMBERS_IN_WORDS = /(?<!\p{L})(?:trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|cent|mille)(?!\p{L})/iu;

export interface Plainness {
  /** Most words in a sentence. */
  most: number;
  /** Whether a word of the trade is one its readers know. */
  allowed?: readonly string[];
}

/** What is not plain in a text: one line each, with the sentence. */
export function notPlain(text: string, { most, allowed = [] }: Plainness): string[] {
  return sentencesOf(text).flatMap((sentence) => [
    ...(wordsOf(sentence).length > most ? [`${wordsOf(sentence).length} mots : ${sentence}`] : []),
    ...(PASSIVE.some((form) => form.test(sentence)) ? [`voix passive : ${sentence}`] : []),
    ...((sentence.match(JOINS) ?? []).length > 1 ? [`plus d’une idée : ${sentence}`] : []),
    ...(NUMBERS_IN_WORDS.test(sentence) ? [`nombre en lettres : ${sentence}`] : []),
    ...(/(?<!\p{L})(?:tu|ton|ta|tes|toi)(?!\p{L})/iu.test(sentence) ? [`« tu » : ${sentence}`] : []),
    ...(/\bne\b.*\b(?:pas|jamais|rien)\b.*\bsans\b|\bn’est pas impossible\b|\bne\b.*\bmoins que\b/iu.test(sentence)
      ? [`double négation : ${sentence}`]
      : []),
    ...Object.entries(JARGON)
      .filter(([word]) => !allowed.includes(word) && new RegExp(`(?<!\\p{L})(?:${word})`, 'iu').test(sentence))
      .map(([word, instead]) => `« ${word} » (dites : ${instead}) : ${sentence}`),
  ]);
}

/** Typographic apostrophes and spaces, as core/shared/french.ts makes them. */
export function badTypography(text: string): string[] {
  const wrong: [RegExp, string][] = [
    [/\p{L}'\p{L}/u, 'apostrophe droite'],
    [/[^\u202f][;!?»](?!\p{L})|[^\u202f\u00a0\d]:(?=\s)/u, 'espace fine insécable devant ; : ! ? »'],
    [/«[^\u202f]/u, 'espace fine insécable après «'],
    [/\d [€%]|\d (?:km|Mo|h)\b/u, 'espace insécable devant l’unité'],
    [/\.\.\./u, 'points de suspension'],
    [/ {2}|\s$|^\s/u, 'espace de trop'],
    [/"/u, 'guillemets droits'],
  ];
  return wrong.filter(([form]) => form.test(text)).map(([, what]) => `${what} : ${text}`);
}
