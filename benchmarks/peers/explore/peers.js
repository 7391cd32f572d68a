// The two libraries drawing all people at once, fitted into a window of a size, moved by their own pan and zoom.
(function () {
  "use strict";
  const box = document.getElementById("chart");

  function room(width, height) {
    Object.assign(box.style, { width: `${width}px`, height: `${height}px` });
  }

  function d3OrgChart(rows, width, height) {
    room(width, height);
    const chart = new d3.OrgChart()
      .container("#chart").svgHeight(height).data(rows).duration(0)
      .nodeWidth(() => 208).nodeHeight(() => 84)
      .nodeContent(({ data }) => `<div class="card"><b>${data.name}</b><span>${data.title}</span></div>`);
    chart.render().expandAll().fit();
    const element = box.querySelector("svg"), { svg, zoomBehavior } = chart.getChartState();
    return {
      target: element,
      whole: () => { chart.fit(); },
      full: () => { svg.call(zoomBehavior.transform, d3.zoomIdentity.translate(width / 2, 40)); },
      state: () => element.querySelector("g.chart").getAttribute("transform"),
      count: () => box.querySelectorAll("g.node").length,
    };
  }

  // Its own data form: people within people.
  function nested(rows) {
    const known = new Map(rows.map((row) => [row.id, { name: row.name, title: row.title, children: [] }]));
    for (const row of rows) if (row.parentId) known.get(row.parentId).children.push(known.get(row.id));
    return known.get(rows.find((row) => !row.parentId).id);
  }

  function orgChart(rows, width, height) {
    room(width, height);
    const made = $("#chart").orgchart({ data: nested(rows), nodeContent: "title", pan: true, zoom: true, zoomoutLimit: 0.001 });
    const element = box.querySelector(".orgchart");
    // It knows no "fit": its own scale does it, about its middle.
    const scale = (value) => {
      element.style.transform = "";
      const left = (box.clientWidth - element.offsetWidth) / 2, top = (box.clientHeight - element.offsetHeight) / 2;
      element.style.transform = `matrix(1, 0, 0, 1, ${left}, ${top})`;
      made.setChartScale(made.$chart, value);
    };
    const whole = () => scale(Math.min(box.clientWidth / element.offsetWidth, box.clientHeight / element.offsetHeight));
    whole();
    return {
      target: element, whole,
      full: () => scale(1),
      state: () => element.style.transform,
      count: () => element.querySelectorAll(".node").length,
    };
  }

  window.peers = { d3OrgChart, orgChart };
})();
