/** Owns `fleet show`: one Kafka cluster on one screen. */
import { generateOverlays } from '../../generate/generate.ts';
import { overlayOf } from '../../generate/kafka-overlay.ts';
import { findingOf } from '../../lint/finding.ts';
import { judge } from '../../lint/judge.ts';
import { createRenderer } from '../../render/render.ts';
import { formatFindings } from '../../report/pretty.ts';
import { pictureOf } from '../../report/show/picture.ts';
import { formatPicture, formatPictureJson } from '../../report/show/show.ts';
import { withGenerated } from '../../source/tree.ts';
import { strimziRelease } from '../../strimzi/releases.ts';
import { dayOf } from '../day.ts';
import { exitCodes } from '../exit-codes.ts';
import { findKafkaCluster } from '../kafka-cluster.ts';
import { openRepository } from '../repository.ts';
import { wantsColor } from '../terminal.ts';

export interface ShowOptions {
  readonly cluster: string;
  readonly format: 'pretty' | 'json';
  readonly date?: string;
}

export async function show(directory: string, { cluster: name, format, date }: ShowOptions): Promise<number> {
  const { documents } = openRepository(directory);
  const found = findKafkaCluster(documents, name);
  if ('refused' in found) return refuse(found.refused);
  const { fleet, cluster } = found;
  const release = strimziRelease(cluster.kubernetes.spec.strimzi.release);
  if (release === undefined) return refuse(`Nothing is known of Strimzi ${cluster.kubernetes.spec.strimzi.release}.`);
  // As generate would write it today, of this cluster alone.
  const overlays = generateOverlays({ ...fleet, kafkaClusters: [cluster] });
  const { objects, problems } = createRenderer(withGenerated(documents, [...overlays.values()].flat())).render(
    overlayOf(cluster),
  );
  if (problems.length > 0) {
    process.stderr.write(
      formatFindings(
        problems.map((one) => findingOf(one, [cluster.id])),
        { color: wantsColor(process.stderr) },
      ),
    );
    return exitCodes.findings;
  }
  const scope = { kubernetes: cluster.kubernetes.id, kafka: cluster.id };
  const { findings } = await judge(documents, { scope, date: dayOf(date) });
  const picture = pictureOf(cluster, release, objects, findings);
  if (picture === undefined)
    return refuse(
      `${cluster.id} has no Kafka resource any more: \`removal\` or a patch of ${cluster.path} takes it away.`,
    );
  process.stdout.write(
    format === 'json'
      ? formatPictureJson(picture)
      : formatPicture(picture, { color: wantsColor(process.stdout), width: process.stdout.columns }),
  );
  return exitCodes.clean;
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`);
  return exitCodes.findings;
}
