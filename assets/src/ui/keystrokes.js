// Keystrokes: which of them the page may answer.

/** True without Ctrl, Meta and Alt, whose combinations belong to browser and system. @param {KeyboardEvent} event */
export const isPlain = ({ ctrlKey, metaKey, altKey }) => !ctrlKey && !metaKey && !altKey;

const USES_KEYS = "input, textarea, select, [role=slider], [role=combobox], [role=dialog], dialog";

/** True where the focus is in something that has a use for keys of its own: text, a list, a dialog. @param {KeyboardEvent} event */
export const isForControl = ({ target }) => Boolean(/** @type {Element} */ (target).closest(USES_KEYS));
