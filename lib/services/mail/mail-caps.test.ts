import { describe, expect, it } from "vitest";
import { createInvitation } from "../../contracts/invitations";
import { MAIL_CAPS } from "./mail-caps";

describe("MAIL_CAPS", () => {
  it("are those that the reference names", () => {
    const { recipient, sender, organization } = MAIL_CAPS.invitation;
    expect(createInvitation.description).toContain(
      `an address gets at most ${recipient} invitations, a person sends at most ${sender}, and an organization at most ${organization}`,
    );
  });
});
