/** Tickets to print: an ordinary one, and one whose every text is long. */
import type { VoucherSheet } from '#templates/pdf/voucher.tsx';

export const aVoucherSheet = (): VoucherSheet => ({
  code: '7b0e6c52-3f4d-4a8e-9c61-d2a5f8b31e74',
  amount: 4000,
  child: { firstName: 'Lina', lastName: 'MOREL', birth: '2016-03-14' },
  partner: {
    name: 'Les Petits Archets',
    activities: ['Musique', 'Éveil musical'],
    address: '3 rue des Lilas, 91130 Ris-Orangis',
    mail: 'contact@petits-archets.example',
    tiersi: '0314790',
    rang: '0001',
  },
  issuedAt: new Date('2025-11-21T13:55:00Z'),
  lastDay: '2026-05-30',
});

export const longVoucherSheet = (): VoucherSheet => ({
  ...aVoucherSheet(),
  amount: 123_450,
  child: { firstName: 'Marie-Antoinette-Joséphine-Élisabeth-Ann', lastName: 'DE LA ROCHEFOUCAULD-MONTMORENCY-BEAUHARNAIS', birth: null },
  partner: {
    ...aVoucherSheet().partner,
    name: 'Association sportive et culturelle intercommunale de la vallée de l’Essonne et ses environs',
    activities: ['Gymnastique rythmique et sportive', 'Natation synchronisée', 'Arts du cirque', 'Théâtre d’improvisation'],
    address: '12 bis avenue du Général-de-Gaulle, Bâtiment C – escalier 14 – porte gauche, 91700 Sainte-Geneviève-des-Bois',
    mail: 'secretariat.tresorerie@association-sportive-et-culturelle-de-l-essonne.example',
  },
});
