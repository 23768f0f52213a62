// What was typed and not saved yet stays on this device: never for long, never on somebody else's screen.
// Identity numbers and all that stands beside them stay in this tab only; at a counter everything does.
window.keptTyping = (() => {
  "use strict";

  const PREFIX = "onething.typed:";
  const LONGEST = 12 * 3600 * 1000;

  const each = (store, act) => {
    try {
      for (const key of Object.keys(store)) if (key.startsWith(PREFIX)) act(key);
    } catch {
      // A browser that keeps nothing keeps nothing: the server's own copy is enough.
    }
  };
  const read = (store, key) => {
    try {
      return JSON.parse(store.getItem(PREFIX + key));
    } catch {
      return null;
    }
  };
  const write = (store, key, entry) => {
    try {
      if (entry) store.setItem(PREFIX + key, JSON.stringify(entry));
      else store.removeItem(PREFIX + key);
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
  const forget = (start) => {
    for (const store of stores()) {
      each(store, (key) => key.startsWith(PREFIX + start) && store.removeItem(key));
    }
  };

  for (const store of stores()) {
    each(store, (key) => {
      const entry = read(store, key.slice(PREFIX.length));
      if (!entry || Date.now() - entry.at > LONGEST) store.removeItem(key);
    });
  }
  // Signed out, or handed in: nothing is to be restored any more.
  document.addEventListener("submit", (event) => {
    if (new URL(event.target.action, location).pathname === "/sign-out/") forget("");
  });
  for (const node of document.querySelectorAll("[data-forget]")) forget(node.dataset.forget);

  return { read, write, forget };
})();
