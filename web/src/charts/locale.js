// uPlot makes numbers of the browser's language as soon as it is loaded, and fails where that is none: WebKitGTK without a
// locale says "C". To be imported before it.
try {
  new Intl.NumberFormat(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en-US' });
}
