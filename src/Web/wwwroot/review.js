// Long lists: tells the page that the reader nears an end, and keeps the row under the reader's eyes in its place while
// rows come and go above it.
(() => {
  const nearness = 800;
  const pause = 120;
  const watched = new Map();
  const places = new WeakMap();

  const watchEnds = (page, list) => {
    let last = 0;
    let timer = 0;
    const look = () => {
      last = performance.now();
      const box = list.getBoundingClientRect();
      if (!box.height) return;
      if (box.bottom - innerHeight < nearness) page.invokeMethodAsync('NearEnd');
      else if (-box.top < nearness) page.invokeMethodAsync('NearStart');
    };
    const onScroll = () => {
      clearTimeout(timer);
      timer = setTimeout(look, Math.max(0, pause - (performance.now() - last)));
    };
    addEventListener('scroll', onScroll, { passive: true });
    addEventListener('resize', onScroll, { passive: true });
    watched.set(page._id, onScroll);
  };
  const forgetEnds = page => {
    removeEventListener('scroll', watched.get(page._id));
    removeEventListener('resize', watched.get(page._id));
    watched.delete(page._id);
  };

  const holdPlace = list => {
    for (const row of list.children) {
      const top = row.getBoundingClientRect().top;
      if (top >= 0) return void places.set(list, { row, top });
    }
  };
  const keepPlace = list => {
    const place = places.get(list);
    places.delete(list);
    if (!place?.row.isConnected) return;
    const moved = place.row.getBoundingClientRect().top - place.top;
    if (Math.abs(moved) > 1) scrollBy({ top: moved, behavior: 'instant' });
  };

  Object.assign(window.shopifySync, { watchEnds, forgetEnds, holdPlace, keepPlace });
})();
