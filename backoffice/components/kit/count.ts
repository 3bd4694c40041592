/** "29 500". */
export const count = (number: number): string => number.toLocaleString('fr-FR');

/** "1 courriel", "29 500 courriels". */
export const counted = (number: number, one: string, many = `${one}s`): string => `${count(number)}\u00a0${number < 2 ? one : many}`;
