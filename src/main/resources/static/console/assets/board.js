// The dispatch board: follows changes, tells of red tickets, counts time. Begins when the other scripts are there.
"use strict";

const list = document.getElementById("list");
const pane = document.getElementById("ticket");

/* Stream. The server says something every 15 seconds at least; silence for longer is a lost stream too. */
const SILENCE = 35_000;
let heard = Date.now();
let source = null;

function follow() {
  source?.close();
  source = new EventSource(words.stream);
  source.onopen = () => {
    alive();
    htmx.trigger("#status", "who-is-on");
  };
  source.addEventListener("alive", alive);
  source.addEventListener("changed", event => {
    alive();
    changed(event.data);
  });
  source.onerror = () => {
    lose();
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(follow, 3000);
    }
  };
}

function alive() {
  heard = Date.now();
  if (lost) {
    lost = false;
    outOfDate(); // till it is fetched
    changed(openId());
  }
}

function lose() {
  lost = true;
  warn();
}

setInterval(() => {
  if (Date.now() - heard > SILENCE) {
    lose();
    heard = Date.now();
    follow();
  }
}, 1000);

/* Changes come in bursts: the list is fetched at once, then at most twice a second; a long one, which takes longer, with
   pauses. A fetch waits for the one that is under way, or a busy hour would show nothing. */
const PAUSE = 500;
let listDue = null;
let listAt = 0;
let listTook = 0;

function changed(id) {
  if (id && id === openId()) {
    htmx.trigger("#refresh", "ticket-change");
  }
  if (listDue === null && !searched()) {
    listDue = setTimeout(() => {
      listDue = null;
      if (!searched()) {
        htmx.trigger(list, "board-change");
      }
    }, Math.max(0, listAt + Math.max(PAUSE, 1.5 * listTook) - Date.now()));
  }
}

function searched() {
  return list.querySelector("[data-searched]") !== null;
}

function openId() {
  return pane.querySelector(".sheet")?.dataset.id ?? "";
}

/* List: red tickets that were not there, or not late, before are told and sounded. */
let reds = new Map();

function listed(first) {
  const now = new Map([...list.querySelectorAll("[data-red]")].map(line => [line.dataset.id, line.dataset.late ?? ""]));
  if (!first) {
    for (const [id, late] of now) {
      const number = document.getElementById(`open-${id}`).querySelector(".number").textContent;
      if (!reds.has(id)) {
        tell(`${words.newRed} ${number}`);
      } else if (late && !reds.get(id)) {
        tell(`${words.lateRed} ${number}`);
      }
    }
  }
  // one that a filter hides is not new when it comes back
  reds = new Map([...reds, ...now]);
  markOpen();
  tick();
}

/* A longer list is the same list with another size, asked for till it is there, so that changes meanwhile cannot undo it.
   What comes below the line that was the last one is not new. */
let asked = 0;
let last = "";

document.addEventListener("click", event => {
  if (event.target.id === "more") {
    last = [...list.querySelectorAll(".line")].at(-1)?.id ?? "";
    asked = Number(event.target.dataset.size);
    htmx.trigger(list, "board-change");
  }
});

document.addEventListener("htmx:configRequest", event => {
  if (event.detail.elt === list && asked) {
    event.detail.parameters.size = asked;
  } else if (event.detail.target === list) {
    asked = 0; // another list
  }
});

function listedMore() {
  const lines = [...list.querySelectorAll(".line")];
  const at = lines.findIndex(line => line.id === last);
  const added = at < 0 ? [] : lines.slice(at + 1);
  asked = 0;
  added.filter(line => line.dataset.red).forEach(line => reds.set(line.dataset.id, line.dataset.late ?? ""));
  listed(false);
  added[0]?.focus();
  consolePage.say(words.listed.replace("{0}", lines.length));
}

function tell(text) {
  consolePage.say(text);
  sound.ring();
}

function markOpen() {
  const id = openId();
  list.querySelectorAll(".line").forEach(line => {
    if (line.dataset.id === id) {
      line.setAttribute("aria-current", "true");
    } else {
      line.removeAttribute("aria-current");
    }
  });
}

/* Times, by the server's clock. */
let ahead = 0;

