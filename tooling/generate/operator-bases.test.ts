import { describe, expect, test } from 'vitest';
import { repositoryRoot } from '../../test/support/miniature.ts';
import { openCheckout } from '../source/disk.ts';
import { openDocuments, treeOf } from '../source/tree.ts';
import { strimziRelease } from '../strimzi/releases.ts';
import { releasesWithBase } from './operator-bases.ts';

describe('releases that can be installed', () => {
  const kustomization = 'resources: [../shared]\n';

  test('are folders with a kustomization, but what they share', () => {
    const documents = openDocuments(
      treeOf({
        'base/operator/README.md': '',
        'base/operator/shared/kustomization.yaml': '',
        'base/operator/crds/0.45.2/kustomization.yaml': '',
        'base/operator/0.45.2/kustomization.yaml': kustomization,
        'base/operator/0.49.0/kustomization.yaml': kustomization,
        'base/operator/1.0.0/images.yaml': '',
      }),
    );
    expect(releasesWithBase(documents)).toEqual(['0.45.2', '0.49.0']);
    expect(releasesWithBase(openDocuments(treeOf({})))).toEqual([]);
  });

  test('here are known, and have their CRDs', () => {
    const documents = openDocuments(openCheckout(repositoryRoot));
    const releases = releasesWithBase(documents);
    expect(releases).toEqual(['0.45.2', '1.2.0']);
    for (const release of releases) {
      expect(strimziRelease(release)?.release).toBe(release);
      expect(documents.kind(`base/operator/crds/${release}/kustomization.yaml`)).toBe('file');
    }
  });
});
