// The chart as a picture on the clipboard, as the export makes it; the button of the menu says that it is there.
import { getPicture } from "../api/exports.js";
import { COPY_PICTURE, EXPORT_MENU } from "../ids.js";
import { page } from "../state/page.js";
import { addressOf, exportLink } from "../state/url.js";

const SAID_MS = 4000;
// Sharp on a slide.
const SCALE = 2;

/** Puts a picture there: true once it is, or what is to be said instead. @param {() => Promise<Blob>} paint @returns {Promise<string>} */
async function copied(paint) {
  // Over plain HTTP there is no clipboard.
  if (!navigator.clipboard?.write || typeof ClipboardItem === "undefined") return "No clipboard here; save a PNG";
  // Asked for within the click, which a browser wants; the picture may come later.
  return navigator.clipboard.write([new ClipboardItem({ "image/png": paint() })]).then(() => "Picture copied", () => "Not copied; save a PNG");
}

export function startCopyPicture() {
  const summary = document.querySelector(`#${EXPORT_MENU} summary`), button = document.getElementById(COPY_PICTURE);
  if (!summary || !button) return;
  const word = summary.textContent;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  summary.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    clearTimeout(timer);
    summary.textContent = "Copying …";
    summary.textContent = await copied(() => getPicture(exportLink(addressOf(page.get()), "png", SCALE)));
    timer = setTimeout(() => { summary.textContent = word; }, SAID_MS);
  });
}
