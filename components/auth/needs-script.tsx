import { Callout } from "@/components/ui/callout";

/** Tells someone without JavaScript why the form below does nothing, and what works all the same. */
export function NeedsScript() {
  return (
    <noscript>
      <Callout className="mb-5" tone="warning">
        This form needs JavaScript. The documentation does not, and neither does the API.
      </Callout>
    </noscript>
  );
}
