/**
 * Bundles the command into `dist/`, once, at `npm ci`: a command then starts in a little more than Node itself. The schemas of the
 * authored files are compiled to code here, so that ajv's compiler is not part of a run.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build, type Plugin } from 'esbuild';
import { ajvOptions } from '../tooling/model/ajv-options.ts';
import { shareSchemas } from './shared-schemas.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const kinds = ['kubernetes-cluster', 'kafka-cluster', 'profile', 'topics', 'users', 'argocd', 'rings'];

const schemaPath = (kind: string): string => `${root}schemas/${kind}.json`;

/** Takes the place of `tooling/model/validators.ts` in the bundle; same exports. */
const compiledValidators: Plugin = {
  name: 'compiled-validators',
  setup(setup) {
    const resolveDir = `${root}tooling/model`;
    setup.onLoad({ filter: /tooling\/model\/validators\.ts$/ }, () => ({
      contents: "import compiled from 'compiled-validators';\nexport const validatorFor = (kind) => compiled[kind];\n",
      loader: 'js',
      resolveDir,
    }));
    setup.onResolve({ filter: /^compiled-validators$/ }, ({ path }) => ({ path, namespace: 'compiled-validators' }));
    setup.onLoad({ filter: /.*/, namespace: 'compiled-validators' }, () => {
      const ajv = new Ajv({ ...ajvOptions, inlineRefs: false, code: { source: true } }).addVocabulary(['expected']);
      const { shared, schemas } = shareSchemas(kinds.map((kind) => JSON.parse(readFileSync(schemaPath(kind), 'utf8'))));
      ajv.addSchema(shared);
      for (const [index, schema] of schemas.entries()) ajv.addSchema(schema, kinds[index]);
      const code = standalone.default(ajv, Object.fromEntries(kinds.map((kind) => [kind, kind])));
      return { contents: code, loader: 'js', resolveDir };
    });
  },
};

const result = await build({
  entryPoints: { fleet: `${root}tooling/cli/main.ts` },
  outdir: `${root}dist`,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  outExtension: { '.js': '.mjs' },
  minify: true,
  metafile: true,
  write: false,
  absWorkingDir: root,
  logLevel: 'warning',
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  plugins: [compiledValidators],
});

rmSync(`${root}dist`, { recursive: true, force: true });
mkdirSync(`${root}dist`);
for (const file of result.outputFiles) writeFileSync(file.path, file.contents);

/** What the bundle was made from: the launcher compares it with what is there, so that a stale bundle is never run. */
const inputs = Object.keys(result.metafile.inputs)
  .filter((path) => /^(tooling|schemas)\//.test(path))
  .concat(
    kinds.map((kind) => `schemas/${kind}.json`),
    'package-lock.json',
  )
  .sort();
const stamps = inputs.map((path) => {
  const { size, mtimeMs } = statSync(`${root}${path}`);
  return {
    path,
    size,
    mtimeMs,
    sha256: createHash('sha256')
      .update(readFileSync(`${root}${path}`))
      .digest('hex'),
  };
});
writeFileSync(`${root}dist/inputs.json`, JSON.stringify(stamps));
