import { Callout } from "@/components/ui/callout";

/** Tells visitors without JavaScript why the form below does nothing, and what works regardless. */
export function NeedsScript() {
  return (
    <noscript>
      <Callout className="mb-5" tone="warning">
        This form needs JavaScript. The documentation and the API work without it.
      </Callout>
    </noscript>
  );
}
