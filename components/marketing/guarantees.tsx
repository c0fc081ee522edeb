import { Section } from "./section";

const GUARANTEES = [
  {
    title: "Capped, live",
    text: "Each request gets the lower of the key’s role and its owner’s present role. Demote someone and their keys follow on the next request.",
  },
  {
    title: "Only a hash is kept",
    text: "The key is shown once, when it is made. What we store cannot be turned back into it, so a lost key is replaced, never looked up.",
  },
  {
    title: "Revoked at once",
    text: "Revoking takes effect on the very next request. No cache keeps an old key alive.",
  },
  {
    title: "Kept in its place",
    text: "Tie a key to chosen organizations and it is rejected everywhere else, even where its owner is a member.",
  },
  {
    title: "Organizations stay apart",
    text: "People belong to several and switch between them. What belongs to another organization answers as if it did not exist.",
  },
  {
    title: "Errors you can act on",
    text: "One format for every refusal, with a stable code, a request id, and a page in the docs that names cause and resolution.",
  },
] as const;

/** What the platform promises about access. */
export function Guarantees() {
  return (
    <Section id="guarantees" title="Access you can account for">
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
