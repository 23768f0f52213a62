// Small comforts. Every page reads and applies without them.
(() => {
  "use strict";

  const offline = document.querySelector("[data-offline]");
  const SENTENCES = {
    401: "登录已过期：请在新窗口重新登录，再回到这里接着做，这一页填的内容都还在。",
    other: "刚才这一步没有送到，请再点一次。已经保存的内容不会丢失。",
  };
  const usual = offline ? offline.textContent : "";

  const say = (sentence) => {
    if (!offline) return;
    offline.textContent = sentence;
    offline.hidden = !sentence;
  };

  addEventListener("offline", () => say(usual));
  addEventListener("online", () => say(""));
  if (!navigator.onLine) say(usual);

  document.addEventListener("htmx:sendError", () => say(usual));
  document.addEventListener("htmx:afterOnLoad", () => say(""));
  document.addEventListener("htmx:responseError", (event) => {
    say(SENTENCES[event.detail.xhr.status] || SENTENCES.other);
  });

  // Errors are read first.
  const errors = document.querySelector("[data-focus]");
  if (errors) errors.focus();

  // One press is one act: the second press of a slow form does nothing.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "1";
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
  });
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
    for (const button of document.querySelectorAll('[aria-busy="true"]')) button.removeAttribute("aria-busy");
  });

  // Keys of a desk: j and k walk the rows, a letter presses its button; never while typing.
  const isTyping = (node) => node.closest("input, textarea, select, [contenteditable]");
  const walk = (step) => {
    const links = [...document.querySelectorAll("[data-rows] [data-row]")];
    if (!links.length) return;
    const here = links.indexOf(document.activeElement);
    links[Math.min(Math.max(here + step, 0), links.length - 1)].focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === "j") walk(1);
    else if (event.key === "k") walk(-1);
    else if (event.key === "/") {
      const search = document.querySelector("[data-search]");
      if (!search) return;
      event.preventDefault();
      search.focus();
    } else {
      const button = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (!button) return;
      event.preventDefault();
      button.click();
    }
  });
})();
