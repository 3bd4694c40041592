/** The invitation a family hands to its club (R-FAM-16): the same words to share, to mail and to print. */
import { listPartners } from '#core/partner/list-partners.ts';
import { folded, typo } from '#core/shared/french.ts';
import { settings } from '#core/shared/settings.ts';
import { qrSvgPath } from '#templates/qr.ts';

const LONGEST = 80;

/** @returns the invitation for the club of a query string (`club`, optional): nothing of the family is in it. */
export function invitationOf(query: URLSearchParams) {
  const club = (query.get('club') ?? '')
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
  const address = `${settings().portalUrl}/devenir-partenaire`;
  const subject = typo('Tickets loisirs jeunes : devenez partenaire de la Caf de l’Essonne');
  const text = typo(
    [
      'Bonjour,',
      `Mon enfant ${club ? `va chez ${club}` : 'est dans votre club'}, ou voudrait y aller.`,
      'La Caf de l’Essonne nous aide à payer l’inscription, avec les tickets loisirs jeunes.',
      'Pour les accepter, il vous faut une convention avec la Caf. C’est gratuit et la Caf vous paye par virement.',
      'Tout est expliqué ici :',
    ].join('\n\n'),
  );
  const mailto = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(`${text}\n${address}\n`)}`;
  return { club, address, subject, text, mailto };
}

/** The club may be there already, under about the same name: its name in the list, or null. */
export async function alreadyPartner(club: string): Promise<string | null> {
  const wanted = folded(club);
  if (wanted.length < 3) return null;
  const alike = await listPartners({ search: club, order: 'name' });
  return alike[0]?.name ?? null;
}

/** The poster: the address as a QR code that any phone reads. */
export const posterOf = (query: URLSearchParams) => {
  const { club, address } = invitationOf(query);
  return { club, address, qr: qrSvgPath(address) };
};
