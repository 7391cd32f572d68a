// From the numbers of /company/ID/measures to figures: traces and layout for Plotly, and the same numbers as rows.
(function () {
  "use strict";
  // Beyond this span a straight axis would press all boxes into its corner.
  const LOG_FROM = 60;
  const FONT = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
  const number = (value) => (value === null ? "" : value.toLocaleString("en-US", { maximumFractionDigits: 1 }));
  const percent = (part, all) => (all ? Math.round((1000 * part) / all) / 10 : 0);
  // A colour of the theme, "#rrggbb", seen through.
  const faint = (colour, alpha) => `rgba(${[1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)).join(",")},${alpha})`;

  function base(colours, more) {
    const axis = { gridcolor: faint(colours.line, 0.35), linecolor: colours.line, zerolinecolor: faint(colours.line, 0.6), fixedrange: true, automargin: true };
    const titled = (one) => (one && one.title ? { ...one, title: { ...one.title, font: { size: 12 } } } : one);
    const { xaxis, yaxis, ...rest } = more;
    return {
      paper_bgcolor: colours.surface, plot_bgcolor: colours.surface, dragmode: false, bargap: 0.3,
      font: { family: FONT, size: 12, color: colours.text }, margin: { l: 8, r: 12, t: 8, b: 8, pad: 2 },
      legend: { orientation: "h", x: 0, y: -0.2, yanchor: "top", font: { size: 11.5 }, itemclick: false, itemdoubleclick: false },
      hoverlabel: { font: { family: FONT, size: 12, color: colours.text }, bgcolor: colours.surface, bordercolor: colours.line },
      xaxis: { ...axis, ...titled(xaxis) }, yaxis: { ...axis, ...titled(yaxis) }, ...rest,
    };
  }

  const levelAxis = (levels) => ({ title: { text: "Level" }, type: "category", categoryorder: "array", categoryarray: levels.map(([level]) => String(level)).reverse(), showgrid: false });
  const swatch = (name, colour, more) => ({ type: "scatter", mode: "markers", x: [null], y: [null], name, marker: { symbol: "square", size: 12, color: colour }, hoverinfo: "skip", ...more });

  // Boxes from quartile to quartile with whiskers to the least and the most, a diamond at the mean.
  function spans(told, colours) {
    const { levels, published } = told, led = levels.filter(([, , managers]) => managers);
    const most = Math.max(16, ...led.map((row) => row[8])), isLog = most > LOG_FROM;
    const at = (column) => led.map((row) => row[column]);
    const y = led.map(([level]) => String(level));
    const tints = [faint(colours.second, 0.3), faint(colours.third, 0.2)];
    const shapes = published.bands.map(([low, high], place) => ({
      type: "rect", xref: "x", yref: "paper", layer: "below", x0: low, x1: high, y0: 0, y1: 1, line: { width: 0 }, fillcolor: tints[place],
    }));
    shapes.push({ type: "line", xref: "x", yref: "paper", layer: "below", x0: published.mean, x1: published.mean, y0: 0, y1: 1, line: { color: colours.muted, width: 1.5, dash: "dash" } });
    const hover = led.map(([level, , managers, mean, least, low, middle, high, top]) =>
      `Level ${level}: ${number(managers)} managers<br>mean ${number(mean)}, median ${number(middle)}<br>half between ${number(low)} and ${number(high)}<br>${number(least)} to ${number(top)} in all`);
    return {
      key: "spans", title: "Direct reports by level", caption: published.captions.levels,
      data: [
        { type: "box", orientation: "h", name: "This company", y, q1: at(5), median: at(6), q3: at(7), lowerfence: at(4), upperfence: at(8), line: { color: colours.accent, width: 1.5 },
          fillcolor: faint(colours.accent, 0.25), hoverinfo: "skip", showlegend: false },
        { type: "scatter", mode: "markers", name: "Mean of the level", x: at(3), y, marker: { symbol: "diamond", size: 8, color: colours.accent }, hovertext: hover, hoverinfo: "text" },
        ...published.bands.map(([low, high, name], place) => swatch(`${name[0].toUpperCase()}${name.slice(1)}: ${low} to ${high}`, tints[place])),
        { type: "scatter", mode: "lines", x: [null], y: [null], name: `Mean of managers: ${published.mean}`, line: { color: colours.muted, width: 1.5, dash: "dash" } },
      ],
      layout: base(colours, {
        shapes, xaxis: { title: { text: isLog ? "Direct reports (logarithmic)" : "Direct reports", standoff: 4 }, type: isLog ? "log" : "linear",
          range: isLog ? [Math.log10(0.8), Math.log10(most * 1.2)] : [0, most * 1.05], ...(isLog ? { tickvals: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 20000, 100000] } : {}) },
        yaxis: levelAxis(led),
      }),
      columns: ["Level", "Managers", "Mean", "Least", "Lower quartile", "Median", "Upper quartile", "Most"],
      rows: levels.map(([level, , managers, ...rest]) => [level, managers, ...rest]),
    };
  }

  // Bars about one middle line, the managers of each level inside all of its people.
  function pyramid(told, colours) {
    const { levels, published } = told, y = levels.map(([level]) => String(level));
    const half = Math.max(1, ...levels.map(([, people]) => people)) / 2;
    const bar = (column, name, colour, more) => ({
      type: "bar", orientation: "h", name, y, x: levels.map((row) => row[column]), base: levels.map((row) => -row[column] / 2), marker: { color: colour }, hoverinfo: "skip", ...more,
    });
    return {
      key: "people", title: "People by level", caption: published.captions.people,
      data: [
        bar(1, "People", faint(colours.accent, 0.3), { text: levels.map(([, people]) => ` ${number(people)}`), textposition: "outside", constraintext: "none", cliponaxis: false, hoverinfo: "text",
          hovertext: levels.map(([level, people, managers]) => `Level ${level}: ${number(people)} people, ${number(managers)} of them managers`) }),
        bar(2, "of them managers", colours.accent),
      ],
      layout: base(colours, { barmode: "overlay", xaxis: { range: [-1.5 * half, 1.5 * half], showticklabels: false, showgrid: false, zeroline: false }, yaxis: levelAxis(levels) }),
      columns: ["Level", "People", "Managers", "Managers in %"],
      rows: levels.map(([level, people, managers]) => [level, people, managers, percent(managers, people)]),
    };
  }

  // Managers by class of span, beside the published shares.
  function classes(told, colours) {
    const { published } = told, all = told.classes.reduce((sum, [, count]) => sum + count, 0);
    const x = told.classes.map(([name]) => name), mine = told.classes.map(([, count]) => percent(count, all)), theirs = published.classes.map(([, share]) => share);
    const bars = (name, y, marker) => ({ type: "bar", name, x, y, marker, text: y.map((share) => `${Math.round(share)}%`), textposition: "outside", constraintext: "none", textangle: 0, textfont: { size: 11.5 }, cliponaxis: false, hoverinfo: "skip" });
    return {
      key: "classes", title: "Managers by number of direct reports", caption: published.captions.classes,
      data: [
        bars("This company", mine, { color: colours.accent }),
        bars(published.whose, theirs, { color: faint(colours.muted, 0.25), line: { color: colours.muted, width: 1 }, pattern: { shape: "/", fgcolor: colours.muted, size: 6 } }),
      ],
      layout: base(colours, { barmode: "group", xaxis: { title: { text: "Direct reports", standoff: 4 }, showgrid: false, type: "category" },
        yaxis: { title: { text: "% of managers" }, range: [0, 1.15 * Math.max(...mine, ...theirs)] } }),
      columns: ["Direct reports", "Managers", "% of managers", `${published.whose}: %`],
      rows: told.classes.map(([name, count], place) => [name, count, mine[place], theirs[place]]),
    };
  }

  // The top's span as a point beside the medians by size and the middle half of one size class.
  function chief(told, colours) {
    const { medians, half } = told.published.chief, [from, to, low, high] = half, people = told.whole[1], span = told.chief.number;
    const last = medians[medians.length - 1], end = Math.max(20_000, people * 3);
    const line = [...medians, [end, last[1]]];
    const colour = colours.second;
    return {
      key: "chief", title: "Direct reports of the chief executive", caption: told.published.captions.chief,
      data: [
        { type: "scatter", mode: "lines+markers", name: "Median by size", x: line.map(([size]) => size), y: line.map(([, reports]) => reports), line: { color: colour, width: 2 }, marker: { size: [...medians.map(() => 6), 0], color: colour },
          hovertemplate: "%{x:,} people: median %{y}<extra></extra>" },
        swatch(`Middle half at ${number(from)} to ${number(to)} people: ${low} to ${high}`, faint(colour, 0.25)),
        { type: "scatter", mode: "markers+text", name: "This company", x: [people], y: [span], text: [number(span)], textposition: "top center", textfont: { size: 13, color: colours.text }, cliponaxis: false,
          marker: { symbol: "diamond", size: 13, color: colours.accent, line: { color: colours.surface, width: 1.5 } }, hovertemplate: `${number(people)} people: ${number(span)} direct reports<extra></extra>` },
      ],
      layout: base(colours, {
        shapes: [{ type: "rect", xref: "x", yref: "y", layer: "below", x0: from, x1: to, y0: low, y1: high, line: { width: 0 }, fillcolor: faint(colour, 0.25) }],
        xaxis: { title: { text: "People in the company", standoff: 4 }, type: "log", range: [0, Math.log10(end)], tickvals: [1, 10, 100, 1e3, 1e4, 1e5, 1e6], ticktext: ["1", "10", "100", "1,000", "10,000", "100,000", "1,000,000"] },
        yaxis: { title: { text: "Direct reports" }, range: [0, 1.2 * Math.max(high, span)] },
      }),
      columns: ["Whose", "People", "Direct reports"],
      rows: [["This company", people, span], ...medians.map(([size, reports]) => ["Median", size, reports]), ["Middle half, low", `${from} to ${to}`, low], ["Middle half, high", `${from} to ${to}`, high]],
    };
  }

  // Figures that there is something to show in.
  function figures(told, colours) {
    const has = told.whole[2] > 0;
    return [has && spans(told, colours), told.levels.length && pyramid(told, colours), has && classes(told, colours), told.chief && chief(told, colours)].filter(Boolean);
  }

  // The same figure alone, on paper: with its title, whose it is and its caption.
  function alone(figure, name) {
    const { layout } = figure;
    const at = { xref: "paper", yref: "paper", x: 0, xanchor: "left", showarrow: false, align: "left" };
    const lines = wrap(figure.caption, 118);
    return {
      data: figure.data,
      layout: {
        ...layout, width: 900, height: 560, title: { text: `${figure.title}<br><sub>${escape(name)}</sub>`, x: 0.02, xanchor: "left" },
        margin: { l: 70, r: 30, t: 80, b: 150, pad: 2 }, annotations: [{ ...at, y: 0, yshift: -100 - 7 * lines.length, yanchor: "middle", text: lines.join("<br>"), font: { size: 11 } }],
        legend: { ...layout.legend, orientation: "h", x: 0, y: -0.16, yanchor: "top" },
      },
    };
  }

  // Plotly reads a few tags in its texts.
  const escape = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  function wrap(text, most) {
    const lines = [""];
    for (const word of text.split(" ")) {
      const line = lines[lines.length - 1];
      if (line && line.length + word.length >= most) lines.push(word);
      else lines[lines.length - 1] = line ? `${line} ${word}` : word;
    }
    return lines;
  }

  function csv({ columns, rows }) {
    const cell = (value) => (/[",\n]/.test(String(value ?? "")) ? `"${String(value).replace(/"/g, '""')}"` : String(value ?? ""));
    return `\ufeff${[columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
  }

  if (typeof window !== "undefined") window.reportlineFigures = { figures, alone, csv, number };
  if (typeof module !== "undefined") module.exports = { figures, alone, csv };
})();
