// What is looked at before a file or a pasted text is sent.
import test from "node:test";
import assert from "node:assert/strict";
import { isOutline, isTable, sizeRefusal } from "../../../assets/src/import/file-checks.js";

const MIB = 1024 * 1024;

test("a copied table is told from prose", () => {
  for (const text of ["id\tname\n1\tAda", "id,name,boss\r\n1,Ada,\r\n2,Bo,1", "a;b\n1;2\n", "x|y\n1|2"]) assert.equal(isTable(text), true, text);
  for (const text of ["", "Ada", "id\tname", "Dear all,\nthe chart is here.\nYours", "one\ntwo\nthree"]) assert.equal(isTable(text), false, text);
});

test("a file that is too large is refused with its size, the limit and what to do", () => {
  assert.equal(sizeRefusal("staff.csv", 64 * MIB, 64 * MIB), "");
  assert.match(sizeRefusal("staff.csv", 93.4 * MIB, 64 * MIB), /^staff\.csv is 93\.4 MB, and this server takes files of at most 64\.0 MB\. Leave out columns/);
});

test("an outline, a drawing or records are told from prose by their lines", () => {
  const outlines = [
    "Ann\n  Bo\n  Cy", "- Ann\n- Bo", "1 Ann\n1.1 Bo", "├── Ann\n└── Bo", "# Ann\n## Bo", "digraph { a -> b }", "graph TD\nA-->B", "@startwbs\n* Ann\n@endwbs",
    "BEGIN:VCARD\nFN:Ann", '[{"name": "Ann"}]', '{\n"a": 1}', "Ann -> Bo\nBo -> Cy", "Bo reports to Ann\nCy reports to Ann", "name: Ann\nboss: Bo",
    "mysql> select * from emp;\n+--+", " id | name\n----+----\n", "-[ RECORD 1 ]---\nid | 1", "*********** 1. row ****\n id: 1", "dn: cn=Ann\ncn: Ann",
  ];
  for (const text of outlines) assert.equal(isOutline(text) || isTable(text), true, text);
  for (const text of ["", "Ann", "{", "one\ntwo\nthree", "Dear all,\nthe chart is here.\nYours", "Hi:\nsee you later\nBo"]) assert.equal(isOutline(text), false, text);
});
