/** Turns third-party ES modules into CommonJS for jest; files without ES syntax pass untouched. */
const { createHash } = require('node:crypto');
const { transformSync } = require('@swc/core');

const ESM = /^\s*(?:import|export)\b|\bimport\.meta\b|\bimport\s*\(|[;}]\s*(?:import|export)\s*[{*\w"']/m;

module.exports = {
  getCacheKey: (source, path) => createHash('sha1').update('3').update(path).update(source).digest('hex'),
  process(source, filename) {
    if (!ESM.test(source)) return { code: source };
    const { code, map } = transformSync(source.replace(/\bimport\.meta\.url\b/g, '("file://" + __filename)')
      .replace(/\bimport\.meta\.dirname\b/g, '__dirname').replace(/\bimport\.meta\.filename\b/g, '__filename'), {
      filename,
      sourceMaps: false,
      jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
      module: { type: 'commonjs', ignoreDynamic: false },
    });
    return { code, map };
  },
};
