// Files that are dropped or chosen are sent at once, one by one, each with a bar of its own; they then wait to be
// looked at. Without this script the form sends them all together.
const drop = document.getElementById("drop");
const field = document.getElementById("id_files");
const form = field.form;
const list = document.getElementById("sending");
const said = document.getElementById("sent");
const AT_ONCE = 2;
const waiting = [];
let under_way = 0, all = 0, over = 0, look = false, paused = false;

const item = (name) => {
  const row = document.createElement("li");
  const title = document.createElement("b");
  title.textContent = name;
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute("aria-label", `Sending ${name}`);
  const words = document.createElement("span");
  words.className = "hint";
  words.textContent = "waits";
  row.append(title, " ", words, bar);
  list.append(row);
  list.hidden = false;
  return { row, bar, words, name };
};

const refuse = (shown, why) => {
  const words = document.createElement("span");
  words.className = "errorlist";
  words.textContent = `${shown.name}: ${why}`;
  shown.row.className = "refused";
  shown.row.replaceChildren(words);
};

// What goes with every file: what the form says of them all.
const body = (file) => {
  const data = new FormData(form);
  for (const name of ["files", "text", "title"]) data.delete(name);
  data.append("files", file, file.name);
  return data;
};

const report = () => {
  said.textContent = over < all ? `${over} of ${all} sent.` : `${all} of ${all} sent. `;
  if (over < all || !look) return;
  const link = document.createElement("a");
  link.href = drop.dataset.look;
  link.className = "btn main";
  link.textContent = "Look at them and take them in";
  said.append(link);
};

const end = () => {
  under_way -= 1;
  over += 1;
  report();
  next();
};

// Too many at once: the site says how long to wait.
const again = (file, shown, request) => {
  under_way -= 1;
  waiting.unshift({ file, shown });
  shown.words.textContent = "waits: the site takes only so many a minute";
  paused = true;
  setTimeout(() => { paused = false; next(); }, 1000 * (Number(request.getResponseHeader("Retry-After")) || 10));
};

const answered = (shown, request) => {
  if (request.status !== 200 && request.status !== 422) {
    refuse(shown, request.status === 413 ? "is larger than what can be sent" : `could not be sent (${request.status})`);
    return;
  }
  look = look || request.status === 200;
  const made = document.createElement("template");
  made.innerHTML = request.responseText; // escaped by the server, and no script in it would run
  shown.row.replaceWith(made.content);
};

const send = ({ file, shown }) => {
  under_way += 1;
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    shown.bar.value = (100 * event.loaded) / event.total;
    shown.words.textContent = event.loaded < event.total ? `${Math.round(shown.bar.value)} % sent` : "being read";
  });
  request.addEventListener("load", () => {
    if (request.status === 429) { again(file, shown, request); return; }
    answered(shown, request);
    end();
  });
  request.addEventListener("error", () => { refuse(shown, "could not be sent: the site did not answer"); end(); });
  request.open("POST", drop.dataset.send);
  request.send(body(file));
};

const next = () => {
  while (!paused && under_way < AT_ONCE && waiting.length) send(waiting.shift());
};

const take = (files) => {
  for (const file of files) {
    all += 1;
    waiting.push({ file, shown: item(file.name) });
  }
  report();
  next();
};

drop.querySelector(".drop-hint").hidden = false;
field.addEventListener("change", () => {
  take([...field.files]);
  field.value = ""; // the form must not send them again
});
for (const kind of ["dragenter", "dragover"]) {
  drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
}
for (const kind of ["dragleave", "drop"]) drop.addEventListener(kind, () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  take([...event.dataTransfer.files]);
});
// A file that misses the field is not opened by the browser in place of the form.
for (const kind of ["dragover", "drop"]) window.addEventListener(kind, (event) => event.preventDefault());
