/** WhatsApp's markup as DOM nodes. Text only ever becomes text nodes. */

const MARKS = { "*": "strong", "_": "em", "~": "s" };
const INLINE = new RegExp(
  [
    "```(?<mono>[^]+?)```",
    "`(?<code>[^`\\n]+)`",
    "(?<link>https?://[^\\s<>\"]+[^\\s<>\".,;:!?)])",
    "(?<![\\p{L}\\p{N}*_~])(?<mark>[*_~])(?<inner>(?=\\S)[^\\n]*?(?<=\\S))\\k<mark>(?![\\p{L}\\p{N}])",
  ].join("|"),
  "u",
);

function element(name, text) {
  const node = document.createElement(name);
  if (text !== undefined) {
    node.textContent = text;
  }
  return node;
}

function link(address) {
  const node = element("a", address);
  node.href = address;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  return node;
}

function inline(text, parent) {
  let rest = text;
  for (let found = INLINE.exec(rest); found; found = INLINE.exec(rest)) {
    parent.append(rest.slice(0, found.index));
    const { mono, code, link: address, mark, inner } = found.groups;
    if (mark) {
      parent.append(inline(inner, element(MARKS[mark])));
    } else if (address) {
      parent.append(link(address));
    } else {
      parent.append(element("code", mono ?? code));
    }
    rest = rest.slice(found.index + found[0].length);
  }
  parent.append(rest);
  return parent;
}

const BLOCKS = [
  { start: /^[-*] (?=\S)/, list: "ul" },
  { start: /^\d+\. (?=\S)/, list: "ol" },
  { start: /^> /, list: "blockquote" },
];

/** The nodes of a text: paragraphs, lists and quotes in the order written. */
export function render(text, parent) {
  let open = null;
  for (const line of text.split("\n")) {
    const block = BLOCKS.find(({ start }) => start.test(line));
    const kind = block?.list ?? "p";
    const continued = open !== null && open.dataset.kind === kind && (block || line !== "");
    if (!continued) {
      open = element(kind);
      open.dataset.kind = kind;
      if (kind === "ol") {
        open.start = Number.parseInt(line, 10);
      }
      parent.append(open);
    } else if (kind === "p" || kind === "blockquote") {
      open.append("\n");
    }
    const content = block ? line.replace(block.start, "") : line;
    const target = block && kind !== "blockquote" ? open.appendChild(element("li")) : open;
    inline(content, target);
  }
  return parent;
}
