/**
 * Every route of the portal in one table: who comes to it, where with real data, and what it answers. A route file without a line here
 * turns the first test of every-page.test.ts red; a line is all that a new page needs to be held to everything that is proved there.
 */
import type { World } from './world.ts';

export type Who = 'nobody' | 'family' | 'emptyFamily' | 'newFamily' | 'tout' | 'scanner' | 'emptyClub' | 'newClub' | 'twoClubs';

export interface Visit {
  who: Who;
  at: string | ((world: World) => string);
  /** What a GET answers; 200 unless said otherwise. */
  status?: number;
  /** Its form may be sent empty: what was given before stays. */
  emptyIsFine?: boolean;
  /** Forms filled in one after the other to come to a later step, which no address leads to. */
  then?: Record<string, string>[] | ((world: World) => Record<string, string>[]);
}

/** page: looked at from every side; file: answers something else than a page; post: only posts do something there. */
export interface Line {
  kind: 'page' | 'file' | 'post';
  visits: readonly Visit[];
}

const by =
  (who: Who) =>
  (at: Visit['at'], more: Partial<Visit> = {}): Visit => ({ who, at, ...more });
const [nobody, family, emptyFamily, newFamily] = [by('nobody'), by('family'), by('emptyFamily'), by('newFamily')];
const [tout, scanner, emptyClub, newClub, twoClubs] = [by('tout'), by('scanner'), by('emptyClub'), by('newClub'), by('twoClubs')];
const page = (...visits: Visit[]): Line => ({ kind: 'page', visits });
const file = (...visits: Visit[]): Line => ({ kind: 'file', visits });
const post = (...visits: Visit[]): Line => ({ kind: 'post', visits });

const club = {
  organisme: 'Échecs et Compagnie',
  adresse: '12 rue de Paris, 91120 Palaiseau',
  mailOrganisme: 'contact@echecs.example',
  responsable: 'Karim Hadjadj',
};
const drawOf = ({ child, musique }: World): string => `/famille/tirage?enfant=${child}&partenaire=${musique}`;

