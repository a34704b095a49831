// Buttons that copy a field: shown only where this runs, because without it the words can be selected by hand.

for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      if (!document.execCommand("copy")) return; // the words are selected: the reader copies them
    }
    announce(button.dataset.copied);
  });
}

function announce(words) {
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.textContent = words;
  document.getElementById("toasts").replaceChildren(toast);
}
