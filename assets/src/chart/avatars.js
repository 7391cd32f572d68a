// Pictures of people: held by this page alone, never sent, painted over the initials of their cards.
import { ownersOfPictures } from "../api/companies.js";
import { sentenceOf } from "../api/client.js";
import { loadedView, openId, page, withMessage } from "../state/page.js";
import { matchFiles, outcomeText, sortFiles, square, stem } from "./avatar-files.js";

/** @import { SeatJson } from "../contract.d.ts" */
/** @import { Chart } from "./scene-view.js" */

// A long choice is shown as it comes.
const STEP = 25;

/** @param {File} file */
async function shrink(file) {
  const whole = await createImageBitmap(file);
  try {
    const { x, y, side, to } = square(whole.width, whole.height);
    return await createImageBitmap(whole, x, y, side, side, { resizeWidth: to, resizeHeight: to, resizeQuality: "high" });
  } finally {
    whole.close();
  }
}

/** @param {Chart} chart */
export function startAvatars(chart) {
  // Pictures by key of seat, of one company.
  let company = "";
  /** @type {Map<string, ImageBitmap>} */
  let pictures = new Map();
  // The latest choice; an earlier one that is still being read ends.
  let round = 0;

  function forget() {
    round += 1;
    for (const picture of pictures.values()) picture.close();
    pictures = new Map();
    company = "";
    page.set(withMessage("avatars", ""));
  }

  const say = (/** @type {string} */ text) => page.set(withMessage("avatars", text));

  /** @param {File[]} files */
  async function choose(files) {
    if (!files.length) return;
    const id = openId(page.get()), sorted = sortFiles(files);
    forget();
    company = id;
    say("Looking for whose pictures these are …");
    const mine = round;
    const reply = await ownersOfPictures(id, sorted.taken.map(({ name }) => stem(name)));
    if (mine !== round) return;
    if (!reply.data) {
      if (reply.refusal) say(sentenceOf(reply.refusal));
      return;
    }
    const found = matchFiles(sorted.taken, reply.data), broken = [];
    for (const [at, { file, keys }] of found.owned.entries()) {
      const picture = await shrink(file).catch(() => null);
      if (mine !== round) { picture?.close(); return; }
      if (picture) for (const key of keys) pictures.set(key, picture);
      else broken.push(file.name);
      if (at % STEP === STEP - 1) { say(`Reading the pictures: ${at + 1} of ${found.owned.length} …`); chart.repaint(); }
    }
    say(outcomeText({ ...sorted, ...found, broken, matched: found.owned.length - broken.length }));
    chart.repaint();
  }

  /** The picture over the initials of a card, in the card's own coordinates. @param {CanvasRenderingContext2D} ctx @param {SeatJson} seat */
  function paint(ctx, { id, face }) {
    const picture = face.length ? pictures.get(id) : undefined, state = page.get();
    if (!picture || loadedView(state)?.face !== "photos" || openId(state) !== company) return;
    const [x, y, radius] = face;
    ctx.save();
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.clip();
    ctx.imageSmoothingQuality = "high";
    ctx.drawImage(picture, x - radius, y - radius, 2 * radius, 2 * radius);
    ctx.restore();
  }

  chart.decorate = paint;
  // Seats of a company that was read again are others; one that is erased takes its pictures with it.
  page.subscribe((state) => state.generation, () => { if (company) forget(); });
  page.subscribe((state) => state.companies, (companies) => {
    if (company && companies && !companies.some(({ id }) => id === company)) forget();
  });
  return { choose, messageOf: () => (company === openId(page.get()) ? page.get().messages.avatars || "" : "") };
}
