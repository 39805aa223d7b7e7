// The dispatch board's list, fetched by itself and chosen by a search or a filter. The list's own fetch does not begin while
// a choice is under way, and nothing that began before the last choice may overwrite it.
"use strict";

let choices = 0;
let choosing = 0;
let missed = false;

function choose(xhr) {
  choices++;
  choosing++;
  xhr.addEventListener("loadend", () => {
    choosing--;
    if (missed && !choosing) {
      missed = false;
      changed("");
    }
  });
}

document.addEventListener("htmx:beforeRequest", event => {
  const { elt, target, xhr } = event.detail;
  if (elt.id === "search" && !document.getElementById("words").value.trim()) {
    event.preventDefault();
    htmx.trigger("#filters", "change"); // a search for nothing is the way back
  } else if (elt === list && (choosing || searched())) {
    event.preventDefault();
    missed = choosing > 0;
    asked = 0;
  } else if (target === list) {
    if (elt !== list) {
      choose(xhr);
    }
    listAt = Date.now();
    Object.assign(xhr, { began: listAt, choices });
  }
});

document.addEventListener("htmx:beforeSwap", event => {
  if (event.detail.target === list && event.detail.xhr.choices < choices) {
    event.detail.shouldSwap = false;
    changed(""); // should the choice fail
  }
});
