import { describe, expect, it } from "vitest";
import { invitationMail, passwordResetMail, plainName } from "./mail-content";

const token = "t".repeat(43);

describe("invitationMail", () => {
  const mail = invitationMail({
    appUrl: "https://crowdee.example",
    to: "grace@example.com",
    token,
    organization: '<b>News & "Views"<b>',
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
    expect(mail.text).toContain('<b>News & "Views"<b>');
    expect(mail.html).toContain("&lt;b&gt;News &amp; &quot;Views&quot;&lt;b&gt;");
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

describe("a name in a mail", () => {
  it.each([
    ["Ada Lovelace", "Ada Lovelace"],
    ["J. R. R. Tolkien", "J. R. R. Tolkien"],
    ["Booking.com", "Booking com"],
    ["Win at https://evil.example/x?y", "Win at https evil example x?y"],
    ["www.evil.example", "www evil example"],
    ["evil\u2024example", "evil example"],
    ["evil\uFF0Eexample\uFF0Fx", "evil example x"],
    ["evil\u3002example", "evil example"],
    ["mail me@evil.example", "mail me evil example"],
    ["Ada\r\nBcc: all@evil.example", "Ada Bcc: all evil example"],
    ["Ada\u2028Your account is closed", "Ada Your account is closed"],
    ["ev\u200bil.example", "ev il example"],
  ])("%j is written %j", (name, written) => {
    expect(plainName(name)).toBe(written);
  });

  it("makes no link and breaks no line, in any subject or body", () => {
    const evil = "Visit https://evil.example\r\nnow";
    const mail = invitationMail({
      appUrl: "https://crowdee.example",
      to: "grace@example.com",
      token,
      organization: evil,
      invitedBy: evil,
      role: "member",
      days: 7,
    });
    expect(mail.subject).not.toMatch(/[\r\n]|evil\.example|:\/\//);
    for (const text of [mail.text, mail.html]) expect(text).not.toMatch(/evil\.example|https:\/\/(?!crowdee\.example)/);
  });
});
