// From the metrics of a company to figures: traces and layout for Plotly, and the same numbers as rows. Pure.

/** @import { MetricsAnswer } from "../contract.d.ts" */
/** Colours of the theme as "#rrggbb", and the typeface. @typedef {Record<"text" | "muted" | "surface" | "line" | "accent" | "second" | "third" | "font", string>} Look */
/** @typedef {{ key: string, title: string, caption: string, data: Record<string, any>[], layout: Record<string, any>, columns: string[], rows: (string | number | null)[][] }} Figure */
/** @typedef {MetricsAnswer["levels"][number]} LevelRow  Level, people, managers; of their spans mean, least, quartiles, most. */

// Beyond this span a straight axis would press all boxes into its corner.
const LOG_FROM = 60;
const LOG_TICKS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 20000, 100000];
const SIZE_TICKS = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];
// Letters of a caption in a line of a figure alone.
const CAPTION_LETTERS = 118;

/** "1,284.5"; "" for none. @param {number | null} value */
export const decimal = (value) => (value === null ? "" : value.toLocaleString("en-US", { maximumFractionDigits: 1 }));

/** Per cent of a whole, with one decimal. @param {number} part @param {number} whole */
export const percent = (part, whole) => (whole ? Math.round((1000 * part) / whole) / 10 : 0);

/** A colour seen through. @param {string} colour @param {number} alpha */
const faint = (colour, alpha) => `rgba(${[1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)).join(",")},${alpha})`;

/** What all figures have alike. @param {Look} look @param {Record<string, any>} more */
function layoutOf(look, { xaxis, yaxis, ...more }) {
  const axis = { gridcolor: faint(look.line, 0.35), linecolor: look.line, zerolinecolor: faint(look.line, 0.6), fixedrange: true, automargin: true };
  const titled = (/** @type {Record<string, any>} */ one) => (one.title ? { ...one, title: { ...one.title, font: { size: 12 } } } : one);
  return {
    paper_bgcolor: look.surface, plot_bgcolor: look.surface, dragmode: false, bargap: 0.3,
    font: { family: look.font, size: 12, color: look.text }, margin: { l: 8, r: 12, t: 8, b: 8, pad: 2 },
    legend: { orientation: "h", x: 0, y: -0.2, yanchor: "top", font: { size: 12 }, itemclick: false, itemdoubleclick: false },
    hoverlabel: { font: { family: look.font, size: 12, color: look.text }, bgcolor: look.surface, bordercolor: look.line },
    xaxis: { ...axis, ...titled(xaxis) }, yaxis: { ...axis, ...titled(yaxis) }, ...more,
  };
}

/** The first level at the top. @param {readonly LevelRow[]} levels */
const levelAxis = (levels) => ({
  title: { text: "Level" }, type: "category", categoryorder: "array", categoryarray: levels.map(([level]) => String(level)).reverse(), showgrid: false,
});

/** An entry of the legend without a trace. @param {string} name @param {string} color */
const swatch = (name, color) => ({ type: "scatter", mode: "markers", x: [null], y: [null], name, marker: { symbol: "square", size: 12, color }, hoverinfo: "skip" });

/** A rectangle behind the traces. @param {string} yref @param {number[]} corners  x0, x1, y0, y1. @param {string} fillcolor */
const area = (yref, [x0, x1, y0, y1], fillcolor) => ({ type: "rect", xref: "x", yref, layer: "below", x0, x1, y0, y1, line: { width: 0 }, fillcolor });

const firstUpper = (/** @type {string} */ text) => `${text[0].toUpperCase()}${text.slice(1)}`;

/** What is said of a level under the pointer. @param {LevelRow} row */
const levelText = ([level, , managers, mean, least, low, middle, high, most]) =>
  `Level ${level}: ${decimal(managers)} managers<br>mean ${decimal(mean)}, median ${decimal(middle)}<br>half between ${decimal(low)} and ${decimal(high)}<br>`
  + `${decimal(least)} to ${decimal(most)} in all`;

/** Axis of the spans, logarithmic where some are very wide. @param {number} most */
function spanAxis(most) {
  if (most > LOG_FROM) {
    const range = [Math.log10(0.8), Math.log10(most * 1.2)];
    return { title: { text: "Direct reports (logarithmic)", standoff: 4 }, type: "log", range, tickvals: LOG_TICKS };
  }
  return { title: { text: "Direct reports", standoff: 4 }, type: "linear", range: [0, most * 1.05] };
}

