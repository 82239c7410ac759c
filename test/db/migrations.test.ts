// The migrations say what the schema says: generating them again adds nothing.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

test.each([
  ["sqlite", "sqlite"],
  ["postgres", "postgresql"],
])("the migrations of %s are up to date", (name, dialect) => {
  const out = mkdtempSync(join(tmpdir(), "nps-migrations-"));
  onTestFinished(() => rmSync(out, { recursive: true }));
  cpSync(join(root, "db/migrations", name), out, { recursive: true });
  const before = readdirSync(out, { recursive: true });
  const said = execFileSync(
    process.execPath,
    [
      join(root, "node_modules/drizzle-kit/bin.cjs"),
      ...[
        "generate",
        `--dialect=${dialect}`,
        `--schema=./db/schema.${name}.ts`,
        `--out=${relative(root, out)}`,
        "--casing=snake_case",
      ],
    ],
    { cwd: root, encoding: "utf8" },
  );
  expect(said).toContain("nothing to migrate");
  expect(readdirSync(out, { recursive: true })).toEqual(before);
});
