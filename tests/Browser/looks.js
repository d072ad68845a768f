// What an eye would stumble over, as far as it can be computed; answers a list of complaints.
() => {
  const complaints = new Set();
  const wide = innerWidth;
  const say = (what, element) => {
    const words = (element.textContent || '').trim().replace(/\s+/g, ' ').slice(0, 50);
    const name = element.tagName.toLowerCase() + [...element.classList].map(c => `.${c}`).join('');
    complaints.add(`${what}: ${name} in ${element.parentElement?.className || element.parentElement?.tagName} "${words}"`);
  };

  const styles = new Map();
  const styleOf = element => styles.get(element) ?? (styles.set(element, getComputedStyle(element)), styles.get(element));
  const chainOf = element => {
    const chain = [];
    for (let e = element; e; e = e.parentElement) chain.unshift(e);
    return chain;
  };
  const isShown = element => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && styleOf(element).visibility === 'visible' && !element.closest('.sr-only, .icon, .skip-link, option, datalist');
  };
  const isInside = (element, values) => chainOf(element).slice(0, -1).some(e => e !== document.documentElement && e !== document.body && values.includes(styleOf(e).overflowX));

  const rgba = text => {
    const numbers = (text.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number);
    const [r, g, b] = text.startsWith('color(') ? numbers.slice(0, 3).map(n => n * 255) : numbers;
    return { r, g, b, a: numbers.length > 3 ? numbers[3] : 1 };
  };
  const over = (top, under, alpha) => ({ r: top.r * alpha + under.r * (1 - alpha), g: top.g * alpha + under.g * (1 - alpha), b: top.b * alpha + under.b * (1 - alpha) });
  const light = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = element => {
    let ground = { r: 255, g: 255, b: 255 };
    let opacity = 1;
    for (const e of chainOf(element)) {
      const style = styleOf(e);
      opacity *= Number(style.opacity);
      const colour = rgba(style.backgroundColor);
      ground = over(colour, ground, colour.a * opacity);
    }
    const ink = rgba(styleOf(element).color);
    const [high, low] = [light(over(ink, ground, ink.a * opacity)), light(ground)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };

  if (document.scrollingElement.scrollWidth > wide) complaints.add(`The page scrolls sideways: ${document.scrollingElement.scrollWidth} of ${wide}`);
  const headings = [...document.querySelectorAll('h1')].filter(h => h.textContent.trim());
  if (headings.length !== 1) complaints.add(`The page has ${headings.length} first headings`);

  for (const element of document.querySelectorAll('body *')) {
    if (!isShown(element)) continue;
    const style = styleOf(element);
    const box = element.getBoundingClientRect();
    if ((box.right > wide + 1 || box.left < -1) && !isInside(element, ['auto', 'scroll', 'hidden', 'clip'])) say('Beyond the edge', element);

    const own = [...element.childNodes].filter(n => n.nodeType === Node.TEXT_NODE && n.textContent.trim());
    if (own.length === 0) continue;
    const frame = chainOf(element).slice(0, -1).findLast(e => e !== document.body && e !== document.documentElement && styleOf(e).overflowX !== 'visible');
    if (frame && ['hidden', 'clip'].includes(styleOf(frame).overflowX) && styleOf(frame).textOverflow !== 'ellipsis' && box.right > frame.getBoundingClientRect().right + 1) say('Cut off by its frame', element);
    const clips = ['hidden', 'clip'].includes(style.overflowX);
    if (clips && style.textOverflow !== 'ellipsis' && element.scrollWidth > element.clientWidth + 1) say('Text cut off', element);
    if (['hidden', 'clip'].includes(style.overflowY) && style.webkitLineClamp === 'none' && element.scrollHeight > element.clientHeight + 3) say('Text cut off below', element);
    if (element.matches('button, a.button, .badge') && element.scrollWidth > element.clientWidth + 1) say('Text wider than its button', element);

    if (element.closest(':disabled, [aria-disabled="true"], .disabled, :has(> input:disabled)')) continue;
    const ratio = contrast(element);
    const large = parseFloat(style.fontSize) >= 24 || parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700;
    if (ratio < (large ? 3 : 4.5)) say(`Contrast ${ratio.toFixed(2)}`, element);
  }
  return [...complaints];
}
