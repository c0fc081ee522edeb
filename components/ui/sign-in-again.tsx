/** The way back after a session has ended: in another tab, so that what was entered here is not lost. */
export function SignInAgain() {
  return (
    <p className="text-muted">
      Your entries are still here.{" "}
      <a className="link" href="/sign-in" rel="noreferrer" target="_blank">
        Sign in in a new tab
      </a>
      , then come back and try again.
    </p>
  );
}
