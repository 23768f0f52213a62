// Small comforts. Every page reads and applies without them.
(() => {
  "use strict";

  // A page that answered a form is gone back to, and loaded again, by its address: the browser never asks to send it again.
  history.replaceState(history.state, "", location.href);

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

  // Work that a form has to wait for (a picture being made smaller, a save under way) is announced by an event "hold"
  // on the form, with a promise. A press meanwhile is not lost: it is carried out when the work is done.
  const held = new WeakMap();
  document.addEventListener("hold", (event) => {
    const form = event.target;
    const work = Promise.allSettled([held.get(form), event.detail]);
    held.set(form, work);
    work.then(() => {
      if (held.get(form) === work) held.delete(form);
    });
  });

  const buttonsOf = (form) => [...form.elements].filter((one) => one.type === "submit");
  const free = (form) => {
    delete form.dataset.sent;
    for (const button of buttonsOf(form)) {
      button.removeAttribute("aria-disabled");
      button.removeAttribute("aria-busy");
    }
  };
  // Only said to be disabled: a disabled button would not send its name and value.
  const shut = (form, submitter) => {
    form.dataset.sent = "1";
    for (const button of buttonsOf(form)) button.setAttribute("aria-disabled", "true");
    if (submitter) submitter.setAttribute("aria-busy", "true");
  };

  // One press is one act: the second press of a slow form does nothing. Without a network nothing is sent at all, for the
  // browser would put its own page in the place of what was typed.
  document.addEventListener("submit", (event) => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) {
      event.preventDefault();
    } else if (!navigator.onLine) {
      event.preventDefault();
      say(form.dataset.offlineSentence || usual);
      offline?.scrollIntoView({ block: "nearest" });
    } else if (held.has(form)) {
      event.preventDefault();
      shut(form, submitter);
      held.get(form).then(() => {
        free(form);
        form.requestSubmit(submitter);
      });
    } else {
      shut(form, submitter);
    }
  });
  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) free(form);
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
      const search = document.querySelector('[role="search"] input:not([type="hidden"])');
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
