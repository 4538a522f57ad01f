// Where a visitor lands: at the section that the address names, with the page's own link in view in the menu.
(() => {
  // Streamlit draws the page after the browser has looked for the section, and our view replaces the address.
  let section = decodeURIComponent(location.hash.slice(1));
  const settled = 4000;
  let isFound = false;
  const land = () => {
    const target = section && document.getElementById(section);
    if (!target) return;
    // Again at each change until the page stands still: what is drawn late above it would push it away.
    target.scrollIntoView();
    if (!isFound) setTimeout(() => { section = ""; }, settled);
    isFound = true;
  };

  // On a phone the menu is wider than the screen: without this no link of it may show which page this is.
  let left = "";
  const showOwnLink = () => {
    if (left === location.pathname) return;
    const menu = document.querySelector(".st-key-menu");
    // The last: Status's link has no path of its own, so that it seems to lead to whichever page this is.
    const own = menu && [...menu.querySelectorAll("a")].findLast((link) => link.pathname === location.pathname);
    if (!own || menu.scrollWidth <= menu.clientWidth) return;
    const [outer, inner] = [menu.getBoundingClientRect(), own.getBoundingClientRect()];
    if (inner.left >= outer.left && inner.right <= outer.right) return;
    menu.scrollLeft += inner.left + inner.width / 2 - outer.left - outer.width / 2;
  };

  // Whoever scrolls or types is left in peace: on this page with the menu, and for good with the section.
  for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    addEventListener(kind, () => { section = ""; left = location.pathname; }, { passive: true, capture: true });
  }

  new MutationObserver(() => { land(); showOwnLink(); })
    .observe(document.documentElement, { subtree: true, childList: true });
})();
