/** Talks to the simulator behind this page. */

const base = "/simulator/api";

async function get(path) {
  const answer = await fetch(base + path, { cache: "no-store" });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer.json();
}

async function post(path, body) {
  const answer = await fetch(base + path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer.json();
}

export const state = (resident) => get(`/state?resident=${resident}`);
export const wire = () => get("/wire");
export const join = (hidden) => post("/residents", { hidden });
export const fault = (name) => post("/graph", { fault: name });
export const act = (resident, action, body = {}) => post(`/residents/${resident}/${action}`, body);

/** Calls back whenever something changed, and again after a lost connection. */
export function follow(changed) {
  const events = new EventSource(`${base}/events`);
  events.addEventListener("changed", changed);
}
