// The library as you type: asks the same page for what a search changes and puts it in. Decides nothing.
// Without this module the form is an ordinary form.

const PAUSE_MS = 140;

const form = document.querySelector("[data-search]");
const results = document.querySelector("[data-results]");
const says = document.querySelector("[data-says]");

let waiting = 0;
let going = null;

/** What is typed and chosen, without what is empty. */
function wanted() {
  const all = [...new FormData(form)].filter(([, value]) => value !== "");
  return new URLSearchParams(all);
}

/** Show how many each filter would leave. */
function recount(counts) {
  for (const place of form.querySelectorAll("[data-count]")) {
    const [facet, value] = place.dataset.count.split(" ");
    const left = counts[facet]?.[value] ?? 0;
    place.textContent = place.dataset.label ? `${place.dataset.label} (${left})` : String(left);
  }
}

/** Put an answer in, and make the address say what is shown. */
function show({ html, says: sentence, counts }, query) {
  const made = new DOMParser().parseFromString(`<body>${html}</body>`, "text/html");
  results.replaceChildren(...document.importNode(made.body, true).childNodes);
  says.textContent = sentence;
  recount(counts);
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
}

/** Ask; a newer question makes an older one pointless. */
async function ask() {
  going?.abort();
  going = new AbortController();
  const query = wanted();
  const asked = new URLSearchParams(query);
  asked.set("part", "results");
  try {
    const answer = await fetch(`${location.pathname}?${asked}`, { signal: going.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.json(), query);
    results.removeAttribute("aria-busy");
  } catch (trouble) {
    if (trouble.name !== "AbortError") says.textContent = "The list could not be refreshed. Press Search to try again.";
  }
}

form.addEventListener("input", () => {
  clearTimeout(waiting);
  results.setAttribute("aria-busy", "true");
  waiting = setTimeout(ask, PAUSE_MS);
});