export const ROUTES: Readonly<Record<string, Line>> = {
  // open to anybody
  $: page(nobody('/rien', { status: 404 })),
  _index: page(nobody('/')),
  accessibilite: page(nobody('/accessibilite')),
  'ai-je-droit': page(
    nobody('/ai-je-droit'),
    nobody('/ai-je-droit?age=9&quotient=450&commune=91286'),
    nobody('/ai-je-droit?age=neuf&quotient=&commune=', { status: 422 }),
  ),
  aide: page(nobody('/aide')),
  'aide_.$guide': page(nobody('/aide/creer-mon-compte'), nobody('/aide/rien', { status: 404 })),
  'aide_.messages': page(nobody('/aide/messages')),
  'aide_.club-absent': page(nobody('/aide/club-absent')),
  'aide_.enfant-absent': page(nobody('/aide/enfant-absent')),
  'aide_.mail-caf': page(nobody('/aide/mail-caf')),
  carte: page(nobody('/carte'), family('/carte?q=judo')),
  'desinscription.$token': post(nobody(({ links }) => links.oneClick, { status: 303 })),
  'devenir-partenaire': page(nobody('/devenir-partenaire')),
  'donnees-personnelles': page(nobody('/donnees-personnelles')),
  familles: page(nobody('/familles')),
  'inviter-mon-club': page(nobody('/inviter-mon-club'), family('/inviter-mon-club?club=Judo')),
  'inviter-mon-club_.affiche': page(nobody('/inviter-mon-club/affiche?club=Judo+Club')),
  'mentions-legales': page(nobody('/mentions-legales')),
  'opposition.$token': page(
    nobody(({ links }) => links.opposition),
    nobody('/opposition/rien', { status: 404 }),
  ),
  partenaires: page(nobody('/partenaires'), family('/partenaires?q=judo'), nobody('/partenaires?q=aucun-club-de-ce-nom')),
  'plan-du-site': page(nobody('/plan-du-site')),
  'robots[.]txt': file(nobody('/robots.txt')),
  'sitemap[.]xml': file(nobody('/sitemap.xml')),

  // a family
  'famille._index': page(family('/famille'), emptyFamily('/famille')),
  'famille.activation.$token': page(
    nobody(({ links }) => links.activation),
    nobody('/famille/activation/x', { status: 410 }),
  ),
  'famille.compte': page(family('/famille/compte')),
  'famille.compte_.accord': page(family('/famille/compte/accord')),
  'famille.compte_.donnees': post(nobody('/famille/compte/donnees', { status: 303 })),
  'famille.connexion': page(nobody('/famille/connexion')),
  'famille.consentement': page(newFamily('/famille/consentement')),
  'famille.deconnexion': post(nobody('/famille/deconnexion', { status: 303 })),
  'famille.depense': page(
    family('/famille/depense'),
    emptyFamily('/famille/depense'),
    family(({ child }) => `/famille/depense?enfant=${child}`),
    family(({ child }) => `/famille/depense?enfant=${child}`, { then: [club] }),
    family(({ child }) => `/famille/depense?enfant=${child}`, {
      then: [club, { dateInscription: '15/09/2026', cout: '110,00', montant: '60,00' }],
    }),
  ),
  'famille.depense_.$id': page(
    family(({ depenses }) => `/famille/depense/${depenses.waiting}`),
    family(({ depenses }) => `/famille/depense/${depenses.asked}`),
    family(({ depenses }) => `/famille/depense/${depenses.approved}`),
    family('/famille/depense/rien', { status: 404 }),
  ),
  'famille.depense_.$id_.attestation.$rank': file(family(({ depenses }) => `/famille/depense/${depenses.asked}/attestation/1`)),
  'famille.depense_.$id_.complement': page(family(({ depenses }) => `/famille/depense/${depenses.asked}/complement`)),
  'famille.depense_.attestation': page(family(({ child }) => `/famille/depense/attestation?enfant=${child}`)),
  'famille.depense_.attestation[.]pdf': file(family(({ child }) => `/famille/depense/attestation.pdf?enfant=${child}`)),
  'famille.depense_.$id_.retrait': page(
    family(({ depenses }) => `/famille/depense/${depenses.waiting}/retrait`),
    family(({ depenses }) => `/famille/depense/${depenses.approved}/retrait`),
  ),
  'famille.historique': page(family('/famille/historique'), emptyFamily('/famille/historique'), family('/famille/historique?etat=annules')),
  'famille.historique[.]pdf': file(family('/famille/historique.pdf')),
  'famille.inscription': page(nobody('/famille/inscription')),
  'famille.inscription_.envoye': page(nobody('/famille/inscription/envoye')),
  'famille.mot-de-passe-oublie': page(nobody('/famille/mot-de-passe-oublie')),
  'famille.mot-de-passe-oublie_.envoye': page(nobody('/famille/mot-de-passe-oublie/envoye')),
  'famille.qr.$code': page(
    family(({ codes }) => `/famille/qr/${codes.live}`),
    family(({ codes }) => `/famille/qr/${codes.paid}`),
    family(({ codes }) => `/famille/qr/${codes.deleted}`),
  ),
  'famille.qr.$code[.]pdf': file(family(({ codes }) => `/famille/qr/${codes.live}.pdf`)),
  'famille.qr.$code_.plein-ecran': page(family(({ codes }) => `/famille/qr/${codes.live}/plein-ecran`)),
  'famille.qr.copies[.]json': file(family('/famille/qr/copies.json')),
  'famille.qr.panier.$partenaire[.]pdf': file(family(({ judo }) => `/famille/qr/panier/${judo}.pdf`)),
  'famille.qr.$code_.suppression': page(
    family(({ codes }) => `/famille/qr/${codes.live}/suppression`),
    family(({ codes }) => `/famille/qr/${codes.paid}/suppression`),
  ),
  'famille.reinitialisation.$token': page(
    nobody(({ links }) => links.reset),
    nobody('/famille/reinitialisation/x', { status: 410 }),
  ),
  'famille.retrait': page(nobody('/famille/retrait')),
  'famille.tirage': page(
    family('/famille/tirage'),
    emptyFamily('/famille/tirage'),
    family(({ judo }) => `/famille/tirage?partenaire=${judo}`),
    family(({ child }) => `/famille/tirage?enfant=${child}`),
    family(drawOf),
    family(drawOf, { then: [{ montant: '10,00' }] }),
  ),
  'famille.vue.$token': page(
    nobody(({ links }) => links.view),
    nobody('/famille/vue/x', { status: 410 }),
  ),

  // a partner
  'partenaire._index': page(tout('/partenaire'), emptyClub('/partenaire')),
  'partenaire.beneficiaires': page(tout('/partenaire/beneficiaires'), emptyClub('/partenaire/beneficiaires')),
  'partenaire.choix': page(twoClubs('/partenaire/choix')),
  'partenaire.compte': page(tout('/partenaire/compte'), scanner('/partenaire/compte', { status: 403 })),
  'partenaire.compte_.demande': page(
    tout('/partenaire/compte/demande'),
    ...['adresse', 'activites', 'rib'].map((topic) => tout(`/partenaire/compte/demande?objet=${topic}`)),
  ),
  'partenaire.compte_.documents.$document': file(tout('/partenaire/compte/documents/rien', { status: 404 })),
  'partenaire.connexion': page(nobody('/partenaire/connexion')),
  'partenaire.convention': page(tout('/partenaire/convention'), emptyClub('/partenaire/convention')),
  'partenaire.convention_.$convention[.]json': file(tout(({ convention }) => `/partenaire/convention/${convention}.json`)),
  'partenaire.convention_.$convention[.]pdf': file(tout(({ convention }) => `/partenaire/convention/${convention}.pdf`)),
  'partenaire.deconnexion': post(nobody('/partenaire/deconnexion', { status: 303 })),
  'partenaire.employes': page(tout('/partenaire/employes'), emptyClub('/partenaire/employes')),
  'partenaire.entrainement': page(scanner('/partenaire/entrainement')),
  'partenaire.inscription': page(nobody('/partenaire/inscription')),
  'partenaire.inscription_.$key': page(
    nobody(({ signups }) => `/partenaire/inscription/${signups.draft}`),
    nobody(({ signups }) => `/partenaire/inscription/${signups.sent}`),
    nobody('/partenaire/inscription/rien', { status: 410 }),
  ),
  'partenaire.inscription_.$key_.$etape': page(
    ...['identite', 'adresse', 'activites', 'contact', 'rib', 'charte'].map((step) =>
      nobody(({ signups }) => `/partenaire/inscription/${signups.draft}/${step}`, { emptyIsFine: step === 'rib' }),
    ),
  ),
  'partenaire.inscription_.$key_.convention': page(nobody(({ signups }) => `/partenaire/inscription/${signups.sent}/convention`)),
  'partenaire.inscription_.$key_.convention_.$convention[.]json': file(
    nobody(({ signups }) => `/partenaire/inscription/${signups.sent}/convention/${signups.convention}.json`),
  ),
  'partenaire.inscription_.$key_.convention_.$convention[.]pdf': file(
    nobody(({ signups }) => `/partenaire/inscription/${signups.sent}/convention/${signups.convention}.pdf`),
  ),
  'partenaire.inscription_.$key_.documents': page(nobody(({ signups }) => `/partenaire/inscription/${signups.draft}/documents`)),
  'partenaire.inscription_.$key_.documents_.$document': file(
    nobody(({ signups }) => `/partenaire/inscription/${signups.sent}/documents/${signups.document}`),
  ),
  'partenaire.inscription_.$key_.verification': page(nobody(({ signups }) => `/partenaire/inscription/${signups.draft}/verification`)),
  'partenaire.inscription_.envoye': page(nobody('/partenaire/inscription/envoye')),
  'partenaire.inscription_.reprendre': page(nobody('/partenaire/inscription/reprendre')),
  'partenaire.mot-de-passe': page(scanner('/partenaire/mot-de-passe')),
  'partenaire.mot-de-passe-oublie': page(nobody('/partenaire/mot-de-passe-oublie')),
  'partenaire.mot-de-passe-oublie_.envoye': page(nobody('/partenaire/mot-de-passe-oublie/envoye')),
  'partenaire.nouveau-mot-de-passe': page(newClub('/partenaire/nouveau-mot-de-passe')),
  'partenaire.paiements': page(tout('/partenaire/paiements'), emptyClub('/partenaire/paiements')),
  'partenaire.paiements_.$code': page(
    tout(({ codes }) => `/partenaire/paiements/${codes.validated}`),
    tout(({ codes }) => `/partenaire/paiements/${codes.paid}`),
  ),
  'partenaire.paiements_.extrait': file(tout('/partenaire/paiements/extrait?quoi=faits&format=pdf')),
  'partenaire.votre-nom': page(tout('/partenaire/votre-nom'), scanner('/partenaire/votre-nom')),
  'partenaire.scanner': page(scanner('/partenaire/scanner'), tout('/partenaire/scanner'), emptyClub('/partenaire/scanner')),
  'partenaire.scanner_.$code': page(
    scanner(({ codes }) => `/partenaire/scanner/${codes.live}`),
    tout(({ codes }) => `/partenaire/scanner/${codes.validated}`, { status: 409 }),
    emptyClub(({ codes }) => `/partenaire/scanner/${codes.live}`, { status: 404 }),
  ),
  'partenaire.scanner_.gardes': post(nobody('/partenaire/scanner/gardes', { status: 204 })),
  'partenaire.scanner_.sans-reseau': page(scanner('/partenaire/scanner/sans-reseau')),
  'partenaire.scanner_.plusieurs': page(
    scanner(({ codes }) => `/partenaire/scanner/plusieurs?codes=${codes.live},${codes.paid}`),
    scanner('/partenaire/scanner/plusieurs?codes='),
  ),
};
