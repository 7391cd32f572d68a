// Widths of windows that scripts go by too; the stylesheets say the same (tests/js/ui/widths.test.js).

// That of a phone: one chart, panels below it.
export const PHONE = "(max-width: 640px)";
// Charts stand below all that is said of them.
export const NARROW = "(max-width: 760px)";

export const isNarrow = () => Boolean(globalThis.matchMedia?.(NARROW).matches);
