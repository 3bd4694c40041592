/** The invented partners that ask to join. None of them exists; their numbers only have right keys. */
import type { PartnerKind } from '#core/partner/partner-kind.rules.ts';

export interface DemoDossier {
  name: string;
  kind: PartnerKind;
  mail: string;
  siret: string;
  iban: string;
  activities: string[];
  description: string;
  address: Record<'numero' | 'typeVoie' | 'adresse' | 'codePostal' | 'commune', string>;
  contact: Record<'personne' | 'qualite' | 'telephone', string>;
  /** Share of the campaign at which it was sent. */
  sent: number;
  fate?: 'complement' | 'answered' | 'refused';
  /** Who signed the convention, when it was. */
  signs?: { person: string; quality: string };
}

/** Thirteen digits and the key that makes them right (Luhn). */
function siretOf(digits: string): string {
  const sum = [...digits].reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return digits + String((10 - (sum % 10)) % 10);
}

/** A French IBAN with its key (ISO 13616). */
function ibanOf(account: string): string {
  const key = 98n - (BigInt(`${account}152700`) % 97n);
  return `FR${String(key).padStart(2, '0')}${account}`;
}

export const DOSSIERS: readonly DemoDossier[] = [
  {
    name: 'Judo Club de Limours',
    kind: 'association',
    mail: 'bureau@judo-limours.example',
    siret: siretOf('8123456700001'),
    iban: ibanOf('30006000011234567890101'),
    activities: ['Judo'],
    description: 'Judo de 6 à 15 ans, le mercredi et le samedi, au gymnase des Coteaux. Cotisation de 180 € par an, licence comprise.',
    address: { numero: '3', typeVoie: 'rue', adresse: 'des Coteaux', codePostal: '91470', commune: 'Limours' },
    contact: { personne: 'Amel Benali', qualite: 'Présidente', telephone: '01 60 00 00 10' },
    sent: 0.85,
    signs: { person: 'Amel Benali', quality: 'Présidente' },
  },
  {
    name: 'Poney-Club de Janvry',
    kind: 'entreprise',
    mail: 'contact@poney-janvry.example',
    siret: siretOf('8223456700002'),
    iban: ibanOf('30006000011234567890202'),
    activities: ['Équitation'],
    description: 'Initiation au poney de 6 à 12 ans, le mercredi après-midi.\nForfait de dix séances : 220 €.',
    address: { numero: '8', typeVoie: 'chemin', adresse: 'de la Ferme', codePostal: '91640', commune: 'Janvry' },
    contact: { personne: 'Hugo Lemaire', qualite: 'Gérant', telephone: '01 60 00 00 20' },
    sent: 0.88,
  },
  {
    name: 'Dojo de l’Yerres',
    kind: 'association',
    mail: 'dojo@yerres-arts-martiaux.example',
    siret: siretOf('8323456700003'),
    iban: ibanOf('30006000011234567890303'),
    activities: ['Judo', 'Karaté'],
    description: 'Judo et karaté, toute l’année scolaire.',
    address: { numero: '12', typeVoie: 'rue', adresse: 'de la Gare', codePostal: '91330', commune: 'Yerres' },
    contact: { personne: 'Olivier Zoungrana', qualite: 'Trésorier', telephone: '01 60 00 00 30' },
    sent: 0.9,
    fate: 'answered',
  },
  {
    name: 'Conservatoire de Lardy',
    kind: 'collectivite',
    mail: 'musique@lardy.example',
    siret: siretOf('2190033000004'),
    iban: ibanOf('30001000641234567890404'),
    activities: ['Musique', 'Chant'],
    description: 'Éveil musical, instruments et chorale, de 6 à 15 ans.',
    address: { numero: '70', typeVoie: 'rue', adresse: 'Grande', codePostal: '91510', commune: 'Lardy' },
    contact: { personne: 'Inès Martin', qualite: 'Directrice', telephone: '01 60 00 00 40' },
    sent: 0.93,
  },
  {
    name: 'Théâtre des Deux-Rives',
    kind: 'association',
    mail: 'troupe@deux-rives.example',
    siret: siretOf('8423456700005'),
    iban: ibanOf('30006000011234567890505'),
    activities: ['Théâtre'],
    description: 'Ateliers de théâtre, deux heures par semaine.',
    address: { numero: '5', typeVoie: 'quai', adresse: 'de Seine', codePostal: '91210', commune: 'Draveil' },
    contact: { personne: 'Léa Fontaine', qualite: 'Présidente', telephone: '01 60 00 00 50' },
    sent: 0.92,
    fate: 'complement',
  },
  {
    name: 'Réussir ensemble',
    kind: 'association',
    mail: 'contact@reussir-ensemble.example',
    siret: siretOf('8523456700006'),
    iban: ibanOf('30006000011234567890606'),
    activities: ['Arts plastiques'],
    description: 'Aide aux leçons le soir après l’école, et dessin le vendredi.',
    address: { numero: '1', typeVoie: 'place', adresse: 'du Marché', codePostal: '91150', commune: 'Étampes' },
    contact: { personne: 'Paul Girard', qualite: 'Secrétaire', telephone: '01 60 00 00 60' },
    sent: 0.86,
    fate: 'refused',
  },
];
