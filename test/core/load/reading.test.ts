import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import type { RawLine, Source } from '#core/load/file-kinds.ts';
import { readHeader } from '#core/load/checking/columns.rules.ts';
import { openTable } from '#core/load/reading/open-table.ts';
import { separatorOf } from '#core/load/reading/separator.rules.ts';
import { isTrailer } from '#core/load/reading/trailer.rules.ts';
import { workbookFault } from '#core/load/reading/zip.rules.ts';
import { ALLO_HEADER, aFile, anAllo, anXlsx, ENF_HEADER } from '../../factories/load-files.ts';

async function read(kind: 'allo' | 'enf', source: Source) {
  const table = await openTable(kind, source);
  const lines: RawLine[] = [];
  for await (const batch of table.lines) lines.push(...batch);
  return { table, lines, cells: lines.map((line) => line.cells) };
}

const LINE = '0412387;Bœuf;Zoé;zoe@courriel.example;91228;Évry-Courcouronnes';

/** Windows-1252 writes œ as 0x9C, which Latin-1 does not. */
const windows1252 = (text: string): Buffer => Buffer.from(text.replaceAll('œ', '\u009c'), 'latin1');

describe('lecture d’un CSV', () => {
  const text = `${ALLO_HEADER}\r\n${LINE}\r\n`;
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 avec BOM', Buffer.from(`\ufeff${text}`)],
    ['Windows-1252', windows1252(text)],
  ])('D-CAM-03 : encodage %s reconnu', async (_, bytes) => {
    const { cells } = await read('allo', aFile('allo.csv', bytes));
    expect(cells).toEqual([['0412387', 'Bœuf', 'Zoé', 'zoe@courriel.example', '91228', 'Évry-Courcouronnes']]);
  });

  test.each([';', ',', '\t'])('D-CAM-03 : séparateur %j reconnu', async (separator) => {
    const { cells } = await read('allo', aFile('allo.csv', text.replaceAll(';', separator)));
    expect(cells[0]).toHaveLength(6);
  });

  test('D-CAM-03 : un séparateur entre guillemets ne compte pas', () => {
    expect(separatorOf('"Nom, prénom, adresse, ville";Matricule;Mail')).toBe(';');
  });

  test('D-CAM-03 : un guillemet double, un saut de ligne dans une case ; les lignes gardent leur numéro', async () => {
    const { lines } = await read('allo', aFile('allo.csv', `${ALLO_HEADER}\n1;"Le ""Grand""\nDuc";A;;;\n\n2;B;C;;;\n`));
    expect(lines.map(({ line, cells }) => [line, cells[1]])).toEqual([
      [2, 'Le "Grand" Duc'],
      [5, 'B'],
    ]);
  });

  test('D-CAM-03 : ="0412387" d’Excel est lu comme un texte', async () => {
    const { cells } = await read('allo', aFile('allo.csv', `${ALLO_HEADER}\n="0412387";A;B;;;\n`));
    expect(cells[0]![0]).toBe('0412387');
  });

  test.each(['FIN', 'F1;;;;;', 'TOTAL;1', '1', '2', '3', 'Nombre de lignes : 1', '(1 rows affected)'])(
    'D-CAM-03 : la ligne de fin « %s » est comptée à part',
    async (trailer) => {
      const { table, lines } = await read('allo', aFile('allo.csv', `${ALLO_HEADER}\n${LINE}\n${trailer}\n;;;;;\n\n`));
      expect(lines).toHaveLength(1);
      expect(table.apart.trailer).toBe(1);
      expect(table.apart.empty).toBeGreaterThan(0);
    },
  );

  test('D-CAM-03 : une dernière ligne incomplète n’est pas une ligne de fin', () => {
    expect(isTrailer(['0412387', '', '', ''], 12)).toBe(false);
    expect(isTrailer(['0412387', 'Lefin', 'Zoé', 'a@b.example'], 12)).toBe(false);
  });

  test.each([
    ['Numéro allocataire', 'NOM DE L’ALLOCATAIRE', 'PRENOM', 'Adresse électronique'],
    ['Matricule/ numéro allocataire', "Nom de l'allocataire", 'Prénom de l’allocataire', 'Mail de l’allocataire'],
    ['n° allocataire', 'nom', 'prénom', 'e-mail'],
  ])('D-CAM-03 : les en-têtes %s, %s, %s, %s sont reconnus', (...header) => {
    expect(readHeader('allo', header)).toMatchObject({ missing: [], twice: [], layout: { matricule: 0, nom: 1, prenom: 2, mail: 3 } });
  });

  test('D-CAM-03 : les en-têtes du CCTP pour les enfants sont reconnus', () => {
    const header = [
      'Matricule du parent/ numéro allocataire',
      'Montant du TLJ',
      'Nom',
      'Prénom',
      'le numéro Sias interne de l’enfant',
      'Né(e) le',
    ];
    expect(readHeader('enf', header)).toMatchObject({
      missing: [],
      layout: { matricule: 0, montant: 1, nom: 2, prenom: 3, sias: 4, naissance: 5 },
    });
  });
});

