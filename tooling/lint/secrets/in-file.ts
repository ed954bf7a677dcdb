/** Owns which credentials a file holds. A cheap look tells of most files that there are none; the rest is looked at closely. */
import type { SourceFile } from '../../source/node.ts';
import type { YamlFile } from '../../source/read-yaml.ts';
import { type Credential, withoutNames, withoutOverlaps } from './credential.ts';
import { fieldHint, fieldsIn } from './fields.ts';
import { allKnownIn, mayHoldKnown } from './in-value.ts';
import { credentialsInYaml } from './in-yaml.ts';
import { looksDrawn } from './placeholder.ts';

/** Pages and code tell of passwords. What has the form of a credential is one in both; what only has its name must look drawn in a page. */
const page = /\.(?:md|mdx|rst|adoc|html?)$/i;
const code = /\.(?:css|[cm]?[jt]sx?|py|go|java|kt|rs|rb|lua|snap|txtar)$/i;
const structured = /\.(?:ya?ml|json)$/i;
/** Kubernetes' files are often called `config`. */
const isObject = /^(?:apiVersion|kind):/m;
const fields = new RegExp(fieldHint, 'i');

/** @param parse the file as YAML, which JSON is as well. */
export function credentialsIn(file: SourceFile, parse: () => YamlFile): readonly Credential[] {
  const { path, text } = file;
  const isCode = code.test(path);
  const known = mayHoldKnown(text) ? allKnownIn(text, isCode || page.test(path)) : [];
  const named = !isCode && fields.test(text) ? namedIn(file, parse) : [];
  if (known.length === 0 && named.length === 0) return [];
  return withoutNames(withoutOverlaps([...known, ...named]));
}

function namedIn({ path, text }: SourceFile, parse: () => YamlFile): readonly Credential[] {
  if (structured.test(path) || (!page.test(path) && isObject.test(text))) {
    const { documents, problems } = parse();
    if (problems.length === 0) return credentialsInYaml(documents);
  }
  const all = fieldsIn(text, 0, text.length, true);
  return page.test(path) ? all.filter(({ start, end }) => looksDrawn(text.slice(start, end))) : all;
}
