/** Every address of the desk with the rights that open it, from the very tables that refuse: JSON on stdout, for scripts/audit. */
import { entryPoints } from './access/entry-points.ts';

console.log(JSON.stringify(entryPoints()));