describe('lecture d’un classeur Excel', () => {
  test('D-CAM-03 : nombres sans zéros, vraies dates et montants', async () => {
    const source = anXlsx('enf.xlsx', [
      ENF_HEADER.split(';'),
      [412387, 98123, 'Bœuf', 'Zoé', new Date('2016-03-14'), 105.5],
      ['0412387', '0098124', 'Bœuf', 'Noé', '14/03/2016', '105,00 €'],
    ]);
    const { lines } = await read('enf', source);
    expect(lines).toEqual([
      { line: 2, cells: ['412387', '98123', 'Bœuf', 'Zoé', '2016-03-14', '105.5'] },
      { line: 3, cells: ['0412387', '0098124', 'Bœuf', 'Noé', '14/03/2016', '105,00 €'] },
    ]);
  });

  test('D-CAM-03 : lignes vides à la fin et ligne de fin comptées à part', async () => {
    const { table, lines } = await read(
      'allo',
      anXlsx('allo.xlsx', [ALLO_HEADER.split(';'), LINE.split(';'), ['TOTAL', 1], ['', ''], [' ']]),
    );
    expect(lines).toHaveLength(1);
    expect(table.apart.trailer).toBe(1);
  });

  test('issue 3 : une bombe de compression n’est pas gonflée', () => {
    const workbook = { name: 'xl/workbook.xml', compressed: 300, inflated: 600 };
    const good = { name: 'xl/worksheets/sheet1.xml', compressed: 1_800_000, inflated: 11_000_000 };
    expect(workbookFault([workbook, good])).toBeNull();
    expect(workbookFault([workbook, { ...good, compressed: 10_000 }])).toContain('compression');
    expect(workbookFault([workbook, { ...good, compressed: 50_000_000, inflated: 400_000_000 }])).toContain('gros');
    expect(workbookFault([workbook, { name: 'xl/sharedStrings.xml', compressed: 5_000_000, inflated: 100_000_000 }])).toContain('gros');
  });

  test('issue 3 : un texte court répété un million de fois ne remplit pas la mémoire', async () => {
    await expect(read('enf', aFile('enf.xlsx', swellingWorkbook()))).rejects.toMatchObject({
      message: expect.stringMatching(/trop de mémoire/),
    });
  });

  test('issue 3 : un classeur qui ment sur sa taille est arrêté à la taille annoncée', async () => {
    const source = aFile('enf.xlsx', lyingWorkbook());
    await expect(read('enf', source)).rejects.toMatchObject({ code: 'FICHIER_REFUSE' });
  });
});

