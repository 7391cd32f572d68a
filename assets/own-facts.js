// What the page says about a loaded company, and what it asks for: no element and no request here.
(function () {
  "use strict";
  // Fields a person chooses columns for, as orgmodel/reading/columns/mapping.py calls them.
  const FIELDS = [
    ["manager", "Manager"], ["id", "Id"], ["name", "Name"], ["title", "Title"], ["department", "Department"],
    ["location", "Location"], ["email", "E-mail"], ["dotted", "Dotted-line manager"], ["status", "Status"],
    ["ended", "Last day"], ["fte", "Full-time equivalent"], ["grade", "Grade"], ["snapshot", "Snapshot"],
    ["assistant", "Assistant"], ["vacancy", "Vacancy"], ["photo", "Photo"], ["notes", "Notes"],
  ];
  const PLACES = ["sheet", "header_row", "delimiter", "encoding"];
  const DELIMITERS = [[",", "comma"], [";", "semicolon"], ["\t", "tab"], ["|", "vertical bar"], [":", "colon"], [" ", "blanks"]];
  const ENCODINGS = ["utf-8", "utf-16", "cp1252", "iso-8859-1", "cp1250", "cp1251", "mac-roman", "shift_jis", "gb18030"];
  const SURE = 0.95;
  const RANKS = { error: 0, warning: 1, note: 2 };

  const number = (value) => Number(value || 0).toLocaleString("en-US");
  const count = (value, word) => `${number(value)} ${word}${Number(value) === 1 ? "" : "s"}`;
  const share = (value) => `${value > 0 && value < 0.01 ? "under 1" : Math.floor(value * 100)} % filled`;

  function summary(figures) {
    const { people, levels, span, findings } = figures || {};
    return [count(people, "post"), count(levels, "level"), `widest span ${number(span)}`, count(findings, "finding")].join(", ");
  }

  // What a person checks about the file: pairs of a name and a text.
  function facts(company) {
    const { report, file, name } = company;
    const { kind, encoding, delimiter, sheet, header_row: row } = report.origin || {};
    const named = (DELIMITERS.find(([sign]) => sign === delimiter) || [delimiter, delimiter])[1];
    const form = [String(kind || "").toUpperCase(), encoding && encoding.toUpperCase(), named].filter(Boolean).join(", ");
    return [["File", file === name ? "" : file], ["Format", form], ["Sheet", sheet], ["Headings", row ? `row ${number(row)}` : row === 0 ? "none" : ""]]
      .filter(([, text]) => text);
  }

  function resolves(candidate) {
    return `${candidate.column} resolves ${number(candidate.resolved)} of ${number(candidate.of)}`;
  }

  // Columns tried as the manager's: what is known from before stays until it is tried again.
  function candidates(before, now) {
    const told = new Map([...(before || []), ...(now || [])].map((each) => [each.column, each]));
    const part = (each) => (each.of ? each.resolved / each.of : 0);
    return [...told.values()].sort((a, b) => part(b) - part(a) || b.resolved - a.resolved);
  }

  // Whether somebody should look at the columns: no manager, one that is doubted, or one whose values are not found.
  function isUnsure(report) {
    const column = (report.mapping || {}).manager;
    if (!column || (report.findings || []).some(({ code }) => code === "ORG206" || code === "ORG207")) return true;
    const taken = (report.candidates || []).find((each) => each.column === column);
    return Boolean(taken && taken.of && taken.resolved / taken.of < SURE);
  }

  function worstFirst(findings) {
    return findings.map((each, place) => ({ each, place }))
      .sort((a, b) => RANKS[a.each.severity] - RANKS[b.each.severity] || a.place - b.place).map(({ each }) => each);
  }

  // Rows of a finding in a few words: the first `most`, and how many more there are.
  function rowsOf({ rows, count: all }, most) {
    if (!rows.length) return "";
    const more = Math.max(all, rows.length) - Math.min(most, rows.length);
    return `${rows.length === 1 && !more ? "Row" : "Rows"} ${rows.slice(0, most).join(", ")}${more ? ` and ${number(more)} more` : ""}`;
  }

  // Choices for reading again. picked: what the drawer's controls hold; where the table itself is looked for in another
  // place its columns have other names, and are found anew.
  function choicesOf(before, report, picked) {
    const next = { ...before, shown: picked.shown };
    const moved = PLACES.filter((key) => picked[key] !== undefined && picked[key] !== (report.origin || {})[key]);
    if (!moved.length) {
      const mapping = { ...(before.mapping || {}) };
      for (const [field, heading] of Object.entries(picked.fields)) {
        if (heading !== ((report.mapping || {})[field] || "")) mapping[field] = heading;
      }
      return { ...next, mapping };
    }
    delete next.mapping;
    delete next.snapshot;
    delete next.rows;
    delete next.named;
    if (moved.includes("sheet")) delete next.header_row;
    for (const key of moved) next[key] = picked[key];
    return next;
  }

  // Answers to what no file can tell. Of the rows of one id at most one is taken; null takes none, "" means nobody.
  const isTaken = (choices, row) => (choices.rows || []).includes(row);
  const meantBy = (choices, text) => (Object.hasOwn(choices.named || {}, text) ? choices.named[text] : "");
  const withRow = (choices, group, row) => ({ ...choices, rows: [...(choices.rows || []).filter((each) => !group.includes(each)), ...(row === null ? [] : [row])] });

  function withPerson(choices, text, key) {
    const others = Object.entries(choices.named || {}).filter(([each]) => each !== text);
    return { ...choices, named: Object.fromEntries(key ? [...others, [text, key]] : others) };
  }

  // Choices without those that a finding says were not taken.
  function withoutLost(choices, { code, rows, found }) {
    if (code === "ORG309") return { ...choices, rows: (choices.rows || []).filter((each) => !rows.includes(each)) };
    const texts = Object.keys(choices.named || {}).sort((a, b) => b.length - a.length);
    const lost = new Set(found.map((each) => texts.find((text) => each.startsWith(`${text}: `))));
    return { ...choices, named: Object.fromEntries(Object.entries(choices.named || {}).filter(([text]) => !lost.has(text))) };
  }

  // Who names a manager, in a few words.
  function namedBy({ rows, count: all }) {
    const few = rows.slice(0, 3).map(({ row, name }) => (name ? `${name} (row ${number(row)})` : `row ${number(row)}`));
    const more = all - few.length;
    return `Named as the manager by ${few.join(", ")}${more > 0 ? ` and ${number(more)} more` : ""}.`;
  }

  const idOf = ({ key, row }) => (key === `row ${row}` ? `row ${number(row)}` : `id ${key}, row ${number(row)}`);

  // "FIRST+LAST" in two parts; a heading may itself hold a plus.
  function parts(text, headings) {
    if (!text || headings.includes(text)) return [text || "", ""];
    for (let at = text.indexOf("+"); at >= 0; at = text.indexOf("+", at + 1)) {
      const pair = [text.slice(0, at), text.slice(at + 1)];
      if (pair.every((part) => headings.includes(part))) return pair;
    }
    return [text, ""];
  }

  // Several lines with the same sign between their cells: a table was copied.
  function isTable(text) {
    const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim());
    if (lines.length < 2) return false;
    if (lines.filter((line) => line.includes("\t")).length > lines.length / 2) return true;
    return [",", ";", "|"].some((sign) => {
      const signs = lines[0].split(sign).length - 1;
      return signs > 0 && lines.filter((line) => line.split(sign).length - 1 >= signs).length > lines.length * 0.8;
    });
  }

  function size(bytes) {
    if (bytes < 1024 * 1024) return `${number(Math.ceil(bytes / 1024))} KB`;
    return `${(bytes / 1024 / 1024).toLocaleString("en-US", { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
  }

  function tooLarge(name, bytes, most) {
    return `${name} is ${size(bytes)}, and this server takes files of at most ${size(most)}. Leave out columns that the chart does not need, `
      + "or save it as .xlsx, which is packed. Whoever runs the server can raise the limit with REPORTLINE_UPLOAD_MIB.";
  }

  const all = { FIELDS, DELIMITERS, ENCODINGS, number, count, share, summary, facts, resolves, candidates, isUnsure,
    worstFirst, rowsOf, choicesOf, parts, isTable, size, isTaken, meantBy, withRow, withPerson, withoutLost, namedBy, idOf, tooLarge };
  if (typeof module !== "undefined") module.exports = all;
  else window.reportlineFacts = all;
})();
