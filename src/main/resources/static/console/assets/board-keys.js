// The dispatch board by keyboard alone, and on a small screen, where the ticket covers the list.
"use strict";

const help = document.getElementById("help");
const keysOn = document.getElementById("keys-on");
keysOn.checked = localStorage.getItem("board-keys") !== "no";
keysOn.addEventListener("change", () => localStorage.setItem("board-keys", keysOn.checked ? "yes" : "no"));

function step(by) {
  const lines = [...list.querySelectorAll(".line, #more")];
  const at = lines.indexOf(document.activeElement);
  const open = lines.findIndex(line => line.hasAttribute("aria-current"));
  const next = at >= 0 ? at + by : open >= 0 ? open + by : by > 0 ? 0 : lines.length - 1;
  lines[Math.min(Math.max(next, 0), lines.length - 1)]?.focus();
}

function toList() {
  board.classList.remove("with-ticket");
  (list.querySelector("[aria-current]") ?? list.querySelector(".line"))?.focus();
}

const keys = {
  j: () => step(1),
  k: () => step(-1),
  t: () => document.getElementById("step-ACKNOWLEDGE")?.click(),
  n: () => document.getElementById("step-NO_CONTACT")?.click(),
  c: () => document.getElementById("text")?.focus(),
  f: () => {
    const phrases = document.querySelector(".phrases");
    if (phrases) {
      phrases.open = true;
      phrases.querySelector("button").focus();
    }
  },
  s: () => sound.toggle(),
  b: () => document.getElementById("words").focus(),
  "?": () => help.showModal(),
};

document.addEventListener("keydown", event => {
  if (help.open) {
    return;
  }
  if (event.key === "Escape") {
    const phrases = event.target.closest?.(".phrases[open]");
    if (phrases) {
      phrases.open = false;
      phrases.querySelector("summary").focus();
    } else {
      toList();
    }
    return;
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.id === "text") {
    event.preventDefault();
    document.getElementById("say").requestSubmit();
    return;
  }
  const typing = event.target.matches("input:not([type=checkbox]), textarea, select");
  if (typing || event.ctrlKey || event.altKey || event.metaKey || !keysOn.checked) {
    return;
  }
  const does = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (does) {
    event.preventDefault();
    does();
  }
});

document.addEventListener("click", event => {
  if (event.target.closest(".back")) {
    event.preventDefault();
    toList();
  }
});

document.getElementById("help-button").addEventListener("click", () => help.showModal());
