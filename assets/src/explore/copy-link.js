// A link to what is seen, on the clipboard; the button says that it is there.
import { COPY_LINK } from "../ids.js";
import { openId, page } from "../state/page.js";
import { addressOf, query } from "../state/url.js";

const SAID_MS = 4000;

/** The address of the page as it is looked at, whether the bar has it already or not. */
function link() {
  const text = query(addressOf(page.get()));
  return window.location.origin + window.location.pathname + (text ? `?${text}` : "");
}

export function startCopyLink() {
  const button = document.getElementById(COPY_LINK);
  if (!button) return;
  const word = button.textContent || "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    // import/shares.js makes one that others can open.
    if (button.dataset.opens === "dialog") return;
    // Without a clipboard, as over plain HTTP, the address stays where it can be copied by hand.
    const isCopied = await (navigator.clipboard?.writeText(link()) ?? Promise.reject(new Error("no clipboard"))).then(() => true, () => false);
    // A company of one's own is shown to nobody else.
    button.textContent = !isCopied ? "Copy it from the address bar" : openId(page.get()) ? "Copied; opens for you only" : "Copied";
    clearTimeout(timer);
    timer = setTimeout(() => { button.textContent = word; }, SAID_MS);
  });
}
