/** One bubble of the chat as DOM nodes, for every type that either side can send. */

import { render } from "./markup.js";

const TIME = new Intl.DateTimeFormat("es-AR", {
  hour: "2-digit", minute: "2-digit", hour12: false, timeZone: "America/Argentina/Buenos_Aires",
});
const TICKS = {
  clock: ["clock", "enviándose"],
  sent: ["tick", "enviado"],
  delivered: ["ticks", "entregado"],
  read: ["ticks", "leído"],
  failed: ["failed", "no entregado"],
};

export function node(name, className, ...children) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  made.append(...children);
  return made;
}

export function icon(id, className) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${id}`);
  svg.append(use);
  svg.setAttribute("aria-hidden", "true");
  if (className) {
    svg.setAttribute("class", className);
  }
  return svg;
}

export const time = (iso) => TIME.format(new Date(iso));

const said = (text) => render(text ?? "", node("div", "said"));

/** Time, ticks and what the tester wants to know: the only part of a bubble that changes. */
export function metaNode(bubble) {
  const line = node("div", "meta");
  const notes = [];
  if (bubble.late) {
    notes.push("llegó tarde");
  }
  if (bubble.deliveries > 1) {
    notes.push(`entregado ${bubble.deliveries} veces`);
  }
  if (notes.length > 0) {
    line.append(node("span", "note", notes.join(", ")));
  }
  line.append(node("time", "", time(bubble.at)));
  const [symbol, word] = TICKS[bubble.ticks] ?? TICKS.clock;
  const ticks = icon(symbol, `${bubble.ticks}${symbol === "ticks" || symbol === "tick" ? "" : " small"}`);
  line.append(ticks, node("span", "away ticks-word", word));
  return line;
}

function wave() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "wave");
  svg.setAttribute("viewBox", "0 0 132 26");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const heights = [4, 8, 14, 9, 18, 22, 13, 8, 16, 20, 11, 6, 10, 17, 12, 7, 14, 19, 9, 5, 8, 4];
  path.setAttribute("d", heights.map((h, i) => `M${3 + i * 6} ${13 - h / 2}v${h}`).join(""));
  svg.append(path);
  return svg;
}

const CONTENT = {
  text: (content) => [said(content.body)],
  audio: () => [node("div", "voice", node("span", "disc", icon("play")), wave(), node("small", "", "0:07"), word("Nota de voz"))],
  image: (content) => [node("div", "picture", icon("picture")), word("Imagen"), ...(content.caption ? [said(content.caption)] : [])],
  video: (content) => [node("div", "picture", icon("play")), word("Video"), ...(content.caption ? [said(content.caption)] : [])],
  sticker: () => [icon("sticker", "stickerface"), word("Sticker")],
  document: (content) => [node("div", "card", icon("file"), content.filename ?? "Archivo")],
  location: (content) => [
    node("div", "map", icon("pin")),
    node("div", "", content.name ?? "Ubicación"),
    node("div", "foot", content.address ?? `${content.latitude}, ${content.longitude}`),
  ],
  contacts: () => [node("div", "card", icon("contact"), "Contacto compartido")],
  interactive: (content) => interactive(content),
  template: (content) => [node("div", "title", `Plantilla ${content.name}`), said(parameters(content))],
};

const word = (text) => node("span", "away", text);

function parameters(template) {
  const all = (template.components ?? []).flatMap((component) => component.parameters ?? []);
  return all.map((parameter) => parameter.text ?? "").join("\n");
}

function interactive(content) {
  const reply = content.button_reply ?? content.list_reply;
  if (reply) {
    return [node("div", "said", reply.title), ...(reply.description ? [node("div", "foot", reply.description)] : [])];
  }
  return [
    ...(content.header?.text ? [node("div", "title", content.header.text)] : []),
    said(content.body?.text),
    ...(content.footer?.text ? [node("div", "foot", content.footer.text)] : []),
  ];
}

function button(symbol, label, action) {
  const made = node("button", "", icon(symbol), label);
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}

/** What hangs below a bubble of ours: buttons, the list, a link, a request. */
function options(bubble, phone) {
  const { type, action } = bubble.content;
  switch (bubble.side === "theirs" && bubble.type === "interactive" ? type : "") {
    case "button":
      return action.buttons.map(({ reply }) => button("reply", reply.title, () => phone.tap(bubble.id, reply.id)));
    case "list":
      return [button("list", action.button, () => phone.openList(bubble))];
    case "cta_url": {
      const link = node("a", "", icon("open"), action.parameters.display_text);
      link.href = action.parameters.url;
      link.target = "_blank";
      link.rel = "noopener noreferrer";
      return [link];
    }
    case "location_request_message":
      return [button("pin", "Enviar ubicación", () => phone.openPlaces())];
    case "request_contact_info":
      return [button("contact", "Compartir mi número", () => phone.send("phone"))];
    default:
      return [];
  }
}

/** The whole bubble; {@code quoted} is the text of the bubble that it answers. */
export function bubbleNode(bubble, phone, quoted) {
  const content = CONTENT[bubble.type] ?? (() => [node("div", "said", bubble.type)]);
  const paper = node("div", "paper", word(bubble.side === "mine" ? "Vos: " : "Ciudad: "));
  if (quoted) {
    paper.append(node("div", "quote", quoted));
  }
  paper.append(...content(bubble.content ?? {}), metaNode(bubble));
  const below = options(bubble, phone);
  const made = node("article", `bubble ${bubble.side} ${bubble.type === "sticker" ? "sticker" : ""}`, paper);
  made.dataset.id = bubble.id;
  if (below.length > 0) {
    made.classList.add("wide");
    made.append(node("div", "options", ...below));
  }
  return made;
}

/** The first words of a bubble, for quotes and announcements. */
export function summary(bubble) {
  const { content = {} } = bubble;
  return content.body?.text ?? content.body ?? content.caption ?? bubble.type;
}
