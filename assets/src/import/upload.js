// Files on their way to the server: dropped, pasted or chosen, sent as they are.
import { config } from "../state/config.js";
import { page } from "../state/page.js";
import { make } from "../ui/dom.js";
import { refuse, showAnswer, showLoaded } from "./companies.js";
import { isOutline, isTable, sizeRefusal } from "./file-checks.js";
import { work } from "./job.js";

/** @import { UploadAnswer, SampleJson } from "../contract.d.ts" */

const PASTED = "Pasted table.tsv";
const PASTED_TEXT = "Pasted text.txt";
const FOLDER = "This is a folder. Drop the file with the people in it.";
const NO_TABLE = "What was pasted is no table. Copy the rows with their headings, or a whole outline or drawing, and paste them here.";
const TYPING = "input, textarea, select, [contenteditable]";

/** Takes files and tables dropped or pasted anywhere. */
export function startUpload() {
  const veil = make("div", { class: "own-veil", "aria-hidden": "true" }, make("span", { text: "Drop to load" }));
  const over = (/** @type {DragEvent} */ event) => {
    if (!event.dataTransfer || !hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    document.body.append(veil);
  };
  document.addEventListener("dragenter", over);
  document.addEventListener("dragover", over);
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) veil.remove(); });
  document.addEventListener("drop", (event) => {
    veil.remove();
    if (!event.dataTransfer || !hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    drop(event.dataTransfer);
  });
  document.addEventListener("paste", (event) => {
    if (event.target instanceof Element && event.target.closest(TYPING)) return;
    if (event.clipboardData) paste(event.clipboardData);
  });
}

const hasFiles = (/** @type {DataTransfer} */ { types }) => [...types].includes("Files");

/** @param {DataTransfer} transfer */
export function drop(transfer) {
  const entry = transfer.items[0]?.webkitGetAsEntry?.();
  if (!entry?.isDirectory) {
    loadFirst(transfer.files);
    return;
  }
  showLoaded();
  refuse(FOLDER);
}

/** @param {DataTransfer} transfer */
export function paste(transfer) {
  const text = transfer.getData("text/plain");
  // A spreadsheet gives its cells as text and as a picture too.
  if (isTable(text)) load(new Blob([text], { type: "text/plain" }), PASTED);
  else if (isOutline(text)) load(new Blob([text], { type: "text/plain" }), PASTED_TEXT);
  else if (!text && transfer.files.length) loadFirst(transfer.files);
  else if (text && page.get().isLoaded) refuse(NO_TABLE);
}

/** @param {ArrayLike<File>} files */
export function loadFirst(files) {
  if (files.length === 1) {
    load(files[0], files[0].name);
    return;
  }
  showLoaded();
  refuse(`These are ${files.length} files. One file is loaded at a time: drop or choose one.`);
}

/** @param {Blob} file @param {string} name */
async function load(file, name) {
  showLoaded();
  const refusal = sizeRefusal(name, file.size, config().limits.upload_bytes);
  if (refusal) {
    refuse(refusal);
    return;
  }
  const path = `/upload?name=${encodeURIComponent(name)}`;
  showAnswer(await /** @type {ReturnType<typeof work<UploadAnswer>>} */ (work(name, path, { body: file, type: "application/octet-stream" })));
}

/** @param {SampleJson} sample */
export async function loadSample({ name, title }) {
  showAnswer(await /** @type {ReturnType<typeof work<UploadAnswer>>} */ (work(title, `/sample/${encodeURIComponent(name)}`, { body: "{}" })));
}