/** Boxes from quartile to quartile with whiskers to the least and the most, a diamond at the mean. @param {MetricsAnswer} metrics @param {Look} look @returns {Figure} */
function spans({ levels, published }, look) {
  const led = levels.filter(([, , managers]) => managers), most = Math.max(16, ...led.map((row) => row[8] || 0));
  const at = (/** @type {number} */ column) => led.map((row) => row[column]);
  const y = led.map(([level]) => String(level)), tints = [faint(look.second, 0.3), faint(look.third, 0.2)];
  const { mean } = published, dash = { color: look.muted, width: 1.5, dash: "dash" };
  return {
    key: "spans", title: "Direct reports by level", caption: published.captions.levels,
    data: [
      { type: "box", orientation: "h", name: "This company", y, q1: at(5), median: at(6), q3: at(7), lowerfence: at(4), upperfence: at(8),
        line: { color: look.accent, width: 1.5 }, fillcolor: faint(look.accent, 0.25), hoverinfo: "skip", showlegend: false },
      { type: "scatter", mode: "markers", name: "Mean of the level", x: at(3), y, marker: { symbol: "diamond", size: 8, color: look.accent },
        hovertext: led.map(levelText), hoverinfo: "text" },
      ...published.bands.map(([low, high, name], place) => swatch(`${firstUpper(name)}: ${low} to ${high}`, tints[place])),
      { type: "scatter", mode: "lines", x: [null], y: [null], name: `Mean of managers: ${mean}`, line: dash },
    ],
    layout: layoutOf(look, {
      shapes: [...published.bands.map(([low, high], place) => area("paper", [low, high, 0, 1], tints[place])),
        { type: "line", xref: "x", yref: "paper", layer: "below", x0: mean, x1: mean, y0: 0, y1: 1, line: dash }],
      xaxis: spanAxis(most), yaxis: levelAxis(led),
    }),
    columns: ["Level", "Managers", "Mean", "Least", "Lower quartile", "Median", "Upper quartile", "Most"],
    rows: levels.map(([level, , managers, ...rest]) => [level, managers, ...rest]),
  };
}

/** Bars about one middle line, the managers of each level inside all of its people. @param {MetricsAnswer} metrics @param {Look} look @returns {Figure} */
function pyramid({ levels, published }, look) {
  const y = levels.map(([level]) => String(level)), half = Math.max(1, ...levels.map(([, people]) => people)) / 2;
  const bar = (/** @type {1 | 2} */ column, /** @type {string} */ name, /** @type {string} */ color) => ({
    type: "bar", orientation: "h", name, y, x: levels.map((row) => row[column]), base: levels.map((row) => -row[column] / 2), marker: { color }, hoverinfo: "skip",
  });
  return {
    key: "people", title: "People by level", caption: published.captions.people,
    data: [
      { ...bar(1, "People", faint(look.accent, 0.3)), text: levels.map(([, people]) => ` ${decimal(people)}`), textposition: "outside", constraintext: "none",
        cliponaxis: false, hoverinfo: "text",
        hovertext: levels.map(([level, people, managers]) => `Level ${level}: ${decimal(people)} ${people === 1 ? "person" : "people"}, ${decimal(managers)} of them managers`) },
      bar(2, "of them managers", look.accent),
    ],
    layout: layoutOf(look, {
      barmode: "overlay", xaxis: { range: [-1.5 * half, 1.5 * half], showticklabels: false, showgrid: false, zeroline: false }, yaxis: levelAxis(levels),
    }),
    columns: ["Level", "People", "Managers", "Managers in %"],
    rows: levels.map(([level, people, managers]) => [level, people, managers, percent(managers, people)]),
  };
}

/** Managers by class of span, beside the published shares. @param {MetricsAnswer} metrics @param {Look} look @returns {Figure} */
function classesOf({ classes, published }, look) {
  const all = classes.reduce((sum, [, count]) => sum + count, 0), x = classes.map(([name]) => name);
  const mine = classes.map(([, count]) => percent(count, all)), theirs = published.classes.map(([, share]) => share);
  const bars = (/** @type {string} */ name, /** @type {number[]} */ y, /** @type {Record<string, any>} */ marker) => ({
    type: "bar", name, x, y, marker, text: y.map((share) => `${Math.round(share)}%`), textposition: "outside", constraintext: "none", textangle: 0,
    textfont: { size: 12 }, cliponaxis: false, hoverinfo: "skip",
  });
  const hatched = { color: faint(look.muted, 0.25), line: { color: look.muted, width: 1 }, pattern: { shape: "/", fgcolor: look.muted, size: 6 } };
  return {
    key: "classes", title: "Managers by number of direct reports", caption: published.captions.classes,
    data: [bars("This company", mine, { color: look.accent }), bars(published.whose, theirs, hatched)],
    layout: layoutOf(look, {
      barmode: "group", xaxis: { title: { text: "Direct reports", standoff: 4 }, showgrid: false, type: "category" },
      yaxis: { title: { text: "% of managers" }, range: [0, 1.15 * Math.max(...mine, ...theirs)] },
    }),
    columns: ["Direct reports", "Managers", "% of managers", `${published.whose}: %`],
    rows: classes.map(([name, count], place) => [name, count, mine[place], theirs[place]]),
  };
}

