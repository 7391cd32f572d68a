// Faces: pictures of people, held by this page alone, and whose they are by the names of their files.
(function (root) {
  "use strict";
  const KINDS = /\.(jpe?g|png|webp)$/i;
  const TYPES = new Set(["image/jpeg", "image/png", "image/webp"]);
  const MOST = 5000, MOST_BYTES = 20 * 1024 * 1024, SIDE_PX = 96;
  // Letters of a name that the server takes, and names that a message lists of each sort.
  const LETTERS = 255, LISTED = 5;

  // Files that can be pictures of somebody, and those that cannot; a folder's hidden files are passed over.
  function sort(files) {
    const seen = [...files].filter(({ name }) => !name.startsWith("."));
    const isKind = ({ name, type }) => KINDS.test(name) && (!type || TYPES.has(type));
    const kinds = seen.filter(isKind), fitting = kinds.filter(({ size }) => size <= MOST_BYTES);
    return {
      taken: fitting.slice(0, MOST), beyond: Math.max(0, fitting.length - MOST), of: seen.length,
      others: seen.filter((file) => !isKind(file)).map(({ name }) => name),
      large: kinds.filter(({ size }) => size > MOST_BYTES).map(({ name }) => name),
    };
  }

  const stem = (name) => name.replace(KINDS, "").slice(0, LETTERS);

  // What the server says of each file taken: pictures with keys of seats, names of files of nobody and of several.
  function match(taken, { seats, unsure }) {
    const doubted = new Set(unsure);
    const owned = taken.map((file, at) => ({ file, keys: seats[at].map((seat) => `n${seat}`) })).filter(({ keys }) => keys.length);
    const free = taken.filter((_, at) => !seats[at].length && !doubted.has(at));
    return { owned, missing: free.map(({ name }) => name), unsure: unsure.map((at) => taken[at].name) };
  }

  function list(names) {
    const more = names.length - LISTED;
    return names.slice(0, LISTED).join(", ") + (more > 0 ? ` and ${more.toLocaleString("en-US")} more` : "");
  }

  // What became of the files, in sentences; the lists may be left out.
  function told({ matched, of, missing = [], unsure = [], broken = [], large = [], others = [], beyond = 0 }) {
    const pictures = of === 1 ? "1 picture belongs" : `${of.toLocaleString("en-US")} pictures belong`;
    const parts = [`${matched.toLocaleString("en-US")} of ${pictures} to somebody here.`];
    if (missing.length) parts.push(`Not matched: ${list(missing)}.`);
    if (unsure.length) parts.push(`Several people have the name, so name it by id or e-mail: ${list(unsure)}.`);
    if (broken.length) parts.push(`Not to be read as a picture: ${list(broken)}.`);
    if (large.length) parts.push(`Larger than 20 MB: ${list(large)}. Save it smaller.`);
    if (others.length) parts.push(`No JPEG, PNG or WebP: ${list(others)}.`);
    if (beyond) parts.push(`${MOST.toLocaleString("en-US")} pictures are taken at most; ${beyond.toLocaleString("en-US")} more were left out.`);
    return parts.join(" ");
  }

  // The square of a picture that is kept: of a high one, the upper part, where heads are.
  function square(width, height) {
    const side = Math.min(width, height);
    return { x: Math.floor((width - side) / 2), y: Math.floor((height - side) / 4), side, to: Math.min(side, SIDE_PX) };
  }

  if (typeof module !== "undefined") { module.exports = { MOST, MOST_BYTES, sort, stem, match, told, square }; return; }

  // Pictures by key of seat, of one company.
  let held = { company: "", pictures: new Map() };
  let said = "";
  // The latest choice; an earlier one that is still being read ends.
  let round = 0;

  function forget() {
    round += 1;
    for (const picture of held.pictures.values()) picture.close();
    held = { company: "", pictures: new Map() };
    say("");
  }

  // What was said of pictures of another company is not shown.
  const words = () => (held.company === window.reportlineOwn.current() ? said : "");

  // A company that is erased takes its pictures with it.
  function erased(companies) {
    if (companies.includes(held.company)) forget();
  }

  function say(text) {
    said = text;
    const line = document.getElementById("faces-message");
    if (line) line.textContent = words();
  }

  async function shrink(file) {
    const whole = await createImageBitmap(file);
    try {
      const { x, y, side, to } = square(whole.width, whole.height);
      return await createImageBitmap(whole, x, y, side, side, { resizeWidth: to, resizeHeight: to, resizeQuality: "high" });
    } finally {
      whole.close();
    }
  }

  async function choose(files) {
    if (!files.length) return;
    const company = window.reportlineOwn.current(), sorted = sort(files);
    forget();
    held.company = company;
    say("Looking for whose pictures these are …");
    const mine = round;
    const path = `/company/${encodeURIComponent(company)}/faces`;
    const names = sorted.taken.map(({ name }) => stem(name));
    const reply = await window.reportlineUpload.send("POST", path, { body: JSON.stringify({ names }) }).answer;
    if (mine !== round) return;
    if (!reply.data) {
      say(`${reply.refusal.what}. ${reply.refusal.advice || ""}`.trim());
      return;
    }
    const found = match(sorted.taken, reply.data), broken = [];
    for (const [at, { file, keys }] of found.owned.entries()) {
      const picture = await shrink(file).catch(() => null);
      if (mine !== round) { if (picture) picture.close(); return; }
      if (picture) for (const key of keys) held.pictures.set(key, picture);
      else broken.push(file.name);
      if (at % 25 === 24) { say(`Reading the pictures: ${at + 1} of ${found.owned.length} …`); repaint(); }
    }
    say(told({ ...sorted, ...found, broken, matched: found.owned.length - broken.length }));
    repaint();
  }

  const repaint = () => window.reportlineCanvas.ready("chart").then(({ cy }) => cy.forceRender());

  // The picture over the initials of a card, in the card's own coordinates.
  function paint(ctx, { id, face }) {
    if (!face || !face.length || !held.pictures.size) return;
    const view = window.reportlineView.now(), picture = held.pictures.get(id);
    if (!picture || !view || view.face !== "photos" || window.reportlineOwn.current() !== held.company) return;
    const [x, y, radius] = face;
    ctx.save();
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, 2 * Math.PI);
    ctx.clip();
    ctx.imageSmoothingQuality = "high";
    ctx.drawImage(picture, x - radius, y - radius, 2 * radius, 2 * radius);
    ctx.restore();
  }

  // What the bar offers: which faces, and with photos the files.
  function box(view, look) {
    const { make } = window.reportlineDom;
    const kinds = [["", "None"], ["initials", "Initials"], ["photos", "Photos"]];
    const select = make("select", { id: "view-face", "data-key": "face", on: { change: ({ target }) => look({ face: target.value }) } },
      kinds.map(([value, text]) => make("option", { value, text, selected: value === view.face })));
    const choice = make("span", { class: "view-choice" }, make("label", { for: select.id, text: "Faces" }), select);
    if (view.face !== "photos") return make("div", { class: "view-faces" }, choice);
    const file = (key, props) => make("input", { type: "file", id: `faces-${key}`, multiple: true, hidden: true, "aria-label": `Pictures, ${key}`, ...props,
      on: { change: ({ target }) => { choose([...target.files]); target.value = ""; } } });
    const files = file("files", { accept: "image/jpeg,image/png,image/webp" }), folder = file("folder", { webkitdirectory: true });
    const button = (text, key, input) => make("button", { type: "button", class: "button", "data-key": key, text, on: { click: () => input.click() } });
    return make("div", { class: "view-faces" }, choice,
      make("p", { class: "hint", text: "JPEG, PNG or WebP named by id, e-mail or name: E1042.jpg, Ana Smith.png. The pictures stay in this page and are never sent, only their names are; exports show initials instead." }),
      make("div", { class: "looks" }, button("Choose pictures …", "faces-files", files), button("Choose a folder …", "faces-folder", folder), files, folder),
      make("p", { id: "faces-message", class: "hint", role: "status", text: words() }));
  }

  root.reportlineFaces = { forget, erased, paint, box };
})(typeof window !== "undefined" ? window : globalThis);
