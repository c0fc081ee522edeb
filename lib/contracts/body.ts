/** The largest JSON body a request may have, in bytes. */
export const MAX_BODY_BYTES = 1_000_000;
