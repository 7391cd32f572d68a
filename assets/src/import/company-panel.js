// Left panel, "Mine": the switch, the place to drop a file, progress and refusals, the open company, the others, samples.
import { sentenceOf } from "../api/client.js";
import { signOut } from "../api/companies.js";
import { OWN_PANEL, SOURCE_SWITCH } from "../ids.js";
import { openId, page, withMessage } from "../state/page.js";
import { confirm } from "../ui/dialog.js";
import { byId, fill, make } from "../ui/dom.js";
import { day, number } from "../ui/format.js";
import { eraseAll, eraseOne, openCompany, showLoaded, showTypical } from "./companies.js";
import { sharedList } from "./shares.js";
import { peopleText, usageText } from "./report-text.js";
import { openCompanyCard } from "./open-company.js";
import { showMessage, showProgress } from "./progress.js";
import { loadFirst, loadSample } from "./upload.js";

/** @import { CompanySummary, SampleJson } from "../contract.d.ts" */

const KINDS = "Excel, OpenDocument, CSV, Parquet, JSON, YAML, XML, LDIF, vCards, outlines, drawings (draw.io, Mermaid, GraphML and more), "
  + "web pages. Only you can open what you load, until you share it.";

/** Shows the switch at once, the panel when it is first wanted. */
export function startCompanyPanel() {
  startSwitch(byId(SOURCE_SWITCH));
  const panel = byId(OWN_PANEL);
  let isBuilt = false;
  const show = (/** @type {boolean} */ is) => {
    if (is && !isBuilt) build(panel);
    isBuilt = isBuilt || is;
  };
  page.subscribe((state) => state.isLoaded, show);
  show(page.get().isLoaded);
}

/** @param {HTMLElement} host */
function startSwitch(host) {
  const choice = (/** @type {string} */ text, /** @type {() => void} */ act) =>
    make("input", { type: "radio", name: "company-source", value: text.toLowerCase(), on: { change: act } });
  const typical = choice("Typical", showTypical), mine = choice("Mine", () => showLoaded(true));
  host.append(make("fieldset", { class: "own-switch" },
    make("legend", { class: "own-unseen", text: "Whose company" }),
    make("label", {}, typical, make("span", { text: "Typical" })), make("label", {}, mine, make("span", { text: "Mine" }))));
  const show = (/** @type {boolean} */ isLoaded) => { typical.checked = !isLoaded; mine.checked = isLoaded; };
  page.subscribe((state) => state.isLoaded, show);
  show(page.get().isLoaded);
}

/** @param {HTMLElement} panel */
function build(panel) {
  const message = make("div", { class: "message", id: "own-message", role: "alert" });
  const progress = make("div", { id: "own-progress", class: "own-progress", role: "status" });
  const [open, companies, shared, samples] = ["open", "companies", "shared", "samples"].map(() => make("div", { class: "block" }));
  panel.replaceChildren(message, progress, open, dropPlace(), companies, shared, samples);
  showMessage(message, "loaded");
  showProgress(progress, "loaded");
  const showOpen = () => fill(open, openId(page.get()) ? openCompanyCard(page.get().company) : null);
  const showList = () => fill(companies, companyList(page.get().companies, openId(page.get()), panel, usageText(page.get().usage)));
  const showSamples = () => fill(samples, sampleList(page.get().samples, !page.get().companies?.some((one) => !one.is_draft), samples.querySelector("details")));
  page.subscribe((state) => (openId(state) ? state.company : null), showOpen);
  page.subscribe((state) => state.companies, () => { showList(); showSamples(); showOpen(); });
  page.subscribe((state) => state.is_known, showList);
  const showShared = () => fill(shared, sharedList(page.get().shared));
  page.subscribe((state) => state.shared, showShared);
  page.subscribe(openId, showList);
  page.subscribe((state) => state.samples, showSamples);
  for (const show of [showOpen, showList, showShared, showSamples]) show();
  message.textContent = page.get().messages.loaded || "";
}

