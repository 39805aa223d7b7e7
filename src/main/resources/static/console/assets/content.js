// Pages on which answers are written: more rows, marked fields, and nothing typed is lost by leaving.
"use strict";

const text = document.getElementById("text");
let unsaved = Boolean(text?.dataset.refused);

text?.addEventListener("input", () => { unsaved = true; });
text?.addEventListener("submit", () => { unsaved = false; });
window.addEventListener("beforeunload", event => {
  if (text && unsaved) {
    event.preventDefault();
  }
});

document.addEventListener("click", event => {
  const more = event.target.closest("[data-more]");
  if (more) {
    const pairs = document.getElementById(more.dataset.more);
    const pair = pairs.lastElementChild.cloneNode(true);
    for (const input of pair.querySelectorAll("input")) {
      input.value = input.classList.contains("weight") ? "3" : "";
      input.setAttribute("aria-label", input.getAttribute("aria-label").replace(/\d+/, pairs.children.length + 1));
    }
    pairs.append(pair);
    pair.querySelector("input").focus();
  }
});

/* What the server found while somebody types: the field says so too. */
document.addEventListener("htmx:oobAfterSwap", event => {
  const note = event.detail.target;
  if (note.id?.startsWith("n-")) {
    const shown = document.getElementById(note.id);
    for (const field of document.querySelectorAll(`[aria-describedby~="${note.id}"]:not(fieldset)`)) {
      if (shown.dataset.wrong) {
        field.setAttribute("aria-invalid", "true");
      } else {
        field.removeAttribute("aria-invalid");
      }
    }
  }
});

/* The conversation goes on at its end. */
document.addEventListener("htmx:afterSwap", event => {
  if (event.detail.target.id === "talk-lines") {
    const lines = event.detail.target;
    lines.scrollTop = lines.scrollHeight;
    document.getElementById("try").value = "";
    document.getElementById("try").focus();
  }
});
