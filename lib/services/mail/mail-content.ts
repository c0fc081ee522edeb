/** One mail, ready to go. `link` is also shown at the terminal of npm start when there is no mail server. */
export type Mail = { to: string; subject: string; text: string; html: string; link: string };

type Letter = { to: string; subject: string; paragraphs: string[]; action: { label: string; link: string } };

/** Paths of the pages mailed links lead to. Tokens travel in the query, which our logs never record. */
const INVITATION_PATH = "/invitation";
const VERIFICATION_PATH = "/verify-email";
const RESET_PATH = "/reset-password";
const LIMITS_PATH = "/settings/limits";
const OPERATOR_PATH = "/admin/limit-requests";

/** The mail that invites someone to an organization. */
export function invitationMail(input: {
  appUrl: string;
  to: string;
  token: string;
  organization: string;
  invitedBy: string;
  role: string;
  days: number;
}): Mail {
  const { role, days } = input;
  const [organization, invitedBy] = [plainName(input.organization), plainName(input.invitedBy)];
  return write({
    to: input.to,
    subject: `${invitedBy} invited you to ${organization} on Crowdee`,
    paragraphs: [
      `${invitedBy} invited you to join ${organization} on Crowdee as ${role}.`,
      `The link works once, for this address, and for ${days} days. If you did not expect it, ignore this mail.`,
    ],
    action: { label: "Accept the invitation", link: linkTo(input.appUrl, INVITATION_PATH, input.token) },
  });
}

/** The mail that proves an address. It repeats nothing that was typed at sign-up: someone else may have typed it. */
export function emailVerificationMail(input: { appUrl: string; to: string; token: string }): Mail {
  return write({
    to: input.to,
    subject: "Verify your email address for Crowdee",
    paragraphs: [
      "Someone signed up for Crowdee with this address. If it was you, verify it.",
      "The link works once and for one day. If it was not you, ignore this mail.",
    ],
    action: { label: "Verify your email address", link: linkTo(input.appUrl, VERIFICATION_PATH, input.token) },
  });
}

/** The mail that lets someone choose a new password. It repeats nothing either. */
export function passwordResetMail(input: { appUrl: string; to: string; token: string }): Mail {
  return write({
    to: input.to,
    subject: "Choose a new password for Crowdee",
    paragraphs: [
      "Someone asked to choose a new password for your account.",
      "The link works once and for one hour. If it was not you, ignore this mail; your password stays as it is.",
    ],
    action: { label: "Choose a new password", link: linkTo(input.appUrl, RESET_PATH, input.token) },
  });
}

/** The email to an operator about a limit request. */
export function limitRequestedMail(input: {
  appUrl: string;
  to: string;
  requestedBy: string;
  subjectName: string;
  requestsPerMinute: number;
  justification: string;
}): Mail {
  const { requestsPerMinute, justification } = input;
  const [requestedBy, subjectName] = [plainName(input.requestedBy), plainName(input.subjectName)];
  return write({
    to: input.to,
    subject: `${requestedBy} asks for ${requestsPerMinute} requests per minute`,
    paragraphs: [
      `${requestedBy} asks for ${requestsPerMinute} requests per minute for ${subjectName}.`,
      `Their reason: ${justification}`,
    ],
    action: { label: "Decide", link: `${input.appUrl}${OPERATOR_PATH}` },
  });
}

/** The email to someone about the decision on their limit request. */
export function limitDecidedMail(input: {
  appUrl: string;
  to: string;
  subjectName: string;
  granted: { requestsPerMinute: number; expiresAt: string | null } | null;
  /** It had been granted, and is no longer. */
  withdrawn: boolean;
  note: string | null;
}): Mail {
  const { granted, withdrawn, note } = input;
  const subjectName = plainName(input.subjectName);
  const until = granted?.expiresAt ? ` until ${granted.expiresAt}` : "";
  const decision = granted
    ? `Your request for ${subjectName} was granted: ${granted.requestsPerMinute} requests per minute${until}.`
    : withdrawn
      ? `The higher limit for ${subjectName} was withdrawn; the default holds again.`
      : `Your request for a higher limit for ${subjectName} was declined.`;
  const declined = withdrawn
    ? "Your higher limit on Crowdee was withdrawn"
    : "Your limit request on Crowdee was declined";
  return write({
    to: input.to,
    subject: granted ? "Your limit was raised on Crowdee" : declined,
    paragraphs: [decision, ...(note ? [note] : [])],
    action: { label: "See your limits", link: `${input.appUrl}${LIMITS_PATH}` },
  });
}

/** What makes an address of the words around it; a full stop before a space ends a sentence. */
const ADDRESS_MARKS = /[.\u3002:/\\@]+(?=\S)/g;
const SPACES = /[\s\p{C}\p{Z}]+/gu;

/**
 * A name that someone else chose, for the subject or body of a mail: on one line, and with nothing in it that a mail
 * program turns into a link. NFKC first, which turns look-alikes of these marks into them.
 */
export function plainName(name: string): string {
  return name.normalize("NFKC").replace(SPACES, " ").replace(ADDRESS_MARKS, " ").trim();
}

function linkTo(appUrl: string, path: string, token: string): string {
  return `${appUrl}${path}?token=${token}`;
}

function write({ to, subject, paragraphs, action }: Letter): Mail {
  const [first = "", ...rest] = paragraphs;
  const text = [first, `${action.label}:\n${action.link}`, ...rest].join("\n\n");
  const html = [
    paragraph(escapeHtml(first)),
    paragraph(`<a href="${escapeHtml(action.link)}">${escapeHtml(action.label)}</a>`),
    ...rest.map((text) => paragraph(escapeHtml(text))),
  ].join("\n");
  return {
    to,
    subject,
    text: `${text}\n`,
    html: `<!doctype html>\n<body style="${BODY_STYLE}">\n${html}\n</body>\n`,
    link: action.link,
  };
}

const BODY_STYLE = "font: 16px/1.5 system-ui, sans-serif; max-width: 34em; margin: 2em auto; padding: 0 1em";

function paragraph(html: string): string {
  return `<p>${html}</p>`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
