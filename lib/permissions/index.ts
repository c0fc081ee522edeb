export * from "./permissions";
export * from "./reach";
export * from "./roles";
