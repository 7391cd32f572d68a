// The visitor's own company: which one is open, how far it is unfolded, and what is asked of the server about it.
// The browser holds its opaque id and what is on the screen; nothing of it is written to any storage.
(function () {
  "use strict";
  const tell = (id, props) => window.dash_clientside.set_props(id, props);
  const panel = () => window.reportlinePanel;
  const sentence = ({ what, advice }) => `${what}. ${advice || ""}`.trim();
  let isMine = false;
  // Open company and how it is looked at, as fields of a query; `kept` is what the switch comes back to.
  let current = "", kept = { id: "", view: "" };
  let taken = null, shown = null;
  let company = null, companies = null, samples = null;
  // The company that has just been loaded, until it is shown.
  let fresh = null;
  const selections = new Map();

  // What the page's state says; told by every callback that reads it, so the first one wins.
  function take(mine) {
    const text = JSON.stringify(mine || null);
    if (text === taken) return;
    taken = text;
    isMine = Boolean(mine);
    current = (mine && mine.id) || "";
    if (current) kept = { id: current, view: mine.view || "" };
    if (company && company.id !== current) company = null;
  }

  // Query of the open company; empty where the typical one is shown.
  function query() {
    if (!current) return "";
    const fields = new URLSearchParams(kept.view);
    fields.set("ratio", window.reportlineView.ratio());
    return `mine=${encodeURIComponent(current)}&${fields}`;
  }

  // Looks at the open company in another way. wanted: fields of the query; "" takes one away.
  function look(wanted) {
    if (!current) return false;
    const fields = new URLSearchParams(kept.view);
    for (const [key, text] of Object.entries(wanted)) {
      if (text) fields.set(key, text);
      else fields.delete(key);
    }
    kept = { id: current, view: fields.toString() };
    return window.reportlineControls.redraw();
  }

  function follow(mine) {
    take(mine);
    swapSelection(Boolean(mine && mine.linked));
    panel().show();
    if (isMine && companies === null) refresh();
    if (current && !company) fetchCompany(current);
    return [isMine, !isMine, isMine, isMine];
  }

  // Each company keeps its own selection; a link brings one.
  function swapSelection(isLinked) {
    if (shown !== null && shown !== current && !isLinked) {
      selections.set(shown, window.reportlineChart.selected());
      tell("selected", { data: selections.get(current) || "" });
    }
    shown = current;
  }

  async function refresh() {
    const [mine, offered] = await Promise.all([
      window.reportlineUpload.ask("/companies"), samples ? null : window.reportlineUpload.ask("/samples"),
    ]);
    for (const told of [mine, offered]) if (told && told.refusal) panel().complain(sentence(told.refusal));
    companies = mine.data ? mine.data.companies : companies || [];
    if (offered && offered.data) samples = offered.data.samples;
    panel().show();
  }

  async function fetchCompany(id) {
    const told = await window.reportlineUpload.ask(`/company/${encodeURIComponent(id)}/report`);
    if (current !== id) return;
    if (told.refusal) {
      if (told.status === 404) gone(told.refusal);
      else panel().complain(sentence(told.refusal));
      return;
    }
    company = { ...told.data, tried: told.data.report.candidates };
    panel().show();
    if (fresh && fresh.id === id) lookAtColumns();
  }

  // The columns are shown by themselves where they are doubted; after a first load of one's own file also to be checked,
  // but not on a phone, whose whole window the drawer takes.
  function lookAtColumns() {
    const { isSample } = fresh;
    fresh = null;
    const isRemembered = Object.keys(company.choices.mapping || {}).length > 0;
    const isWide = window.matchMedia("(min-width: 761px)").matches;
    if (isRemembered) return;
    if (window.reportlineFacts.isUnsure(company.report) || (!isSample && isWide)) window.reportlineMapping.open();
  }

  function gone(refusal) {
    kept = { id: "", view: "" };
    tell("link-message", { children: `${sentence(refusal)} The typical company is shown.` });
    tell("mine", { data: null });
  }

  function open(id) {
    panel().complain("");
    tell("link-message", { children: "" });
    tell("mine", { data: { id, view: id === kept.id ? kept.view : "" } });
  }

  function showTypical() {
    tell("mine", { data: null });
  }

  // isBack: to the company that was open before; else the chart stays until one is loaded.
  function showMine(isBack) {
    panel().complain("");
    tell("link-message", { children: "" });
    if (document.getElementById("tabs-panel-explore").hidden) tell("tabs", { value: "explore" });
    if (!isMine) tell("mine", { data: isBack ? { ...kept } : { id: "", view: "" } });
  }

  function loaded(told, { isSample }) {
    if (told.cancelled) return;
    if (told.refusal) {
      panel().complain(sentence(told.refusal));
      return;
    }
    fresh = { id: told.data.id, isSample };
    open(told.data.id);
    refresh();
  }

  // Reads the kept file with other choices; the chart and the report stay as they are where that is refused.
  async function readAgain(choices) {
    const asked = company;
    if (!asked) return false;
    panel().complain("");
    const told = await window.reportlineUpload.work(asked.name, `/company/${encodeURIComponent(asked.id)}/read`, {
      body: JSON.stringify(choices),
    });
    if (told.cancelled || company !== asked) return false;
    if (told.refusal) {
      panel().complain(sentence(told.refusal));
      return false;
    }
    const { report } = told.data;
    company = { ...asked, report, choices, tried: window.reportlineFacts.candidates(asked.tried, report.candidates) };
    // Its seats are others now.
    kept = { id: asked.id, view: "" };
    window.reportlineScene.forget();
    window.reportlineFaces.forget();
    window.reportlineChart.select("");
    window.reportlineControls.redraw();
    panel().show();
    refresh();
    return true;
  }

  async function erase(ids, path) {
    const told = await window.reportlineUpload.send("POST", path, { body: "{}" }).answer;
    // One that is gone already is as erased as it can be.
    if (told.refusal && told.status !== 404) {
      panel().complain(sentence(told.refusal));
      return;
    }
    window.reportlineFaces.erased(ids);
    if (ids.includes(kept.id)) kept = { id: "", view: "" };
    if (ids.includes(current)) tell("mine", { data: { id: "", view: "" } });
    await refresh();
  }

  const eraseOne = (id) => erase([id], `/company/${encodeURIComponent(id)}/delete`);
  const eraseAll = () => erase((companies || []).map((each) => each.id), "/companies/delete");

  // The branches of the open company that are not in their first state: a promise; false where the typical one is shown.
  function unfold(tokens) {
    return current ? look({ open: tokens.join(".") }) : false;
  }

  // A chart is drawn: the server says how it is looked at, in its own words.
  function drawn(scene) {
    const fields = new URLSearchParams(scene.query);
    if (!current || fields.get("mine") !== current) return;
    for (const key of ["mine", "ratio"]) fields.delete(key);
    kept = { id: current, view: fields.toString() };
  }

  // Draws the way to a seat that is folded away: a promise; false where it is no seat of the open company.
  function wayTo(id) {
    if (!current || !/^n\d+$/.test(id)) return false;
    return window.reportlineControls.redraw(`at=${id}`);
  }

  window.reportlineOwn = {
    take, query, look, complain: (text) => panel().complain(text), unfold, drawn, wayTo, open, showMine, showTypical, loaded, readAgain, eraseOne, eraseAll,
    isMine: () => isMine, company: () => company, companies: () => companies, samples: () => samples, current: () => current,
  };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { own: { follow } });
})();
