import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { judgeExample } from '../test/support/examples.ts';
import { kraftExample } from '../tooling/rules/kraft-example.ts';
import { exampleFile } from '../tooling/lint/example.ts';
import { formatOrigin } from '../tooling/source/problem.ts';
import { cases } from './cases.ts';
const only = process.env['RULES']?.split(',').filter((x) => x !== '');
const q = (s: string) => `'${s.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const tpl = (s: string) => `\`${s.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``;
const lit = (s: string) => (s.split('\n').length > 2 ? tpl(s) : q(s).replaceAll('\n', '\\n'));
test.each(Object.entries(cases).filter(([r]) => only === undefined || only.length === 0 || only.includes(r)))('%s', async (rule, { folder, list }) => {
  let usesKraft = false; let out = '';
  for (const { name, ex } of list) {
    const example = typeof ex === 'string' ? ex : 'kraft' in ex ? kraftExample(ex.kraft, ex.cluster) : ex.files;
    let src: string;
    if (typeof ex === 'string') src = lit(ex);
    else if ('kraft' in ex) { usesKraft = true; src = ex.cluster === undefined ? `kraftExample(${lit(ex.kraft)})` : `kraftExample(${lit(ex.kraft)}, ${lit(ex.cluster)})`; }
    else src = `{ ${Object.entries(ex.files).map(([k, v]) => `${q(k)}: ${lit(v)}`).join(', ')} }`;
    const pl = (o: never) => formatOrigin(o).replace(exampleFile(''), '').replace('clusters/', '');
    const finds = (await judgeExample(example as never)).map((f) => {
      const id = f.rule === rule ? '' : ` (${f.rule})`;
      const rel = f.related.filter((one) => !one.origin.file.path.startsWith('overlays/')).map((one) => ` [${pl(one.origin as never)} ${one.message}]`).join('');
      return `${pl(f.origin as never)} ${f.severity}${id}: ${f.message}${rel}`;
    });
    console.log(`${rule} | ${name}\n   ${finds.join('\n   ')}`);
    out += `  {\n    name: ${q(name)},\n    example: ${src},\n    finds: [${finds.map(q).join(', ')}],\n  },\n`;
  }
  if (process.env['EMIT'] === '1')
    writeFileSync(`tooling/rules/${folder}/${rule}.test.ts`, `import { describeRule } from '../../../test/support/examples.ts';\n${usesKraft ? "import { kraftExample } from '../kraft-example.ts';\n" : ''}\ndescribeRule('${rule}', [\n${out}]);\n`);
});
