/** What slides up over the chat: the rows of a list, and places to send. */

import { node } from "./bubbles.js";

const PLACES = [
  ["Obelisco", "Av. 9 de Julio y Corrientes", -34.6037, -58.3816],
  ["Parque Centenario", "Caballito, Comuna 6", -34.6065, -58.4355],
  ["Barrio 31", "Retiro, Comuna 1", -34.5826, -58.3786],
];

function option(title, detail, chosen) {
  const made = node("button", "option", node("b", "", title), ...(detail ? [node("small", "", detail)] : []), node("i"));
  made.type = "button";
  made.addEventListener("click", chosen);
  return made;
}

for (const dialog of document.querySelectorAll("dialog")) {
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  // a tap beside the sheet closes it
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
}

/** Opens the sheet where the phone's screen is, also when that is drawn as a phone in the middle of a large window. */
function slideUp(dialog) {
  const screen = document.querySelector(".screen");
  const frame = screen.getBoundingClientRect();
  const width = screen.clientWidth;
  const edge = (frame.width - width) / 2;
  dialog.style.setProperty("--left", `${frame.left + edge}px`);
  dialog.style.setProperty("--width", `${width}px`);
  dialog.style.setProperty("--bottom", `${window.innerHeight - frame.bottom + edge}px`);
  dialog.style.setProperty("--round", edge > 0 ? "40px" : "0");
  dialog.showModal();
}

export function openList(bubble, choose) {
  const sheet = document.getElementById("sheet");
  const { action } = bubble.content;
  document.getElementById("sheet-title").textContent = action.button;
  const rows = document.getElementById("sheet-rows");
  rows.replaceChildren();
  for (const section of action.sections) {
    if (section.title) {
      rows.append(node("h3", "", section.title));
    }
    for (const row of section.rows) {
      rows.append(option(row.title, row.description, () => {
        sheet.close();
        choose(row.id);
      }));
    }
  }
  slideUp(sheet);
}

export function openPlaces(choose) {
  const dialog = document.getElementById("place");
  const send = (latitude, longitude) => {
    dialog.close();
    choose({ latitude, longitude });
  };
  const places = PLACES.map(([name, detail, ...spot]) => node("li", "", option(name, detail, () => send(...spot))));
  document.getElementById("places").replaceChildren(...places);
  document.getElementById("place-form").onsubmit = (event) => {
    event.preventDefault();
    send(Number(document.getElementById("latitude").value), Number(document.getElementById("longitude").value));
  };
  slideUp(dialog);
}
