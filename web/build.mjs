// Bundles the page: node build.mjs OUT. Called by tool/web, beside its node_modules.
// Same sources and versions give the same bytes; names hold a hash of what is in them.

import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { presimplify, simplify, filter, filterWeight } from 'topojson-simplify';
import { feature, quantize } from 'topojson-client';

const here = dirname(fileURLToPath(import.meta.url));
const FIRST_VIEW = 100 * 1000; // bytes, compressed: what index.html, the app and the style may have
const OURS = /^(index\.html|licences\.txt|[a-z]+-[A-Za-z0-9]{8}\.(js|css|json|svg))(\.gz|\.br)?$/;
const out = process.argv[2];
if (!out) {
  console.error('Usage: node build.mjs OUT');
  process.exit(2);
}

const SMALLEST = 0.02; // square degrees: bends and islands below that are not seen, at the map's usual size

/** Countries of Natural Earth at 1:50 million, simplified, without what we do not draw. */
function makeMap() {
  const require = createRequire(import.meta.url);
  const atlas = JSON.parse(readFileSync(require.resolve('world-atlas/countries-50m.json'), 'utf8'));
  delete atlas.objects.land;
  const { geometries } = atlas.objects.countries;
  atlas.objects.countries.geometries = geometries.filter((country) => country.id !== '010'); // the map ends above Antarctica
  for (const country of geometries) delete country.properties;
  const weighed = presimplify(atlas);
  const fewer = quantize(filter(simplify(weighed, SMALLEST), filterWeight(weighed, SMALLEST)), 1e4);
  feature(fewer, fewer.objects.countries); // fails here rather than in a browser
  writeFileSync(join(here, 'src/world.json'), JSON.stringify(fewer));
}

/** Where each country lies, [longitude, latitude], of the codebook's list. */
function makeMiddles() {
  const rows = readFileSync(join(here, '../../codebook/places/countries.tsv'), 'utf8').split('\n');
  const known = rows.map((row) => row.split('\t')).filter(([code, , lat]) => /^[A-Z]{3}$/.test(code) && Number(lat));
  const middles = Object.fromEntries(known.map(([code, , lat, lon]) => [code, [Number(lon), Number(lat)]]));
  writeFileSync(join(here, 'src/middles.js'), `export default ${JSON.stringify(middles)};\n`);
}

const hashed = (name, bytes) => name.replace('.', `-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.`);

function put(name, bytes) {
  writeFileSync(join(out, name), bytes);
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  writeFileSync(join(out, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  writeFileSync(join(out, `${name}.br`), brotli);
  return brotli.length;
}

/** What the page is made of besides our own sources, each with its licence's words. */
function licences() {
  const used = ['uplot', 'd3-geo', 'd3-array', 'internmap', 'topojson-client', 'world-atlas'];
  const parts = used.map((name) => {
    const folder = join(here, 'node_modules', name);
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return `${name} ${version}\n\n${readFileSync(join(folder, 'LICENSE'), 'utf8').trim()}\n`;
  });
  return `The page of demarche has these libraries in it.\n\n${parts.join('\n----\n\n')}`;
}

makeMap();
makeMiddles();

const { outputFiles, metafile } = await build({
  absWorkingDir: here,
  entryPoints: { app: 'src/main.js', style: 'src/style.css' },
  outdir: '/out',
  publicPath: '/assets',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  write: false,
  metafile: true,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.json': 'file' },
  legalComments: 'none',
  logLevel: 'warning',
  charset: 'utf8',
});

mkdirSync(out, { recursive: true });
for (const old of readdirSync(out)) if (OURS.test(old)) rmSync(join(out, old)); // of an earlier build; nothing else is touched

const entryOf = (source) => basename(Object.entries(metafile.outputs).find(([, o]) => o.entryPoint === source)[0]);
const app = entryOf('src/main.js');
const style = entryOf('src/style.css');
const iconBytes = readFileSync(join(here, 'src/icon.svg'));
const icon = hashed('icon.svg', iconBytes);
const index = Buffer.from(
  readFileSync(join(here, 'src/index.html'), 'utf8')
    .replace('@APP@', app)
    .replace('@STYLE@', style)
    .replace('@ICON@', icon),
);

const packed = new Map([['index.html', put('index.html', index)]]);
put(icon, iconBytes);
put('licences.txt', Buffer.from(licences()));
for (const { path, contents } of outputFiles) packed.set(basename(path), put(basename(path), Buffer.from(contents)));

/** An entry with all that it loads at once. */
function closure(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  const output = Object.entries(metafile.outputs).find(([path]) => basename(path) === name)?.[1];
  for (const i of output?.imports ?? []) if (i.kind === 'import-statement') closure(basename(i.path), seen);
  return seen;
}

const first = ['index.html', style, ...closure(app)].reduce((n, name) => n + (packed.get(name) ?? 0), 0);
const all = [...packed.values()].reduce((n, size) => n + size, 0);
console.log(`page: ${packed.size} files, ${all} bytes (brotli); first view ${first} bytes of at most ${FIRST_VIEW}`);
if (first > FIRST_VIEW) {
  console.error('build.mjs: the first view is too large');
  process.exit(1);
}
