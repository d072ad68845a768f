// @ts-check

/**
 * A film that YouTube or Vimeo shows, by any of its addresses.
 * @param {string} address @returns {{ host: 'YOUTUBE' | 'VIMEO', originUrl: string, embedUrl: string } | null}
 */
export function externalVideo(address) {
  const youtube = /^https?:\/\/(?:(?:www|m)\.)?(?:youtu\.be\/|youtube(?:-nocookie)?\.com\/(?:watch\?(?:.*&)?v=|embed\/|shorts\/))([\w-]{6,})/.exec(address)?.[1];
  if (youtube) return { host: 'YOUTUBE', originUrl: `https://youtu.be/${youtube}`, embedUrl: `https://www.youtube.com/embed/${youtube}` };
  const vimeo = /^https?:\/\/(?:www\.|player\.)?vimeo\.com\/(?:video\/)?(\d+)/.exec(address)?.[1];
  return vimeo ? { host: 'VIMEO', originUrl: `https://vimeo.com/${vimeo}`, embedUrl: `https://player.vimeo.com/video/${vimeo}` } : null;
}
