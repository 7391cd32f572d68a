// Rows under an input, of which one is marked and can be taken.

/**
 * The mark is told to screen readers and stays in sight; a click takes a row, and the input keeps the focus.
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list  Its rows that can be taken have an id and a number in `data-place`.
 * @param {(place: number) => void} take
 */
export function createListbox(input, list, take) {
  let marked = -1;
  // The click would be lost with the list, which goes where the input loses the focus.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const row = event.target instanceof Element ? event.target.closest("[data-place]") : null;
    if (row) take(Number(row.getAttribute("data-place")));
  });

  /** Marks the row of a number; none where it is negative. @param {number} place */
  function mark(place) {
    marked = place;
    let active = "";
    for (const row of list.querySelectorAll("[data-place]")) {
      const is = Number(row.getAttribute("data-place")) === place;
      row.setAttribute("aria-selected", String(is));
      if (!is) continue;
      row.scrollIntoView({ block: "nearest" });
      active = row.id;
    }
    if (active) input.setAttribute("aria-activedescendant", active);
    else input.removeAttribute("aria-activedescendant");
  }

  return {
    mark,
    marked: () => marked,

    /** One up or down; after the last comes the first. @param {number} step */
    move(step) {
      const count = list.querySelectorAll("[data-place]").length;
      if (count) mark(marked < 0 && step < 0 ? count - 1 : (marked + step + count) % count);
    },
  };
}
