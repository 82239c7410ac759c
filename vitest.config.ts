import { statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const ROOM = 2 * 1024 ** 3;

/** Where tests have their databases: in memory where Linux has room there. A kill proves the same, and a commit need not wait for a disk. */
function quickestFolder(): string {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    return process.env["TMPDIR"] ?? (bavail * bsize >= ROOM ? "/dev/shm" : tmpdir());
  } catch {
    // Not Linux.
    return tmpdir();
  }
}

/** The files that take longest, longest first: begun last, one of them would be waited for by itself. */
const LONGEST = [
  "test/kill/kills.test.ts",
  "test/demo/demo.test.ts",
  "test/db/seal.test.ts",
  "test/bots/docs-typed.test.ts",
  "test/bots/process.test.ts",
  "test/contracts/sealing.test.ts",
  "test/core/ask/asking-year.test.ts",
  "test/core/ask/opening-crashes.test.ts",
  "test/core/ask/fatigue-year.test.ts",
  "test/contracts/rounds.test.ts",
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((file) => moduleId.endsWith(file));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    include: ["test/**/*.test.ts"],
    env: { TMPDIR: quickestFolder() },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // How long something that is bound to come may take; the usual second is short for two busy cores.
    expect: { poll: { timeout: 15_000 } },
    pool: "forks",
    // The files of a worker share what they load: to load bot and platforms anew for each of them took a third of all computing.
    // No module here keeps anything between two tests but what can be computed again; none is replaced by another.
    isolate: false,
    execArgv: ["--import", new URL("./bots/quick-load.js", import.meta.url).href],
    // Most files wait (for sockets, leases, a database) as much as they compute; more than this starves the real time-outs in them.
    maxWorkers: 2,
    // Real servers and processes on a busy machine: one test that missed a time-out is run again there, by itself, and the report says so.
    retry: process.env["CI"] === undefined ? 0 : 2,
    restoreMocks: true,
  },
});
