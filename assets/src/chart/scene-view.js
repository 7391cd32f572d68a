// One chart on the page: its scene painted on a canvas of ours over Cytoscape's, its glide to the next, its window.
import { mount } from "./cytoscape-host.js";
import { crossings } from "./crossings.js";
import { cardAt, inWindow, labelsOf } from "./card-layer.js";
import { handleOf } from "./handles.js";
import { labelsOfLines, possible, solidPieces } from "./line-labels.js";
import { lineAt } from "./line-layer.js";
import { copyOf, onPaper, paintScene } from "./scene-painter.js";
import { afterFrames } from "../ui/delay.js";
import { frameAt, goneBy, shifted } from "./transitions.js";
import { beginning, boundsOf, centredOn, clearOf, fitted, isInView, isSame, isWhole, keeping, showing, wheelFactor, zoomed, zoomedAbout } from "./viewport.js";

/** @import { CanvasTheme, ComparedJson, LineJson, SceneJson, SeatJson } from "../contract.d.ts" */
/** @import { Host } from "./cytoscape-host.js" */
/** @import { Box, View } from "./line-labels.js" */
/** @import { Drawn, Placed } from "./transitions.js" */
/** @import { Camera, Edges } from "./viewport.js" */

const GLIDE_MS = 350, MOVE_MS = 260;
// A small company after a large one is brought nearer.
const MUCH_NEARER = 1.35;
// Dots of a printed px.
const PAPER_RATIO = 3;
const isStill = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Tells the page's own tools (tests, benchmarks) what a chart does. @param {string} name @param {object} detail */
const announce = (name, detail) => { window.dispatchEvent(new CustomEvent(`reportline:${name}`, { detail })); };

const NOTHING = { seats: new Map(), lines: new Map() };

export class Chart {
  /** @type {Map<string, SeatJson>} */ seats = new Map();
  /** @type {Map<string, LineJson>} */ lines = new Map();
  /** Room at the edges that tools cover, px. @type {() => Edges} */
  frame = () => ({ left: 16, top: 24, right: 16, bottom: 24 });
  /** What floats over the window besides the tools at its edges, px. @type {() => Edges[]} */
  covers = () => [];
  /** Corners of another scene that has to be in a window like this one, too. @type {() => ReturnType<typeof boundsOf> | null} */
  beside = () => null;
  /** The page stands as this frame will show it, and can be measured: to ask costs nothing that the frame would not. */
  beforePaint = () => {};
  /** Done when the frame that shows the chart as it is now is on the screen, and the page has a moment. */
  afterPaint = afterFrames();
  /** Whether open cards can be folded here, and say so. */
  hasHandles = true;
  /** Painted over each card in its own coordinates. @type {(ctx: CanvasRenderingContext2D, seat: SeatJson) => void} */
  decorate = () => {};

  /** What is on the canvas now. @type {{ seats: Map<string, Placed>, lines: Map<string, Drawn> }} */
  #now = { seats: new Map(), lines: new Map() };
  /** What stood there, when the way to the next began, and where it fades through the old picture and how much of it is left.
   * @type {{ from: { seats: Map<string, Placed>, lines: Map<string, Drawn> }, start: number, ghost: HTMLCanvasElement | null, fading: Set<string> } | null} */
  #glide = null;
  #ghostAlpha = 1;
  /** Numbers of the lines that could be, by their ids, where all are drawn. @type {Map<string, number>} */
  #numbers = new Map();
  /** Lines shown besides those of the scene: they come and go with the card that they are about. @type {Map<string, Drawn>} */
  #beside = new Map();
  #asked = 0;
  /** Whether the frame that is asked for finds its picture made. */
  #isPainted = false;
  #selected = "";
  /** The window before it changed its size. */
  #sized = { width: 0, height: 0 };
  /** @type {Set<string>} */ #lit = new Set();
  /** The last fit, and how it is done again when the window changes its size. @type {{ camera: Camera, size: { width: number, height: number }, again: () => void } | null} */
  #fitted = null;
  /** What needs a window, which a hidden tab does not have; of several such wishes the last. @type {(() => void) | null} */
  #waiting = null;
  #theme = "light";
  /** @type {CanvasRenderingContext2D} */ #ctx;
  /** @type {Record<string, CanvasTheme>} */ #themes;
  /** @type {(() => void)[]} */ #followers = [];

