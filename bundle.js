// Bundles the browser half: `node bundle.js` writes it where it is kept, `node bundle.js DIR` into a folder, `--check` compares with what is kept.
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
  // The page that a company is exported as, one file with all it needs.
  { name: "one-file.js", entryPoints: ["assets/src/one-file/main.js"], format: "iife", kept: "orgmodel/export/html" },
  { name: "one-file.css", entryPoints: ["assets/src/one-file/page.css"], kept: "orgmodel/export/html" },
];

async function bundle(folder) {
  for (const { name, kept = "assets", ...options } of OUTPUTS) await build({ ...SHARED, ...options, outfile: join(folder || kept, name) });
}

async function isCurrent() {
  const folder = await mkdtemp(join(tmpdir(), "bundle-"));
  try {
    await bundle(folder);
    const stale = [];
    for (const { name, kept = "assets" } of OUTPUTS) {
      const [now, before] = await Promise.all([readFile(join(folder, name)), readFile(join(kept, name)).catch(() => Buffer.alloc(0))]);
      if (!now.equals(before)) stale.push(`${kept}/${name}`);
    }
    if (stale.length) console.error(`Not what the sources make: ${stale.join(", ")}. Run \`make bundle\` and commit.`);
    return stale.length === 0;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const [argument] = process.argv.slice(2);
if (argument === "--check") process.exitCode = (await isCurrent()) ? 0 : 1;
else await bundle(argument);
