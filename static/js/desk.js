// Single keys for the desk. Each does what a button or link that is on the page does, and nothing else.
const keep = "single-keys-off";
const box = document.getElementById("single-keys");
box.checked = localStorage.getItem(keep) === null;
box.addEventListener("change", () => {
  if (box.checked) localStorage.removeItem(keep);
  else localStorage.setItem(keep, "1");
});

const writes = (element) => element.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");

const follow = (target) => {
  if (target.tagName === "SUMMARY") {
    for (const other of document.querySelectorAll("details.opens[open]")) {
      if (other !== target.parentElement) other.open = false;
    }
  }
  target.click();
};

document.addEventListener("keydown", (event) => {
  if (!box.checked || event.ctrlKey || event.altKey || event.metaKey || writes(event.target)) return;
  const open = document.querySelector("details.opens[open]");
  if (event.key === "Escape" && open) { open.open = false; return; }
  const target = open && /^[1-9]$/.test(event.key)
    ? open.querySelector(`[data-number="${event.key}"]`)
    : document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!target) return;
  event.preventDefault();
  follow(target);
});

// After a swap the keyboard is where the new link begins.
document.body.addEventListener("htmx:afterSwap", () => document.getElementById("desk-title")?.focus({ preventScroll: true }));
