// Written in the oldest dialect on purpose: IE and old Chromium cores must read it. Whoever lacks what the
// application needs gets a plain help page instead of a white screen.
(() => {
  var enough = false;
  try {
    enough =
      'noModule' in document.createElement('script') &&
      typeof Array.prototype.findLast === 'function' &&
      typeof Object.hasOwn === 'function' &&
      typeof window.fetch === 'function' &&
      !!window.CSS &&
      window.CSS.supports('inset', '0');
  } catch (_e) {
    enough = false;
  }
  if (!enough) window.location.replace('/old-browser.html');
})();
