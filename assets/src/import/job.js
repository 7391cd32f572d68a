// A long request with its progress on the page. One at a time: a new one ends the old.
import { send } from "../api/client.js";
import { page } from "../state/page.js";

/** @import { Answer } from "../api/client.js" */

/**
 * Sends it and shows how far it is; cancelled where a person or a later one ended it.
 * @template T
 * @param {string} label  What is sent and read.
 * @param {string} path
 * @param {{ body: XMLHttpRequestBodyInit, type?: string, version?: string }} options
 * @returns {Promise<Answer<T>>}
 */
export async function work(label, path, options) {
  page.get().job?.cancel();
  let isOver = false;
  const end = () => { isOver = true; page.set({ job: null }); };
  const cancel = () => { if (!isOver) { end(); request.cancel(); } };
  const show = (/** @type {string} */ step, /** @type {{ sent: number, total: number } | null} */ part = null) => {
    if (!isOver) page.set({ job: { label: `${step} ${label}`, part, cancel } });
  };
  const request = /** @type {{ answer: Promise<Answer<T>>, cancel: () => void }} */ (send("POST", path, {
    ...options, onSent: (sent, total) => (sent < total ? show("Sending", { sent, total }) : show("Reading")),
  }));
  show("Reading");
  const answer = await request.answer;
  if (isOver) return { cancelled: true, status: 0 };
  end();
  return answer;
}
