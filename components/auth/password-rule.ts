/** The rule of the API's password schema, for attributes and hints; a test holds the two together. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 256;

export const PASSWORD_HINT = `At least ${PASSWORD_MIN} characters. Length is what counts: a few words do well.`;
