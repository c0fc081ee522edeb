import { describe, expect, it } from "vitest";
import { invitationMail, passwordResetMail } from "./mail-content";

const token = "t".repeat(43);

describe("invitationMail", () => {
  const mail = invitationMail({
    appUrl: "https://crowdee.example",
    to: "grace@example.com",
    token,
    organization: '<b>News & "Views"</b>',
    invitedBy: "Ada",
    role: "member",
    days: 7,
  });

  it("contains its link in the text, in the markup, and on its own", () => {
    expect(mail.link).toBe(`https://crowdee.example/invitation?token=${token}`);
    expect(mail.text).toContain(`\n${mail.link}\n`);
    expect(mail.html).toContain(`href="${mail.link}"`);
  });

  it("shows names as text, never as markup", () => {
    expect(mail.text).toContain('<b>News & "Views"</b>');
    expect(mail.html).toContain("&lt;b&gt;News &amp; &quot;Views&quot;&lt;/b&gt;");
    expect(mail.html).not.toContain("<b>");
  });
});

describe("passwordResetMail", () => {
  it("leads to the page that takes the token", () => {
    const mail = passwordResetMail({ appUrl: "http://localhost:3000", to: "ada@example.com", token });
    expect(mail.link).toBe(`http://localhost:3000/reset-password?token=${token}`);
    expect(mail.to).toBe("ada@example.com");
  });
});
