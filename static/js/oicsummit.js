// What makes a page livelier; every page works without it.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const words = ((from) => (from.value ?? from.innerText).trim())(document.querySelector(button.dataset.copy));
  navigator.clipboard.writeText(words).then(() => {
    const said = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = said; }, 2000);
  });
});

// A choice in a form that says so is sent at once; without a script the form's own button does it. Words that are typed
// wait for Enter or the button: leaving the field for the button would ask twice, and the second answer eat a click.
document.addEventListener("change", (event) => {
  const form = !event.target.matches("input[type=search], input[type=text]") && event.target.closest("form[data-send-on-change]");
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

// What htmx asked for and did not get is said where messages stand, in the words of the page that was answered.
const say = (words) => {
  const line = document.createElement("li");
  line.className = "error";
  line.textContent = words;
  let list = document.getElementById("said");
  if (!list) {
    const wrap = document.createElement("div");
    wrap.className = "wrap";
    list = document.createElement("ul");
    Object.assign(list, { id: "said", className: "messages" });
    list.setAttribute("role", "alert");
    wrap.append(list);
    document.getElementById("main").prepend(wrap);
  }
  list.replaceChildren(line);
};
document.body.addEventListener("htmx:responseError", (event) => {
  const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  const words = [...page.querySelectorAll("main h1, main .refusal, main .empty")].map((part) => part.textContent.trim());
  say(words.join(". ") || "The site did not answer as it should, and nothing was changed.");
});
document.body.addEventListener("htmx:sendError", () => say("The site cannot be reached, and nothing was changed."));
document.body.addEventListener("htmx:afterSwap", () => document.getElementById("said")?.replaceChildren());
