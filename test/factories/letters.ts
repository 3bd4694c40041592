/** One letter of each kind, as core writes them. */
import type { Letter, VoucherLetter } from '#core/shared/letters.ts';

const site = 'https://portail.example';

export const aVoucherLetter = (changes: Partial<VoucherLetter> = {}): VoucherLetter => ({
  code: '7b0e6c52-3f4d-4a8e-9c61-d2a5f8b31e74',
  link: `${site}/famille/qr/7b0e6c52-3f4d-4a8e-9c61-d2a5f8b31e74`,
  parentFirstName: 'Nadia',
  childFirstName: 'Lina',
  childLastName: 'MOREL',
  childBirth: '2016-03-14',
  partner: {
    name: 'Les Petits Archets',
    activities: ['Musique', 'Éveil musical'],
    address: '3 rue des Lilas, 91130 Ris-Orangis',
    mail: 'contact@petits-archets.example',
    tiersi: '0314790',
    rang: '0001',
  },
  amount: 4000,
  left: 1500,
  issuedAt: '2025-11-21T13:55:00.000Z',
  lastDay: '2026-05-30',
  ...changes,
});

export const sampleLetters: Letter[] = [
  { kind: 'family-activation', data: { firstName: 'Nadia', link: `${site}/famille/activation/jeton-d-activation` } },
  { kind: 'family-reset', data: { firstName: 'Nadia', link: `${site}/famille/reinitialisation/jeton-de-reprise` } },
  { kind: 'voucher-issued', data: aVoucherLetter() },
  {
    kind: 'voucher-deleted',
    data: { firstName: 'Nadia', child: 'Lina', partner: 'Les Petits Archets', amount: 4000, left: 5500, link: `${site}/famille` },
  },
  {
    kind: 'agent-password',
    data: { firstName: 'Karim', code: 'P0001911', password: 'b7Kq-2mVx!Rt9', link: 'https://desk.example/caf/login' },
  },
  {
    kind: 'partner-welcome',
    data: {
      name: 'Les Petits Archets',
      identifiant: 'P004211',
      mail: 'contact@petits-archets.example',
      link: `${site}/partenaire/mot-de-passe-oublie`,
    },
  },
  { kind: 'partner-password', data: { name: 'Les Petits Archets', password: 'Zx4-pLw8!nQ2', link: `${site}/partenaire/connexion` } },
];
