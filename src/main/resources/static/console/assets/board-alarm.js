// Sounds and alarms of the dispatch board.
"use strict";

const board = document.querySelector(".board");
const words = board.dataset;

/* Sound. A browser lets a page sound only once a person has touched it; until then the button says so. */
const sound = {
  button: document.getElementById("sound"),
  context: null,
  muted: localStorage.getItem("board-muted") === "yes",

  blocked() {
    return !this.context || this.context.state !== "running";
  },

  unlock() {
    this.context ??= new AudioContext();
    this.context.resume().then(() => this.show());
  },

  show() {
    const silent = this.muted || this.blocked();
    this.button.textContent = this.muted ? words.soundOff : this.blocked() ? words.soundBlocked : words.soundOn;
    this.button.classList.toggle("muted", silent);
    this.button.setAttribute("aria-pressed", String(!silent));
  },

  toggle() {
    if (!this.muted && this.blocked()) {
      this.unlock();
      return;
    }
    this.muted = !this.muted;
    localStorage.setItem("board-muted", this.muted ? "yes" : "no");
    this.unlock();
    this.show();
  },

  /** Three short tones, higher for an alarm of the board itself. */
  ring(pitch = 880) {
    board.dataset.rang = String(Number(board.dataset.rang ?? 0) + (this.muted || this.blocked() ? 0 : 1));
    if (this.muted || this.blocked()) {
      return;
    }
    for (let i = 0; i < 3; i++) {
      const at = this.context.currentTime + i * 0.25;
      const tone = this.context.createOscillator();
      const volume = this.context.createGain();
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.25, at);
      volume.gain.exponentialRampToValueAtTime(0.001, at + 0.2);
      tone.connect(volume).connect(this.context.destination);
      tone.start(at);
      tone.stop(at + 0.2);
    }
  },
};

/* Alarms of the board itself: the stream is lost, or nobody is on. */
const alarm = {
  line: document.getElementById("alarm"),
  reasons: new Map(),

  set(reason, text) {
    const before = this.reasons.get(reason) ?? "";
    if (before === text) {
      return;
    }
    if (text) {
      this.reasons.set(reason, text);
      sound.ring(1320);
    } else {
      this.reasons.delete(reason);
    }
    this.line.replaceChildren(...[...this.reasons.values()].map(text => {
      const line = document.createElement("p");
      line.textContent = text;
      return line;
    }));
    this.line.hidden = this.reasons.size === 0;
  },
};

sound.button.addEventListener("click", () => sound.toggle());
for (const touch of ["pointerdown", "keydown"]) {
  document.addEventListener(touch, () => sound.blocked() && !sound.muted && sound.unlock());
}
try {
  sound.unlock();
} catch {
  // no audio on this machine: the button says so
}
sound.show();
