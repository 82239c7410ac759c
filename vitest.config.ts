import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    // Most files wait (for sockets, leases, a database) more than they compute: two cores carry four.
    maxWorkers: 4,
    restoreMocks: true,
  },
});
