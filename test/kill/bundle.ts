// Puts the child and everything that it runs into one file, once for all processes: loading a thousand modules takes a second, loading one a third of that.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The part of vite's interface that is used here. */
interface Vite {
  build(config: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** A program that can be forked. */
export interface Bundle {
  readonly program: string;
  /** Its arguments. */
  readonly args: readonly string[];
  remove(): Promise<void>;
}

const pathOf = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** Native modules, what finds its files beside itself, and what is large and loaded at first need. */
const LEFT_OUT = [
  ...["better-sqlite3", "pg", "@node-rs/jieba", "@resvg/resvg-js"],
  ...["date-holidays", "chinese-days", "vader-sentiment", "stemmer"],
];

/** Bundles child.ts with the store of child-store.ts in the place of the real one. */
export async function bundleChild(): Promise<Bundle> {
  // The bundler that vitest brings along, whichever that is.
  const vitest = createRequire(import.meta.url).resolve("vitest/package.json");
  const vite = (await import(pathToFileURL(createRequire(vitest).resolve("vite")).href)) as Vite;
  // What is left out is looked for from here.
  const caches = pathOf("../../node_modules/.cache");
  await mkdir(caches, { recursive: true });
  const folder = await mkdtemp(join(caches, "kill-"));
  await vite.build({
    root: pathOf("../.."),
    configFile: false,
    logLevel: "error",
    plugins: [{ name: "moments", enforce: "pre", resolveId: withMoments, transform: whereItWas }],
    ssr: { noExternal: true, external: LEFT_OUT },
    build: {
      ssr: pathOf("./child.ts"),
      outDir: folder,
      target: "node22",
      // Half of the text takes half the time to read.
      minify: true,
      rolldownOptions: { output: { format: "cjs", entryFileNames: "child.cjs", codeSplitting: false } },
    },
  });
  return {
    program: pathOf("./launch.cjs"),
    args: [join(folder, "child.cjs")],
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function withMoments(source: string, importer?: string): string | null {
  const isMain = importer?.endsWith("/bots/main.ts") ?? false;
  return isMain && source === "../db/store.ts" ? pathOf("./child-store.ts") : null;
}

/** Leaves each module of ours the address that it had: migrations are found by it. */
function whereItWas(code: string, id: string): string | null {
  if (id.includes("/node_modules/") || !code.includes("import.meta.url")) return null;
  return code.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href));
}
