import fc from 'fast-check';
import { criteria2025 } from '#core/campaign/criteria-2025.ts';
import { readHeader } from '#core/load/checking/columns.rules.ts';
import { Ledger } from '#core/load/checking/ledger.ts';
import { NumberSet } from '#core/load/checking/number-set.ts';
import { readBirth } from '#core/load/checking/birth.rules.ts';
import { rejectReason, warningReason } from '#core/load/checking/reasons.ts';

const ALLO = readHeader('allo', ['Matricule', 'Nom', 'Prénom', 'Mail', 'Code INSEE', 'Commune']).layout;
const ENF = readHeader('enf', ['Matricule', 'SIAS', 'Nom', 'Prénom', 'Date de naissance', 'Montant']).layout;

const aLedger = (outsideBaremeIsWarning = false): Ledger => new Ledger({ criteria: { ...criteria2025(2026), outsideBaremeIsWarning } });

function allo(ledger: Ledger, ...cells: string[]) {
  const verdict = ledger.checkAllo({ line: 2, cells }, ALLO);
  return {
    codes: verdict.faults.map(({ code }) => code),
    warnings: verdict.warnings.map(({ code }) => code),
    row: verdict.row,
    faults: verdict.faults,
  };
}

function enf(ledger: Ledger, ...cells: string[]) {
  const verdict = ledger.checkEnf({ line: 2, cells }, ENF);
  return {
    codes: verdict.faults.map(({ code }) => code),
    warnings: verdict.warnings.map(({ code }) => code),
    row: verdict.row,
    faults: verdict.faults,
  };
}

/** A ledger that already knows the family 0412387. */
function withParent(outsideBaremeIsWarning = false): Ledger {
  const ledger = aLedger(outsideBaremeIsWarning);
  allo(ledger, '0412387', 'Lefèvre', 'Zoé', 'zoe@courriel.example', '', '');
  return ledger;
}

describe('contrôle d’une ligne allo', () => {
  test('R-CAM-04 : une bonne ligne est gardée, le mail en minuscules, les zéros du matricule rendus', () => {
    const { codes, row } = allo(aLedger(), '412387', 'N’Diaye', 'Aïcha', 'Aicha@Courriel.Example', '91228', 'Évry-Courcouronnes');
    expect(codes).toEqual([]);
    expect(row).toMatchObject({ matricule: '0412387', mail: 'aicha@courriel.example', insee: '91228' });
  });

  test.each([
    ['MATRICULE_INVALIDE', ['04123870', 'Lefèvre', 'Zoé', '', '', '']],
    ['MATRICULE_INVALIDE', ['04A2387', 'Lefèvre', 'Zoé', '', '', '']],
    ['MATRICULE_INVALIDE', ['', 'Lefèvre', 'Zoé', '', '', '']],
    ['MATRICULE_INVALIDE', ['0000000', 'Lefèvre', 'Zoé', '', '', '']],
    ['NOM_MANQUANT', ['0412387', '', 'Zoé', '', '', '']],
    ['NOM_MANQUANT', ['0412387', 'Lefèvre', '', '', '', '']],
    ['MAIL_INVALIDE', ['0412387', 'Lefèvre', 'Zoé', 'zoe@', '', '']],
    ['MAIL_INVALIDE', ['0412387', 'Lefèvre', 'Zoé', 'zoe@a.example zoe@b.example', '', '']],
  ])('R-CAM-04 : %s', (code, cells) => {
    expect(allo(aLedger(), ...cells).codes).toEqual([code]);
  });

  test('R-CAM-04 : MATRICULE_EN_DOUBLE, la première ligne est gardée, avec ou sans ses zéros', () => {
    const ledger = aLedger();
    expect(allo(ledger, '0412387', 'Lefèvre', 'Zoé', '', '', '').row).not.toBeNull();
    expect(allo(ledger, '412387', 'Autre', 'Nom', '', '', '').codes).toEqual(['MATRICULE_EN_DOUBLE']);
  });

  test('R-CAM-04 : une première ligne rejetée laisse le matricule à la suivante', () => {
    const ledger = aLedger();
    expect(allo(ledger, '0412387', 'Lefèvre', 'Zoé', 'faux', '', '').row).toBeNull();
    expect(allo(ledger, '0412387', 'Lefèvre', 'Zoé', 'zoe@courriel.example', '', '').codes).toEqual([]);
  });

  test('R-CAM-04 : MAIL_ABSENT et MAIL_PARTAGE avertissent et chargent', () => {
    const ledger = aLedger();
    expect(allo(ledger, '1', 'Lefèvre', 'Zoé', '', '', '')).toMatchObject({ warnings: ['MAIL_ABSENT'], row: { mail: null } });
    expect(allo(ledger, '2', 'Lefèvre', 'Zoé', 'zoe@courriel.example', '', '').warnings).toEqual([]);
    expect(allo(ledger, '3', 'Lefèvre', 'Zoé', 'ZOE@courriel.example', '', '').warnings).toEqual(['MAIL_PARTAGE']);
  });

  test('R-CAM-04 : tous les défauts d’une ligne sont dits d’un coup', () => {
    const { faults } = allo(aLedger(), 'X', '', 'Zoé', 'faux', '', '');
    expect(faults.map(({ code }) => code)).toEqual(['MATRICULE_INVALIDE', 'NOM_MANQUANT', 'MAIL_INVALIDE']);
    expect(rejectReason(faults)).toContain('Il manque le nom');
  });
});

