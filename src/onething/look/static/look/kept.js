// What was typed and not saved yet stays on this device: never for long, never on somebody else's screen.
// Identity numbers and all that stands beside them stay in this tab only; at a counter everything does.
// Every entry belongs to the person who was signed in (the page names them by a tag that says nothing else); where
// somebody else signs in, it is gone before a script can ask for it.
window.keptTyping = (() => {
  "use strict";

  const PREFIX = "onething.typed:";
  const who = document.documentElement.dataset.person || "";
  const OWN = `${PREFIX}${who}:`;
  const LONGEST = 12 * 3600 * 1000;

  const each = (store, act) => {
    try {
      for (const key of Object.keys(store)) if (key.startsWith(PREFIX)) act(key);
    } catch {
      // A browser that keeps nothing keeps nothing: the server's own copy is enough.
    }
  };
  const parse = (store, name) => {
    try {
      return JSON.parse(store.getItem(name));
    } catch {
      return null;
    }
  };
  const read = (store, key) => (who ? parse(store, OWN + key) : null);
  const write = (store, key, entry) => {
    try {
      if (entry && who) store.setItem(OWN + key, JSON.stringify(entry));
      else store.removeItem(OWN + key);
    } catch {
      // Full or forbidden: as above.
    }
  };
  const stores = () => {
    try {
      return [localStorage, sessionStorage];
    } catch {
      return [];
    }
  };
  const forgetFrom = (start) => {
    for (const store of stores()) {
      each(store, (name) => name.startsWith(start) && store.removeItem(name));
    }
  };

  for (const store of stores()) {
    each(store, (name) => {
      const entry = parse(store, name);
      const isOthers = who && !name.startsWith(OWN);
      if (isOthers || !entry || Date.now() - entry.at > LONGEST) store.removeItem(name);
    });
  }
  // Signed out, or handed in: nothing is to be restored any more.
  document.addEventListener("submit", (event) => {
    if (new URL(event.target.action, location).pathname === "/sign-out/") forgetFrom(PREFIX);
  });
  for (const node of document.querySelectorAll("[data-forget]")) forgetFrom(OWN + node.dataset.forget);

  return { read, write };
})();
