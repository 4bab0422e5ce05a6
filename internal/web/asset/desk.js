// Keys on the page of corrections. Everything works without this file.
"use strict";
(() => {
  const pairs = [...document.querySelectorAll("[data-pair]")];
  if (pairs.length === 0) return;
  let at = -1;
  const go = (to) => {
    at = Math.max(0, Math.min(pairs.length - 1, to));
    pairs[at].focus();
    pairs[at].scrollIntoView({ block: "nearest" });
  };
  const press = (verdict) => {
    const button = at < 0 ? null : pairs[at].querySelector(`button[value="${verdict}"]`);
    if (button) button.click();
  };
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.altKey || e.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
    switch (e.key) {
      case "j": go(at + 1); break;
      case "k": go(at - 1); break;
      case "s": press("same"); break;
      case "d": press("different"); break;
      case "o": if (at >= 0) pairs[at].querySelector("a.tag").click(); break;
    }
  });
  go(0);
})();
