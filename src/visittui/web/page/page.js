"use strict";

const terminal = document.getElementById("terminal");
// Told from where the browser has found the page: right behind any proxy, over https and below any path.
terminal.dataset.sessionWebsocketUrl = new URL("ws", document.baseURI).href.replace(/^http/, "ws");
const size = Number(new URLSearchParams(location.search).get("fontsize"));
if (size >= 4 && size <= 100) terminal.dataset.fontSize = String(size);

document.getElementById("again").addEventListener("click", () => location.reload());

// Without this no key would be heard before the first click.
const waiting = setInterval(() => {
  const keys = document.querySelector(".xterm-helper-textarea");
  if (keys) {
    keys.focus();
    clearInterval(waiting);
  }
}, 50);
