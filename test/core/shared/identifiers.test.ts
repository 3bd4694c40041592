import {
  newId,
  readAgentCode,
  readInsee,
  readMail,
  readMatricule,
  readPartnerIdentifier,
  readRang,
  readSias,
  readVoucherCode,
} from '#core/shared/identifiers.ts';

test('D-CAM-03: les zéros de tête ne se perdent jamais', () => {
  expect(readMatricule('412387')).toBe('0412387');
  expect(readSias(' 0098123 ')).toBe('0098123');
  expect(readRang('1')).toBe('0001');
});

test.each(['', '0', '0000000', '12345678', '12A4567', '-1', '1.5', '１２３'])('R-CAM-04: « %s » n’est pas un matricule', (text) =>
  expect(readMatricule(text)).toBeNull(),
);

test('R-QR-01: un QR code est un UUID version 4, et rien d’autre', () => {
  const code = newId();
  expect(readVoucherCode(` ${code.toUpperCase()} `)).toBe(code);
  for (const bad of ['', 'https://exemple.fr', '7b0e6c52-3f4d-1a8e-9c61-d2a5f8b31e74', `${code}x`, '{"$gt":""}'])
    expect(readVoucherCode(bad)).toBeNull();
});

test('R-FAM-01: les adresses mail se comparent sans la casse', () => {
  expect(readMail(' Nadia.Morel@Exemple.FR ')).toBe('nadia.morel@exemple.fr');
  for (const bad of ['', 'nadia', 'nadia@', 'nadia@exemple', 'a b@exemple.fr', 'a@b.fr\nBcc: x@y.fr', 'a@b..fr'])
    expect(readMail(bad)).toBeNull();
});

test('R-AGT-01: un code agent s’écrit PNNNN911', () => {
  expect(readAgentCode('p0001911')).toBe('P0001911');
  for (const bad of ['P0001912', 'A0001911', 'P001911', 'P00019111']) expect(readAgentCode(bad)).toBeNull();
  expect(readPartnerIdentifier('p012345')).toBe('P012345');
});

test('R-CAM-03: un code INSEE garde ses cinq caractères', () => {
  expect(readInsee('91228')).toBe('91228');
  expect(readInsee('1004')).toBe('01004');
  expect(readInsee('2a004')).toBe('2A004');
  expect(readInsee('Évry')).toBeNull();
});
