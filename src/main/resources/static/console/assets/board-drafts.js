// What was typed to the person of one case waits while another is open. In memory only: it is personal data.
"use strict";

const drafts = new Map();

function keepDraft() {
  const text = document.getElementById("text")?.value;
  if (text) {
    drafts.set(openId(), text);
  } else {
    drafts.delete(openId());
  }
}

function bringDraft() {
  const text = document.getElementById("text");
  if (text && drafts.has(openId())) {
    text.value = drafts.get(openId());
  }
}

document.addEventListener("htmx:beforeSwap", event => {
  if (event.detail.target === pane && event.detail.shouldSwap) {
    keepDraft();
  }
});

/* One that was sent while another case was being opened is none any more. */
document.addEventListener("htmx:afterRequest", event => {
  const { elt, successful } = event.detail;
  if (!successful || elt.id !== "say" || pane.contains(elt)) {
    return;
  }
  const { id } = elt.closest(".sheet").dataset;
  const sent = elt.querySelector("textarea").value;
  const text = document.getElementById("text");
  if (drafts.get(id) === sent) {
    drafts.delete(id);
  }
  if (text && openId() === id && text.value === sent) {
    text.value = "";
  }
});
