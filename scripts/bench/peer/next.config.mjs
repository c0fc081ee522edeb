export { default } from "../floor/next.config.mjs";
