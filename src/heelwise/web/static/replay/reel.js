// The slider over a record's days: asks for the day's own page and puts its part in. Decides nothing.
// Without this module the slider is an ordinary form, and the days are links.

const PAUSE_MS = 120;
const DAY_MS = 86_400_000;

const form = document.querySelector("[data-reel]");
const slider = form.querySelector("input");
const says = form.querySelector("[data-says]");
const trouble = document.querySelector("[data-trouble]");
const words = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

let waiting = 0;
let going = null;

/** The day a slider's position stands for, as an address writes it. */
function dayAt(nth) {
  return new Date(Date.parse(form.dataset.first) + nth * DAY_MS).toISOString().slice(0, 10);
}

/** Say which day the slider stands on, at once. */
function name(day) {
  const text = words.format(new Date(day)).replace(",", "");
  says.textContent = text;
  slider.setAttribute("aria-valuetext", text);
  document.querySelector("#day").value = day;
}

/** Put the day's part of its page in the place of this one, and make the address say so. */
async function turn(day, { push = true } = {}) {
  const place = document.querySelector("[data-day]");
  const address = new URL(`../${day}/`, location.href);
  going?.abort();
  going = new AbortController();
  place.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: going.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    place.replaceWith(document.importNode(made.querySelector("[data-day]"), true));
    document.title = made.title;
    trouble.textContent = "";
    if (push) history.pushState(null, "", address);
  } catch (wrong) {
    if (wrong.name === "AbortError") return;
    place.removeAttribute("aria-busy");
    trouble.textContent = "This day could not be fetched. Give its date and press Go there.";
  }
}

slider.addEventListener("input", () => {
  const day = dayAt(Number(slider.value));
  name(day);
  clearTimeout(waiting);
  waiting = setTimeout(() => turn(day), PAUSE_MS);
});

addEventListener("popstate", () => {
  const day = location.pathname.split("/").at(-2);
  slider.value = String(Math.round((Date.parse(day) - Date.parse(form.dataset.first)) / DAY_MS));
  name(day);
  turn(day, { push: false });
});
