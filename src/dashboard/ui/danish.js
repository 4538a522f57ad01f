// Streamlit's own words in Danish. It runs before Streamlit's code and sees each text and label as it appears.
(() => {
  const words = new Map(__WORDS__);
  const patterns = __PATTERNS__.map(([from, to]) => [new RegExp(from), to]);
  const labels = ["aria-label", "title", "placeholder", "alt"];

  const translate = (text) => {
    const key = text.trim();
    if (key === "" || key.length > 2000) return text;
    const word = words.get(key);
    if (word !== undefined) return text.replace(key, word);
    for (const [from, to] of patterns) {
      if (from.test(key)) return text.replace(key, key.replace(from, to));
    }
    return text;
  };
  const textNode = (node) => {
    const danish = translate(node.data);
    if (danish !== node.data) node.data = danish;
  };
  const attribute = (element, name) => {
    const value = element.getAttribute(name);
    if (value === null) return;
    const danish = translate(value);
    if (danish !== value) element.setAttribute(name, danish);
  };
  const tree = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return textNode(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) textNode(node);
      else for (const name of labels) attribute(node, name);
    }
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "characterData") textNode(change.target);
      else if (change.type === "attributes") attribute(change.target, change.attributeName);
      else change.addedNodes.forEach(tree);
    }
  }).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: labels,
  });
})();
