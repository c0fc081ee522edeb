/** Made by scripts/lib/bundle.mjs from the route files: all that Next would serve below /api and /.well-known. */
declare module "crowdee:routes" {
  export const ROUTES: readonly import("./router").RouteFile[];
}
