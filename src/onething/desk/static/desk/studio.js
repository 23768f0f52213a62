// The form of a part: what is typed is kept on this device until it is saved; a row is added in place; Ctrl+S saves.
// Without scripts every button does the same by a page of its own.
(() => {
  "use strict";

  const form = document.querySelector("form[data-part]");
  if (!form || !window.keptTyping) return;
  const { read, write } = window.keptTyping;
  const key = form.dataset.part;
  const NOT_TYPED = new Set(["csrfmiddlewaretoken", "seen", "verb"]);

  const controls = () => [...form.elements].filter((one) => one.name && one.type !== "submit" && !NOT_TYPED.has(one.name));
  const isTicked = (one) => one.type === "radio" || one.type === "checkbox";
  const valuesNow = () =>
    controls()
      .filter((one) => !one.name.startsWith("try.") && (!isTicked(one) || one.checked))
      .map((one) => [one.name, one.value]);
  const atFirst = JSON.stringify(valuesNow());
  const keep = () => write(localStorage, key, { at: Date.now(), seen: form.dataset.seen, values: valuesNow() });
  const forget = () => write(localStorage, key, null);

  // What was typed before and not saved comes back, with a way to be rid of it.
  const put = (values) => {
    for (const one of controls()) {
      if (one.name.startsWith("try.")) continue;
      const mine = values.filter(([name]) => name === one.name).map(([, value]) => value);
      if (isTicked(one)) one.checked = mine.includes(one.value);
      else if (mine.length) one.value = mine[0];
    }
  };
  const offerToDiscard = () => {
    const note = document.createElement("div");
    note.className = "notice notice-ask";
    note.setAttribute("role", "status");
    const text = document.createElement("p");
    text.textContent = "已恢复您上次写了没有保存的内容。";
    const discard = document.createElement("button");
    discard.type = "button";
    discard.className = "button button-quiet";
    discard.textContent = "不要这些，用已经保存的";
    discard.addEventListener("click", () => {
      forget();
      location.assign(location.pathname + location.search);
    });
    note.append(text, discard);
    form.before(note);
  };
  const kept = read(localStorage, key);
  const isAnswer = document.querySelector("[data-focus]"); // an answer shows what was typed itself
  if (kept && !isAnswer) {
    put(kept.values);
    if (JSON.stringify(valuesNow()) === atFirst) forget();
    else {
      // What it was typed upon counts: where somebody changed that meanwhile, saving says so and overwrites nothing.
      form.elements.namedItem("seen").value = kept.seen;
      offerToDiscard();
      window.htmx?.trigger(form, "change");
    }
  }
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);

  const press = (verb) => form.requestSubmit(form.querySelector(`button[name="verb"][value="${verb}"]`));
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
      event.preventDefault();
      if (form.querySelector('button[value="save"]')) press("save");
    }
  });

  // One more row, where it belongs: the server draws the list again with what is typed.
  form.addEventListener("click", (event) => {
    const button = event.target.closest('button[name="verb"][value^="add:"]');
    if (!button || !window.htmx) return;
    event.preventDefault();
    const anchor = `id_${button.value.slice("add:".length)}`;
    const values = Object.fromEntries(
      [...new Set([...new FormData(form).keys()])].map((name) => [name, new FormData(form).getAll(name)]),
    );
    window.htmx
      .ajax("POST", form.action, {
        source: document.body, // inside the form it would be sent as one of the form's own tries
        values: { ...values, verb: button.value },
        target: document.getElementById(anchor),
        select: `#${CSS.escape(anchor)}`,
        swap: "outerHTML",
      })
      .then(() => {
        const rows = document.querySelectorAll(`#${CSS.escape(anchor)} > ol > li`);
        rows[rows.length - 1]?.querySelector("input, textarea, select")?.focus();
      });
  });
})();