function tick() {
  const stamp = list.querySelector("[data-now]");
  if (stamp && !stamp.dataset.read) {
    stamp.dataset.read = "yes";
    ahead = Number(stamp.dataset.now) - Date.now();
  }
  const now = Date.now() + ahead;
  document.querySelectorAll("time[data-at]").forEach(time => {
    const seconds = Math.max(0, Math.round(Math.abs(now - Number(time.dataset.at)) / 1000));
    const text = (words[time.dataset.words] ?? words.since).replace("{0}", span(seconds));
    if (time.textContent !== text) {
      time.textContent = text;
    }
  });
}

function span(seconds) {
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
  return seconds < 86_400 ? `${Math.floor(seconds / 3600)} h ${Math.floor(seconds / 60) % 60} min` : `${Math.floor(seconds / 86_400)} d`;
}

/* What htmx has put in place. */
function scrolledDown() {
  const lines = document.getElementById("t-lines");
  if (lines) {
    lines.scrollTop = lines.scrollHeight;
  }
}

/* htmx looks for the old element of every new one that has an id: with a thousand cases that is a second. So the old list
   goes first; place and focus are kept here. */
let kept = { focus: "", top: 0 };

document.addEventListener("htmx:beforeSwap", event => {
  if (event.detail.target === list && event.detail.shouldSwap) {
    kept = { focus: list.contains(document.activeElement) ? document.activeElement.id : "", top: list.scrollTop };
    list.replaceChildren();
  }
});
document.addEventListener("htmx:afterSwap", event => {
  if (event.detail.target === list) {
    list.scrollTop = kept.top;
    if (kept.focus) {
      document.getElementById(kept.focus)?.focus({ preventScroll: true });
    }
  }
});
document.addEventListener("htmx:afterSettle", event => {
  const target = event.detail.target;
  if (target === list) {
    upToDate();
    listTook = Date.now() - event.detail.xhr.began; // by now the next one may have begun
    if (asked && Number(document.getElementById("size")?.value) === asked) {
      listedMore();
    } else {
      listed(false);
    }
  } else if (target === pane) {
    board.classList.add("with-ticket");
    markOpen();
    tick();
    scrolledDown();
    bringDraft();
    pane.focus();
    titled();
  } else if (target.id === "status") {
    nobody();
    titled();
  } else {
    tick();
  }
});
document.addEventListener("htmx:oobAfterSwap", event => {
  if (event.detail.target.id === "t-lines" || event.detail.elt?.id === "t-lines") {
    scrolledDown();
  } else if (event.detail.target.id === "t-said") {
    fade();
  }
  tick();
});
let fading = null;

/** Good news goes by itself; bad news stays till the next deed. */
function fade() {
  clearTimeout(fading);
  fading = setTimeout(() => document.querySelector("#t-said .good")?.remove(), 5000);
}

document.addEventListener("htmx:afterRequest", event => {
  const form = event.detail.elt;
  if (event.detail.requestConfig.verb === "post" && pane.contains(form)) {
    changed(""); // what a person has done is seen at once
  }
  if (event.detail.successful && form.id === "say") {
    form.reset();
  }
  if (event.detail.successful && form.classList.contains("steps")) {
    form.querySelector("#note").value = "";
  }
});

function nobody() {
  alarm.set("nobody", document.getElementById("status").dataset.nobody === "true" ? words.nobody : "");
}

/* The tab tells how many red cases nobody has taken, and which case is open. */
const title = document.title;

function titled() {
  const waiting = Number(document.getElementById("status").dataset.waiting);
  const number = pane.querySelector("h2")?.textContent;
  document.title = `${waiting ? `(${waiting}) ` : ""}${number ? `${number} · ` : ""}${title}`;
}

/* Phrases are put where one is typing. */
document.addEventListener("click", event => {
  const phrase = event.target.closest("[data-phrase]");
  if (phrase) {
    const text = document.getElementById("text");
    text.value = (text.value ? `${text.value.trimEnd()} ` : "") + phrase.dataset.phrase;
    phrase.closest("details").open = false;
    text.focus();
  }
});

listed(true);
nobody();
titled();
scrolledDown();
setInterval(tick, 1000);
follow();
