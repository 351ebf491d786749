// Leaving quickly, and covering answers. A page works without this: the form that leaves is a plain
// form. With it, leaving is instant, and so is hiding. It stands apart from the wasm, so that it is
// there before it and without it; what they have to tell each other are two events on the window:
//
//   leave    the respondent is gone: forget, and write nothing more
//   reveal   what was hidden is about to be shown; whoever prevents that (a PIN?) shows it later by
//            dispatching the event again
//
// Browsers that do not know what is written here get none of it, and lose nothing but speed.
"use strict";
(() => {
  const { to, keys, minutes, left } = document.currentScript.dataset;
  const root = document.documentElement;
  const at = (id) => document.getElementById(id);
  const on = (event, listener) => addEventListener(event, listener, { capture: true, passive: false });

  // Something here may be used (see the stylesheet).
  root.dataset.script = "";

  // --- leaving -------------------------------------------------------------------------------------

  let gone = false;

  // Whoever leaves means every tab that shows a page of ours.
  const tabs = self.BroadcastChannel && new BroadcastChannel("0");

  const leave = (everywhere) => {
    if (!gone) {
      gone = true;
      if (tabs && everywhere) tabs.postMessage("");
      const address = at("exit") ? at("exit").action : location.pathname;
      // First what can be seen, then what is kept, then what is known elsewhere.
      if (document.body) document.body.textContent = "";
      document.title = new URL(to).host;
      dispatchEvent(new Event("leave"));
      for (const key of keys.split(" ")) forget(key);
      tell(address);
    }
    // In the place of this page, so that Back does not lead to it.
    location.replace(to);
  };

  // The server ends what it has, and knows for a while that this browser has left.
  const tell = (address) => {
    const form = new URLSearchParams({ _action: "left" });
    try {
      navigator.sendBeacon(address, form) || fetch(address, { method: "POST", body: form, keepalive: true });
    } catch (error) {
      // What the server still has expires by itself.
    }
  };

  // A draft on the device is deleted, unless it begins with the mark of one that stays; and of a locked
  // one, the share of its key that the server has. That is asked for as the browser's program does it
  // (`Ask::End`), with the half of the lock that the device has.
  const forget = (key) => {
    try {
      const text = localStorage.getItem(key);
      if (!text || text[0] === "~") return;
      localStorage.removeItem(key);
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      if (bytes[0] === 2) navigator.sendBeacon("/api/lock", new Blob([Uint8Array.of(2, ...bytes.subarray(1, 33))]));
    } catch (error) {
      // Where nothing may be kept, nothing was.
    }
  };

  if (tabs) tabs.onmessage = () => leave();

  // The browser may have kept the page as it was when it was left, this script included.
  on("pageshow", (event) => {
    if (event.persisted && gone) leave();
  });

  // Or it asks for it again. The server cannot tell that from an address that was typed.
  const [navigation] = performance.getEntriesByType("navigation");
  if (left !== undefined && navigation && navigation.type === "back_forward") {
    root.hidden = true;
    gone = true;
    // The next Back leads here as well; Firefox has just been taken for somebody who came on purpose.
    tell(location.pathname);
    leave();
    return;
  }

  // --- Shift, three times --------------------------------------------------------------------------

  const WINDOW = 5000;
  let presses = 0;
  let alone = false;
  let typed = -WINDOW;
  let expiry;

  const say = (words) => {
    const status = at("exit-status");
    if (!status) return;
    status.textContent = words ? status.dataset[words] : "";
    // The same to those who see it.
    status.parentElement.dataset.presses = presses;
  };

  const start = () => {
    clearTimeout(expiry);
    if (presses === 0) return;
    presses = 0;
    say("");
  };

  // A telephone's keyboard presses Shift of its own accord, several times in a sentence.
  const byItself = (target) =>
    navigator.maxTouchPoints > 0 &&
    target.matches("input, textarea") &&
    (!matchMedia("(any-pointer: fine)").matches || performance.now() - typed < WINDOW);

  on("beforeinput", () => {
    typed = performance.now();
  });
  on("keydown", (event) => {
    if (event.key !== "Shift") start();
    alone = event.key === "Shift" && (alone || !event.repeat);
  });
  on("keyup", (event) => {
    if (gone || event.key !== "Shift" || !alone || byItself(event.target)) return;
    alone = false;
    clearTimeout(expiry);
    presses += 1;
    if (presses > 2) {
      leave(true);
      return;
    }
    say(presses > 1 ? "two" : "one");
    expiry = setTimeout(() => {
      presses = 0;
      say("over");
      expiry = setTimeout(say, WINDOW);
    }, WINDOW);
  });

  // --- hiding --------------------------------------------------------------------------------------

  const longest = minutes * 60000;
  let touched = Date.now();
  let rest;
  let focused;

  const cover = () => {
    const covering = at("cover");
    if (gone || !covering || !covering.hidden) return;
    focused = document.activeElement;
    root.dataset.covered = "";
    covering.hidden = false;
    at("reveal").focus();
  };

  const reveal = () => {
    if (!dispatchEvent(new Event("reveal", { cancelable: true }))) return;
    at("cover").hidden = true;
    delete root.dataset.covered;
    if (!focused || !focused.isConnected) focused = document.querySelector("main h1");
    if (focused) focused.focus({ preventScroll: true });
    touch();
  };

  const touch = () => {
    touched = Date.now();
    clearTimeout(rest);
    if (longest > 0) rest = setTimeout(cover, longest);
  };

  for (const event of ["pointerdown", "pointermove", "keydown", "input", "wheel", "scroll", "focusin"]) {
    addEventListener(event, touch, { capture: true, passive: true });
  }
  touch();

  // Out of sight, for the pictures that a telephone shows of what is open.
  on("visibilitychange", () => {
    if (document.hidden) {
      root.dataset.away = "";
      return;
    }
    // Timers may have stood still meanwhile.
    if (longest > 0 && Date.now() - touched >= longest) cover();
    delete root.dataset.away;
  });

  // --- what is pressed -----------------------------------------------------------------------------

  const pressed = (event, selector) => event.target.closest && event.target.closest(selector);

  on("mousedown", (event) => {
    alone = false;
    // Pressing "Hide" must not take the focus from where it comes back to.
    if (pressed(event, "#hide")) event.preventDefault();
  });
  on("click", (event) => {
    if (pressed(event, "[data-leave]")) {
      event.preventDefault();
      leave(true);
    } else if (pressed(event, "#hide")) {
      cover();
    } else if (pressed(event, "#reveal")) {
      reveal();
    }
  });
})();
