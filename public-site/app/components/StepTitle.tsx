import { useEffect } from 'react';
import { pageTitle } from '../title.ts';
import type { Refused } from './refused.ts';

interface StepTitleProps {
  heading: string;
  refused: Refused | undefined;
}

/**
 * The title of a step reached by a post, with script: the address is the same, the page is another. Stands before the error summary.
 * Said again at each drawing: the title of the address comes back once its loader has answered.
 */
export function StepTitle({ heading, refused }: StepTitleProps) {
  useEffect(() => {
    document.title = pageTitle(refused ? `Erreur : ${heading}` : heading);
  });
  return null;
}
