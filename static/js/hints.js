// Suggestions while typing: a combobox with a list. The form is a plain GET form and works without this file.
(() => {
  const box = document.querySelector("input[data-hints]");
  if (!box || !window.fetch) return;
  const said = document.getElementById("said");
  let timer, request, list, at;
  const close = () => {
    clearTimeout(timer);
    request?.abort();
    list?.remove();
    list = null;
    at = -1;
    box.setAttribute("aria-expanded", false);
    box.removeAttribute("aria-activedescendant");
  };
  const go = option => { location = option.dataset.url; };
  const load = async () => {
    request = new AbortController();
    try {
      const answer = await fetch(box.dataset.hints + "?q=" + encodeURIComponent(box.value), { signal: request.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      close();
      list = page.querySelector("ul");
      said.textContent = list?.dataset.said ?? "";
      if (!list) return;
      box.form.append(list);
      box.setAttribute("aria-expanded", true);
      list.onmousedown = e => e.preventDefault(); // the box keeps the focus
      list.onclick = e => go(e.target.closest("li"));
    } catch { /* no network: the button still works */ }
  };
  const move = step => {
    const options = list.children, count = options.length + 1; // one place more: the box itself
    options[at]?.removeAttribute("aria-selected");
    at = (at + 1 + step + count) % count - 1;
    options[at]?.setAttribute("aria-selected", true);
    options[at]?.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", options[at]?.id ?? "");
  };
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", "hints");
  close();
  box.oninput = () => {
    clearTimeout(timer);
    if (box.value.trim().length < 2) close(); else timer = setTimeout(load, 200);
  };
  box.onblur = close;
  box.onkeydown = e => {
    if (!list || e.isComposing) return;
    if (e.key === "ArrowDown") move(1);
    else if (e.key === "ArrowUp") move(-1);
    else if (e.key === "Escape") close();
    else if (e.key === "Enter" && at >= 0) go(list.children[at]);
    else return;
    e.preventDefault();
  };
})();
