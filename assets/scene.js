// From parameters to the chart: asks the server for a scene, draws it at once, tells the rest of the page afterwards.
(function () {
  "use strict";
  const CHART = "chart";
  const keep = () => window.dash_clientside.no_update;
  const tell = (id, props) => window.dash_clientside.set_props(id, props);
  let current = null;
  let wanted = "";
  let flying = null;
  let next = null;
  let said = { n: "", t: "", others: "" };
  let known = "";
  let opened = false;
  let isNew = false;

  // Which company a query is of: the id of the visitor's own, "" for a typical one.
  const companyOf = (query) => new URLSearchParams(query).get("mine") || "";

  // The page comes with the first screen's scene; a link that says more brings its own.
  async function open(told) {
    if (opened || window.reportlineLink.hasQuery()) return keep();
    opened = true;
    await apply(told);
    return keep();
  }

  // One question at a time: while it flies only the latest of the later ones is kept. True when its chart is drawn.
  async function go(query, theme) {
    const asked = `${query}&theme=${theme}`;
    if (asked === wanted) return flying || false;
    wanted = asked;
    if (flying) {
      next = asked;
      return flying;
    }
    flying = fly(asked);
    return flying;
  }

  async function fly(asked) {
    opened = true;
    try {
      for (let now = asked; now; now = next) {
        next = null;
        const from = current && !isNew && companyOf(now) === companyOf(current.query) ? `&from=${encodeURIComponent(current.query)}` : "";
        const reply = await fetch(`/scene?${now}${from}`);
        if (!reply.ok) throw new Error(`The server answered ${reply.status}: ${await reply.text()}`);
        await apply(await reply.json(), companyOf(now));
      }
      return true;
    } catch (error) {
      wanted = "";
      complain(companyOf(asked), `The chart could not be drawn. ${error.message} Change a value to try again.`);
      return false;
    } finally {
      flying = null;
    }
  }

  // The company was read again: the same query asks for another chart.
  function forget() {
    wanted = "";
    isNew = true;
  }

  function complain(company, text) {
    if (company) window.reportlineOwn.complain(text);
    else tell("company-message", { children: text });
  }

  async function apply(told, company = "") {
    const { errors, scene } = told;
    if (errors.n !== said.n) tell("headcount", { error: errors.n });
    if (errors.others !== said.others) complain(company, errors.others);
    if (errors.t !== said.t) tell("thresholds-message", { children: errors.t });
    said = errors;
    if (!scene) return;
    const isOther = !current || isNew || companyOf(scene.query) !== companyOf(current.query);
    if (current && isOther) await window.reportlineChart.leave(companyOf(current.query), isNew);
    isNew = false;
    current = scene;
    window.reportlineOwn.drawn(scene);
    window.reportlineView.show(scene);
    window.reportlineLegend.show(scene);
    const canvas = await window.reportlineCanvas.show(CHART, scene);
    document.getElementById("notices").replaceChildren(...(told.notices || []).map(notice));
    window.reportlineChart.drawn(canvas, companyOf(scene.query), isOther);
    if (!companyOf(scene.query)) window.reportlineLadder.mark(scene);
    if (told.sentence !== null) document.getElementById("sentence").textContent = told.sentence;
    await painted(canvas);
    later(scene);
  }

  // After the next frame is on the screen.
  function painted(canvas) {
    return new Promise((done) => {
      const timer = setTimeout(done, 250);
      canvas.cy.one("render", () => {
        clearTimeout(timer);
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
      });
    });
  }

  // What can wait until the frame is on the screen: the tree twin, the search list, the inspector, the address.
  function later(scene) {
    if (scene !== current) return;
    window.reportlineChart.tellSelected();
    window.reportlineTree.draw(scene, window.reportlineChart.selected());
    window.reportlineSearch.learn(scene.seats);
    const fields = new URLSearchParams(scene.query);
    fields.delete("n");
    const parameters = companyOf(scene.query) ? known : fields.toString();
    if (parameters !== known) tell("parameters", { data: parameters });
    known = parameters;
    tell("drawn", { data: scene.query });
  }

  function notice({ text, cites }) {
    const line = document.createElement("p");
    line.className = "notice";
    line.textContent = `${text} `;
    const source = document.createElement("span");
    source.className = "cite";
    source.textContent = `[${cites.join(", ")}]`;
    line.append(source);
    return line;
  }

  window.reportlineScene = { go, forget, current: () => current };
  window.dash_clientside = Object.assign({}, window.dash_clientside, { scene: { open } });
})();
