import { createContext } from 'react';

/** Whether the page is being drawn to stay as it is: no React will take it up (entry.server, decision 0342). */
export const StillPage = createContext(false);
