import { Section } from "./section";

const GUARANTEES = [
  {
    title: "Live permissions",
    text: "Every request gets the lower of the key’s role and its owner’s current role. If you demote someone, their next request is limited accordingly.",
  },
  {
    title: "Hashed keys",
    text: "A key is shown only once, when you create it. We store only a hash, so nobody can look it up later.",
  },
  {
    title: "Instant revocation",
    text: "A revoked key is rejected on the next request. Permissions are never cached.",
  },
  {
    title: "Scopes",
    text: "Limit a key to specific organizations. It’s rejected everywhere else, even if its owner is a member.",
  },
  {
    title: "Isolated organizations",
    text: "People can belong to several organizations and switch between them. To everyone else, an organization’s data doesn’t exist.",
  },
  {
    title: "Helpful errors",
    text: "All errors have the same format, with a stable code, a request ID, and a docs page that explains the cause and how to fix it.",
  },
] as const;

/** The access guarantees of the platform. */
export function Guarantees() {
  return (
    <Section id="guarantees" title="Access control you can rely on">
      <ul className="grid gap-x-12 gap-y-10 sm:grid-cols-2 lg:grid-cols-3">
        {GUARANTEES.map(({ title, text }) => (
          <li className="border-ink border-t pt-4" key={title}>
            <h3 className="font-semibold text-lg">{title}</h3>
            <p className="mt-1.5 text-base text-muted">{text}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
