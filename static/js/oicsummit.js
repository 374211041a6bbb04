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
