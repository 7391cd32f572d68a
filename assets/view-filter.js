// The filter of one's own company: those who fit are drawn, with the managers on the way to them.
(function () {
  "use strict";
  const TESTS = [["equals", "is"], ["contains", "holds"], ["starts", "begins with"], ["blank", "is blank"], ["filled", "is not blank"]];
  const make = (...parts) => window.reportlineDom.make(...parts);
  const heading = (view, key) => (view.columns.find(([one]) => one === key) || [key, key])[1];
  const isNumber = (view, key) => Boolean((view.columns.find(([one]) => one === key) || [])[2]);
  // What is being written, kept while the bar is drawn anew.
  let draft = { column: "", test: "equals", text: "", least: "", most: "" };
  let offered = { column: "", values: [] };

  const quote = (text) => encodeURIComponent(text).replace(/[!'()*~.-]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

  function write([column, test, text, least, most]) {
    const end = (one) => (one === null || one === undefined ? "" : String(one));
    return [column, test, ...(test === "range" ? [end(least), end(most)] : [text])].map(quote).join(":");
  }

  const writeAll = (filters) => filters.map(write).join(",");

  function told(view, [column, test, text, least, most]) {
    const name = heading(view, column);
    if (test === "range") {
      if (least !== null && most !== null) return least === most ? `${name} is ${least}` : `${name} from ${least} to ${most}`;
      return least !== null ? `${name} at least ${least}` : `${name} at most ${most}`;
    }
    const word = (TESTS.find(([one]) => one === test) || ["", test])[1];
    return test === "blank" || test === "filled" ? `${name} ${word}` : `${name} ${word} ${text}`;
  }

  if (typeof module !== "undefined") { module.exports = { write, writeAll, told }; return; }

  // Chips of the filters that are on, each with its way off.
  function tags(view, remove) {
    return view.where.map((one, at) => make("span", { class: "view-tag" }, told(view, one),
      remove(`Take off: ${told(view, one)}`, { where: writeAll(view.where.filter((_, other) => other !== at)) })));
  }

  function apply(view) {
    const number = (text) => (String(text).trim() === "" || !Number.isFinite(Number(text)) ? null : Number(text));
    const isRange = isNumber(view, draft.column);
    const one = isRange ? [draft.column, "range", "", number(draft.least), number(draft.most)] : [draft.column, draft.test, draft.text, null, null];
    if (isRange && one[3] === null && one[4] === null) return;
    if (!isRange && !one[2].trim() && !["blank", "filled"].includes(one[1])) return;
    draft = { ...draft, text: "", least: "", most: "" };
    close();
    add(view, one);
  }

  function add(view, one) {
    window.reportlineView.part({ where: writeAll([...view.where.filter((other) => write(other) !== write(one)), one]) });
  }

  function close() {
    const box = document.querySelector("#view-bar details[data-pop=filter]");
    if (box) box.open = false;
  }

  function box(view) {
    if (!view.columns.some(([key]) => key === draft.column)) draft = { ...draft, column: (view.columns.find(([key]) => key === "title") || view.columns[0])[0] };
    const body = make("form", { class: "view-form", on: { submit: (event) => { event.preventDefault(); apply(view); } } });
    const draw = () => body.replaceChildren(...fields(view, draw));
    draw();
    return body;
  }

  function fields(view, draw) {
    const keep = (name) => (event) => { draft[name] = event.target.value; };
    const named = (label, control) => { control.setAttribute("aria-label", label); return control; };
    const columns = named("Column", make("select", { on: { change: (event) => { draft = { ...draft, column: event.target.value, text: "" }; draw(); ask(); } } },
      view.columns.map(([value, text]) => make("option", { value, text, selected: value === draft.column }))));
    const submit = make("button", { type: "submit", class: "button", text: "Show only these" });
    if (isNumber(view, draft.column)) {
      return [columns, named("From", make("input", { inputmode: "decimal", placeholder: "from", value: draft.least, on: { input: keep("least") } })),
        named("To", make("input", { inputmode: "decimal", placeholder: "to", value: draft.most, on: { input: keep("most") } })), submit];
    }
    const tests = named("Test", make("select", { on: { change: (event) => { draft.test = event.target.value; draw(); } } },
      TESTS.map(([value, text]) => make("option", { value, text, selected: value === draft.test }))));
    if (draft.test === "blank" || draft.test === "filled") return [columns, tests, submit];
    const text = named("Value", make("input", { list: "view-values", value: draft.text, placeholder: "value", autocomplete: "off", on: { input: keep("text"), focus: ask } }));
    return [columns, tests, text, make("datalist", { id: "view-values" }), submit];
  }

  // What stands in the column, offered under the box.
  async function ask() {
    const company = window.reportlineOwn.current(), column = draft.column;
    const key = `${company} ${column}`;
    if (offered.column !== key) {
      offered = { column: key, values: [] };
      const reply = await window.reportlineUpload.ask(`/company/${encodeURIComponent(company)}/values?column=${encodeURIComponent(column)}`);
      if (offered.column !== key || !reply.data) return;
      offered.values = reply.data.values;
    }
    const list = document.getElementById("view-values");
    if (list) list.replaceChildren(...offered.values.map(([value, count]) => make("option", { value, text: `${value} (${count.toLocaleString("en-US")})` })));
  }

  window.reportlineFilter = { tags, box, add };
})();
