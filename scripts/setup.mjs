// Installs the development packages when they are missing or older than the lock file. Plain JavaScript and nothing but
// Node's own modules, because it runs before anything is installed, with whatever Node >= 20 the machine has.
import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const changedAt = (path) => statSync(new URL(path, root), { throwIfNoEntry: false })?.mtimeMs ?? 0;

// npm writes this file at the end of every installation.
if (changedAt("node_modules/.package-lock.json") < changedAt("package-lock.json")) {
  console.log("Installing the development packages (npm ci); this happens once.");
  // The run of the script that started this one, and a NODE_ENV that leaves out development packages, are not for npm.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package|command)|^NODE_ENV$/.test(name)),
  );
  // Warnings are left out: npm would warn that the Node of this machine is not the one in which packages then run.
  const flags = [
    "--include=dev",
    "--ignore-scripts=false",
    "--dry-run=false",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const npm = spawnSync("npm", ["ci", ...flags], {
    cwd: fileURLToPath(root),
    env,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (npm.status !== 0) {
    console.error("npm ci failed; the reason stands above.");
    process.exit(npm.status ?? 1);
  }
}
