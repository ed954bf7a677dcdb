/** Owns the list of data files. Written by scripts/data-indexes.ts; do not edit. */
import release0_26_0 from './0.26.0.json' with { type: 'json' };
import release0_26_1 from './0.26.1.json' with { type: 'json' };
import release0_27_0 from './0.27.0.json' with { type: 'json' };
import release0_27_1 from './0.27.1.json' with { type: 'json' };
import release0_28_0 from './0.28.0.json' with { type: 'json' };
import release0_29_0 from './0.29.0.json' with { type: 'json' };
import release0_30_0 from './0.30.0.json' with { type: 'json' };
import release0_31_0 from './0.31.0.json' with { type: 'json' };
import release0_31_1 from './0.31.1.json' with { type: 'json' };
import release0_32_0 from './0.32.0.json' with { type: 'json' };
import release0_33_0 from './0.33.0.json' with { type: 'json' };
import release0_33_1 from './0.33.1.json' with { type: 'json' };
import release0_33_2 from './0.33.2.json' with { type: 'json' };
import release0_34_0 from './0.34.0.json' with { type: 'json' };
import release0_35_0 from './0.35.0.json' with { type: 'json' };
import release0_35_1 from './0.35.1.json' with { type: 'json' };
import release0_36_0 from './0.36.0.json' with { type: 'json' };
import release0_36_1 from './0.36.1.json' with { type: 'json' };
import release0_37_0 from './0.37.0.json' with { type: 'json' };
import release0_38_0 from './0.38.0.json' with { type: 'json' };
import release0_39_0 from './0.39.0.json' with { type: 'json' };
import release0_40_0 from './0.40.0.json' with { type: 'json' };
import release0_41_0 from './0.41.0.json' with { type: 'json' };
import release0_42_0 from './0.42.0.json' with { type: 'json' };
import release0_43_0 from './0.43.0.json' with { type: 'json' };
import release0_44_0 from './0.44.0.json' with { type: 'json' };
import release0_45_0 from './0.45.0.json' with { type: 'json' };
import release0_45_1 from './0.45.1.json' with { type: 'json' };
import release0_45_2 from './0.45.2.json' with { type: 'json' };
import release0_46_0 from './0.46.0.json' with { type: 'json' };
import release0_46_1 from './0.46.1.json' with { type: 'json' };
import release0_47_0 from './0.47.0.json' with { type: 'json' };
import release0_48_0 from './0.48.0.json' with { type: 'json' };
import release0_49_0 from './0.49.0.json' with { type: 'json' };
import release0_49_1 from './0.49.1.json' with { type: 'json' };
import release0_50_0 from './0.50.0.json' with { type: 'json' };
import release0_50_1 from './0.50.1.json' with { type: 'json' };
import release0_51_0 from './0.51.0.json' with { type: 'json' };
import release1_0_0 from './1.0.0.json' with { type: 'json' };
import release1_0_1 from './1.0.1.json' with { type: 'json' };
import release1_1_0 from './1.1.0.json' with { type: 'json' };
import release1_2_0 from './1.2.0.json' with { type: 'json' };

/** What each data file holds, oldest release first. */
export const releaseFiles: readonly (readonly [release: string, content: unknown])[] = [
  ['0.26.0', release0_26_0],
  ['0.26.1', release0_26_1],
  ['0.27.0', release0_27_0],
  ['0.27.1', release0_27_1],
  ['0.28.0', release0_28_0],
  ['0.29.0', release0_29_0],
  ['0.30.0', release0_30_0],
  ['0.31.0', release0_31_0],
  ['0.31.1', release0_31_1],
  ['0.32.0', release0_32_0],
  ['0.33.0', release0_33_0],
  ['0.33.1', release0_33_1],
  ['0.33.2', release0_33_2],
  ['0.34.0', release0_34_0],
  ['0.35.0', release0_35_0],
  ['0.35.1', release0_35_1],
  ['0.36.0', release0_36_0],
  ['0.36.1', release0_36_1],
  ['0.37.0', release0_37_0],
  ['0.38.0', release0_38_0],
  ['0.39.0', release0_39_0],
  ['0.40.0', release0_40_0],
  ['0.41.0', release0_41_0],
  ['0.42.0', release0_42_0],
  ['0.43.0', release0_43_0],
  ['0.44.0', release0_44_0],
  ['0.45.0', release0_45_0],
  ['0.45.1', release0_45_1],
  ['0.45.2', release0_45_2],
  ['0.46.0', release0_46_0],
  ['0.46.1', release0_46_1],
  ['0.47.0', release0_47_0],
  ['0.48.0', release0_48_0],
  ['0.49.0', release0_49_0],
  ['0.49.1', release0_49_1],
  ['0.50.0', release0_50_0],
  ['0.50.1', release0_50_1],
  ['0.51.0', release0_51_0],
  ['1.0.0', release1_0_0],
  ['1.0.1', release1_0_1],
  ['1.1.0', release1_1_0],
  ['1.2.0', release1_2_0],
];
