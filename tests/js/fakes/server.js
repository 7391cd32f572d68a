// A server that answers when a test says so.

const body = (data, status) => ({ ok: status < 400, status, json: async () => data, text: async () => String(data) });

/** Instead of `fetch`: the addresses asked, and the way to answer the oldest that waits. @param {import("node:test").TestContext} t */
export function fakeFetch(t) {
  const asked = [], waiting = [];
  const before = globalThis.fetch;
  globalThis.fetch = (path) => {
    asked.push(path);
    return new Promise((done, fail) => { waiting.push({ path, done, fail }); });
  };
  t.after(() => { globalThis.fetch = before; });
  function next(start) {
    const at = waiting.findIndex(({ path }) => path.startsWith(start));
    if (at < 0) throw new Error(`Nobody waits for ${start}: ${waiting.map(({ path }) => path).join(" ")}`);
    return waiting.splice(at, 1)[0];
  }
  const settle = () => new Promise(setImmediate);
  return {
    asked,
    get waiting() { return waiting.map(({ path }) => path); },
    async reply(data, { status = 200, start = "" } = {}) { next(start).done(body(data, status)); await settle(); },
    async lose(message, start = "") { next(start).fail(new Error(message)); await settle(); },
  };
}

/** Instead of XMLHttpRequest: the requests sent, each answered by hand. @param {import("node:test").TestContext} t */
export function fakeRequests(t) {
  const sent = [], before = globalThis.XMLHttpRequest;
  globalThis.XMLHttpRequest = class extends EventTarget {
    upload = new EventTarget();
    headers = {};
    status = 0;
    responseText = "";
    open(method, path) { Object.assign(this, { method, path }); }
    setRequestHeader(name, value) { this.headers[name] = value; }
    send(data) { this.body = data; sent.push(this); }
    abort() { this.dispatchEvent(new Event("abort")); }
    async reply(text, status = 200) {
      Object.assign(this, { responseText: typeof text === "string" ? text : JSON.stringify(text), status });
      this.dispatchEvent(new Event("load"));
      await new Promise(setImmediate);
    }
  };
  t.after(() => { globalThis.XMLHttpRequest = before; });
  return sent;
}
