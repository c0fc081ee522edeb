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

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Loaded from node_modules at run time: native addons and packages that read their own files.
  serverExternalPackages: ["@node-rs/argon2", "pino", "nodemailer", "pg", "@prisma/adapter-pg"],
  async headers() {
    const headers = Object.entries(SECURITY_HEADERS).map(([key, value]) => ({ key, value }));
    return [{ source: "/:path*", headers }];
  },
};

export default config;