  /**
   * @param {string} id
   * @param {Host} host
   * @param {Record<string, CanvasTheme>} themes  Colours of lines and small signs.
   */
  constructor(id, host, themes) {
    this.id = id;
    this.host = host;
    this.#themes = themes;
    const canvas = document.createElement("canvas");
    canvas.className = "card-layer";
    host.container.append(canvas);
    this.#ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    host.onMove(() => this.repaint());
    host.onResize(() => this.#resized());
    host.onWheel((turn, at) => this.moveTo(zoomedAbout(this.camera, at, wheelFactor(turn)), false));
    // The typeface may come after the first picture.
    document.fonts.addEventListener("loadingdone", () => this.repaint());
    announce("canvas", { id, chart: this });
  }

  get camera() { return this.host.camera(); }
  get size() { return this.host.size(); }
  get #view() { return { ...this.camera, ...this.size }; }
  get isAtRest() { return !this.#glide; }
  /** What is selected and which lines are lit. */
  get marks() { return { selected: this.#selected ? [this.#selected] : [], lit: [...this.#lit] }; }
  /** A card on the canvas now, on its way or at its place. @param {string} id */
  placed(id) { return this.#now.seats.get(id); }
  /** Corners of all that is drawn. */
  get bounds() { return boundsOf(this.content); }
  get content() { return { seats: this.seats, lines: this.lines }; }

  /**
   * Puts a scene on the canvas: seats that stay glide, new ones fade in, gone ones fade out.
   * @param {Pick<SceneJson | ComparedJson, "seats" | "lines" | "theme">} scene
   * @param {string} [still]  Card that keeps its place in the window, where it is drawn before and after.
   * @param {boolean} [isThrough]  Whether the old picture fades out where it is, before the new one fades in: nothing glides.
   */
  show(scene, still = "", isThrough = false) {
    const was = this.#glide ? this.#now : this.#settled(), from = this.#holding(was, still, scene.seats.find((seat) => seat.id === still));
    this.seats = new Map(scene.seats.map((seat) => [seat.id, this.hasHandles ? seat : { ...seat, below: 0 }]));
    this.lines = new Map(scene.lines.map((line) => [line.id, line]));
    this.#numbers = new Map(possible(scene.lines).map(({ id }, at) => [id, at + 1]));
    this.#theme = scene.theme;
    this.#beside = new Map();
    const isGliding = !isStill() && from.seats.size > 0;
    // To copy the picture takes longer than to paint it: only where it is going to fade.
    this.#glide = isGliding ? { from: isThrough ? NOTHING : from, start: performance.now(), ghost: isThrough ? copyOf(this.#ctx) : null,
      fading: isThrough ? new Set() : crossings(from.seats, scene.seats) } : null;
    if (!this.#glide) this.#now = this.#settled();
    announce("scene", { id: this.id, scene });
    for (const act of this.#followers) act();
    this.repaint();
    // When all of the page has followed.
    queueMicrotask(() => this.#ahead());
    // The pointer needs the new cards only after they are on the screen.
    this.afterPaint(this.#sync);
  }

  /** What stood on the canvas, moved together with the window so that a card is where it will be and nothing seems to move.
   * @param {{ seats: Map<string, Placed>, lines: Map<string, Drawn> }} was @param {string} id @param {SeatJson | undefined} seat */
  #holding(was, id, seat) {
    const placed = was.seats.get(id);
    if (!placed || !seat) return was;
    const x = seat.x - placed.x, y = seat.y - placed.y, { zoom, pan } = this.camera, fit = this.#fitted;
    this.moveTo({ zoom, pan: { x: pan.x - zoom * x, y: pan.y - zoom * y } }, false);
    if (fit) this.#fitted = { ...fit, camera: this.camera };
    return shifted(was, x, y);
  }

  /** @param {() => void} act  Called when another scene is on the canvas. */
  onScene(act) { this.#followers.push(act); }

  #sync = () => this.host.setSeats(this.seats.values());

  #settled() {
    return frameAt(NOTHING, { seats: [...this.seats.values()], lines: [...this.lines.values()] }, 1);
  }

  repaint() {
    this.#isPainted = false;
    if (!this.#asked) this.#asked = requestAnimationFrame((time) => this.#frame(time));
  }

  /** Lays the page out and paints a new scene in the time until the next frame begins, which then only has to show it. */
  #ahead() {
    if (!this.#asked) return;
    this.beforePaint();
    if (this.#glide) return;
    this.#paint();
    this.#isPainted = true;
  }

  /** @param {number} time */
  #frame(time) {
    // What moves the window now is painted now, too.
    this.beforePaint();
    this.#asked = 0;
    if (this.#glide) {
      const t = Math.min(1, Math.max(0, (time - this.#glide.start) / GLIDE_MS));
      this.#ghostAlpha = goneBy(t);
      this.#now = frameAt(this.#glide.from, { seats: [...this.seats.values()], lines: [...this.lines.values()] }, t, this.#glide.fading);
      if (t < 1) this.repaint();
      else { this.#glide = null; announce("settled", { id: this.id }); }
    }
    if (!this.#isPainted) this.#paint();
    announce("painted", { id: this.id });
  }

  #paint() {
    this.#paintOn(this.#ctx, this.#view, window.devicePixelRatio || 1, () => this.#tools());
  }

  /** The whole scene as a picture of its own, for paper. @param {{ width: number, height: number }} size  Px at 96 a inch. */
  picture(size) {
    const ctx = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
    this.#paintOn(ctx, { ...fitted(this.content, size, { left: 4, top: 4, right: 4, bottom: 4 }), ...size }, PAPER_RATIO, () => [], onPaper(this.#now.seats.values()));
    return ctx.canvas;
  }

  /** @param {CanvasRenderingContext2D} ctx @param {View} view @param {number} ratio @param {() => Box[]} tools  That labels keep off; asked only where there are some.
   * @param {Iterable<Placed>} [cards] */
  #paintOn(ctx, view, ratio, tools, cards = this.#now.seats.values()) {
    paintScene(ctx, view, ratio, {
      lines: this.#allLines(), cards, labels: this.#labelsIn(ctx, view, tools), colours: this.#themes[this.#theme],
      selected: this.#selected, lit: this.#lit, decorate: this.decorate,
      ghost: ctx === this.#ctx ? this.#glide?.ghost ?? null : null, ghostAlpha: this.#ghostAlpha,
    });
  }

  /** @returns {Drawn[]} */
  #allLines() {
    return [...[...this.#now.lines.values()].filter(({ line }) => !this.#beside.has(line.id)), ...this.#beside.values()];
  }

  /** Shows lines besides those of the scene, each with its label; [] takes them away. @param {LineJson[]} lines */
  setBeside(lines) {
    this.#beside = new Map(lines.map((line) => [line.id, { line, points: line.points, alpha: 1 }]));
    this.repaint();
  }

  /** Labels of those lines, and of all that could be where they are drawn, where they stand on the screen. */
  besides() { return this.#labelsIn(this.#ctx, this.#view, () => this.#tools()); }

  /** @param {CanvasRenderingContext2D} ctx @param {View} view @param {() => Box[]} tools */
  #labelsIn(ctx, view, tools) {
    const beside = [...this.#beside.values()];
    const others = [...this.#now.lines.values()].flatMap((drawn) => {
      const number = this.#numbers.get(drawn.line.id);
      return number && !this.#beside.has(drawn.line.id) ? [{ ...drawn, number }] : [];
    });
    if (!beside.length && !others.length) return [];
    const cards = [...inWindow(this.#now.seats.values(), view)];
    const handles = cards.flatMap((card) => handleOf(card, view.zoom) || []);
    const drawn = others.length ? solidPieces(this.#now.lines.values(), view) : [];
    return labelsOfLines(ctx, beside, [...cards, ...handles, ...drawn, ...tools()], view, others);
  }

  /** What tools cover of the window, as boxes. */
  #tools() {
    const { left, bottom } = this.frame(), { width, height } = this.size;
    return [{ left: 0, top: 0, width: left, height }, { left: 0, top: height - bottom, width, height: bottom },
      ...this.covers().map((edges) => ({ left: edges.left, top: edges.top, width: edges.right - edges.left, height: edges.bottom - edges.top }))];
  }

  /** What is selected and which lines are lit. @param {string} selected @param {string[]} lit */
  mark(selected, lit = []) {
    this.#selected = selected;
    this.#lit = new Set(lit);
    this.repaint();
  }

  /** Lights the line of a seat to the top. @param {string} id */
  markWithLine(id) {
    const way = this.wayUp(id);
    this.mark(id, way.slice(1).map((boss, at) => `${way[at]}>${boss}`));
  }

  /** A seat and the bosses above it that are drawn. @param {string} id */
  wayUp(id) {
    const ids = [];
    for (let seat = this.seats.get(id); seat && ids.length <= this.seats.size; seat = this.seats.get(seat.boss)) ids.push(seat.id);
    return ids;
  }

  /** The card under a point of the window, and whether its handle is; null beside all. @param {{ x: number, y: number }} point */
  cardAt(point) {
    return cardAt(this.#now.seats.values(), this.#view, point);
  }

  /** The card or line under a point of the window as it is painted now; "" beside all. @param {{ x: number, y: number }} at */
  hit({ x, y }) {
    const { zoom, pan } = this.camera;
    return this.cardAt({ x, y })?.id || lineAt(this.#allLines(), (x - pan.x) / zoom, (y - pan.y) / zoom, zoom);
  }

  /** Where a card is on the window now, px; undefined where it is not drawn. @param {string} id */
  placeOf(id) {
    const placed = this.#now.seats.get(id);
    if (!placed) return undefined;
    const { zoom, pan } = this.camera, width = zoom * placed.seat.w, height = zoom * placed.seat.h;
    return { left: pan.x + zoom * placed.x - width / 2, top: pan.y + zoom * placed.y - height / 2, width, height };
  }

  /** Names that can be read in the window now. */
  labels() {
    return labelsOf(this.#now.seats.values(), this.#view);
  }

  // The window ----------------------------------------------------------------------------------------------------

  #isSized() {
    const { width, height } = this.size;
    return width > 0 && height > 0;
  }

  /** Does what needs a window at once, or as soon as there is one. @param {() => void} act */
  #onceSized(act) {
    this.#waiting = null;
    if (this.#isSized()) act();
    else this.#waiting = act;
  }

  /** @param {{ size: { width: number, height: number } }} fit */
  #isSizeOf({ size }) {
    return size.width === this.size.width && size.height === this.size.height;
  }

  #resized() {
    const act = this.#isSized() ? this.#waiting : null;
    if (act) { this.#waiting = null; act(); }
    // A chart that stands fitted, or is on its way there, stays fitted when its window changes size; it is told without a change too.
    else if (this.#fitted && (this.isAsFitted || this.host.isMoving()) && !this.#isSizeOf(this.#fitted)) this.#fitted.again();
    else this.#keepSelected();
    this.#sized = { ...this.size };
    this.repaint();
  }

  /** The selected card stays in a window that a list or a panel has made smaller. */
  #keepSelected() {
    const seat = this.seats.get(this.#selected), camera = this.camera;
    if (!seat || this.#glide || this.host.isMoving()) return;
    const kept = keeping(seat, camera, this.#sized, this.size);
    if (kept !== camera) this.moveTo(kept, false);
  }

  /** What covers the edges of the window has another size: a scene that stood fitted, or is on its way there, is to be whole.
   * @param {boolean} [isUnseen]  Nobody has seen it yet: it stands as if the frame had always been so. */
  reframed(isUnseen = false) {
    const fit = this.#fitted;
    if (!fit || !this.#isSized() || !(this.isAsFitted || this.host.isMoving())) return;
    if (isUnseen || !isWhole(this.content, fit.camera, this.size, this.frame())) fit.again();
  }

  /** @param {Camera} camera @param {boolean} isGliding */
  moveTo(camera, isGliding) {
    // Sent elsewhere it does not stand fitted, even where a glide has not left yet.
    this.#fitted = null;
    this.host.moveTo(camera, isGliding && !isStill() ? MOVE_MS : 0);
    this.repaint();
  }

  /** @param {(content: Chart["content"], size: { width: number, height: number }, frame: Edges) => Camera} find @param {() => void} again @param {boolean} isGliding */
  #stand(find, again, isGliding) {
    if (!this.seats.size) return;
    this.#onceSized(() => {
      const frame = this.frame(), first = find(this.content, this.size, frame);
      // What floats over a corner of the window stands over cards in some charts alone: those keep off it.
      const clear = clearOf(this.content, first, this.size, frame, this.covers());
      const camera = clear.top + clear.bottom > frame.top + frame.bottom ? find(this.content, this.size, clear) : first;
      this.moveTo(camera, isGliding);
      this.#fitted = { camera, size: { ...this.size }, again };
    });
  }

  /** The whole scene in the window. */
  fit(isGliding = false) {
    this.#stand((content, size, frame) => fitted(content, size, frame, this.beside()), () => this.fit(), isGliding);
  }

  /** The first view: the whole scene where its names can be read then, else where it begins. */
  start(isGliding = false) {
    this.#stand(beginning, () => this.start(), isGliding);
  }

  /** Whether nobody has moved the window since it was fitted. */
  get isAsFitted() {
    return Boolean(this.#fitted && isSame(this.camera, this.#fitted.camera));
  }

  /** Whether the scene as it is now would stand as well after a fit: all of it in the window, and not much smaller than it could be. */
  get isWellPlaced() {
    const size = this.size, frame = this.frame();
    return !this.#isSized() || (isWhole(this.content, this.camera, size, frame) && fitted(this.content, size, frame).zoom < this.camera.zoom * MUCH_NEARER);
  }

  /** @param {number} factor */
  zoomBy(factor) {
    this.moveTo(zoomed(this.camera, this.size, factor), false);
  }

  /** Some cards, as near as they all fit. @param {SeatJson[]} seats */
  showAll(seats) {
    if (seats.length) this.#onceSized(() => this.moveTo(showing(seats, this.size, this.frame()), true));
  }

  /** A card in the middle of the window. @param {string} id */
  centre(id) {
    const seat = this.seats.get(id);
    if (seat) this.#onceSized(() => this.moveTo(centredOn(seat, this.size, this.camera.zoom), true));
  }

  /** @param {string} id */
  isInView(id) {
    const seat = this.seats.get(id);
    return !seat || isInView(seat, this.camera, this.size);
  }
}

/**
 * The chart in a component, once Dash has mounted it.
 * @param {string} id
 * @param {Record<string, CanvasTheme>} themes
 */
export async function createChart(id, themes) {
  return new Chart(id, await mount(id), themes);
}
