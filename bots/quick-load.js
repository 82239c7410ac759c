// Makes a start two or three times as quick, and changes nothing else: imported before anything large is loaded.
import { enableCompileCache, registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

// Compiled code is kept beside the packages, where only whoever installed them writes; where that cannot be, nothing is kept.
enableCompileCache(
  process.env.NODE_COMPILE_CACHE ??
    fileURLToPath(new URL("../node_modules/.cache/compiled", import.meta.url)),
);

const DRIZZLE = "/node_modules/drizzle-orm/";
const known = new Map();

// To resolve one of drizzle's hundreds of files Node parses drizzle's package.json, which is very long, anew each time: half of a start.
registerHooks({
  resolve(specifier, context, next) {
    const isOwn = context.parentURL?.includes(DRIZZLE) ?? false;
    if (isOwn && specifier.startsWith(".") && specifier.endsWith(".js")) {
      return { url: new URL(specifier, context.parentURL).href, format: "module", shortCircuit: true };
    }
    if (!specifier.startsWith("drizzle-orm/") && specifier !== "drizzle-orm") return next(specifier, context);
    const key = `${specifier} ${context.conditions.join()}`;
    const found = known.get(key) ?? { ...next(specifier, context), shortCircuit: true };
    known.set(key, found);
    return found;
  },
});
