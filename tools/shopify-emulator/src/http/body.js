// @ts-check

/** Larger bodies are no GraphQL call of ours. */
const MAX_BYTES = 20 * 1024 * 1024;

/** @param {import('node:http').IncomingMessage} request @returns {Promise<string>} */
export function readBody(request) {
  return new Promise((resolve, reject) => {
    /** @type {Buffer[]} */
    const chunks = [];
    let size = 0;
    request.on('data', chunk => {
      size += chunk.length;
      if (size > MAX_BYTES) {
        reject(new RangeError(`The body is larger than ${MAX_BYTES} bytes.`));
        request.destroy();
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
  });
}

/** @param {string} text @returns {any} undefined when it is not JSON */
export function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