/** The top's span as a point beside the medians by size and the middle half of one size class.
 * @param {MetricsAnswer} metrics @param {number} span @param {Look} look @returns {Figure} */
function chiefOf({ whole, published }, span, look) {
  const { medians, half } = published.chief, [from, to, low, high] = half, [, people] = whole;
  const end = Math.max(20_000, people * 3), line = [...medians, [end, medians[medians.length - 1][1]]], tint = faint(look.second, 0.25);
  return {
    key: "chief", title: "Direct reports of the chief executive", caption: published.captions.chief,
    data: [
      { type: "scatter", mode: "lines+markers", name: "Median by size", x: line.map(([size]) => size), y: line.map(([, reports]) => reports),
        line: { color: look.second, width: 2 }, marker: { size: [...medians.map(() => 6), 0], color: look.second },
        hovertemplate: "%{x:,} people: median %{y}<extra></extra>" },
      swatch(`Middle half at ${decimal(from)} to ${decimal(to)} people: ${low} to ${high}`, tint),
      { type: "scatter", mode: "markers+text", name: "This company", x: [people], y: [span], text: [decimal(span)], textposition: "top center",
        textfont: { size: 13, color: look.text }, cliponaxis: false,
        marker: { symbol: "diamond", size: 13, color: look.accent, line: { color: look.surface, width: 1.5 } },
        hovertemplate: `${decimal(people)} people: ${decimal(span)} direct reports<extra></extra>` },
    ],
    layout: layoutOf(look, {
      shapes: [area("y", [from, to, low, high], tint)],
      xaxis: { title: { text: "People in the company", standoff: 4 }, type: "log", range: [0, Math.log10(end)], tickvals: SIZE_TICKS, ticktext: SIZE_TICKS.map(decimal) },
      yaxis: { title: { text: "Direct reports" }, range: [0, 1.2 * Math.max(high, span)] },
    }),
    columns: ["Whose", "People", "Direct reports"],
    rows: [["This company", people, span], ...medians.map(([size, reports]) => ["Median", size, reports]),
      ["Middle half, low", `${from} to ${to}`, low], ["Middle half, high", `${from} to ${to}`, high]],
  };
}

/** Figures that there is something to show in. @param {MetricsAnswer} metrics @param {Look} look @returns {Figure[]} */
export function figures(metrics, look) {
  const isLed = metrics.whole[2] > 0, { levels, chief } = metrics;
  return [
    ...(isLed ? [spans(metrics, look)] : []), ...(levels.length ? [pyramid(metrics, look)] : []),
    ...(isLed ? [classesOf(metrics, look)] : []), ...(chief ? [chiefOf(metrics, chief.number, look)] : []),
  ];
}

/** The same figure alone, on paper: with its title, whose it is and its caption. @param {Figure} figure @param {string} name */
export function alone({ data, layout, title, caption }, name) {
  const lines = wrap(caption, CAPTION_LETTERS);
  return {
    data,
    layout: {
      ...layout, width: 900, height: 560, title: { text: `${title}<br><sub>${escape(name)}</sub>`, x: 0.02, xanchor: "left" },
      margin: { l: 70, r: 30, t: 80, b: 150, pad: 2 },
      annotations: [{ xref: "paper", yref: "paper", x: 0, xanchor: "left", showarrow: false, align: "left", y: 0, yshift: -100 - 7 * lines.length,
        yanchor: "middle", text: lines.join("<br>"), font: { size: 12 } }],
      legend: { ...layout.legend, orientation: "h", x: 0, y: -0.16, yanchor: "top" },
    },
  };
}

/** Plotly reads a few tags in its texts. @param {string} text */
const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** @param {string} text @param {number} most */
function wrap(text, most) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines[lines.length - 1];
    if (line && line.length + word.length >= most) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines;
}

/** The numbers of a figure as a file that spreadsheets open. @param {Pick<Figure, "columns" | "rows">} figure */
export function csv({ columns, rows }) {
  const cell = (/** @type {unknown} */ value) => (/[",\n]/.test(String(value ?? "")) ? `"${String(value).replace(/"/g, '""')}"` : String(value ?? ""));
  return `\ufeff${[columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
