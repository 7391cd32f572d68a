// A company as a file of parents, and how long a layout takes from there.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

export const CARD = { width: 180, height: 80, gap: 20 };
export const load = createRequire(new URL("../../package.json", import.meta.url));

// The file holds one little-endian int32 per seat: its boss, -1 at the top.
export function parents() {
  const bytes = readFileSync(process.argv[2]);
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
}

// The nested objects that d3.hierarchy and flextree document.
export function nested(parent) {
  const seats = new Array(parent.length);
  for (let i = 0; i < parent.length; i++) seats[i] = { id: i };
  let top = null;
  for (let i = 0; i < parent.length; i++) {
    if (parent[i] < 0) { top = seats[i]; continue; }
    const boss = seats[parent[i]];
    if (boss.children) boss.children.push(seats[i]);
    else boss.children = [seats[i]];
  }
  return top;
}

// Most memory so far in MiB. Not resourceUsage(), which a process takes over from the one that started it.
const peak = () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "latin1"))[1]) / 1024;

// Prints the median times in s of so many rounds as the second argument says, and the size of the drawing in px.
// build: parents to input; place: input to a root of laid-out nodes, x the middle of a card, y its top.
export function measure(build, place) {
  const parent = parents();
  const before = peak();
  const rounds = [];
  let root = null;
  for (let i = 0; i < Number(process.argv[3]); i++) {
    root = null;
    const cpu = process.cpuUsage(), start = performance.now();
    const input = build(parent);
    const built = performance.now();
    root = place(input);
    const end = performance.now(), used = process.cpuUsage(cpu);
    rounds.push({ wall: (end - start) / 1e3, layout: (end - built) / 1e3, cpu: (used.user + used.system) / 1e6 });
  }
  let left = Infinity, right = -Infinity, bottom = 0, seats = 0;
  root.each((node) => {
    left = Math.min(left, node.x);
    right = Math.max(right, node.x);
    bottom = Math.max(bottom, node.y);
    seats += 1;
  });
  const median = (key) => rounds.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(rounds.length / 2)];
  console.log(JSON.stringify({
    wall: median("wall"), layout: median("layout"), cpu: median("cpu"),
    mib: peak() - before,
    seats, width: right - left + CARD.width, height: bottom + CARD.height,
  }));
}
