/** The addresses of these may hold the token of a mailed link, which no Referer may repeat, to ourselves either. */
const AUTH_PAGES = "/:page(sign-in|sign-up|sign-out|invitation|forgot-password|reset-password)";

/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Loaded from node_modules at run time: native addons and packages that read their own files.
  serverExternalPackages: ["@node-rs/argon2", "pino", "nodemailer", "pg", "@prisma/adapter-pg"],
  async headers() {
    return [{ source: AUTH_PAGES, headers: [{ key: "Referrer-Policy", value: "no-referrer" }] }];
  },
};

export default config;
