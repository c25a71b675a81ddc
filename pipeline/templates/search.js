// Finds leaflets by title, code or language. Without scripts the field stays hidden and the list whole.
(() => {
  const form = document.querySelector(".plainleaf-search");
  // Letters that keyboards of one language lack, or that look the same and are two: ı, ł, ø, Arabic and Persian yeh.
  const twins = { ı: "i", ł: "l", ø: "o", đ: "d", ß: "ss", æ: "ae", œ: "oe", ى: "ي", ی: "ي", ک: "ك", ہ: "ه", ة: "ه" };
  const plain = (text) => text.normalize("NFKD").replace(/[\p{M}\p{Cf}ـ]/gu, "").toLowerCase().replace(/[ıłøđßæœىیکہة]/g, (c) => twins[c]);
  const shelves = [...document.querySelectorAll(".plainleaf-shelf")].map((shelf) => ({
    shelf,
    title: plain(shelf.querySelector("h2").textContent + " " + (shelf.dataset.find || "")),
    rows: [...shelf.querySelectorAll("[role=row]")].filter((row) => row.querySelector("[role=rowheader]"))
      .map((row) => [row, plain(row.textContent + " " + row.dataset.find)]),
  }));
  const input = form.querySelector("input"), status = form.querySelector("[role=status]");
  const search = () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const { shelf, title, rows } of shelves) {
      const left = words.filter((word) => !title.includes(word));
      let shown = rows.length ? 0 : Number(!left.length);
      for (const [row, text] of rows) {
        row.hidden = !left.every((word) => text.includes(word));
        shown += !row.hidden;
      }
      shelf.hidden = !shown;
      found += shown > 0;
    }
    status.textContent = !words.length ? "" : found ? status.dataset.found.replace("{count}", found) : status.dataset.none;
  };
  input.addEventListener("input", search);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  search();
})();
