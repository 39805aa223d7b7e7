/** The open chat: adds what is new, changes what changed, leaves the rest alone. */

import { bubbleNode, metaNode, node, summary } from "./bubbles.js";

const DAY = new Intl.DateTimeFormat("es-AR", {
  weekday: "long", day: "numeric", month: "long", timeZone: "America/Argentina/Buenos_Aires",
});

export class Chat {
  #log = document.getElementById("log");
  #announcer = document.getElementById("announcer");
  #phone;
  #resident = -1;
  #drawn = new Map();
  #typingTimer = 0;
  #atEnd = true;

  constructor(phone) {
    this.#phone = phone;
    // a keyboard that slides in, or a turned phone, must not hide the end
    this.#log.addEventListener("scroll", () => { this.#atEnd = this.#isAtEnd(); }, { passive: true });
    new ResizeObserver(() => this.#atEnd && this.#toEnd()).observe(this.#log);
  }

  #isAtEnd() {
    return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight < 120;
  }

  #toEnd() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#atEnd = true;
  }

  show(resident, bubbles, typingUntil) {
    const switched = resident !== this.#resident;
    const atEnd = this.#isAtEnd();
    if (switched) {
      this.#resident = resident;
      this.#drawn.clear();
      this.#log.replaceChildren();
    }
    this.#log.querySelector(".typing")?.remove();
    const fresh = this.#draw(bubbles);
    this.#typing(typingUntil);
    if (switched || (fresh > 0 && atEnd) || bubbles.at(-1)?.side === "mine") {
      this.#toEnd();
    }
    if (!switched) {
      this.#announce(bubbles.slice(bubbles.length - fresh));
    }
  }

  #draw(bubbles) {
    if (bubbles.length === 0) {
      this.#log.replaceChildren(node("div", "empty", node("b", "", "Empezá la charla"), "Escribí como le escribirías a la Ciudad: “hola, cuándo me toca la vtv?”"));
      return 0;
    }
    this.#log.querySelector(".empty")?.remove();
    const byId = new Map(bubbles.map((bubble) => [bubble.id, bubble]));
    let fresh = 0;
    let before = null;
    for (const bubble of bubbles) {
      const look = JSON.stringify(bubble);
      const known = this.#drawn.get(bubble.id);
      if (!known) {
        const made = bubbleNode(bubble, this.#phone, quoteOf(byId.get(bubble.replyTo)));
        made.classList.toggle("same", before?.side === bubble.side);
        this.#place(made, before);
        this.#drawn.set(bubble.id, { look, node: made });
        fresh += 1;
      } else if (known.look !== look) {
        known.node.querySelector(".meta").replaceWith(metaNode(bubble));
        known.look = look;
      }
      before = bubble;
    }
    return fresh;
  }

  #place(made, before) {
    const day = DAY.format(new Date());
    if (!this.#log.querySelector(".day")) {
      this.#log.append(node("div", "day", day));
    }
    const previous = before && this.#drawn.get(before.id)?.node;
    if (previous) {
      previous.after(made);
    } else {
      this.#log.append(made);
    }
  }

  #typing(until) {
    clearTimeout(this.#typingTimer);
    const left = new Date(until).getTime() - Date.now();
    document.getElementById("presence").classList.toggle("typing-now", left > 0);
    this.#phone.presence(left > 0);
    if (left > 0) {
      const dots = node("div", "paper", node("i"), node("i"), node("i"));
      this.#log.append(node("div", "bubble theirs typing", dots));
      this.#typingTimer = setTimeout(() => this.#phone.refresh(), left + 50);
    }
  }

  #announce(fresh) {
    const heard = fresh.filter((bubble) => bubble.side === "theirs");
    if (heard.length > 0) {
      this.#announcer.textContent = `Ciudad: ${heard.map(summary).join(". ")}`;
    }
  }
}

const quoteOf = (bubble) => (bubble ? summary(bubble).split("\n")[0].replace(/[*_~]/g, "") : undefined);
