// Reports, companies and what the server says once, as the tests of assets/src/import/ need them.

export const CONFIG = {
  reading_fields: [["manager", "Manager"], ["id", "Id"], ["name", "Name"], ["title", "Title"], ["department", "Department"]].map(([value, label]) => ({ value, label })),
  delimiters: [[",", "comma"], [";", "semicolon"], ["\t", "tab"]].map(([value, label]) => ({ value, label })),
  encodings: ["utf-8", "cp1252"],
  limits: { upload_bytes: 2 * 1024 * 1024 },
  finding_kinds: {
    PLACE: { actions: ["columns"], is_doubted_columns: false, is_doubted_table: true },
    DOUBT: { actions: ["columns"], is_doubted_columns: true, is_doubted_table: false },
    GONE: { actions: ["leave_out_gone"], is_doubted_columns: false, is_doubted_table: false },
    LIVE: { actions: ["show_all_people"], is_doubted_columns: false, is_doubted_table: false },
    SNAPS: { actions: ["snapshot"], is_doubted_columns: false, is_doubted_table: false },
    DECIDED: { actions: ["take_back_decisions"], is_doubted_columns: false, is_doubted_table: false },
    LOST: { actions: ["take_back_rows"], is_doubted_columns: false, is_doubted_table: false },
  },
};

export const FIGURES = { rows: 330, people: 330, levels: 5, span: 20, managers: 60, findings: 0, notes: 0 };

/** A report of a workbook, with some of it otherwise. */
export const report = (more) => ({
  figures: FIGURES, findings: [], headings: ["Id", "First", "Last", "Boss", "Dept", "Pay"],
  mapping: { id: "Id", name: "First+Last", manager: "Boss" },
  candidates: [{ column: "Boss", key: "Id", resolved: 106, of: 106 }],
  columns: ["Id", "First", "Last", "Boss", "Dept", "Pay"].map((heading) => ({ heading, filled: 1, restricted: heading === "Pay", kept: heading !== "Pay" })),
  preview: [["1", "Ada", "Li", "", "Board"]],
  origin: { kind: "xlsx", sheet: "People", sheets: ["People", "Jobs"], header_row: 1, delimiter: "", encoding: "" },
  snapshots: { taken: "", values: [] }, offers: {},
  ...more,
});

/** A company of the visitor, as `GET /company/ID/report` has it. */
export const company = (id, more = {}) => ({
  id, name: `${id}.csv`, file: `${id}.csv`, created_at: "2026-03-06T10:00:00Z", used_at: "2026-03-06T10:00:00Z", expires_at: "2026-04-05T10:00:00Z", has_file: true,
  figures: FIGURES, choices: {}, report: report(), ...more,
});

/** A finding, with some of it otherwise. */
export const finding = (code, more = {}) => ({
  code, severity: "note", title: "things", done: "They were kept.", remedy: "", column: "", rows: [], found: [], count: 1, actions: [], ...more,
});
