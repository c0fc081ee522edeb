import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The packages are a folder above, shared by the applications that are measured beside ours. */
export default { turbopack: { root: dirname(dirname(fileURLToPath(import.meta.url))) } };
