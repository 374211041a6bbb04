// What makes a page livelier; every page works without it.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const words = document.querySelector(button.dataset.copy).innerText.trim();
  navigator.clipboard.writeText(words).then(() => {
    const said = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = said; }, 2000);
  });
});

// A choice in a form that says so is sent at once; without a script the form's own button does it.
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-send-on-change]");
  if (form) form.requestSubmit();
});

// Words selected in the reader can be marked as a claim: they are put into the form at the end of the page.
const bar = document.getElementById("mark-bar");
const selectedWords = () => {
  const selection = document.getSelection();
  const inText = selection.rangeCount && selection.anchorNode?.parentElement?.closest(".reading article");
  if (!inText || selection.isCollapsed) return "";
  const words = selection.getRangeAt(0).cloneContents();
  for (const added of words.querySelectorAll(".ref")) added.remove(); // the numbers of notes are not in the text
  return words.textContent.trim();
};
if (bar) {
  document.addEventListener("selectionchange", () => { bar.hidden = selectedWords() === ""; });
  document.getElementById("mark-open").addEventListener("click", () => {
    const field = document.getElementById("mark-words");
    field.value = selectedWords();
    bar.hidden = true;
    field.scrollIntoView({ block: "center" });
    field.focus();
  });
}
