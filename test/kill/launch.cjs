// Runs the bundle with what an earlier process has compiled of it: that is most of a start, and nearly all of these are killed before they could say it.
const { existsSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { dirname } = require("node:path");
const { constants, Script } = require("node:vm");

const [program = ""] = process.argv.slice(2);
const cache = `${program}.compiled`;
const script = new Script(
  `(function (exports, require, module, __filename, __dirname) {${readFileSync(program, "utf8")}\n})`,
  {
    filename: program,
    ...(existsSync(cache) ? { cachedData: readFileSync(cache) } : {}),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  },
);

// Whoever comes to its end by itself has compiled what it ran, too: the next ones begin with that.
process.once("exit", () => {
  // Its parent may be gone before it, and everything with it.
  if (!existsSync(program)) return;
  const own = `${cache}.${process.pid}`;
  writeFileSync(own, script.createCachedData());
  renameSync(own, cache);
});

const child = { exports: {} };
script.runInThisContext()(child.exports, require, child, program, dirname(program));
