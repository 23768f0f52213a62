// The one form: typed values are kept here, saved in the background as typed, and restored when a save failed.
// Without scripts every button saves just the same.
(() => {
  "use strict";

  const form = document.querySelector("form[data-keep]");
  if (!form || !window.keptTyping) return;
  const { read, write } = window.keptTyping;
  const key = form.dataset.keep;
  const alone = form.dataset.private.split(" ").filter(Boolean);
  const inTabOnly = form.dataset.keepIn === "tab";
  const revision = () => form.elements.namedItem("revision").value; // the background save puts a new one there
  const state = () => document.getElementById("save-state");
  const say = (sentence) => {
    state().textContent = sentence;
  };

  const isPrivate = (name) =>
    inTabOnly || alone.some((one) => name === `f.${one}` || name.startsWith(`f.${one}.`));
  const controls = () => [...form.elements].filter((one) => one.name.startsWith("f.") && one.type !== "hidden");
  const isTicked = (one) => one.type === "radio" || one.type === "checkbox";
  const valuesNow = () =>
    controls()
      .filter((one) => !isTicked(one) || one.checked)
      .map((one) => [one.name, one.value]);
  const atFirst = JSON.stringify(valuesNow());

  const forget = () => {
    write(localStorage, key, null);
    write(sessionStorage, key, null);
  };
  const keep = (sent) => {
    const values = valuesNow();
    const entry = (wanted) => ({ at: Date.now(), revision: revision(), sent, values: values.filter(wanted) });
    write(sessionStorage, key, entry(([name]) => isPrivate(name)));
    write(localStorage, key, inTabOnly ? null : entry(([name]) => !isPrivate(name)));
  };

  const put = (values, wanted) => {
    for (const one of controls().filter(({ name }) => wanted(name))) {
      const mine = values.filter(([name]) => name === one.name).map(([, value]) => value);
      if (isTicked(one)) one.checked = mine.includes(one.value);
      else if (mine.length) one.value = mine[0];
    }
  };
  const restore = () => {
    const found = [
      [read(localStorage, key), (name) => !isPrivate(name)],
      [read(sessionStorage, key), isPrivate],
    ].filter(([entry]) => entry);
    // What was sent and counted is saved: the revision has moved on.
    const lost = found.filter(([entry]) => !(entry.sent && entry.revision !== revision()));
    for (const [entry, wanted] of lost) put(entry.values, wanted);
    if (JSON.stringify(valuesNow()) === atFirst) forget();
    else offerToDiscard();
  };
  const offerToDiscard = () => {
    const note = document.createElement("div");
    note.className = "notice notice-ask";
    note.setAttribute("role", "status");
    note.dataset.restored = "";
    const text = document.createElement("p");
    text.textContent = "已恢复您上次没有存上的内容。";
    const discard = document.createElement("button");
    discard.type = "button";
    discard.className = "button button-quiet";
    discard.textContent = "不要这些，用已经保存的";
    discard.addEventListener("click", () => {
      form.reset();
      forget();
      note.remove();
      say("已换回保存过的内容。");
    });
    note.append(text, discard);
    form.before(note);
  };

  // Saving in the background: one at a time, and a press of a button waits for it, so that this page never overtakes itself.
  const LONGEST_HOLD = 8000;
  let changed = 0;
  let sentAt = 0;
  let wait = 0;
  let timer;
  let release;
  const retry = () => {
    clearTimeout(timer);
    if (changed && !form.dataset.stopped) window.htmx?.trigger(form, "retry");
  };
  const retryLater = () => {
    wait = Math.min(wait * 2 || 4000, 60000);
    clearTimeout(timer);
    timer = setTimeout(retry, wait);
  };
  form.addEventListener("input", () => {
    changed += 1;
    keep(false);
  });
  form.addEventListener("submit", () => {
    if (!form.dataset.sent) keep(navigator.onLine);
  });
  form.addEventListener("htmx:beforeRequest", (event) => {
    if (event.target !== form) return;
    if (form.dataset.stopped || form.dataset.sent || !changed) {
      event.preventDefault();
      return;
    }
    if (!navigator.onLine) {
      event.preventDefault();
      say("网络断开了，填的内容留在这台设备上，连上后自动保存。");
      return;
    }
    sentAt = changed;
    const detail = new Promise((done) => {
      release = done;
      setTimeout(done, LONGEST_HOLD);
    });
    form.dispatchEvent(new CustomEvent("hold", { bubbles: true, detail }));
  });
  form.addEventListener("htmx:beforeSwap", (event) => {
    const isOurs = event.detail.xhr.getResponseHeader("X-Saved");
    if (!isOurs) event.detail.shouldSwap = false;
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    if (event.target !== form) return;
    const { xhr } = event.detail;
    const answer = xhr?.getResponseHeader("X-Saved");
    if (answer === "saved") {
      wait = 0;
      showProblems();
      if (changed === sentAt) {
        changed = 0;
        forget();
      } else {
        keep(false);
        retry();
      }
    } else if (answer) {
      form.dataset.stopped = "1";
    } else if (xhr?.status === 401 || xhr?.status === 403 || xhr?.status === 404) {
      form.dataset.stopped = "1";
      say("自动保存停下了：登录已过期，或这件已经不能再改。填的内容还在，重新登录后再保存。");
    } else {
      say("还没有存上，填的内容留在这台设备上，稍后自动再试。");
      retryLater();
    }
    release?.();
  });
  addEventListener("online", retry);

  // What is not lawful yet is said at its field, and taken away once it is mended.
  const showProblems = () => {
    const problems = new Map(
      [...document.querySelectorAll("#live-problems li")].map((one) => [one.dataset.anchor, one.textContent]),
    );
    for (const old of form.querySelectorAll(".field-error")) {
      const box = old.closest(".field");
      old.remove();
      box?.classList.remove("has-error");
      box?.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
    }
    for (const [anchor, sentence] of problems) {
      const node = document.getElementById(anchor);
      const box = node?.closest(".field");
      if (!box) continue;
      const text = document.createElement("p");
      text.className = "field-error";
      text.textContent = sentence;
      const about = node === box ? null : box.querySelector(".about");
      if (about) about.append(text);
      else (box.querySelector(":scope > .about") || box.querySelector("legend")).after(text);
      box.classList.add("has-error");
      if (node !== box) node.setAttribute("aria-invalid", "true");
    }
  };

  restore();
})();
