// Progressive extras: theme, filters, layers, copy. Every page works without them.
(() => {
  const root = document.documentElement;
  const button = document.getElementById("theme");
  const stored = () => { try { return localStorage.getItem("theme"); } catch { return null; } };
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const label = () => { button.textContent = dark() ? "Light" : "Dark"; button.setAttribute("aria-label", `Use the ${dark() ? "light" : "dark"} colours`); };
  if (["light", "dark"].includes(stored())) root.dataset.theme = stored();
  button.hidden = false;
  label();
  button.addEventListener("click", () => {
    root.dataset.theme = dark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* private window: for this page only */ }
    label();
  });

  for (const input of document.querySelectorAll("input[data-filters]")) {
    const items = [...document.querySelectorAll(input.dataset.filters)];
    const found = document.getElementById("found");
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const item of items) {
        const text = item.dataset.find.toLowerCase();
        item.hidden = !words.every((word) => text.includes(word));
        if (!item.hidden) count += 1;
      }
      for (const section of document.querySelectorAll("#dictionary section")) {
        section.hidden = !section.querySelector("[data-find]:not([hidden])");
      }
      found.textContent = words.length ? `${count} found` : "";
    });
  }

  for (const box of document.querySelectorAll("input[data-layer]")) {
    box.addEventListener("change", () => {
      document.querySelector("article.text").classList.toggle(`hide-${box.dataset.layer}`, !box.checked);
    });
  }

  for (const copy of document.querySelectorAll("button[data-copies]")) {
    if (!navigator.clipboard) continue;
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(copy.dataset.copies).textContent);
      const before = copy.innerHTML;
      copy.textContent = "Copied";
      setTimeout(() => { copy.innerHTML = before; }, 1500);
    });
  }
})();
