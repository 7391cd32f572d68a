// "Show all people": the typical company that is drawn becomes one of the visitor's own, everybody a seat.
import { sentenceOf } from "../api/client.js";
import { makePopulation } from "../api/population.js";
import { WHOLE_MESSAGE, WHOLE_SHOW } from "../ids.js";
import { companyOf, page, withCompany, withMessage } from "../state/page.js";
import { byId } from "../ui/dom.js";
import { number } from "../ui/format.js";

const LABEL = "Show all people";
// Whatever else asks for it says so by this attribute.
const BUTTONS = `#${WHOLE_SHOW}, [data-show-people]`;

/** Makes the button of the left panel work, and all that ask for the same. */
export function startPopulation() {
  const button = byId(WHOLE_SHOW), message = byId(WHOLE_MESSAGE);
  page.subscribe((state) => state.messages.seating || "", (text) => {
    button.setAttribute("aria-disabled", String(text !== ""));
    button.textContent = text || LABEL;
  });
  page.subscribe((state) => state.messages.population || "", (text) => { message.textContent = text; });
  document.addEventListener("click", (event) => {
    if (event.target instanceof Element && event.target.closest(BUTTONS)) showPeople();
  });
}

/** Query of the typical company on the page, without what belongs to the view. @param {string} text */
export function populationQuery(text) {
  const fields = new URLSearchParams(text);
  for (const key of ["open", "alt", "lay", "ratio", "lv"]) fields.delete(key);
  return fields.toString().replace(/%3A/g, ":").replace(/%2C/g, ",");
}

/** Asks for it and opens it; whoever has opened another company meanwhile stays there, and finds it in the list. */
export async function showPeople() {
  const { scene, messages } = page.get();
  if (messages.seating || !scene || companyOf(scene.query)) return;
  page.set(withMessage("population", ""));
  page.set(withMessage("seating", `Seating ${number(scene.headcount)} people …`));
  const { data, refusal } = await makePopulation(populationQuery(scene.query));
  page.set(withMessage("seating", ""));
  if (refusal) page.set(withMessage("population", sentenceOf(refusal)));
  else if (data && page.get().scene?.query === scene.query) page.set(withCompany(data.id));
}
