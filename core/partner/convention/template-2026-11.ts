/** Convention, version of November 2026 (CCTP 2, chapters 8 and 9). Never edited once a partner has read it: a change is a new dated file. */
import type { ConventionTemplate } from './templates.ts';

export const template202611: ConventionTemplate = {
  version: '2026-11',
  years: 3,
  title: 'Convention « Tickets loisirs jeunes » en tiers payant',
  articles: [
    {
      title: 'Les signataires',
      paragraphs: [
        'La Caisse d’allocations familiales de l’Essonne, ci-après « la Caf »,',
        'et {name}, {kind}, {siret}, {address}, ci-après « le partenaire », joint à l’adresse {mail}.',
      ],
    },
    {
      title: 'Article 1 – Objet',
      paragraphs: [
        'La Caf aide les familles à payer les loisirs de leurs enfants avec les Tickets loisirs jeunes. Cette convention dit comment le partenaire accueille ces enfants et comment la Caf le paie.',
        'Activités concernées : {activities}.',
      ],
    },
    {
      title: 'Article 2 – Activités admises',
      paragraphs: [
        'Les activités sont des loisirs de proximité, sportifs, culturels ou artistiques, exercés pendant l’année scolaire.',
        'Sont exclus les cours de langue, le soutien scolaire et les activités cultuelles.',
      ],
    },
    {
      title: 'Article 3 – Le QR code',
      paragraphs: [
        'La famille choisit le partenaire, l’enfant et le montant, et reçoit un QR code. Le partenaire le scanne, vérifie le nom et la date de naissance de l’enfant, puis valide.',
        'Le partenaire déduit le montant validé du prix demandé à la famille. Un QR code sert une seule fois.',
        'Le partenaire ne valide que pour un enfant réellement inscrit chez lui.',
      ],
    },
    {
      title: 'Article 4 – Paiement',
      paragraphs: [
        'La Caf verse au partenaire les montants validés, par virement sur le compte qu’il a donné.',
        'Le partenaire suit ses validations et ses paiements dans son espace. Il signale sans attendre une validation faite par erreur.',
      ],
    },
    {
      title: 'Article 5 – Engagements du partenaire',
      paragraphs: [
        'Le partenaire respecte la Charte de la laïcité de la branche Famille et accueille les enfants sans discrimination.',
        'Il respecte les règles de sécurité et d’encadrement de son activité, et il est assuré pour elle.',
        'Il donne à chaque personne qui scanne un accès à son nom, et le ferme quand elle part.',
        'Il tient à jour ses informations et ses documents, et répond aux contrôles de la Caf.',
      ],
    },
    {
      title: 'Article 6 – Données personnelles',
      paragraphs: [
        'Le partenaire n’utilise le nom, le prénom et la date de naissance des enfants que pour les accueillir. Il ne les garde pas au-delà de la campagne et ne les donne à personne.',
      ],
    },
    {
      title: 'Article 7 – Durée, suspension et fin',
      paragraphs: [
        'La convention commence le jour où la Caf la signe, ou le lendemain de la fin de la précédente. Elle dure trois ans. La Caf propose de la renouveler avant sa fin.',
        'La Caf peut suspendre un partenaire qui ne respecte pas la convention : il ne reçoit plus de QR code, et ce qu’il a déjà validé lui est payé.',
        'Le partenaire ou la Caf peut y mettre fin. La radiation a lieu quand plus rien ne reste à payer.',
      ],
    },
    {
      title: 'Article 8 – Signature électronique',
      paragraphs: [
        'Le partenaire signe en ligne avec un code reçu par mail. La Caf signe ensuite. Chacun garde le fichier scellé et le dossier de preuve.',
        'Le représentant qui signe déclare qu’il a le pouvoir d’engager le partenaire.',
      ],
    },
  ],
};
