/** Files for spreadsheets: what is read again is what was written, and no cell is a formula (R-EXT-01). */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvPieces } from '#core/extract/csv.rules.ts';
import { csvRow, fromDefused } from '#core/shared/csv.rules.ts';

async function* rowsOf<T>(rows: readonly T[]): AsyncGenerator<T> {
  for (const row of rows) yield row;
}

const read = (text: string): string[][] => parse(text, { delimiter: ';', bom: true, relax_column_count: true, record_delimiter: '\r\n' });
const written = async (rows: readonly (string | number)[][], header = ['a']): Promise<string> => {
  let text = '';
  for await (const piece of csvPieces(header, rowsOf(rows))) text += piece;
  return text;
};

test('R-EXT-01: point-virgule, UTF-8 avec marque, CRLF', async () => {
  expect(await written([['é', 3]], ['Nom', 'Lignes'])).toBe('\ufeffNom;Lignes\r\né;3\r\n');
});

test.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1', '\n=1', "'=1", '＝1', '=HYPERLINK("http://x";"y")'])(
  'R-EXT-01: « %s » n’est pas une formule, et se relit',
  (text) => {
    const [cell] = read(csvRow([text]))[0]!;
    expect(cell).toMatch(/^'/);
    expect(fromDefused(cell!)).toBe(text);
  },
);

test.each(['105,00', '-12,50', '+3', '0412387', "L'été", 'a-b'])('R-EXT-01: « %s » reste tel quel', (text) => {
  expect(csvRow([text])).toBe(`${text}\r\n`);
});

test('R-EXT-01: relu égal, quoi qu’on y mette', () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^'*[=+\-@\t\r\n;" ]+.*$/));
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), (cells) => {
      const again = read(csvRow(cells))[0]!;
      expect(again.map(fromDefused)).toEqual(cells);
      for (const each of again) expect(each).not.toMatch(/^[=@\t\r\n＝＋－＠]/);
    }),
    { numRuns: 500 },
  );
});

test('R-EXT-01: rien n’est demandé tant que le morceau d’avant n’est pas pris', async () => {
  let asked = 0;
  async function* endless(): AsyncGenerator<string[]> {
    for (;;) yield [`${asked++}`.padEnd(1000)];
  }
  const pieces = csvPieces(['a'], endless());
  await pieces.next();
  expect(asked).toBeLessThan(50);
  await pieces.return(undefined);
});
