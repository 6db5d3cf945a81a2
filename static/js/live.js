// Live results: an enhancement. The form is a plain GET form and works without this file.
(() => {
  const form = document.querySelector("form[data-live]");
  if (!form || !window.fetch) return;
  const found = (id, page = document) => page.getElementById(id);
  let timer, request;
  const show = page => {
    const { name, value } = document.activeElement;
    const kept = form.querySelectorAll("details[id]");
    kept.forEach(({ id, open }) => { if (found(id, page)) found(id, page).open = open; });
    // the sentence for screen readers is filled, not replaced: a new live region would not be read
    for (const id of ["facets", "results", "said"]) found(id).replaceChildren(...found(id, page).childNodes);
    if (name && name !== "q") [...form.elements].find(e => e.name === name && e.value === value)?.focus();
    document.title = page.title;
  };
  const run = async () => {
    const url = new URL(form.action);
    url.search = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
    request?.abort();
    request = new AbortController();
    try {
      const answer = await fetch(url, { signal: request.signal, headers: { "X-Requested-With": "fetch" } });
      if (!answer.ok) return;
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
      history.replaceState(null, "", url);
    } catch { /* no network: the button still works */ }
  };
  form.addEventListener("input", ({ target }) => {
    clearTimeout(timer);
    if (target.id !== "q" || target.value.length !== 1) timer = setTimeout(run, target.id === "q" ? 350 : 50);
  });
})();
