// The lease on what an editor looks at is renewed while the editor does something.

const EVERY = 20_000; // milliseconds

let active = false;
for (const kind of ["keydown", "pointermove", "wheel", "touchstart"]) {
  document.addEventListener(kind, () => { active = true; }, { passive: true });
}

setInterval(() => {
  const presence = document.getElementById("presence");
  if (!presence || !active) return;
  active = false;
  htmx.trigger(presence, "renew");
}, EVERY);
