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

const aDepense = { firstName: 'Nadia', child: 'Lina', organisation: 'Danse et Compagnie', amount: 5000, link: `${site}/famille` };

export const sampleLetters: Letter[] = [
  { kind: 'family-activation', data: { firstName: 'Nadia', link: `${site}/famille/activation/jeton-d-activation` } },
  { kind: 'family-reset', data: { firstName: 'Nadia', link: `${site}/famille/reinitialisation/jeton-de-reprise` } },
  { kind: 'family-mail-old', data: { firstName: 'Nadia', link: `${site}/aide` } },
  { kind: 'family-mail-new', data: { firstName: 'Nadia', link: `${site}/famille/reinitialisation/jeton-de-confirmation` } },
  { kind: 'voucher-issued', data: aVoucherLetter() },
  {
    kind: 'voucher-deleted',
    data: { firstName: 'Nadia', child: 'Lina', partner: 'Les Petits Archets', amount: 4000, left: 5500, link: `${site}/famille` },
  },
  {
    kind: 'validation-undone',
    data: { firstName: 'Nadia', child: 'Lina', partner: 'Les Petits Archets', amount: 4000, left: 9500, link: `${site}/famille` },
  },
  { kind: 'depense-complement', data: { ...aDepense, reason: 'Il manque la signature du responsable.' } },
  { kind: 'depense-approved', data: aDepense },
  { kind: 'depense-refused', data: { ...aDepense, reason: 'L’attestation est au nom d’une autre personne.', left: 9500 } },
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
  {
    kind: 'partner-invitation',
    data: {
      firstName: 'Sarah',
      name: 'Les Petits Archets',
      by: 'Amel Benali',
      identifiant: 'P004211',
      mail: 'sarah.cohen@exemple.fr',
      password: 'Zx4-pLw8!nQ2',
      link: `${site}/partenaire/connexion`,
    },
  },
  {
    kind: 'partner-mail-changed',
    data: {
      name: 'Les Petits Archets',
      identifiant: 'P004211',
      mail: 'bureau@petits-archets.example',
      isNew: true,
      link: `${site}/partenaire/mot-de-passe-oublie`,
    },
  },
  { kind: 'partner-signup', data: { name: 'Les Petits Archets', link: `${site}/partenaire/inscription/Zm9vYmFy` } },
  {
    kind: 'partner-signup-sent',
    data: { name: 'Les Petits Archets', sent: '23/11/2026 à 11:00', link: `${site}/partenaire/inscription/Zm9vYmFy` },
  },
  {
    kind: 'partner-complement',
    data: { name: 'Les Petits Archets', reason: 'Le RIB est illisible.', link: `${site}/partenaire/inscription/Zm9vYmFy` },
  },
  {
    kind: 'partner-refused',
    data: { name: 'Les Petits Archets', reason: 'Les cours de langue sont exclus.', link: `${site}/devenir-partenaire` },
  },
  { kind: 'partner-rib-held', data: { name: 'Les Petits Archets', iban: 'FR76 •••• •••• 0189', link: `${site}/partenaire` } },
  {
    kind: 'partner-request-settled',
    data: {
      name: 'Les Petits Archets',
      field: 'Code postal',
      applied: false,
      reason: 'Joignez un justificatif.',
      link: `${site}/partenaire/compte`,
    },
  },
  {
    kind: 'convention-code',
    data: { name: 'Les Petits Archets', password: '042817', account: true, link: `${site}/partenaire/convention` },
  },
  { kind: 'convention-code', data: { name: 'Les Petits Archets', password: '042817', account: false, link: site } },
  {
    kind: 'convention-signed',
    data: { name: 'Les Petits Archets', start: '24/11/2026', end: '23/11/2029', link: `${site}/partenaire/convention` },
  },
  { kind: 'convention-renewal', data: { name: 'Les Petits Archets', end: '23/11/2029', link: `${site}/partenaire/convention` } },
  {
    kind: 'family-message',
    data: {
      subject: 'Il vous reste 145,00\u00a0€ jusqu’au 30/05/2027',
      title: 'Il vous reste 145,00\u00a0€ jusqu’au 30/05/2027',
      paragraphs: ['Bonjour Nadia,', 'La campagne finit bientôt. Vous pouvez encore utiliser 145,00\u00a0€ pour Lina et Noé.'],
      facts: [
        ['Il reste à Lina', '105,00\u00a0€'],
        ['Il reste à Noé', '40,00\u00a0€'],
      ],
      button: 'Utiliser ce qui reste',
      link: `${site}/famille`,
      optOut: `${site}/opposition/jeton-d-opposition`,
    },
  },
];