describe('contrôle d’une ligne enf', () => {
  const good = ['0412387', '0098123', 'Lefèvre', 'Noé', '14/03/2016', '105,00'];
  const but = (place: number, cell: string): string[] => good.map((each, at) => (at === place ? cell : each));

  test('R-CAM-04 : une bonne ligne est gardée', () => {
    expect(enf(withParent(), ...good)).toMatchObject({
      codes: [],
      warnings: [],
      row: { sias: '0098123', amount: 10_500, birth: '2016-03-14' },
    });
  });

  test.each([
    ['MATRICULE_INVALIDE', but(0, 'abc')],
    ['SIAS_INVALIDE', but(1, '12345678')],
    ['SIAS_INVALIDE', but(1, '')],
    ['NOM_MANQUANT', but(3, '')],
    ['MONTANT_INVALIDE', but(5, '0')],
    ['MONTANT_INVALIDE', but(5, '-105')],
    ['MONTANT_INVALIDE', but(5, '105,001')],
    ['MONTANT_INVALIDE', but(5, 'cent')],
    ['MONTANT_INVALIDE', but(5, '')],
    ['MONTANT_HORS_BAREME', but(5, '106')],
    ['DATE_INVALIDE', but(4, '31/02/2016')],
    ['DATE_INVALIDE', but(4, '14/03/16')],
    ['DATE_INVALIDE', but(4, '14/03/2030')],
    ['PARENT_INCONNU', but(0, '0412388')],
  ])('R-CAM-04 : %s', (code, cells) => {
    expect(enf(withParent(), ...cells).codes).toEqual([code]);
  });

  test('R-CAM-04 : SIAS_EN_DOUBLE, la première ligne est gardée', () => {
    const ledger = withParent();
    expect(enf(ledger, ...good).row).not.toBeNull();
    expect(enf(ledger, ...good).codes).toEqual(['SIAS_EN_DOUBLE']);
  });

  test('R-CAM-04 : PARENT_REJETE quand la ligne du parent est rejetée', () => {
    const ledger = aLedger();
    allo(ledger, '0412387', 'Lefèvre', 'Zoé', 'faux', '', '');
    expect(enf(ledger, ...good).codes).toEqual(['PARENT_REJETE']);
  });

  test('R-CAM-02 : hors du barème, un réglage en fait un avertissement', () => {
    expect(enf(withParent(true), ...but(5, '106'))).toMatchObject({
      codes: [],
      warnings: ['MONTANT_HORS_BAREME'],
      row: { amount: 10_600 },
    });
  });

  test.each([
    ['31/08/2010', ['AGE_HORS_CAMPAGNE']],
    ['01/09/2010', ['AGE_HORS_CAMPAGNE']],
    ['02/09/2010', []],
    ['01/09/2020', []],
    ['02/09/2020', ['AGE_HORS_CAMPAGNE']],
    ['', ['DATE_ABSENTE']],
  ])('R-CAM-04 : né le « %s », avertissements %j', (birth, warnings) => {
    expect(enf(withParent(), ...but(4, birth))).toMatchObject({ codes: [], warnings });
  });

  test('R-CAM-04 : l’avertissement dit l’âge et le jour où il se compte', () => {
    expect(warningReason({ code: 'AGE_HORS_CAMPAGNE', value: '16', other: '01/09/2026' })).toContain('16 ans au 01/09/2026');
  });

  test.each(['105', '105,00', '105.00', '105 €', '105,00 €', '105\u00a0€', '105 EUR'])('D-CAM-03 : le montant « %s » est lu', (text) => {
    expect(enf(withParent(), ...but(5, text)).row?.amount).toBe(10_500);
  });

  test.each([
    ['14/03/2016', '2016-03-14'],
    ['2016-03-14', '2016-03-14'],
    ['2016-03-14T00:00:00', '2016-03-14'],
    ['14/03/2016 00:00', '2016-03-14'],
    ['42443', '2016-03-14'],
    ['demain', null],
  ])('D-CAM-03 : la date « %s » est lue %s', (text, day) => {
    expect(readBirth(text)).toBe(day);
  });
});

describe('mémoire des identifiants', () => {
  test('R-CAM-04 : un ensemble de bits répond comme un ensemble', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9_999_999 }).map((n) => String(n).padStart(7, '0'))), (identifiers) => {
        const bits = new NumberSet();
        const set = new Set<string>();
        for (const each of identifiers) {
          expect(bits.add(each)).toBe(!set.has(each));
          set.add(each);
        }
        expect(bits.list()).toEqual([...set].sort());
      }),
      { numRuns: 30 },
    );
  });
});
