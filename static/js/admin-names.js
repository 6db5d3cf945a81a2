/* Gives the autocomplete fields of Django's admin (select2) the name of their label; select2 forgets it. */
"use strict";
{
  function name(box) {
    const select = box.closest(".select2-container")?.previousElementSibling;
    const label = select && document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    const text = label ? label.textContent.replace(/:\s*$/, "") : select?.getAttribute("aria-label");
    if (!text) { return; }
    const shown = box.querySelector(".select2-selection__rendered");
    const value = shown?.getAttribute("title");
    box.removeAttribute("aria-labelledby");
    box.setAttribute("aria-label", value ? `${text}: ${value}` : text);
    shown?.setAttribute("aria-label", value ? `${text}: ${value}` : text);
    box.querySelector(".select2-search__field")?.setAttribute("aria-label", text);
  }

  const nameAll = () => document.querySelectorAll(".select2-selection").forEach(name);

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
    nameAll();
  });
}
