/**
 * Owns taking over a team's own copy of a Strimzi release: which files it becomes, and the record by which a later change to them is
 * noticed. The text is kept as it came; only the CRDs are put apart, as they are an Application of their own.
 */
import { sha256 } from '../source/digest.ts';
import { nodeAt, type Plain, type SourceFile, toPlain, type YamlNode } from '../source/node.ts';
import type { Problem } from '../source/problem.ts';
import { readYaml } from '../source/read-yaml.ts';
import { type Documents, fileProblem, isProblem, joinPath } from '../source/tree.ts';
import { writePlain } from '../source/write-yaml.ts';

const vendorRoot = 'base/vendor';
const recordName = 'vendor.yaml';

export interface VendoredFiles {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  readonly sha256: string;
}

export function vendoredDirectory(release: string): string {
  return `${vendorRoot}/strimzi-${release}`;
}

/**
 * Splits an installation file of Strimzi (`strimzi-cluster-operator-<release>.yaml`).
 * @returns the files to write, or the problems that make the file unfit.
 */
export function splitInstallation(release: string, from: string, file: SourceFile): VendoredFiles | readonly Problem[] {
  const { documents, problems } = readYaml(file);
  if (problems.length > 0) return problems;
  const texts = file.text.split(/^---[ \t]*(?:#.*)?\r?\n/m).filter((text) => /^[^#\s]/m.test(text));
  const objects = documents.filter((node) => node.kind === 'map');
  if (objects.length !== texts.length || objects.length === 0)
    return [unfit(file, 'it does not consist of Kubernetes objects between `---` lines')];
  const isCrd = (node: YamlNode): boolean => textAt(node, 'kind') === 'CustomResourceDefinition';
  const crds = texts.filter((_, index) => isCrd(objects[index] as YamlNode));
  const rest = texts.filter((_, index) => !isCrd(objects[index] as YamlNode));
  const deployment = objects.find(
    (node) => textAt(node, 'kind') === 'Deployment' && textAt(node, 'metadata', 'name') === 'strimzi-cluster-operator',
  );
  if (crds.length === 0 || deployment === undefined) {
    return [unfit(file, 'it has no CustomResourceDefinition or no Deployment `strimzi-cluster-operator`')];
  }
  const image = textAt(deployment, 'spec', 'template', 'spec', 'containers', 0, 'image') ?? '';
  const tag = /:([0-9]+\.[0-9]+\.[0-9]+)/.exec(image)?.[1];
  if (tag !== undefined && tag !== release)
    return [unfit(file, `its operator is \`${image}\`, which is Strimzi ${tag} and not ${release}`)];

  const directory = vendoredDirectory(release);
  const parts = [
    { path: `${directory}/crds/crds.yaml`, text: crds.join('---\n') },
    { path: `${directory}/crds/kustomization.yaml`, text: kustomizationOf('crds.yaml') },
    { path: `${directory}/operator/operator.yaml`, text: rest.join('---\n') },
    { path: `${directory}/operator/kustomization.yaml`, text: kustomizationOf('operator.yaml') },
  ];
  const whole = sha256(file.text);
  const record = {
    release,
    from,
    sha256: whole,
    files: Object.fromEntries(parts.map(({ path, text }) => [path.slice(directory.length + 1), sha256(text)])),
  };
  const header = '# Written by `fleet vendor`: where this copy came from, and what its files must be.\n';
  return {
    files: [...parts, { path: `${directory}/${recordName}`, text: header + writePlain(record) }],
    sha256: whole,
  };
}

/** Vendored files that are not what their record says. */
export function checkVendored(documents: Documents): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [name, kind] of documents.list(vendorRoot)) {
    if (kind !== 'directory') continue;
    const directory = joinPath(vendorRoot, name);
    const record = documents.yaml(joinPath(directory, recordName));
    const root = record.documents[0];
    const files = root === undefined ? undefined : nodeAt(root, ['files']);
    if (files?.kind !== 'map') {
      const message =
        'The record of a vendored release is missing or cannot be read; take the release again with `fleet vendor`.';
      problems.push(record.problems[0] ?? fileProblem(joinPath(directory, recordName), message, 'vendored-release'));
      continue;
    }
    for (const [path, entry] of files.entries) {
      const file = documents.text(joinPath(directory, path));
      if (isProblem(file)) problems.push({ ...file, related: [{ origin: entry.key, message: 'named by the record' }] });
      else if (sha256(file.text) !== toPlain(entry.value)) {
        const message = `\`${path}\` was changed after it was vendored; undo that and say it in cluster.yaml, or vendor your changed copy.`;
        problems.push({
          id: 'vendored-release',
          message,
          origin: entry.key,
          related: [{ origin: { file, start: 0, end: 0 }, message: 'the changed file' }],
        });
      }
    }
  }
  return problems;
}

function kustomizationOf(resource: string): string {
  return writePlain({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources: [resource] });
}

function unfit(file: SourceFile, why: string): Problem {
  const message = `This is not an installation file of Strimzi: ${why}.`;
  return { id: 'vendored-release', message, origin: { file, start: 0, end: 0 } };
}

function textAt(node: YamlNode, ...route: readonly (string | number)[]): string | undefined {
  const found = nodeAt(node, route);
  const plain: Plain | undefined = found && toPlain(found);
  return typeof plain === 'string' ? plain : undefined;
}
