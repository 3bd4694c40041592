import { typo } from '#core/shared/french.ts';
import { FileField } from '../FileField.tsx';
import type { Refused } from '../refused.ts';

interface AttestationInputProps {
  refused: Refused | undefined;
  /** Name of the file kept from an earlier post; null when none is. */
  kept: string | null;
}

/** The attestation of a club. */
export const AttestationInput = ({ refused, kept }: AttestationInputProps) => (
  <FileField
    name="attestation"
    label="Attestation du club"
    refused={refused}
    kept={kept === null ? null : typo(`Votre fichier ${kept} est gardé. En choisir un autre le remplace.`)}
  />
);
