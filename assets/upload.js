// Files on their way to the server: dropped, pasted or chosen, sent as they are. One at a time; a new one ends the old.
(function () {
  "use strict";
  const LOST = { what: "The server did not answer", advice: "Is it still running, and is the file still there? Try again." };
  // Smaller files are sent unasked; no server is set to take less.
  const SMALL_BYTES = 1024 * 1024;
  let flying = null;
  let veil = null;

  // Answers { data } or { refusal: { what, advice } }; { cancelled } when it was ended by `cancel`.
  function send(method, path, { body = null, type = "application/json", onSent } = {}) {
    const request = new XMLHttpRequest();
    const answer = new Promise((done) => {
      request.open(method, path);
      if (method === "POST") request.setRequestHeader("Content-Type", type);
      if (onSent) {
        request.upload.addEventListener("progress", (event) => onSent(event.loaded, event.total));
        request.upload.addEventListener("load", () => onSent(1, 1));
      }
      request.addEventListener("load", () => done(read(request)));
      request.addEventListener("error", () => done({ refusal: LOST }));
      request.addEventListener("abort", () => done({ cancelled: true }));
      request.send(body);
    });
    return { answer, cancel: () => request.abort() };
  }

  function read(request) {
    let told = null;
    try {
      told = JSON.parse(request.responseText);
    } catch {
      told = null;
    }
    if (request.status < 400 && told) return { data: told, status: request.status };
    const refusal = (told && told.error) || { what: `The server answered ${request.status}`, advice: request.responseText.slice(0, 200) };
    return { refusal, status: request.status };
  }

  const ask = (path) => send("GET", path).answer;

  // A long request with its progress on the page; the answer as `send` gives it.
  async function work(label, path, options) {
    cancel();
    const say = (text, part) => window.reportlinePanel.progress({ label: text, part, cancel });
    const started = send("POST", path, {
      ...options,
      onSent: (sent, total) => {
        if (flying !== started) return;
        if (sent < total) say(`Sending ${label}`, { sent, total });
        else say(`Reading ${label}`, null);
      },
    });
    flying = started;
    say(`Reading ${label}`, null);
    const told = await started.answer;
    if (flying !== started) return { cancelled: true };
    flying = null;
    window.reportlinePanel.progress(null);
    return told;
  }

  function cancel() {
    if (!flying) return;
    const ended = flying;
    flying = null;
    ended.cancel();
    window.reportlinePanel.progress(null);
  }

  async function load(file, name) {
    window.reportlineOwn.showMine();
    const refusal = file.size > SMALL_BYTES ? await tooLarge(file, name) : "";
    if (refusal) {
      window.reportlinePanel.complain(refusal);
      return;
    }
    const path = `/upload?name=${encodeURIComponent(name)}`;
    const told = await work(name, path, { body: file, type: "application/octet-stream" });
    window.reportlineOwn.loaded(told, { isSample: false });
  }

  // Asked before a file is sent: a server that is sent too much cuts the line instead of answering.
  async function tooLarge(file, name) {
    const { data } = await ask("/samples");
    const most = data && data.most_bytes;
    return most && file.size > most ? window.reportlineFacts.tooLarge(name, file.size, most) : "";
  }

  async function loadSample({ name, title }) {
    const told = await work(title, `/sample/${encodeURIComponent(name)}`, { body: "{}" });
    window.reportlineOwn.loaded(told, { isSample: true });
  }

  function loadFirst(files) {
    window.reportlineOwn.showMine();
    if (files.length === 1) load(files[0], files[0].name);
    else window.reportlinePanel.complain(`These are ${files.length} files. One file is loaded at a time: drop or choose one.`);
  }

  const hasFiles = (event) => Boolean(event.dataTransfer && [...event.dataTransfer.types].includes("Files"));

  function lift(is) {
    if (is && !veil) {
      veil = window.reportlineDom.make("div", { class: "own-veil", "aria-hidden": "true" }, window.reportlineDom.make("span", { text: "Drop to load" }));
      document.body.append(veil);
    } else if (!is && veil) {
      veil.remove();
      veil = null;
    }
  }

  function isFolder(event) {
    const entry = event.dataTransfer.items[0] && event.dataTransfer.items[0].webkitGetAsEntry && event.dataTransfer.items[0].webkitGetAsEntry();
    return Boolean(entry && entry.isDirectory);
  }

  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      lift(true);
    });
  }
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) lift(false); });
  document.addEventListener("drop", (event) => {
    lift(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    if (!isFolder(event)) {
      loadFirst(event.dataTransfer.files);
      return;
    }
    window.reportlineOwn.showMine();
    window.reportlinePanel.complain("This is a folder. Drop the file with the people in it.");
  });

  document.addEventListener("paste", (event) => {
    if (event.target.closest && event.target.closest("input, textarea, select, [contenteditable]")) return;
    const held = event.clipboardData;
    const text = held ? held.getData("text/plain") : "";
    // A spreadsheet gives its cells as text and as a picture too.
    if (window.reportlineFacts.isTable(text)) load(new Blob([text], { type: "text/plain" }), "Pasted table.tsv");
    else if (!text && held && held.files.length) loadFirst(held.files);
    else if (text && window.reportlineOwn.isMine()) {
      window.reportlinePanel.complain("What was pasted is no table. Copy the rows with their headings from the spreadsheet, and paste them here.");
    }
  });

  window.reportlineUpload = { ask, send, work, cancel, loadFirst, loadSample };
})();
