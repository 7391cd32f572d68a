// Where things are asked for: ids and words come to the server as they are, whatever signs they hold.
import test from "node:test";
import assert from "node:assert/strict";
import * as companies from "../../../assets/src/api/companies.js";
import { askComparison, comparisonPath } from "../../../assets/src/api/comparison.js";
import { getMetrics, metricsPath } from "../../../assets/src/api/metrics.js";
import { getRows, rowsFile } from "../../../assets/src/api/people.js";
import { makePopulation } from "../../../assets/src/api/population.js";
import { searchSeats } from "../../../assets/src/api/search.js";
import { fakeRequests } from "../fakes/server.js";

const ID = "a/b?c";
const WORDS = "R&D #1 100% Zoë";
const QUESTION = { sorts: [], filters: [], search: WORDS };

test("each question has its method, path and body", (t) => {
  const sent = fakeRequests(t), coded = encodeURIComponent(WORDS);
  const cases = [
    [() => companies.listCompanies(), "GET", "/companies", null],
    [() => companies.listSamples(), "GET", "/samples", null],
    [() => companies.getCompany(ID), "GET", "/company/a%2Fb%3Fc/report", null],
    [() => companies.eraseCompany(ID), "POST", "/company/a%2Fb%3Fc/delete", {}],
    [() => companies.eraseCompanies(), "POST", "/companies/delete", {}],
    [() => companies.searchPeople(ID, WORDS), "GET", `/company/a%2Fb%3Fc/search?q=${coded}`, null],
    [() => companies.valuesOf(ID, WORDS), "GET", `/company/a%2Fb%3Fc/values?column=${coded}`, null],
    [() => companies.ownersOfPictures(ID, [WORDS]), "POST", "/company/a%2Fb%3Fc/faces", { names: [WORDS] }],
    [() => searchSeats("n=400", WORDS), "GET", `/search?n=400&q=${coded}`, null],
    [() => searchSeats("", WORDS), "GET", `/search?q=${coded}`, null],
    [() => makePopulation("n=400&t=a:1"), "POST", "/whole?n=400&t=a:1", {}],
    [() => getMetrics(metricsPath(ID, new URLSearchParams({ top: "n1" }))), "GET", "/company/a%2Fb%3Fc/measures?top=n1", null],
    [() => askComparison(comparisonPath({ a: "x y", bn: "4" })), "GET", "/compare?a=x+y&bn=4", null],
    [() => getRows({ id: ID, query: "" }, "people", { start: 0, end: 9, search: WORDS }), "POST", "/company/a%2Fb%3Fc/people", { start: 0, end: 9, search: WORDS }],
    [() => getRows({ id: "", query: "n=400" }, "people", { start: 0, end: 9 }), "POST", "/seats", { start: 0, end: 9, query: "n=400" }],
  ];
  for (const [ask, method, path, body] of cases) {
    ask();
    const request = sent[sent.length - 1];
    assert.deepEqual([request.method, request.path, JSON.parse(request.body)], [method, path, body]);
  }
  assert.equal(companies.readingPath(ID), "/company/a%2Fb%3Fc/read");
});

test("the address of a file holds the whole question", () => {
  const asked = (address) => JSON.parse(new URL(address, "http://x").searchParams.get("ask"));
  assert.deepEqual(asked(rowsFile({ id: ID, query: "" }, "people", QUESTION)), QUESTION);
  assert.deepEqual(asked(rowsFile({ id: "", query: "n=400" }, "people", QUESTION)), { ...QUESTION, query: "n=400" });
  assert.match(rowsFile({ id: "", query: "n=400" }, "people", QUESTION), /^\/seats\.csv\?/);
  assert.equal(rowsFile({ id: ID, query: "" }, "findings", QUESTION), "/company/a%2Fb%3Fc/findings.csv");
});
