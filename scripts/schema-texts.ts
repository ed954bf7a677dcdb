/** Owns the text of the JSON Schemas: what `scripts/schemas.ts` writes and a test compares with what is committed. */
import { authoredSchemas } from '../tooling/model/schema/index.ts';
import { planSchema } from '../tooling/report/plan/plan-schema.ts';
import { reportSchema } from '../tooling/report/report-schema.ts';

export function schemaTexts(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries({ ...authoredSchemas, report: reportSchema, plan: planSchema }).map(([name, schema]) => [
      `schemas/${name}.json`,
      `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...schema }, null, 2)}\n`,
    ]),
  );
}
