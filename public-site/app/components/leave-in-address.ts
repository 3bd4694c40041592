/**
 * What was typed on the page one leaves, in its own address: the browser's « back » then finds it again, where the loader reads it.
 * The router's own note of the entry stays.
 */
export const leaveInAddress = (address: string): void => window.history.replaceState(window.history.state, '', address);
