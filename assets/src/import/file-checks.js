// What is looked at before a file or a pasted text is sent. Pure.
import { size } from "../ui/format.js";

const SIGNS = [",", ";", "|"];

/** Several lines with the same sign between their cells: a table was copied. @param {string} text */
export function isTable(text) {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim());
  if (lines.length < 2) return false;
  if (lines.filter((line) => line.includes("\t")).length > lines.length / 2) return true;
  return SIGNS.some((sign) => {
    const signs = lines[0].split(sign).length - 1;
    return signs > 0 && lines.filter((line) => line.split(sign).length - 1 >= signs).length > lines.length * 0.8;
  });
}

// How data, drawings, cards and what terminals print begin.
const BEGINNING = new RegExp(
  [
    "[{[<@|+┌╔┏]", "---\\s*(?:\\n|$)", "(?:strict\\s+)?(?:di)?graph\\b", "(?:flowchart|mindmap)\\b", "BEGIN:VCARD", "dn::? ", "\\*(?:vertices|network)\\b",
    "```", "#", "-\\[ RECORD", "\\*{5}", "(?:\\w+[=#$>]*> ?)?select\\b",
  ].map((part) => `^\\s*${part}`).join("|"),
  "i",
);
// Lines that are set in, or begin with a bullet, a number or a sign of a tree; lines between people.
const STEP = /^(?: {2,}|\t|\s*[-*+•·–▪◦│├└]\s*\S|\s*\p{N}+(?:\.\p{N}+)*[.)]?\s+\S)/u;
const BETWEEN = /\S\s*(?:->|→|=>|<-|←|»|>)\s*\S|\breports? to\b/u;
const FEW_STEPS = 0.3;

/** Several lines that may tell a hierarchy: an outline, a drawing, records. The server tells whether they do. @param {string} text */
export function isOutline(text) {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim());
  const share = (/** @type {RegExp} */ sign) => lines.filter((line) => sign.test(line)).length / lines.length;
  if (BEGINNING.test(text)) return lines.length > 1 || /[}\]>]\s*$/.test(text);
  const keys = lines.filter((line) => line.includes(": ")).length;
  return lines.length > 1 && (share(STEP) >= FEW_STEPS || share(BETWEEN) > 0.5 || keys > lines.length * 0.8);
}

/** Why a file is not sent; "" where it is. A server that is sent too much cuts the line instead of answering.
 * @param {string} name @param {number} bytes @param {number} limit  Bytes that the server takes. */
export function sizeRefusal(name, bytes, limit) {
  if (bytes <= limit) return "";
  return `${name} is ${size(bytes)}, and this server takes files of at most ${size(limit)}. Leave out columns that the chart does not need, `
    + "or save it as .xlsx, which is packed. Whoever runs the server can raise the limit with REPORTLINE_UPLOAD_MIB.";
}
