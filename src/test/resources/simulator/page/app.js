/** The phone: which resident holds it, what is on the screen, what was tapped. */

import * as api from "./api.js";
import { node, time } from "./bubbles.js";
import { Chat } from "./chat.js";
import { openList, openPlaces } from "./sheets.js";
import { showFault, showWire, wireUp } from "./tools.js";

const text = document.getElementById("text");
const send = document.getElementById("send");
const attachments = document.getElementById("attachments");
const attach = document.getElementById("attach");
let open = 0;
let number = "";

const phone = {
  send: (action, body) => api.act(open, action, body),
  tap: (bubble, option) => api.act(open, "tap", { bubble, option }),
  openList: (bubble) => openList(bubble, (option) => phone.tap(bubble.id, option)),
  openPlaces: () => openPlaces((spot) => phone.send("location", spot)),
  presence: (typing) => {
    document.getElementById("presence").textContent = typing ? "escribiendo…" : number;
  },
  refresh,
};
const chat = new Chat(phone);

let running = null;
let again = false;

/** Fetches and draws the newest state; calls that come meanwhile lead to one more. */
async function refresh() {
  if (running) {
    again = true;
    return running;
  }
  running = draw().catch((problem) => console.warn("simulator:", problem.message));
  await running;
  running = null;
  if (again) {
    again = false;
    return refresh();
  }
  return undefined;
}

async function draw() {
  const shown = open;
  const state = await api.state(shown);
  if (shown !== open) {
    again = true;
    return;
  }
  number = state.number.replace(/^54(11)(\d{4})(\d{4})$/, "$1 $2-$3");
  people(state.residents);
  chat.show(shown, state.bubbles ?? [], state.typingUntil);
  showFault(state.fault);
  await showWire();
  if (document.visibilityState === "visible" && state.residents[shown]?.unread > 0) {
    await api.act(shown, "seen");
  }
}

const buttons = [];

function people(residents) {
  for (const resident of residents) {
    const look = JSON.stringify([resident, resident.n === open]);
    buttons[resident.n] ??= newButton(resident.n);
    if (buttons[resident.n].look !== look) {
      buttons[resident.n].look = look;
      describe(buttons[resident.n].button, resident);
    }
  }
}

function newButton(n) {
  const button = node("button", "");
  button.type = "button";
  button.addEventListener("click", () => choose(n));
  document.getElementById("residents").append(node("li", "", button));
  return { button, look: "" };
}

function describe(button, resident) {
  const label = resident.hidden ? `${resident.name} (sin número)` : resident.name;
  const avatar = node("span", `avatar c${resident.n % 6}`, resident.name.charAt(0));
  avatar.setAttribute("aria-hidden", "true");
  const unread = resident.n === open ? 0 : resident.unread;
  button.setAttribute("aria-current", String(resident.n === open));
  button.setAttribute("aria-label", unread > 0 ? `${label}, ${unread} sin leer` : label);
  button.title = resident.address;
  button.replaceChildren(
    avatar,
    node("span", "name", label),
    ...(unread > 0 ? [node("span", "unread", String(unread))] : []),
    node("span", "last", resident.last ?? "Sin mensajes"),
  );
}

function choose(resident) {
  open = resident;
  return refresh();
}

async function join(hidden) {
  const { n } = await api.join(hidden);
  await choose(n);
  text.focus();
}

function ready() {
  const filled = text.value.trim() !== "";
  send.classList.toggle("ready", filled);
  send.setAttribute("aria-label", filled ? "Enviar" : "Enviar nota de voz");
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 2}px`;
}

function showAttachments(shown) {
  attachments.hidden = !shown;
  attach.setAttribute("aria-expanded", String(shown));
}

document.getElementById("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const written = text.value.trim();
  if (written === "") {
    phone.send("voice");
  } else {
    phone.send("text", { text: written });
    text.value = "";
    ready();
  }
  showAttachments(false);
});
text.addEventListener("input", ready);
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    // an empty line is no voice note
    if (text.value.trim() !== "") {
      event.target.form.requestSubmit();
    }
  }
});
attach.addEventListener("click", () => showAttachments(attachments.hidden));
attachments.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    showAttachments(false);
    attach.focus();
  }
});
for (const button of attachments.querySelectorAll("[data-send]")) {
  button.addEventListener("click", () => {
    showAttachments(false);
    if (button.dataset.send === "location") {
      phone.openPlaces();
    } else {
      phone.send(button.dataset.send, {});
    }
  });
}
document.getElementById("join").addEventListener("click", () => join(false));
document.getElementById("join-hidden").addEventListener("click", () => join(true));
document.addEventListener("visibilitychange", refresh);

function clock() {
  document.getElementById("clock-time").textContent = time(new Date());
}
clock();
setInterval(clock, 10_000);
wireUp(phone);
api.follow(refresh);
refresh();
