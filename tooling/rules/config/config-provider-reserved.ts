import { defineKafkaRule } from '../rule.ts';
import { configPlace, reachingConfig } from './given-config.ts';

/** The last of these belongs to later releases. */
const reserved = ['strimzienv', 'strimzifile', 'strimzidir', 'strimzisecrets'];

export default defineKafkaRule({
  id: 'config-provider-reserved',
  summary: 'Config providers do not take the names of the operator\u2019s own.',
  severity: 'error',
  why: `The operator adds config providers of its own (\`strimzienv\`, \`strimzifile\`, \`strimzidir\`), through which brokers read their
certificates. A provider of yours by one of these names replaces it: brokers do not find their passwords and do not start. Later releases
refuse the resource.`,
  fix: 'Give your provider another name.',
  bad: `kafka:
  config:
    config.providers: strimzienv
    config.providers.strimzienv.class: com.example.VaultConfigProvider
`,
  good: `kafka:
  config:
    config.providers: vault
    config.providers.vault.class: com.example.VaultConfigProvider
`,
  check({ kafka, release }, report) {
    if (kafka === undefined) return;
    const told = new Set<string>();
    for (const [key, value] of reachingConfig(kafka, release, 'kafka')) {
      const names =
        key === 'config.providers' ? value.split(/\s*,\s*/) : [/^config\.providers\.([^.]+)\./.exec(key)?.[1]];
      const taken = names.find((name) => name !== undefined && reserved.includes(name.trim()));
      if (taken === undefined || told.has(taken)) continue;
      told.add(taken);
      report(
        `Config provider \`${taken}\` is the operator's own, through which brokers read their certificates; give yours another name.`,
        { ...configPlace(kafka, key), key: key !== 'config.providers' },
      );
    }
  },
});
