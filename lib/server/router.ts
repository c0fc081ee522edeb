import type { Handler } from "../http/routes";
import type { RawParams } from "../http/serve";

/** The exports of a route file: a handler for each method. */
export type RouteModule = Readonly<Record<string, unknown>>;

/** A path as the folders of its route file spell it, such as `/api/v1/projects/[projectId]`; `null`: served by Next. */
export type RouteFile = readonly [path: string, module: RouteModule | null];

/** What serves a path, and the parameters in it. */
export type Match = { module: RouteModule | null; params: RawParams };

/** Finds the route file of a path by the rules of Next: fixed segments before parameters, parameters before `[...rest]`. */
export function createRouter(files: readonly RouteFile[]): (path: string) => Match | undefined {
  const fixed = new Map(files.filter(([path]) => !path.includes("[")).map(([path, module]) => [path, module]));
  const patterns = files
    .filter(([path]) => path.includes("["))
    .sort(([a], [b]) => (rankOf(a) < rankOf(b) ? -1 : 1))
    .map(([path, module]) => ({ pattern: patternOf(path), names: namesOf(path), module }));
  return (path) => {
    const module = fixed.get(path);
    if (module !== undefined) return { module, params: {} };
    for (const { pattern, names, module } of patterns) {
      const found = pattern.exec(path);
      if (found) return { module, params: paramsOf(names, found.slice(1)) };
    }
    return undefined;
  };
}

/** The handler of a method; a HEAD request is served as a GET request whose response body is not sent. */
export function handlerOf(module: RouteModule, method: string): Handler | undefined {
  return module[method === "HEAD" ? "GET" : method] as Handler | undefined;
}

function rankOf(path: string): string {
  return path
    .split("/")
    .map((segment) => (segment.startsWith("[...") ? "2" : segment.startsWith("[") ? "1" : `0${segment}`))
    .join("/");
}

function patternOf(path: string): RegExp {
  const source = path
    .replace(/[.+?^$()|\\]/g, "\\$&")
    .replace(/\[\\\.\\\.\\\.\w+\]/g, "(.+)")
    .replace(/\[\w+\]/g, "([^/]+)");
  return new RegExp(`^${source}$`);
}

function namesOf(path: string): string[] {
  return [...path.matchAll(/\[((?:\.\.\.)?\w+)\]/g)].map(([, name = ""]) => name);
}

function paramsOf(names: readonly string[], values: readonly string[]): RawParams {
  const decoded = names.map((name, index) => {
    const value = values[index] ?? "";
    return name.startsWith("...")
      ? [name.slice(3), value.split("/").map(decodeURIComponent)]
      : [name, decodeURIComponent(value)];
  });
  return Object.fromEntries(decoded);
}
