// From what a grid of the Table tab holds to what the server is asked (orgview/queries/table_query.py), and the totals in words.
(function () {
  "use strict";
  const TESTS = { contains: "contains", equals: "equals", startsWith: "starts", blank: "blank", notBlank: "filled" };

  // sorts: [{ colId, sort }], filters by colId: as AG Grid gives them. A filter that says nothing is left out.
  function toAsked(sorts, filters, search, more) {
    const asked = {
      sorts: (sorts || []).map(({ colId, sort }) => ({ column: colId, descending: sort === "desc" })),
      filters: Object.entries(filters || {}).map(([column, held]) => toFilter(column, held)).filter(Boolean),
      search: search.trim(),
    };
    return { ...asked, ...more };
  }

  function toFilter(column, { filterType, type, filter, filterTo }) {
    if (type === "blank" || type === "notBlank") return { column, test: TESTS[type] };
    if (filterType === "number") return toRange(column, type, filter, filterTo);
    return filter ? { column, test: TESTS[type] || "contains", text: String(filter) } : null;
  }

  function toRange(column, type, filter, filterTo) {
    if (filter === null || filter === undefined) return null;
    const least = type === "lessThanOrEqual" ? null : filter;
    const most = type === "greaterThanOrEqual" ? null : type === "inRange" ? filterTo ?? null : filter;
    return { column, test: "range", least, most };
  }

  function totals(total, found, word) {
    const told = `${total.toLocaleString("en-US")} ${word}${total === 1 ? "" : "s"}`;
    return found === total ? told : `${told}, ${found.toLocaleString("en-US")} shown`;
  }

  if (typeof window !== "undefined") window.reportlineTableAsk = { toAsked, totals };
  if (typeof module !== "undefined") module.exports = { toAsked, totals };
})();
