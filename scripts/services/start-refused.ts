/** Something that must run cannot: `message` says why, in French. */
export class StartRefused extends Error {}
