/**
 * What every answer says to a browser, whoever serves us and whatever answers: the pages and the API add their own
 * Content-Security-Policy at the edge.
 */
const SECURITY_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
};

/** The addresses of these may hold the token of a mailed link, which no Referer may repeat, to ourselves either. */
const AUTH_PAGES = "/:page(sign-in|sign-up|sign-out|invitation|forgot-password|reset-password)";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Loaded from node_modules at run time: native addons and packages that read their own files.
  serverExternalPackages: ["@node-rs/argon2", "pino", "nodemailer", "pg", "@prisma/adapter-pg"],
  async headers() {
    const headers = Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value }));
    return [
      { source: "/:path*", headers },
      { source: AUTH_PAGES, headers: [{ key: "Referrer-Policy", value: "no-referrer" }] },
    ];
  },
};

export default config;
