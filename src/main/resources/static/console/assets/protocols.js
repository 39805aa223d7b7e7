// Pages about protocols: a file is read into the text, lines with a problem are shown, and what is grave is asked again.
"use strict";

const yaml = document.getElementById("yaml");

document.getElementById("file")?.addEventListener("change", async event => {
  const file = event.target.files[0];
  if (file) {
    yaml.value = await file.text();
    yaml.focus();
  }
});

document.addEventListener("click", event => {
  const line = event.target.closest("[data-line]");
  if (line) {
    event.preventDefault();
    mark(Number(line.dataset.line));
  }
});

/** Selects a line of the text, so that it is seen. */
function mark(line) {
  const lines = yaml.value.split("\n");
  const begin = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  yaml.focus();
  yaml.setSelectionRange(begin, begin + (lines[line - 1] ?? "").length);
  yaml.scrollTop = (line - 5) * yaml.scrollHeight / lines.length;
  yaml.scrollIntoView({ block: "center" });
}

/* Proving takes a while. */
yaml?.form.addEventListener("submit", () => {
  document.getElementById("bring").disabled = true;
  consolePage.say(yaml.form.dataset.doing);
  document.getElementById("bring").textContent = yaml.form.dataset.doing;
});
