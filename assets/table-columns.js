// Columns of the Table tab's grids: what the server tells of a column becomes what AG Grid takes.
(function () {
  "use strict";
  const WIDTHS = {
    row: 92, name: 190, title: 280, manager: 190, reports: 150, below: 150, level: 92, marks: 130, holders: 200, unit: 190,
    people: 110, team: 140, severity: 112, code: 100, what: 300, column: 170, found: 260, done: 320, else: 320,
  };
  const TEXT = { filterOptions: ["contains", "equals", "startsWith", "blank", "notBlank"] };
  const NUMBER = { filterOptions: ["equals", "greaterThanOrEqual", "lessThanOrEqual", "inRange", "blank", "notBlank"], inRangeInclusive: true };
  const HOW = { maxNumConditions: 1, debounceMs: 250, trimInput: true, buttons: ["reset"] };

  // told: columns as the server tells them; act: what the button of a row does, label: what it is called.
  function toDefs(told, { label, icon, act, can }) {
    return [button(label, icon, act, can), ...told.map(toDef)];
  }

  function toDef({ key, heading, is_number: isNumber, source }, place) {
    return {
      colId: key,
      headerName: heading,
      headerTooltip: source && source !== heading ? `${heading}: column "${source}" of the file` : heading,
      // A cell is found by its place: no heading is ever taken for a path or a property.
      valueGetter: ({ data }) => (data ? data.cells[place] : undefined),
      valueFormatter: ({ value }) => (value === null || value === undefined ? "" : isNumber && key !== "row" ? value.toLocaleString("en-US") : String(value)),
      tooltipValueGetter: ({ value }) => (isNumber ? null : value),
      cellClass: isNumber ? "table-number" : undefined,
      headerClass: isNumber ? "table-number" : undefined,
      width: WIDTHS[key] || 170,
      minWidth: 70,
      resizable: true,
      sortable: true,
      // Of a count the largest are wanted first.
      sortingOrder: isNumber && key !== "row" && key !== "level" ? ["desc", "asc", null] : ["asc", "desc", null],
      filter: isNumber ? "agNumberColumnFilter" : "agTextColumnFilter",
      filterParams: { ...(isNumber ? NUMBER : TEXT), ...HOW },
      floatingFilter: true,
      suppressHeaderMenuButton: true,
    };
  }

  function button(label, icon, act, can) {
    return {
      colId: "go",
      headerName: label,
      headerTooltip: label,
      // React's own element: its text is a text, and it runs no markup.
      cellRenderer: ({ data }) => (!data || !can(data) ? null : window.React.createElement(
        "button",
        { type: "button", className: "table-go", title: label, "aria-label": label, tabIndex: -1, onClick: () => act(data) },
        window.React.createElement("span", { className: `icon ${icon}` }),
      )),
      width: 44,
      minWidth: 44,
      maxWidth: 44,
      pinned: "left",
      lockPosition: "left",
      suppressMovable: true,
      resizable: false,
      sortable: false,
      suppressHeaderMenuButton: true,
    };
  }

  window.reportlineTableColumns = { toDefs };
})();
