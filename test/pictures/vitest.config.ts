import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/pictures/record.ts"],
    testTimeout: 600_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    execArgv: ["--import", new URL("../../bots/quick-load.js", import.meta.url).href],
  },
});
