/** Where sign-in and sign-up lead when nothing else was asked for. */
export const HOME = "/projects";

/** The sign-in page, which then leads to `next`. */
export function signInHref(next: string = HOME): string {
  return hrefWithNext("/sign-in", next);
}

/** The sign-up page, which then leads to `next`. */
export function signUpHref(next: string = HOME): string {
  return hrefWithNext("/sign-up", next);
}

/** From a public page to the dialog that creates an API key, through sign-up for someone without an account. */
export const GET_A_KEY_HREF = signUpHref("/settings/api-keys?create=1");

function hrefWithNext(page: string, next: string): string {
  return next === HOME ? page : `${page}?callbackUrl=${encodeURIComponent(next)}`;
}
