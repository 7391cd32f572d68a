// Bundles the browser half: `node bundle.js` writes into assets/, `node bundle.js DIR` elsewhere, `--check` compares with assets/.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const SHARED = { bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "warning" };
// One classic script for the first screen, so that its order among Dash's scripts is certain; one module that comes late.
const OUTPUTS = [
  { name: "reportline.js", entryPoints: ["assets/src/main.js"], format: "iife" },
  { name: "reportline-late.js", entryPoints: ["assets/src/late.js"], format: "esm" },
  { name: "reportline.css", entryPoints: ["assets/src/styles/index.css"], external: ["/assets/*"] },
];

async function bundle(folder) {
  for (const { name, ...options } of OUTPUTS) await build({ ...SHARED, ...options, outfile: join(folder, name) });
}

async function isCurrent() {
  const folder = await mkdtemp(join(tmpdir(), "bundle-"));
  try {
    await bundle(folder);
    const stale = [];
    for (const { name } of OUTPUTS) {
      const [now, kept] = await Promise.all([readFile(join(folder, name)), readFile(join("assets", name)).catch(() => Buffer.alloc(0))]);
      if (!now.equals(kept)) stale.push(`assets/${name}`);
    }
    if (stale.length) console.error(`Not what the sources make: ${stale.join(", ")}. Run \`make bundle\` and commit.`);
    return stale.length === 0;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const [argument] = process.argv.slice(2);
if (argument === "--check") process.exitCode = (await isCurrent()) ? 0 : 1;
else await bundle(argument || "assets");
