/** The rule of the API's password schema, for attributes and hints; a test keeps the two in sync. */
export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 256;

export const PASSWORD_HINT = `At least ${PASSWORD_MIN} characters. A few random words work well.`;
