// @ts-check
// Pictures without a network: the name of a picture decides its colours and what is written on it.
import { hashOf } from '../hash.js';

const NAMED = { black: '#222', white: '#eee', navy: '#1d2d50', green: '#2f5d3a', sand: '#d9c7a3', rust: '#a4502b', blue: '#6fa8dc', plum: '#5b2a4f', mustard: '#c9a227', grey: '#8a8d91' };

/**
 * The picture behind an address such as `/_images/rain-jacket-2.jpg?v=1712345678`.
 * @param {string} path
 * @returns {{ contentType: string, bytes: Buffer }}
 */
export function imageBytes(path) {
  const name = fileNameOf(path);
  const words = name.replace(/\.\w+$/, '').split('-').filter(Boolean);
  const hash = hashOf(name);
  const ground = Object.entries(NAMED).find(([colour]) => words.includes(colour))?.[1] ?? `hsl(${hash % 360} 35% ${45 + (hash % 25)}%)`;
  const figure = `hsl(${(hash >> 4) % 360} 55% ${70 + (hash % 20)}%)`;
  const label = words.slice(0, 4).join(' ');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="600" viewBox="0 0 600 600" role="img" aria-label="${escapeXml(label)}">
<rect width="600" height="600" fill="${ground}"/>${shapeOf(hash, figure)}
<text x="300" y="560" font-family="sans-serif" font-size="34" text-anchor="middle" fill="#fff" stroke="#0006" stroke-width="1" paint-order="stroke">${escapeXml(label)}</text></svg>`;
  return { contentType: 'image/svg+xml', bytes: Buffer.from(svg) };
}

/** @param {string} path */
function fileNameOf(path) {
  const last = path.split('?')[0].split('/').pop() ?? '';
  try {
    return decodeURIComponent(last);
  } catch (error) {
    if (error instanceof URIError) return last;
    throw error;
  }
}

/** @param {number} hash @param {string} colour */
function shapeOf(hash, colour) {
  const size = 120 + (hash % 90);
  switch (hash % 4) {
    case 0: return `<circle cx="300" cy="270" r="${size}" fill="${colour}"/>`;
    case 1: return `<rect x="${300 - size}" y="${270 - size}" width="${size * 2}" height="${size * 2}" rx="36" fill="${colour}"/>`;
    case 2: return `<path d="M300 ${270 - size} L${300 + size} ${270 + size} H${300 - size} Z" fill="${colour}"/>`;
    default: return `<ellipse cx="300" cy="270" rx="${size}" ry="${size / 1.6}" fill="${colour}"/>`;
  }
}

/** @param {string} text */
const escapeXml = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
