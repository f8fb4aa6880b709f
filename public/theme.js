// Sets the theme before the first paint. Same rule as app/state/theme.ts; no build step, so plain and old syntax.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('unroll.theme');
  } catch {
    // Storage is forbidden: as the system says.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
