// Put before every script of a journey. A path may step into open shadow roots:
// "glosa-article >>> [part=tooltip]".
const findAll = ({ path, text, name }) => {
  let found = [document];
  for (const step of path.split('>>>')) {
    found = found.flatMap((node) => {
      const root = node === document ? document : node.shadowRoot;
      return root ? [...root.querySelectorAll(step.trim())] : [];
    });
  }
  if (text != null) found = found.filter((node) => node.textContent.includes(text));
  if (name != null) {
    found = found.filter((node) =>
      (node.getAttribute('aria-label') ?? node.textContent).trim().includes(name));
  }
  return found;
};
const find = (locator) => findAll(locator)[locator.nth ?? 0];
const need = (locator) => {
  const node = find(locator);
  if (!node) throw new Error('not on the page: ' + JSON.stringify(locator));
  return node;
};
const seen = (node) =>
  Boolean(node) &&
  node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
  [...node.getClientRects()].some((box) => box.width > 0 && box.height > 0);
const focused = () => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node;
};
