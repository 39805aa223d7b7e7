/** The tester's panel beside the phone. */

import * as api from "./api.js";

const panel = document.getElementById("tools");
const opener = document.getElementById("open-tools");
const wire = document.getElementById("wire");
const fault = document.getElementById("fault");

function toggle(open) {
  panel.classList.toggle("open", open);
  opener.setAttribute("aria-expanded", String(open));
  (open ? document.getElementById("close-tools") : opener).focus();
}

const pretty = (json) => {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
};

export async function showWire() {
  if (wire.open) {
    const latest = await api.wire();
    document.getElementById("wire-webhook").textContent = pretty(latest.webhook);
    document.getElementById("wire-graph").textContent = pretty(latest.graph);
  }
}

export function showFault(name) {
  if (document.activeElement !== fault) {
    fault.value = name;
  }
  fault.classList.toggle("on", name !== "none");
}

export function wireUp(phone) {
  opener.addEventListener("click", () => toggle(true));
  document.getElementById("close-tools").addEventListener("click", () => toggle(false));
  panel.addEventListener("keydown", (event) => event.key === "Escape" && toggle(false));
  fault.addEventListener("change", () => api.fault(fault.value));
  wire.addEventListener("toggle", showWire);
  const tools = {
    again: () => phone.send("again"),
    voice: () => phone.send("voice"),
    image: () => phone.send("image", { text: "" }),
    sticker: () => phone.send("sticker"),
    location: () => phone.openPlaces(),
    late: () =>
      phone.send("late", {
        text: document.getElementById("late-text").value,
        minutes: Number(document.getElementById("late-minutes").value),
      }),
  };
  for (const button of panel.querySelectorAll("[data-tool]")) {
    button.addEventListener("click", tools[button.dataset.tool]);
  }
}
