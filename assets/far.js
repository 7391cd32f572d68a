// Cards painted from afar: box, stripe and signs, with the name at one size on the screen (card-words.js says what it is).
(function () {
  "use strict";
  const { TEXT_PX, PITCH_PX, stripePx, say } = window.reportlineCardWords;
  const FONT = `600 ${TEXT_PX}px Inter, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif`;
  // Texts of a few companies; a longer list is begun anew.
  const MOST_WIDTHS = 20000;
  // Smaller corners are drawn square: hardly to be told apart, and twice the frames a second at 300 cards.
  const ROUND_PX = 3;
  const widths = new Map();
  const looks = new WeakMap();
  const words = new WeakMap();
  let font = 0;

  // Width of a text at the one size, measured once.
  function measurer(ctx) {
    return (text) => {
      let width = widths.get(text);
      if (width === undefined) {
        if (widths.size > MOST_WIDTHS) widths.clear();
        ctx.font = FONT;
        width = ctx.measureText(text).width;
        widths.set(text, width);
      }
      return width;
    };
  }

  // Widths measured before the font was there are those of another.
  document.fonts.addEventListener("loadingdone", () => { widths.clear(); font += 1; });

  // A card drawing begins with its boxes, the last of them the card, and the stripe; its largest text is the title.
  function lookOf(marks) {
    let look = looks.get(marks);
    if (!look) {
      const at = marks.findIndex((mark) => mark[0] === "p");
      const texts = marks.filter((mark) => mark[0] === "t");
      const title = texts.reduce((a, b) => (b[3] > a[3] ? b : a), texts[0]);
      look = { boxes: marks.slice(0, at), tone: marks[at][2], ink: title ? title[5] : "", count: texts.length ? texts[texts.length - 1][5] : "" };
      looks.set(marks, look);
    }
    return look;
  }

  // What a card says, kept until its size on the screen is another whole px.
  function wordsOf(seat, { width, height, zoom }, measure) {
    const key = Math.floor(width) * 4096 + Math.floor(height);
    let known = words.get(seat);
    if (!known || known.key !== key || known.font !== font) {
      known = { key, font, said: say(seat, Math.floor(width), Math.floor(height), zoom, measure) };
      words.set(seat, known);
    }
    return known.said;
  }

  function box(ctx, x, y, w, h, r) {
    ctx.beginPath();
    ctx.roundRect(x, y, w, h, r);
  }

  function body(ctx, { left, top, width, height, zoom, seat, look, isTiny }) {
    for (const [, x, y, w, h, corner, fill, stroke, line, dash] of look.boxes) {
      const r = corner * zoom, at = [left + x * zoom, top + y * zoom, w * zoom, h * zoom];
      const isRound = r > ROUND_PX;
      if (isRound) box(ctx, ...at, r);
      ctx.fillStyle = isTiny ? look.tone : fill;
      if (isRound) ctx.fill();
      else ctx.fillRect(...at);
      if (isTiny && line < 2) continue;
      ctx.strokeStyle = stroke;
      ctx.lineWidth = Math.max(line * zoom, line * 0.8);
      ctx.setLineDash(dash.length ? [3, 2] : []);
      if (isRound) ctx.stroke();
      else ctx.strokeRect(...at);
    }
    if (isTiny) return;
    const inset = look.boxes[look.boxes.length - 1][8] > 1 ? 1 : 0, r = Math.max(0, 8 * zoom - inset);
    const at = [left + inset, top + inset, stripePx(zoom), height - 2 * inset];
    ctx.fillStyle = look.tone;
    if (r > ROUND_PX) {
      box(ctx, ...at, [r, 0, 0, r]);
      ctx.fill();
    } else {
      ctx.fillRect(...at);
    }
    if (seat.signs) for (const [colour, what] of seat.signs) sign(ctx, what, colour, look.boxes[0][6], left, top, width);
  }

  // "Head of operations" is a short tab on the upper edge; what became of a seat is a disc in its corner.
  function sign(ctx, what, colour, ground, left, top, width) {
    ctx.fillStyle = colour;
    if (what === "head") {
      box(ctx, left + 5, top - 4, Math.min(22, width * 0.4), 4.5, 2);
      ctx.fill();
      return;
    }
    const x = left + width - 3, y = top + 1;
    ctx.beginPath();
    ctx.arc(x, y, 5.5, 0, 2 * Math.PI);
    ctx.fill();
    ctx.strokeStyle = ground;
    ctx.lineWidth = 1.5;
    ctx.setLineDash([]);
    ctx.beginPath();
    if (what === "retitled") { ctx.moveTo(x - 2.5, y + 2.5); ctx.lineTo(x + 2.5, y - 2.5); }
    else { ctx.moveTo(x - 3, y); ctx.lineTo(x + 3, y); }
    if (what === "added") { ctx.moveTo(x, y - 3); ctx.lineTo(x, y + 3); }
    if (what === "moved") { ctx.moveTo(x + 0.4, y - 2.6); ctx.lineTo(x + 3, y); ctx.lineTo(x + 0.4, y + 2.6); }
    ctx.stroke();
  }

  function write(ctx, { left, top, width, height, look, said }) {
    const rows = said.lines.length + (said.count && !said.isShared ? 1 : 0);
    // The middle of the small letters' height in the middle of each line.
    const first = top + (height - rows * PITCH_PX) / 2 + PITCH_PX / 2 + TEXT_PX * 0.35;
    ctx.fillStyle = look.ink;
    ctx.textAlign = "left";
    said.lines.forEach((line, row) => {
      const x = left + said.left, y = first + row * PITCH_PX;
      if (said.isTight) ctx.fillText(line, x, y, said.room);
      else ctx.fillText(line, x, y);
    });
    if (!said.count) return;
    ctx.fillStyle = look.count;
    ctx.textAlign = "right";
    ctx.fillText(said.count, left + width - 3, first + (rows - 1) * PITCH_PX);
  }

  /* Cards in the window, each with seat, left, top, width, height in px of the window and `shown`. Leaves on each what
     it says. */
  function paint(ctx, cards, zoom, ratio) {
    const measure = measurer(ctx);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const card of cards) {
      card.zoom = zoom;
      card.look = lookOf(card.seat.marks);
      card.said = wordsOf(card.seat, card, measure);
      card.isTiny = !card.said.lines.length && card.height < 11;
      ctx.globalAlpha = card.shown;
      body(ctx, card);
      if (!card.ring) continue;
      box(ctx, card.left - 2.5, card.top - 2.5, card.width + 5, card.height + 5, 4);
      ctx.strokeStyle = card.ring;
      ctx.lineWidth = 2;
      ctx.setLineDash([]);
      ctx.stroke();
    }
    ctx.font = FONT;
    for (const card of cards) {
      if (!card.said.lines.length) continue;
      ctx.globalAlpha = card.shown;
      write(ctx, card);
    }
  }

  window.reportlineFar = { paint };
})();