describe('fichiers refusés en entier', () => {
  const xlsx = (): Buffer => {
    const { path } = anXlsx('allo.xlsx', [ALLO_HEADER.split(';'), LINE.split(';')]);
    return readFileSync(path);
  };
  test.each<[string, string, () => string | Buffer, RegExp]>([
    ['un .xlsx nommé .csv', 'allo.csv', xlsx, /fichier Excel.*«\s\.csv\s»/],
    ['un CSV nommé .xlsx', 'allo.xlsx', () => `${ALLO_HEADER}\n${LINE}\n`, /fichier de texte/],
    ['un PDF', 'allo.csv', () => '%PDF-1.7\n…', /document PDF/],
    ['une image', 'allo.xlsx', () => Buffer.from('89504e470d0a1a0a', 'hex'), /image PNG/],
    ['un ancien .xls', 'allo.xlsx', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), /ancien fichier Excel/],
    ['une autre archive', 'allo.xlsx', () => zip('notes.txt', Buffer.from('bonjour')), /archive ZIP/],
    ['un classeur coupé', 'allo.xlsx', () => xlsx().subarray(0, 2_000), /abîmé ou incomplet/],
    ['de l’UTF-16', 'allo.csv', () => Buffer.from(`\ufeff${ALLO_HEADER}`, 'utf16le'), /UTF-16/],
    ['une page HTML', 'allo.csv', () => '<!DOCTYPE html><html>', /HTML/],
    ['un autre nom', 'allo.doc', () => 'x', /ni par «\s\.csv\s»/],
    ['rien', 'allo.csv', () => '', /vide/],
    ['des lignes vides', 'allo.csv', () => '\n\n;;;\n', /aucune ligne/],
    ['un en-tête seul', 'allo.csv', () => `${ALLO_HEADER}\n`, /aucune ligne après/],
    ['aucun en-tête', 'allo.csv', () => `${LINE}\n${LINE}\n`, /aucune colonne connue.*matricule, nom, prénom, mail/],
    [
      'une colonne qui manque',
      'allo.csv',
      () => 'Matricule;Nom;Prénom\n1;A;B\n',
      /il manque mail \(colonnes trouvées\s: Matricule, Nom, Prénom\)/,
    ],
    ['une colonne deux fois', 'allo.csv', () => 'Matricule;Nom;Nom;Prénom;Mail\n1;A;A;B;\n', /deux fois/],
    ['un guillemet jamais fermé', 'allo.csv', () => `${ALLO_HEADER}\n1;"Lefèvre;Zoé;;;\n${`${LINE}\n`.repeat(1000)}`, /guillemet/],
  ])('issue 3 : %s', async (_, name, content, sentence) => {
    await expect(read('allo', aFile(name, content()))).rejects.toMatchObject({
      code: 'FICHIER_REFUSE',
      status: 422,
      message: expect.stringMatching(sentence),
    });
  });

  test('issue 3 : un fichier qui n’existe pas', async () => {
    await expect(read('allo', { name: 'allo.csv', path: '/nulle/part' })).rejects.toMatchObject({
      message: expect.stringMatching(/introuvable/),
    });
  });

  test('issue 3 : le fichier allo donné pour enf est refusé, avec ce qui manque', async () => {
    await expect(read('enf', anAllo(LINE))).rejects.toMatchObject({ message: expect.stringMatching(/il manque numéro SIAS, montant TLJ/) });
  });
});

/** A ZIP of one deflated entry; `declared` is the inflated size it claims. */
function zip(name: string, content: Buffer, declared = content.length): Buffer {
  return zipOf([{ name, content, declared }]);
}

interface Entry {
  name: string;
  content: Buffer;
  declared: number;
}

function zipOf(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declared } of entries) {
    const data = deflateRawSync(content);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(data.length, 4);
    sizes.writeUInt32LE(declared, 8);
    const names = Buffer.from([name.length, 0, 0, 0]);
    const common = Buffer.concat([Buffer.from('14000000080000000000', 'hex'), sizes, names]);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, Buffer.from(name), data]);
    const place = Buffer.alloc(4);
    place.writeUInt32LE(offset);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, Buffer.alloc(10), place, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

const part = (name: string, text: string): Entry => ({ name, content: Buffer.from(text), declared: Buffer.byteLength(text) });

/** A workbook of one sheet, with shared strings or without. */
function workbook(sheet: Entry, strings?: string): Buffer {
  const rels = (...all: [string, string][]): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all
      .map(
        ([type, target], place) =>
          `<Relationship Id="rId${place + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`;
  return zipOf([
    part('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    part('_rels/.rels', rels(['officeDocument', 'xl/workbook.xml'])),
    part('xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    part(
      'xl/_rels/workbook.xml.rels',
      rels(['worksheet', 'worksheets/sheet1.xml'], ...(strings ? [['sharedStrings', 'sharedStrings.xml'] as [string, string]] : [])),
    ),
    ...(strings ? [part('xl/sharedStrings.xml', strings)] : []),
    sheet,
  ]);
}

/** A workbook whose sheet inflates to 50 MB and claims 3,000 bytes. */
function lyingWorkbook(): Buffer {
  const row = '<row><c t="inlineStr"><is><t>Matricule</t></is></c></row>';
  return workbook({
    ...part('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${row.repeat(1_000_000)}</sheetData></worksheet>`),
    declared: 3_000,
  });
}

/** A header, then 10,000 rows that each use one text of 1,000 letters 50 times. */
function swellingWorkbook(): Buffer {
  const header = ENF_HEADER.split(';')
    .map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`)
    .join('');
  const rows = Array.from(
    { length: 10_000 },
    (_, index) =>
      `<row><c><v>${(index * 7919) % 9_999_991}</v></c><c><v>${Math.sin(index)}</v></c>${'<c t="s"><v>0</v></c>'.repeat(50)}</row>`,
  );
  const sheet = part('xl/worksheets/sheet1.xml', `<worksheet><sheetData><row>${header}</row>${rows.join('')}</sheetData></worksheet>`);
  return workbook(sheet, `<sst><si><t>${'A'.repeat(1_000)}</t></si></sst>`);
}
