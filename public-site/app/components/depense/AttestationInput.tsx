import { typo } from '#core/shared/french.ts';
import { FileField } from '../FileField.tsx';
import type { Refused } from '../refused.ts';

interface AttestationInputProps {
  refused: Refused | undefined;
  /** Name of the file kept from an earlier post; null when none is. */
  kept: string | null;
  /** The session ended while the file was sent: it is to be chosen again. */
  lost: boolean;
  optional: boolean;
}

/** The attestation of a club. */
export const AttestationInput = ({ refused, kept, lost, optional }: AttestationInputProps) => (
  <FileField
    name="attestation"
    label="Attestation du club"
    refused={refused}
    kept={kept === null ? null : typo(`Votre fichier ${kept} est gardé. En choisir un autre le remplace.`)}
    lost={lost ? 'Votre fichier n’a pas pu être gardé pendant la connexion. Choisissez-le de nouveau.' : null}
    optional={optional}
  />
);
