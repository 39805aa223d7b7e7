// What every page of the console needs: news for screen readers, and saying so when the service does not answer.
"use strict";

const consolePage = {
  /** Told politely by screen readers. */
  say(text) {
    document.getElementById("said").textContent = text;
  },

  /** A line across the page; an empty text takes it away. */
  trouble(text, link) {
    const line = document.getElementById("trouble");
    line.textContent = text + " ";
    line.hidden = !text;
    if (link) {
      const a = document.createElement("a");
      a.href = link.href;
      a.textContent = link.text;
      line.append(a);
    }
  },
};

document.addEventListener("htmx:responseError", event => {
  const line = document.getElementById("trouble");
  const status = event.detail.xhr.status;
  if (status === 401 || status === 403) {
    consolePage.trouble(line.dataset.expired, { href: location.href, text: line.dataset.enter });
  } else {
    consolePage.trouble(line.dataset.unreachable);
  }
});
for (const event of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(event, () =>
    consolePage.trouble(document.getElementById("trouble").dataset.unreachable));
}
document.addEventListener("htmx:afterOnLoad", event => {
  if (event.detail.xhr.status < 400) {
    consolePage.trouble("");
  }
});

// shows what is typed into the fields that a checkbox names
document.addEventListener("change", event => {
  for (const id of (event.target.dataset?.reveal ?? "").split(" ").filter(Boolean)) {
    document.getElementById(id).type = event.target.checked ? "text" : "password";
  }
});

/* What cannot be undone is asked again. */
document.addEventListener("click", event => {
  const button = event.target.closest("[data-sure]");
  if (button && !confirm(button.dataset.sure)) {
    event.preventDefault();
  }
});
