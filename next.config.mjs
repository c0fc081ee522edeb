/** @type {import("next").NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Turns off /_next/image, which would fetch, decode and log what its address says.
  images: { unoptimized: true },
  // Loaded from node_modules at run time: native addons and packages that read their own files.
  serverExternalPackages: ["@node-rs/argon2", "pino", "nodemailer", "pg", "@prisma/adapter-pg"],
  redirects: async () => [{ source: "/docs/bulk-work", destination: "/docs/batch-processing", permanent: true }],
};

export default config;
