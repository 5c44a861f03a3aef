// Comfort only: leaving replaces the page, so that "back" does not return to it; Escape three times leaves, too.
(() => {
  const exit = document.querySelector('.lifeline .leave');
  if (!exit) return;
  const leave = () => location.replace(exit.href);
  exit.addEventListener('click', (event) => { event.preventDefault(); leave(); });
  let pressed = [];
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    pressed = [...pressed.filter((at) => event.timeStamp - at < 3000), event.timeStamp];
    if (pressed.length >= 3) leave();
  });
})();
