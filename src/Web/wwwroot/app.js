// The little that the console needs beside Blazor: the theme, cookies it remembers, keys of a page, menus that close.
(() => {
  const root = document.documentElement;
  const year = 365 * 24 * 60 * 60;
  const remember = (name, value) => {
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${value ? year : 0}; samesite=lax`;
  };

  const isDark = () => (root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
  const useTheme = theme => {
    root.dataset.theme = theme;
    for (const link of document.querySelectorAll('link[data-theme-link]'))
      link.media = link.dataset.themeLink === theme ? 'all' : 'not all';
    remember('theme', theme);
  };

  document.addEventListener('click', event => {
    if (event.target.closest('[data-theme-toggle]'))
      useTheme(isDark() ? 'light' : 'dark');
    for (const menu of document.querySelectorAll('details[data-menu][open]'))
      if (!menu.contains(event.target)) menu.open = false;
  });

  const listeners = new Map();
  const isTyping = target => target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName) && target.type !== 'checkbox';
  const listenToKeys = (page, keys) => {
    const listener = event => {
      if (event.ctrlKey || event.metaKey || event.altKey || !keys.includes(event.key) || isTyping(event.target)) return;
      if (document.querySelector('[aria-modal="true"]')) return;
      event.preventDefault();
      page.invokeMethodAsync('Pressed', event.key);
    };
    listeners.set(page._id, listener);
    document.addEventListener('keydown', listener);
    root.dataset.keys = keys;
  };
  const forgetKeys = page => {
    document.removeEventListener('keydown', listeners.get(page._id));
    listeners.delete(page._id);
    if (listeners.size === 0) delete root.dataset.keys;
  };

  window.shopifySync = { remember, listenToKeys, forgetKeys };
})();
