// The first script of every page: it writes down whatever a reader's console
// would show in yellow or red, and each breach of the page's security policy.
(() => {
  const lines = [];
  window.journeyConsole = lines;
  const show = (value) => {
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (typeof value === 'object') {
      try { return JSON.stringify(value); } catch { return String(value); }
    }
    return String(value);
  };
  for (const level of ['error', 'warn']) {
    const original = console[level];
    console[level] = (...values) => {
      lines.push(`${level}: ${values.map(show).join(' ')}`);
      original.apply(console, values);
    };
  }
  addEventListener('error', (event) => {
    const broken = event.target instanceof Element
      ? `load: ${event.target.localName} ${event.target.src ?? event.target.href ?? ''}`
      : `uncaught: ${event.message}`;
    lines.push(broken);
  }, true);
  addEventListener('unhandledrejection', (event) => lines.push(`rejected: ${show(event.reason)}`));
  document.addEventListener('securitypolicyviolation', (event) => {
    lines.push(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
  });
})();
