// Floors of the browser half, as import-linter holds those of the Python half:
//   main > features > chart > state | api > ui > dash-bridge, contract
import { readdirSync } from "node:fs";
import importX from "eslint-plugin-import-x";
import regexp from "eslint-plugin-regexp";

// Every other folder is a feature.
const SHARED = ["chart", "state", "api", "ui", "styles"];
const FEATURES = readdirSync(new URL("assets/src/", import.meta.url), { withFileTypes: true })
  .filter((one) => one.isDirectory() && !SHARED.includes(one.name)).map((one) => one.name);
const from = (target, forbidden, message) => ({ target: `./assets/src/${target}`, from: forbidden.map((one) => `./assets/src/${one}`), message });

const ZONES = [
  ...FEATURES.map((one) => from(one, [...FEATURES.filter((other) => other !== one), "main.js"], "Features do not know each other: they talk through the state.")),
  from("chart", [...FEATURES, "main.js"], "The chart knows no feature."),
  from("state", [...FEATURES, "chart", "api", "ui", "main.js"], "The state knows nobody."),
  from("api", [...FEATURES, "chart", "state", "ui", "main.js"], "Requests know nobody."),
  from("ui", [...FEATURES, "chart", "state", "api", "main.js"], "Parts of the page know nobody."),
];

// Private parts of others, each named in one file only.
const PRIVATE = [
  { selector: "Identifier[name='dash_clientside']", message: "Dash is touched in dash-bridge.js only." },
  { selector: "Identifier[name='_cyreg']", message: "Private parts of dash-cytoscape are touched in chart/cytoscape-host.js only." },
  { selector: "Identifier[name='propCache']", message: "Private parts of Cytoscape are touched in chart/cytoscape-host.js only." },
  { selector: "MemberExpression[object.name='window'][property.name=/^reportline/]", message: "There are no globals: import the module." },
];

// Ids are those of ids.js, or constants of the one module that makes the element; widths of windows those of ui/widths.js.
const TYPED = [
  { selector: "CallExpression[callee.property.name='getElementById'] > Literal", message: "Take the id from ids.js." },
  { selector: "CallExpression[callee.name='byId'] > Literal", message: "Take the id from ids.js." },
  { selector: "CallExpression[callee.property.name=/^(querySelector|querySelectorAll|closest|matches)$/] > Literal[value=/#/]", message: "Take the id from ids.js." },
  { selector: "CallExpression > Literal[value=/^#[a-z][a-z-]+ /]", message: "Take the id from ids.js." },
  { selector: "CallExpression[callee.property.name='matchMedia'] > Literal[value=/width|height/]", message: "Take the width from ui/widths.js." },
  { selector: "Literal[value='mine'], TemplateElement[value.raw=/^mine[:=]/], Literal[regex.pattern=/\\bmine\\b/]", message: "The key of a loaded company stands in state/query.js." },
  { selector: "Literal[value=/ORG[0-9]/], TemplateElement[value.raw=/ORG[0-9]/]", message: "What a finding offers is an action of its kind, in the client config." },
  { selector: "AssignmentExpression[left.object.name=/^(window|globalThis)$/], CallExpression[callee.property.name='assign'][arguments.0.name=/^(window|globalThis)$/]", message: "There are no globals: export it." },
  { selector: "Literal[value=/^[(](max|min)-width/]", message: "Widths stand in ui/widths.js." },
];

// Keys of cards, and "row 7" where a decision has no id, are read by one module each; elsewhere a number is one of the answer.
const NUMBERS = [
  { selector: "Literal[regex.pattern=/\\\\d|0-9/]", message: "No number is won back out of a text: the server sends it. Keys of cards are read in state/card-keys.js." },
];
const READERS = ["assets/src/state/card-keys.js", "assets/src/import/decided.js"];

export default [
  {
    files: ["assets/src/**/*.js", "tests/js/**/*.js"],
    plugins: { "import-x": importX },
    languageOptions: { ecmaVersion: 2024, sourceType: "module" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "import-x/no-cycle": "error",
      "import-x/no-restricted-paths": ["error", { zones: ZONES, basePath: import.meta.dirname }],
      "no-restricted-syntax": ["error", ...PRIVATE],
      "no-unused-vars": "error",
      "no-shadow": "error",
      "no-var": "error",
      "prefer-const": ["error", { destructuring: "all" }],
      eqeqeq: ["error", "always"],
      "no-implicit-coercion": "error",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-depth": ["error", 4],
    },
  },
  // A feature's start holds its listeners; what can be a function of its own stands outside it.
  { files: ["assets/src/**/*.js"], rules: { "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true, IIFEs: true }] } },
  { files: ["assets/src/**/*.js"], ignores: ["assets/src/ui/widths.js", "assets/src/state/query.js", "assets/src/one-file/**", ...READERS], rules: { "no-restricted-syntax": ["error", ...PRIVATE, ...TYPED, ...NUMBERS] } },
  { files: READERS, rules: { "no-restricted-syntax": ["error", ...PRIVATE, ...TYPED] } },
  { files: ["assets/src/one-file/**"], rules: { "no-restricted-syntax": ["error", ...PRIVATE, ...NUMBERS] } },
  {
    // A pattern takes time that grows with the text, not with its square: texts are of whoever made the file.
    files: ["assets/src/**/*.js"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: false }],
    },
  },
  { files: ["assets/src/dash-bridge.js"], rules: { "no-restricted-syntax": ["error", ...PRIVATE.filter((one) => !one.selector.includes("dash_clientside")), ...TYPED, ...NUMBERS] } },
  { files: ["assets/src/chart/cytoscape-host.js"], rules: { "no-restricted-syntax": ["error", PRIVATE[0], PRIVATE[3], ...TYPED, ...NUMBERS] } },
  { files: ["tests/js/chart/cytoscape-host.test.js"], rules: { "no-restricted-syntax": ["error", PRIVATE[0], PRIVATE[3]] } },
];