function dropPlace() {
  const input = make("input", { type: "file", id: "own-file", hidden: true, "aria-label": "File with the people of a company" });
  input.addEventListener("change", () => {
    if (input.files?.length) loadFirst([...input.files]);
    // The same file may be chosen again after it was changed.
    input.value = "";
  });
  return make("div", { class: "own-drop" },
    make("p", { text: "Drop a file anywhere, paste a table, or" }),
    make("button", { type: "button", class: "button", id: "own-choose", text: "Choose a file …", on: { click: () => input.click() } }),
    input, make("p", { class: "hint", text: KINDS }),
    make("p", { class: "hint own-templates" }, "Or fill a template: ",
      ["csv", "xlsx"].map((kind) => make("a", { class: "link", href: `/template.${kind}`, download: "", text: kind.toUpperCase() }))));
}

/** @param {CompanySummary[] | null} companies @param {string} current @param {HTMLElement} panel  Where it is asked before one is erased.
 * @param {string} usage  How much of what may be there is; "" for little. */
function companyList(companies, current, panel, usage) {
  companies = (companies || []).filter((one) => !one.is_draft);
  const sure = (/** @type {string} */ question, /** @type {() => void} */ act) =>
    confirm(panel, { label: "Erase", question, keep: "Keep", lose: "Erase", act });
  const item = (/** @type {CompanySummary} */ { id, name, figures, created_at: at }) => make("li", {},
    make("button", { type: "button", class: "link", "data-key": `open ${id}`, text: name, "aria-current": id === current ? "true" : null, on: { click: () => openCompany(id) } }),
    make("span", { class: "hint", text: `${peopleText(figures)}, loaded ${day(at)}` }),
    make("button", { type: "button", class: "own-erase", title: "Erase", "aria-label": `Erase ${name}`, text: "×",
      on: { click: () => sure(`Erase ${name}? Its file and its chart are deleted.`, () => eraseOne(id)) } }));
  const all = !companies.length ? "Erase all that is stored about you? What was chosen before, what was made to be downloaded, and the log of what was done." : `Erase all ${number(companies.length)} of your companies? Their files, charts and links are deleted, and the log of what was done.`;
  const { login, is_known: isKnown } = page.get();
  return [
    ...(companies.length ? [make("h3", { text: "Your companies" }), make("ul", { class: "own-list" }, companies.map(item))] : []),
    usage && make("p", { class: "hint own-usage", role: "status", text: usage }),
    login ? signedIn() : null,
    // Also where all companies were erased one by one: the log of it is there still.
    ...(companies.length || isKnown ? [ownData(), make("button", { type: "button", class: "link own-all", text: "Erase all …", on: { click: () => sure(all, eraseAll) } })] : []),
  ];
}

const ownData = () => make("p", { class: "hint own-data" }, "All that is stored about you: ",
  make("a", { class: "link", href: "/own-data.zip", download: "", text: "as a ZIP file" }), ", ",
  make("a", { class: "link", href: "/audit.csv", download: "", text: "who did what" }), ".");

/** Who is signed in, and the ways out where there are some here. */
const signedIn = () => make("p", { class: "hint own-data" }, `Signed in as ${page.get().login}. `,
  ...(page.get().can_sign_out ? [wayOut("Sign out", false), " ", wayOut("Sign out everywhere", true)] : []));

/** @param {string} text @param {boolean} everywhere */
const wayOut = (text, everywhere) => make("button", { type: "button", class: "link", text, on: { click: async () => {
  const { refusal } = await signOut(everywhere);
  // The page itself would lead back to the provider, who may still know them.
  if (refusal) page.set(withMessage("loaded", sentenceOf(refusal)));
  else window.location.assign("/signed-out");
} } });

/** Offered openly to whoever has loaded nothing yet; else as a person left them.
 * @param {SampleJson[] | null} samples @param {boolean} isFirst @param {HTMLDetailsElement | null} before */
function sampleList(samples, isFirst, before) {
  if (!samples?.length) return null;
  const item = (/** @type {SampleJson} */ sample) => make("li", {},
    make("button", { type: "button", class: "link", "data-key": `sample ${sample.name}`, text: sample.title, on: { click: () => loadSample(sample) } }),
    make("span", { class: "hint", text: sample.note }),
    make("span", { class: "source", text: `${sample.licence}. ${sample.attribution}.` }));
  const open = before && before.dataset.first === String(isFirst) ? before.open : isFirst;
  return make("details", { class: "own-samples", "data-first": String(isFirst), open },
    make("summary", { text: "Samples" }), make("ul", { class: "own-list" }, samples.map(item)));
}
