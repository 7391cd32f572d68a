// Metrics of a company of five, with some of them otherwise, and colours to draw them with.

export const LOOK = {
  ...Object.fromEntries(["text", "muted", "surface", "line", "accent", "second", "third"].map((name, at) => [name, `#10203${at}`])), font: "Inter",
};

const flag = (key, total, seats) => ({ key, sentence: `${total} have ${key}.`, unit: "direct reports", total, seats });
const limit = (value, first) => ({ value, first, why: "By Gallup.", confidence: "published", cites: [] });

/** An answer of `GET /company/ID/measures`. */
export const metrics = (more) => ({
  name: "A & <b>", part: "The whole company", whole: [1, 5, 2, 2, 1, 1.5, 2, 2.5, 3], chief: { number: 3, name: "Ann" }, depth: 3, further: 0, notes: ["Dotted lines do not count."],
  levels: [[1, 1, 1, 3, 3, 3, 3, 3, 3], [2, 3, 1, 1, 1, 1, 1, 1, 1], [3, 1, 0, null, null, null, null, null, null]],
  classes: [["under 5", 2], ["5 or more", 0]],
  flags: [flag("widest", 3, [{ id: "n1", name: "Ann", title: "CEO", number: 30 }, { id: "n2", name: "Cook", title: "Cook", number: 26 }]), flag("narrowest", 0, []), flag("layers", 0, [])],
  limits: { widest: limit(24, 24), narrowest: limit(3, 3), layers: limit(8, 8) },
  published: {
    captions: { levels: "By level.", people: "People.", classes: "Classes.", chief: "Chief." }, bands: [[5, 6, "the median"], [10, 15, "the best"]], mean: 12.1,
    whose: "Gallup, 2026", classes: [["under 5", 37], ["5 or more", 63]], chief: { medians: [[1, 3], [50, 6]], half: [10, 30, 2, 4] },
    managers: "US public: 18%", depth: "Usual: 5", mean_span: "Usual: 12.1", median: "Usual: 6", sources: ["Gallup (2026)."],
  },
  ...more,
});
