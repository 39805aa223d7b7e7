// Whether the dispatch board's list is known to be out of date: the stream is lost, or the list could not be fetched, which
// is tried again till it succeeds. The stream may well outlive a request that fails.
"use strict";

const AGAIN = 3000;
let lost = false;
let stale = false;
let again = null;

function warn() {
  // what was searched for is not followed
  alarm.set("stream", lost || (stale && !searched()) ? words.lost : "");
}

function outOfDate() {
  stale = true;
  warn();
}

function upToDate() {
  if (stale) {
    stale = false;
    warn();
    if (!lost) {
      consolePage.say(words.back);
    }
  }
}

document.addEventListener("htmx:afterRequest", event => {
  if (event.detail.target === list && !event.detail.successful) {
    outOfDate();
    clearTimeout(again);
    again = setTimeout(() => stale && changed(openId()), AGAIN);
  }
});
